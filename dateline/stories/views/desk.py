"""The desk's list of stories, and the choice of a section for a new one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dateline.stories.desk_form import DeskFilterForm
from dateline.stories.desk_list import desk_page
from dateline.stories.desk_rights import sections_of, sections_to_write_for, works_here
from dateline.stories.models import Section


@require_safe
def stories_list(request: HttpRequest) -> HttpResponse:
    """What the newsroom works on, last touched first. 403 for those with no right on any page."""
    sections = _sections_or_refuse(request)
    form = DeskFilterForm(request.GET, sections=sections)
    everything = len(sections) == Section.objects.count()
    filters = form.asked(None if everything else frozenset(section.pk for section in sections))
    page = desk_page(filters, _page_number(request))
    context = {
        "header_title": _("Stories"),
        "form": form,
        "page": page,
        "filtered": any(request.GET.get(name) for name in form.fields),
        "may_write": bool(sections_to_write_for(request.user)),
        "newer": _same_list(request, page.number - 1) if page.number > 1 else None,
        "older": _same_list(request, page.number + 1) if page.has_next else None,
    }
    return render(request, "stories/desk/list.html", context)


@require_safe
def new_story(request: HttpRequest) -> HttpResponse:
    """Which section the story is for; straight to the empty story when only one is open to the writer."""
    sections = sections_to_write_for(request.user)
    if not sections:
        raise PermissionDenied
    choices = [
        {"section": section, "address": reverse("wagtailadmin_pages:add", args=("stories", "story", section.pk))}
        for section in sections
    ]
    if len(choices) == 1:
        return HttpResponseRedirect(str(choices[0]["address"]))
    return render(request, "stories/desk/new.html", {"header_title": _("Add a story"), "choices": choices})


@require_safe
def sections(request: HttpRequest) -> HttpResponse:
    """Wagtail's explorer below the front, where sections and standing pages are; 403 as for the list."""
    parent = next((section.get_parent() for section in _sections_or_refuse(request)), None)
    return redirect("wagtailadmin_explore", parent.pk) if parent else redirect("wagtailadmin_explore_root")


def _sections_or_refuse(request: HttpRequest) -> list[Section]:
    if not works_here(request.user):
        raise PermissionDenied
    return sections_of(request.user)


def _page_number(request: HttpRequest) -> int:
    given = request.GET.get("p", "1")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1


def _same_list(request: HttpRequest, number: int) -> str:
    query: Any = request.GET.copy()
    query["p"] = str(number)
    return f"?{query.urlencode()}"
