"""What the paper got wrong, listed and never hidden."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.stories.keys import CORRECTIONS
from dateline.stories.models import Correction, Story

NEWEST = 50


@pressed
@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    """The newest 50 corrections, clarifications and updates of public stories."""
    newest = Correction.objects.filter(story__in=Story.objects.public().order_by().values("pk"))
    with under(CORRECTIONS):
        made = list(newest.select_related("story__section").order_by("-made_at", "-pk")[:NEWEST])
    return render(request, "stories/corrections.html", {"corrections": made})
