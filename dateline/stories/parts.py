"""The latest stories, on every page and always true."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from dateline.press.parts import part
from dateline.publication.queries import house_today
from dateline.stories.models import Section, Story

LATEST = 8


@part("latest")
def latest_part() -> SafeString:
    """The newest eight."""
    stories = Story.objects.public().the_latest().newest_first().for_lists()[:LATEST]
    context = {"stories": stories, "today": house_today()}
    return mark_safe(render_to_string("stories/latest_part.html", context))


@part("sections", of=lambda key: Section.objects.public().filter(pk=key).first())
def sections_part(current: Section | None = None) -> SafeString:
    """The sections' menu."""
    context = {"sections": Section.objects.public().order_by("path"), "current_section": current}
    return mark_safe(render_to_string("stories/sections_part.html", context))
