"""The bans in force, and lifting one."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from dateline.comments.actions.lift_ban import lift_ban
from dateline.comments.bans import bans_in_force
from dateline.comments.desk.door import for_moderators
from dateline.comments.desk.leaf import LAST, leaf_of
from dateline.comments.models import Ban


class BansForm(forms.Form):
    """Which leaf of the list."""

    p = forms.IntegerField(required=False, min_value=1, max_value=LAST)


@require_safe
@for_moderators
def bans(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    form = BansForm(request.GET)
    form.is_valid()
    found = bans_in_force().select_related("by", "reply").order_by("-at", "-pk")
    leaf = leaf_of(request, found, form.cleaned_data.get("p") or 1)
    context = {"header_title": say("Bans"), "bans": leaf.rows, "newer": leaf.newer, "older": leaf.older}
    return render(request, "comments/desk/bans.html", context)


@require_POST
@for_moderators
def lift(request: HttpRequest, ban_id: int) -> HttpResponse:
    """From now on the reader may reply again."""
    ban = get_object_or_404(Ban.objects.select_related("reply", "reply__story"), pk=ban_id)
    lift_ban(ban=ban, moderator=request.user)  # type: ignore[arg-type]
    messages.success(request, say("The ban of %(name)s is lifted.") % {"name": ban.name})
    return redirect("desk_bans")
