"""Appeals at the desk: another moderator decides."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as say
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from dateline.comments.actions.decide_appeal import decide_appeal
from dateline.comments.actions.hold import hold
from dateline.comments.actions.undo_decision import Before
from dateline.comments.desk.door import back, for_moderators
from dateline.comments.desk.memory import remember
from dateline.comments.errors import DecidedSince, YourOwnDecision
from dateline.comments.models import Appeal

ANSWERS = {"uphold": True, "deny": False}


@require_POST
@for_moderators
def appeal_decided(request: HttpRequest, reply_id: int) -> HttpResponse:
    """Uphold it or deny it; what may not be done is said."""
    appeal = get_object_or_404(Appeal.objects.select_related("reply", "reply__story"), reply_id=reply_id)
    uphold = ANSWERS.get(request.POST.get("decision", ""))
    if uphold is None:
        messages.error(request, say("Choose Print it or Leave it out."))
        return redirect(back(request))
    try:
        _decide(request, appeal, uphold)
        messages.success(request, say("The appeal is decided."))
    except (YourOwnDecision, DecidedSince) as error:
        messages.error(request, error.message)
    return redirect(back(request))


@transaction.atomic
def _decide(request: HttpRequest, appeal: Appeal, uphold: bool) -> None:
    """Remembered like any other decision."""
    hold(appeal.reply, request.POST.get("seen"))
    before = Before.of(appeal.reply)
    decision = decide_appeal(appeal=appeal, moderator=request.user, uphold=uphold)  # type: ignore[arg-type]
    if decision is not None:
        remember(request, [(decision, before)])
