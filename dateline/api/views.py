"""What describes the API: a page for people, a document for programs."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.api.endpoint import ROOT
from dateline.api.endpoints.stories import Stories
from dateline.api.openapi import described
from dateline.api.router import ENDPOINTS
from dateline.feeds.addresses import whole
from dateline.press.rendering import pressed
from dateline.publication.queries import current_house

DOCUMENT = f"{ROOT}openapi.json"


@pressed
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1."""
    told = json.dumps(described(current_house()), ensure_ascii=False, indent=1)
    answer = HttpResponse(told, content_type="application/json; charset=utf-8")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


@pressed
@require_safe
def about_the_api(request: HttpRequest) -> HttpResponse:
    """What can be asked, with an example."""
    context = {
        "endpoints": ENDPOINTS,
        "root": ROOT,
        "base": settings.WAGTAILADMIN_BASE_URL,
        "document": DOCUMENT,
        "example": json.dumps(_example(), indent=1, ensure_ascii=False),
    }
    return render(request, "api/about.html", context)


def _example() -> dict[str, object]:
    item = {
        "id": 42,
        "meta": {"type": Stories.one, "detail_url": whole(Stories.address(42))},
        "headline": "…",
        "address": whole("/…/"),
    }
    return {
        "meta": {"total_count": 1000, "total_is_exact": False, "next": whole(f"{Stories.address()}?cursor=…")},
        "items": [item],
    }
