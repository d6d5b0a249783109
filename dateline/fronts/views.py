"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.fronts.fill import fill_front
from dateline.fronts.models import Front
from dateline.stories.models import Story

LATEST = 8


@require_safe
def front_page(request: HttpRequest, front: Front) -> HttpResponse:
    """The front, filled. The latest list beside it leaves out what the splash shows already."""
    containers = fill_front(front.body)
    shown = {story.pk for container in containers for story in container.stories}
    latest = Story.objects.public().exclude(pk__in=shown).newest_first().for_lists()[:LATEST]
    return render(request, "fronts/front.html", {"front": front, "containers": containers, "latest": latest})
