"""Who may see and change webhooks: whoever may change the house's settings."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]
RIGHT = "publication.change_house"


def settles_webhooks(user: Any) -> bool:
    return bool(user.has_perm(RIGHT))


def for_editors(view: View) -> View:
    """403 for everybody else."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settles_webhooks(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
