"""Who may come in, and where a decision leads back to."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from dateline.comments.moderators import moderates

View = Callable[..., HttpResponse]


def for_moderators(view: View) -> View:
    """403 for all but moderators and editors."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not moderates(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def back(request: HttpRequest) -> str:
    """The queue as it was, and nowhere else."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/desk/replies/")
    return wanted if ours else reverse("desk_replies")
