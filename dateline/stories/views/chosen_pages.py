"""The titles of pages that were chosen on a form."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import ChosenMultipleView

from dateline.stories.desk_rights import kept_from


@require_admin_access
def chosen_pages(request: HttpRequest) -> HttpResponse:
    """Wagtail's own view, which tells the headline of any key it is given; 403 for one that is kept from the user."""
    keys = [int(key) for key in request.GET.getlist("id") if key.isascii() and key.isdigit() and len(key) < 19]
    if kept_from(request.user).filter(pk__in=keys).exists():
        raise PermissionDenied
    answer: HttpResponse = ChosenMultipleView.as_view()(request)
    return answer
