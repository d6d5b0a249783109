"""Wagtail's ways to unpublish: a story is withdrawn instead, with a notice for readers."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import UnpublishBulkAction
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.models import Page

from dateline.stories.models import Story


class WithdrawInstead(UnpublishView):
    """Asks Wagtail's question about rights, then leads to the screen that asks for the notice."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("desk_withdraw", self.object.pk)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.get(request)


class UnpublishButNoStories(UnpublishBulkAction):
    """Many at once, as long as no story is among them or goes with its section."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pages = self.get_actionable_objects()[0]
        stories = Story.objects.filter(pk__in=[page.pk for page in pages])
        count = stories.count()
        if count == 1:
            return redirect("desk_withdraw", stories.get().pk)
        if count:
            messages.error(request, _("Stories are withdrawn one at a time, each with a notice for its readers."))
            return redirect("desk_stories")
        if request.method == "POST" and "include_descendants" in request.POST and (refusal := stories_below(pages)):
            messages.error(request, refusal)
            return redirect(request.get_full_path())
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer


def stories_below(pages: Iterable[Page]) -> str:
    """Why `pages` cannot be unpublished with all below them; nothing when they can."""
    for page in pages:
        count = Story.objects.descendant_of(page).filter(live=True).count()
        if count:
            words = _("“%(page)s” holds published stories (%(count)d). Withdraw them first, each with its notice.")
            return words % {"page": page.title, "count": count}
    return ""
