"""Reject all that came in a flood: asked first, since nobody is told and it cannot be taken back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as say
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.comments.actions.reject_flood import reject_flood
from dateline.comments.desk.door import for_moderators
from dateline.comments.models import Reply


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def decide_flood(request: HttpRequest) -> HttpResponse:
    """How many there are and what becomes of them; then they are rejected."""
    if request.method == "POST":
        number = reject_flood(moderator=request.user)  # type: ignore[arg-type]
        words = ngettext("%(number)s reply is rejected.", "%(number)s replies are rejected.", number)
        messages.success(request, words % {"number": number})
        return redirect("desk_replies")
    context = {"header_title": say("Reject the flood"), "number": Reply.objects.flooding().count()}
    return render(request, "comments/desk/flood.html", context)
