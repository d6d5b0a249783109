"""One kind of thing to be read: Wagtail's endpoint, with fields, parameters and bounds of ours.

Wagtail's own lists every column a model offers and counts every row. Here a field, a parameter or an order is there
only when it is written down, and the document that describes the API is made from the same.
"""

import hashlib
import logging
from collections.abc import Sequence
from typing import Any

from django.http import Http404
from django.urls import path
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.decorators import method_decorator
from django.views.decorators.gzip import gzip_page
from rest_framework.exceptions import APIException, Throttled
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api.v2.utils import BadRequestError, parse_fields_parameter
from wagtail.api.v2.views import BaseAPIViewSet

import dateline.stories.converters  # noqa: F401 - numbers as our addresses write them
from dateline.api.fields import Field
from dateline.api.leaves import Leaf, Order, leaf_of, leaf_parameters
from dateline.api.parameters import Asked, Parameter, read_all, word
from dateline.feeds.addresses import whole
from dateline.gatekeeper.throttle import network_of
from dateline.gatekeeper.turnstile import Turnstile
from dateline.search.engines import the_engine
from dateline.search.engines.base import OutOfReach, TooSlow

ROOT = "/api/v2/"
SECONDS = 2.0
"""An answer may take of the database; what takes longer is given up."""

TURNSTILE = Turnstile(most=120, a_second=2)
"""For each network. An answer is made when it is asked for, so each costs."""

RETRY_AFTER = 60
NOTHING = "There is nothing here that readers may see."
TOO_MUCH = "That takes longer than an answer may. Ask for less: a shorter time, fewer words, one section."
NOT_WORKING = "The search is not working just now. Try again in a minute."
log = logging.getLogger("dateline.search")

HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "no-cache",
    "X-Robots-Tag": "noindex",
}
"""Whoever keeps an answer asks whether it still holds: what is withdrawn must not be shown for a minute longer."""

FIELDS = word(
    "fields",
    "Which fields: “headline,standfirst” for these alone, “-standfirst” for all but that, “_” for id and meta.",
)


class OnlyJson(BaseContentNegotiation):
    """Whatever a client says it takes."""

    def select_parser(self, request: Any, parsers: Any) -> None:
        return None

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> tuple[Any, str]:
        return renderers[0], renderers[0].media_type


