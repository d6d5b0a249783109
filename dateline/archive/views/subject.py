"""The page of one person, organisation, place or topic, and the months of what it said and of what happened to it."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.archive.answers import with_answers
from dateline.archive.drawing import drawing_of
from dateline.archive.for_machines import about_subject
from dateline.archive.happenings import happenings
from dateline.archive.models import Event, Quote
from dateline.archive.queries import events_of, newest_stories_naming, public_subjects, quotes_of, stories_of
from dateline.archive.roles import people_there, roles_held_by
from dateline.archive.shelves import by_story, shelf_of_speaker, shelf_of_timeline, timeline_shelf
from dateline.archive.ties import links_of
from dateline.lib.json_ld import json_ld
from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.stories.keys import month_page_key
from dateline.stories.views.section import NEWEST, month_links
from dateline.subjects.models import OldAddress, Subject


@pressed
@require_safe
def subject_page(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The newest 30 of what it said, of what happened to it or there, and of the stories that name it; and its ties.

    An old address leads on; 410 for a closed one.
    """
    subject = subject_at(kind, slug)
    if elsewhere := _elsewhere(request, subject, kind, slug):
        return elsewhere
    shelf, by_month = shelf_of_speaker(subject), shelf_of_timeline(subject)
    with under(quotes_of(subject.pk)):
        quotes = list(Quote.objects.public().by(subject).newest_first().for_lists()[:NEWEST])
        months = shelf.months()
    with under(stories_of(subject.pk)):
        stories = list(newest_stories_naming(subject, NEWEST))
    with under(events_of(subject.pk)):
        timeline = happenings(Event.objects.public().of(subject).newest_first().for_lists()[:NEWEST])
        months_of_timeline = by_month.months() if timeline else []
    roles, links = roles_held_by(subject), links_of(subject)
    context = {
        "subject": subject,
        "roles": roles,
        "people": people_there(subject),
        "timeline": timeline,
        "months_of_timeline": month_links(months_of_timeline, by_month.address),
        "links": links,
        "drawing": drawing_of(subject, links),
        "said": by_story(with_answers(quotes)),
        "stories": stories,
        "months": month_links(months, shelf.address),
        "structured_data": json_ld(about_subject(subject, roles)),
    }
    return render(request, "archive/subject.html", context)


@pressed
@require_safe
def quotes_of_month(request: HttpRequest, kind: str, slug: str, year: int, month: int, page: int = 1) -> HttpResponse:
    """What it said in one month, oldest first, in pages that never shift."""
    subject = subject_at(kind, slug)
    must_be_public(subject)
    held = shelf_of_speaker(subject).month(year, month, page)  # nobody is led to where nothing is
    if (subject.kind, subject.slug) != (kind, slug):
        return HttpResponsePermanentRedirect(f"{subject.address}quotes/{_month(year, month, page)}")
    context = held | {"subject": subject, "said": by_story(with_answers(held["stories"]))}
    return render(request, "archive/subject_month.html", context)


@pressed
@require_safe
def events_of_a_month(request: HttpRequest, kind: str, slug: str, year: int, month: int, page: int = 1) -> HttpResponse:
    """What happened to it or there in one month, oldest first, in pages that never shift."""
    subject = subject_at(kind, slug)
    must_be_public(subject)
    held = shelf_of_timeline(subject).month(year, month, page)  # nobody is led to where nothing is
    if (subject.kind, subject.slug) != (kind, slug):
        return HttpResponsePermanentRedirect(f"{subject.address}events/{_month(year, month, page)}")
    with under(month_page_key(timeline_shelf(subject.pk), held["month"], page)):
        listed = happenings(held["stories"])
    return render(request, "archive/subject_timeline.html", held | {"subject": subject, "happenings": listed})


def person_at(slug: str) -> Subject:
    """The person with a page whose address this is or was before. Http404 for everybody else."""
    subject = subject_at(Subject.Kind.PERSON, slug)
    must_be_public(subject)
    return subject


def subject_at(kind: str, slug: str) -> Subject:
    """Who is there, or was there before. Http404 for an address nobody ever had.

    A name nobody has is not pressed; whoever is found leaves a key, and so does an old address, which is deleted as
    soon as somebody takes it.
    """
    with under():
        subject = Subject.objects.filter(kind=kind, slug=slug).first()
        if subject is None:
            old = OldAddress.objects.select_related("subject").filter(kind=kind, slug=slug).first()
            subject = old and old.subject
    if subject is None:
        raise Http404
    return subject


def must_be_public(subject: Subject) -> None:
    """Http404 for one that has no page, and for one that no story names which readers may see."""
    with under(stories_of(subject.pk)):
        is_public = public_subjects().filter(pk=subject.pk).exists()
    if not is_public:
        raise Http404


def _elsewhere(request: HttpRequest, subject: Subject, kind: str, slug: str) -> HttpResponse | None:
    """410 for a closed one, and an old address leads on. None where it is here. Http404 for one without a page."""
    if subject.closed_at:
        return _closed(request)
    must_be_public(subject)
    if (subject.kind, subject.slug) != (kind, slug):
        return HttpResponsePermanentRedirect(subject.address)
    return None


def _month(year: int, month: int, page: int) -> str:
    return f"{year:04}/{month:02}/" + (f"page/{page}/" if page > 1 else "")


def _closed(request: HttpRequest) -> HttpResponse:
    """Without a name: search engines forget sooner what is told to be gone."""
    return render(request, "archive/closed.html", status=HTTPStatus.GONE)
