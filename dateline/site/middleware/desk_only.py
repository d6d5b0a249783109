"""Sessions, sign-in and CSRF cookies exist at the desk only: a reader is never given a cookie."""

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.csrf import CsrfViewMiddleware


def at_desk(request: HttpRequest) -> bool:
    """Whether the request is for the newsroom's screens."""
    return request.path.startswith("/desk/")


class AtDesk:
    """Lets a middleware of Django's work at the desk, and steps aside everywhere else."""

    get_response: Any

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not at_desk(request):
            answer: HttpResponseBase = self.get_response(request)
            return answer
        return super().__call__(request)  # type: ignore[misc,no-any-return]


class Sessions(AtDesk, SessionMiddleware):
    pass


class Csrf(AtDesk, CsrfViewMiddleware):
    def process_view(self, request: HttpRequest, *args: Any) -> Any:
        return super().process_view(request, *args) if at_desk(request) else None


class SignIn(AtDesk, AuthenticationMiddleware):
    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not at_desk(request):
            request.user = AnonymousUser()
        return super().__call__(request)


class Messages(AtDesk, MessageMiddleware):
    pass


class Framing(AtDesk, XFrameOptionsMiddleware):
    pass