@method_decorator(gzip_page, name="dispatch")
class Endpoint(BaseAPIViewSet):
    """Lists rows and tells of one. Nothing can be written."""

    renderer_classes = [JSONRenderer]
    content_negotiation_class = OnlyJson
    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    throttle_classes: list[Any] = []
    parser_classes: list[Any] = []
    http_method_names = ["get", "head"]

    do_not_call_in_templates = True

    one: str
    many: str
    """What one of them is called, and all of them."""
    about: str
    fields: Sequence[Field]
    narrowed_by: Sequence[Parameter] = ()
    orders: tuple[Order, ...]

    # What rooms say of their rows

    def get_queryset(self) -> Any:
        """What readers may see, and nothing else."""
        raise NotImplementedError

    def prepare(self, rows: list[Any], fields: Sequence[Field]) -> None:
        """Fetch at once what the fields of all `rows` need."""

    def leaf(self, rows: Any, asked: Asked) -> Leaf:
        return leaf_of(rows, self._order(asked), asked, self.address())

    # What is asked

    @classmethod
    def address(cls, pk: int | None = None) -> str:
        return f"{ROOT}{cls.many}/" if pk is None else f"{ROOT}{cls.many}/{pk}/"

    @classmethod
    def list_parameters(cls) -> tuple[Parameter, ...]:
        return (*cls.narrowed_by, FIELDS, *leaf_parameters(cls.orders))

    @classmethod
    def get_urlpatterns(cls) -> list[Any]:
        """Without Wagtail's `find/`, which leads from a number to the address of that number."""
        return [
            path("", cls.as_view({"get": "listing_view"}), name=f"{cls.many}_listing"),
            path("<key:pk>/", cls.as_view({"get": "detail_view"}), name=f"{cls.many}_detail"),
        ]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().dispatch(request, *args, **kwargs)
        response.render()
        for name, value in HEADERS.items():
            response.headers[name] = value
        patch_vary_headers(response, ["Accept-Encoding"])
        if response.status_code != 200:
            return response
        response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        return get_conditional_response(request, etag=response.headers["ETag"], response=response)

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not TURNSTILE.lets_through(network_of(request)):
            raise Throttled(RETRY_AFTER, "Very many questions came from your network just now.")

    def listing_view(self, request: Any) -> Response:
        asked = read_all(self.list_parameters(), request.GET)
        fields = self._chosen([each for each in self.fields if not each.only_alone], asked)
        with the_engine().within(SECONDS):
            rows = self.get_queryset()
            for each in self.narrowed_by:
                if each.narrow and each.name in asked:
                    rows = each.narrow(rows, asked.get(each.name))
            leaf = self.leaf(rows, asked)
            self.prepare(leaf.rows, fields)
            items = [self._told(row, fields) for row in leaf.rows]
        meta = {"total_count": leaf.total, "total_is_exact": leaf.is_exact, "next": leaf.next}
        return Response({"meta": meta, "items": items})

    def detail_view(self, request: Any, pk: int) -> Response:
        asked = read_all([FIELDS], request.GET)
        fields = self._chosen(self.fields, asked)
        with the_engine().within(SECONDS):
            row = self.get_queryset().filter(pk=pk).first()
            if row is None:
                raise Http404
            self.prepare([row], fields)
            return Response(self._told(row, fields))

    def get_renderer_context(self) -> dict[str, Any]:
        """Without Wagtail's four blanks before every line: a third of an answer."""
        return {**super().get_renderer_context(), "indent": None}

    def handle_exception(self, exc: Exception) -> Response:
        """A sentence under `message`, as Wagtail has it."""
        if isinstance(exc, Http404):
            return Response({"message": NOTHING}, status=404)
        if isinstance(exc, BadRequestError):
            return Response({"message": str(exc)}, status=400)
        if isinstance(exc, OutOfReach):
            log.error("A search was not answered. %s", exc)
        if isinstance(exc, OutOfReach | TooSlow):
            words = NOT_WORKING if isinstance(exc, OutOfReach) else TOO_MUCH
            return Response({"message": words}, status=503, headers={"Retry-After": str(RETRY_AFTER)})
        answer = super().handle_exception(exc)
        if isinstance(exc, APIException):
            answer.data = {"message": str(exc.detail)}
        return answer

    def _order(self, asked: Asked) -> Order:
        wanted = asked.get("order", self.orders[0].name)
        return next(order for order in self.orders if order.name == wanted)

    def _chosen(self, offered: Sequence[Field], asked: Asked) -> Sequence[Field]:
        typed = asked.get("fields", "")
        if not typed:
            return offered
        names = [each.name for each in offered]
        if "(" in typed:
            raise BadRequestError("“fields” takes plain names: nothing here is asked for within a field.")
        try:
            wanted = parse_fields_parameter(typed)
        except ValueError as error:
            raise BadRequestError(f"“fields” cannot be read: {error}.") from error
        unknown = [name for name, _, _ in wanted if name not in (*names, "*", "_")]
        if unknown:
            raise BadRequestError(f"“fields” names {unknown[0]!r}, which is none here. There are: {', '.join(names)}.")
        named = {name for name, is_barred, _ in wanted if not is_barred}
        barred = {name for name, is_barred, _ in wanted if is_barred}
        kept = named if named - {"*"} else set(names) - barred
        return [each for each in offered if each.name in kept]

    def _told(self, row: Any, fields: Sequence[Field]) -> dict[str, Any]:
        told: dict[str, Any] = {"id": row.pk, "meta": self._meta(row)}
        return told | {each.name: each.of(row) for each in fields}

    def _meta(self, row: Any) -> dict[str, str]:
        return {"type": self.one, "detail_url": whole(self.address(row.pk))}
