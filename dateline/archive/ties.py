"""Whom a subject is tied to, and with whom stories name it most: a table, and a drawing of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as say
from django.utils.translation import ngettext

from dateline.archive.days import in_words
from dateline.archive.models import Named, Tie
from dateline.archive.queries import stories_of, subjects_in, ties_of
from dateline.press.keys import under
from dateline.stories.models import Story
from dateline.subjects.models import Subject

MOST_READ, MOST_TIES, MOST_TOGETHER = 200, 12, 5
STORIES = 60
"""The newest that name it: whom else they name is counted."""
OFTEN = 2


@dataclass(frozen=True)
class Link:
    """One line of the table."""

    who: Subject
    how: str
    stands: str = ""
    since: str = ""
    story: Story | None = None
    is_told: bool = True
    """By a story; else the two are named together, and nothing more is known."""


def links_of(subject: Subject) -> list[Link]:
    """The ties that stories tell, the latest of each two and their kind; then whom it is named with most."""
    told = _ties(subject)
    tied = {link.who.pk for link in told}
    return [*told, *(link for link in _together(subject) if link.who.pk not in tied)]


def _ties(subject: Subject) -> list[Link]:
    with under(ties_of(subject.pk)):
        rows = list(Tie.objects.public().of(subject).for_lists().order_by("-published_at", "-pk")[:MOST_READ])
    rows.sort(key=_since, reverse=True)
    latest: dict[tuple[str, int | None, int | None, int | None], Tie] = {}
    for tie in rows:
        latest.setdefault((tie.kind, tie.from_subject_id, tie.to_subject_id, tie.about_id), tie)
    return [link for tie in latest.values() for link in _seen_from(subject, tie)][:MOST_TIES]


def _since(tie: Tie) -> date:
    """By the day the story names; else by the story's own."""
    return tie.begins or (tie.published_at.date() if tie.published_at else date.min)


def _seen_from(subject: Subject, tie: Tie) -> list[Link]:
    ends = [end for end in (tie.from_subject, tie.to_subject) if end and end.pk != subject.pk]
    stands = "" if tie.standing == Tie.Standing.IN_FORCE else str(tie.get_standing_display())
    how = _how(subject, tie)
    return [Link(end, how, stands, in_words(tie.happened_on), tie.story) for end in ends]


def _how(subject: Subject, tie: Tie) -> str:
    """As it is from this end: a member of, or whom it has as a member."""
    if tie.kind == Tie.Kind.AGREED:
        about = tie.about
        if about is None or about.pk == subject.pk:
            return say("Agreed with") if about is None else say("Agreed on it")
        return say("Agreed with, on %(what)s") % {"what": about.name}
    if subject.pk == tie.from_subject_id:
        return tie.role or str(tie.get_kind_display())
    if tie.role:
        return tie.role
    return say("Its member") if tie.kind == Tie.Kind.MEMBER else say("Its head")


def _together(subject: Subject) -> list[Link]:
    """Whom its newest stories name as well, of those with a page, at least twice."""
    with under(stories_of(subject.pk)):
        public = Exists(Story.objects.public().filter(pk=OuterRef("story_id")))
        naming = Named.objects.filter(public, subject=subject).order_by("-published_at", "-story_id")
        stories = list(naming.values_list("story_id", flat=True)[:STORIES])
    keys = [subjects_in(story) for story in stories]
    with under(*keys):
        rows = list(Named.objects.filter(story__in=stories).exclude(subject=subject).select_related("subject"))
    others = {row.subject_id: row.subject for row in rows if row.subject.has_page}
    often = Counter(row.subject_id for row in rows if row.subject.has_page)
    most = sorted((pk for pk in often if often[pk] >= OFTEN), key=lambda pk: (-often[pk], others[pk].name, pk))
    return [Link(others[pk], _named_in(often[pk]), is_told=False) for pk in most[:MOST_TOGETHER]]


def _named_in(number: int) -> str:
    words = ngettext("Named together in %(number)d story", "Named together in %(number)d stories", number)
    return words % {"number": number}
