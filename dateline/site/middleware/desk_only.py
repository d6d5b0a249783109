"""Sessions, sign-in and CSRF cookies exist at the desk only: a reader is never given a cookie."""

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.functional import SimpleLazyObject
from wagtail.users.models import UserProfile


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
        return super().__call__(request)  # type: ignore[misc]


class Sessions(AtDesk, SessionMiddleware):
    pass


class Csrf(AtDesk, CsrfViewMiddleware):
    def process_view(self, request: HttpRequest, *args: Any) -> Any:
        return super().process_view(request, *args) if at_desk(request) else None


def at_house_time(user: Any, request: HttpRequest) -> Any:
    """`user` with the house's clock: hours typed and read at the desk are the house's, whoever sits there.

    Wagtail shows its screens by the clock in the user's profile, else by the server's.
    """
    if user.is_authenticated:
        user.wagtail_userprofile = UserProfile.get_for_user(user)
        user.wagtail_userprofile.current_time_zone = request.house.time_zone  # type: ignore[attr-defined]
    return user


class SignIn(AtDesk, AuthenticationMiddleware):
    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: at_house_time(get_user(request), request))  # type: ignore[assignment]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not at_desk(request):
            request.user = AnonymousUser()
        return super().__call__(request)


class Messages(AtDesk, MessageMiddleware):
    pass


class Framing(AtDesk, XFrameOptionsMiddleware):
    pass
