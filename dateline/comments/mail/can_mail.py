"""What a house without a mail server does not offer."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def asks_for_mail(view: View) -> View:
    """Http404 where no mail can be sent."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        if not settings.CAN_MAIL:
            raise Http404
        return view(request, *arguments, **named)

    return guarded
