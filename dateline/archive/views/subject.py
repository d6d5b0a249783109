"""The page of one person, organisation, place or topic, and the months of what it said."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.archive.answers import with_answers
from dateline.archive.for_machines import about_subject
from dateline.archive.models import Quote
from dateline.archive.queries import newest_stories_naming, public_subjects, quotes_of, stories_of
from dateline.archive.shelves import by_story, shelf_of_speaker
from dateline.lib.json_ld import json_ld
from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.stories.views.section import NEWEST, month_links
from dateline.subjects.models import Subject


@pressed
@require_safe
def subject_page(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The newest 30 of what it said, and of the stories that name it."""
    subject = _public_subject(kind, slug)
    shelf = shelf_of_speaker(subject)
    with under(quotes_of(subject.pk)):
        quotes = list(Quote.objects.public().by(subject).newest_first().for_lists()[:NEWEST])
        months = shelf.months()
    with under(stories_of(subject.pk)):
        stories = list(newest_stories_naming(subject, NEWEST))
    context = {
        "subject": subject,
        "said": by_story(with_answers(quotes)),
        "stories": stories,
        "months": month_links(months, shelf.address),
        "structured_data": json_ld(about_subject(subject)),
    }
    return render(request, "archive/subject.html", context)


@pressed
@require_safe
def quotes_of_month(request: HttpRequest, kind: str, slug: str, year: int, month: int, page: int = 1) -> HttpResponse:
    """What it said in one month, oldest first, in pages that never shift."""
    subject = _public_subject(kind, slug)
    held = shelf_of_speaker(subject).month(year, month, page)
    context = held | {"subject": subject, "said": by_story(with_answers(held["stories"]))}
    return render(request, "archive/subject_month.html", context)


def _public_subject(kind: str, slug: str) -> Subject:
    """Http404 for one that has no page, and for one that no story names which readers may see."""
    with under():  # a name nobody has is not pressed, and the subject found leaves a key
        subject = Subject.objects.filter(kind=kind, slug=slug).first()
    if subject is None:
        raise Http404
    with under(stories_of(subject.pk)):
        is_public = public_subjects().filter(pk=subject.pk).exists()
    if not is_public:
        raise Http404
    return subject
