"""Who may come in, who may sign, and where a decision leads back to."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.permission_policies.pages import PagePermissionPolicy

from dateline.stories.models import Section, Story

if TYPE_CHECKING:
    from dateline.accounts.models import User

READS, MAKES, CHANGES = "subjects.view_subject", "subjects.add_subject", "subjects.change_subject"
SETS = "publication.change_house"
View = Callable[..., HttpResponseBase]


def reads_record(user: Any) -> bool:
    """Whether `user` sees what was found: whoever works with subjects, reporters too."""
    return bool(user.has_perm(READS))


def sets_reading(user: Any) -> bool:
    """Whether `user` chooses for the house: editors."""
    return bool(user.has_perm(SETS))


def for_the_newsroom(view: View) -> View:
    """403 for all who do not work with subjects."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not reads_record(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def sections_signed_by(user: Any) -> set[int]:
    """The record is public like a story: whoever may publish in a section signs for its stories."""
    return set(
        PagePermissionPolicy(Section).instances_user_has_permission_for(user, "publish").values_list("pk", flat=True)
    )


def decides_on_cases(user: Any) -> bool:
    """Whoever signs for the record of any section and may change subjects decides what is kept of a person."""
    return bool(user.has_perm(CHANGES) and sections_signed_by(user))


def for_who_decides_on_cases(view: View) -> View:
    """403 for all others: a case is somebody's private letter."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not decides_on_cases(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def must_sign(user: Any, story: Story) -> None:
    """403 for all who may not publish it."""
    if story.section_id not in sections_signed_by(user):
        raise PermissionDenied


def back(request: HttpRequest) -> str:
    """The screen of the record as it was, and nowhere else."""
    record = reverse("desk_record")
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith(record)
    return wanted if ours else record


def editor_of(request: HttpRequest) -> "User":
    """Who is signed in; asked behind a door that lets nobody else in."""
    return request.user  # type: ignore[return-value]
