"""A story quotes or names somebody under another spelling than the record's."""

from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as say

from dateline.archive.cautions.caution import Caution
from dateline.archive.cautions.nearness import is_near
from dateline.archive.known import SPEAKERS, Known
from dateline.archive.models import Found, Mention, Quote
from dateline.subjects.models import Subject

MOST_NAMES = 60
MOST_LIKE_THEM = 300
BEGINNING = 3


def other_spellings(mentions: Iterable[Mention], quotes: Iterable[Quote]) -> Iterator[Caution]:
    """Of people and organisations: those an editor knows the name of, and those nobody has decided on."""
    decided = _decided(mentions, quotes)
    for name, subject in decided.items():
        if subject and name not in _names(subject) and any(is_near(name, each) for each in _names(subject)):
            words = say("The story writes “%(name)s”. The record has %(subject)s.")
            yield _caution(words, name, subject)
    yield from _unknown([name for name, subject in decided.items() if subject is None][:MOST_NAMES])


def _decided(mentions: Iterable[Mention], quotes: Iterable[Quote]) -> dict[str, Subject | None]:
    """Each name once, with whom an editor says it is."""
    found: list[tuple[str, Subject | None, Found]] = []
    found += [(each.name, each.subject, each) for each in mentions if each.kind in SPEAKERS]
    found += [(each.speaker_name, each.speaker, each) for each in quotes if each.speaker_name]
    decided: dict[str, Subject | None] = {}
    for name, subject, each in found:
        if each.state != Found.State.REJECTED:
            decided[name] = decided.get(name) or (subject if each.is_confirmed else None)
    return decided


def _unknown(names: list[str]) -> Iterator[Caution]:
    known = Known.among(names).by_name
    wanted = [name for name in names if not known.get(name)]
    subjects = list(_like(wanted))
    for name in wanted:
        for subject in subjects:
            if is_near(name, _as_long_as(name, subject)):
                words = say("The story names “%(name)s”. The record has %(subject)s: the same under another spelling?")
                yield _caution(words, name, subject)


def _like(names: list[str]) -> Iterable[Subject]:
    """Those that share the first or the last word with one of `names`; for one word, how the last begins."""
    alike = Q()
    for name in names:
        words = name.split()
        if len(words) > 1:
            alike |= Q(name__istartswith=f"{words[0]} ") | Q(name__iendswith=f" {words[-1]}")
        elif len(name) > BEGINNING:
            alike |= Q(name__icontains=f" {name[:BEGINNING]}") | Q(name__istartswith=name[:BEGINNING])
    return Subject.objects.filter(alike, kind__in=SPEAKERS)[:MOST_LIKE_THEM] if alike else ()


def _as_long_as(name: str, subject: Subject) -> str:
    """A surname alone is compared with a surname."""
    is_surname = " " not in name.strip() and subject.kind == Subject.Kind.PERSON
    return subject.name.split()[-1] if is_surname and subject.name.strip() else subject.name


def _names(subject: Subject) -> list[str]:
    return [subject.name, *subject.aliases]


def _caution(words: str, name: str, subject: Subject) -> Caution:
    told = {"name": name, "subject": subject.name}
    return Caution(words % told, reverse("desk_subjects:edit", args=[subject.pk]))
