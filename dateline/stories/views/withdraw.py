"""Withdraw a published story, with a notice."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.stories.actions.withdraw import withdraw
from dateline.stories.errors import StoryNotPublished
from dateline.stories.models import Story
from dateline.stories.withdraw_form import WithdrawForm


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Ask for the notice, then withdraw. 403 for those who may not publish in the section."""
    story = get_object_or_404(Story, pk=story_id)
    rights = story.permissions_for_user(request.user)
    if not (rights.can_unpublish() if story.live else rights.can_publish()):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _withdrawn(request, story, form):
        messages.success(request, _("“%(headline)s” is withdrawn.") % {"headline": story.title})
        return redirect("desk_stories")
    context = {
        "header_title": _("Withdraw a story"),
        "story": story,
        "form": form,
        "back": reverse("wagtailadmin_pages:edit", args=(story.pk,)),
    }
    return render(request, "stories/desk/withdraw.html", context)


def _withdrawn(request: HttpRequest, story: Story, form: WithdrawForm) -> bool:
    try:
        withdraw(story=story, user=request.user, **form.cleaned_data)
    except StoryNotPublished as error:
        form.add_error(None, error)
        return False
    return True
