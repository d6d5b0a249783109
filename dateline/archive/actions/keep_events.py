"""Keep what a reading proposes of events and ties beside what editors have decided."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import override

from dateline.archive.days import LONGEST, span_of
from dateline.archive.known import Known
from dateline.archive.leaf import Leaf
from dateline.archive.models import Event, Participant, Tie
from dateline.archive.models.found import BY_HAND, LONGEST_NAME
from dateline.archive.running_text import sentence_at
from dateline.publication.queries import current_house
from dateline.stories.models import Story
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.archive.reader import proposals

LONGEST_PART, LONGEST_ROLE = 100, 200
PROPOSED = Event.State.PROPOSED
WRITTEN_OF_AN_EVENT = [
    "start", "end", "revision", "kind", "title", "standing", "certainty", "rule", "happened_on", "begins", "ends",
    "date_start", "date_end", "place_name", "place",
]  # fmt: skip
WRITTEN_OF_A_TIE = [
    "start", "end", "revision", "kind", "standing", "certainty", "rule", "happened_on", "begins", "from_name",
    "to_name", "about_name", "from_subject", "to_subject", "about", "role",
]  # fmt: skip


def names_in(found: "proposals.Proposals") -> list[str]:
    """Whoever took part, wherever it was, and who is tied to whom."""
    names = [name for each in found.events for name in (*each.participants, each.place)]
    names += [name for each in found.ties for name in (each.from_subject, each.to_subject, each.about)]
    return [name for name in names if name]


def keep_events(story: Story, text: str, proposed: "Iterable[proposals.Event]", known: Known) -> None:
    """With who took part. A proposal is written anew, what was decided on keeps what the editor said; and what an
    editor put down at a sentence is not asked about again there."""
    leaf = Leaf.of(Event.objects.filter(story=story))
    by_hand = _by_hand(leaf)
    told: list[tuple[Event, proposals.Event]] = []
    for each, is_cut in _with_nobody_closed(proposed, known):
        words, sentence = text[each.start : each.end], sentence_at(text, each.start, each.end)
        if any(kind == each.kind and hand in sentence for kind, hand in by_hand):
            continue
        row = leaf.take(words, sentence) or Event(story=story, words=words, sentence=sentence)
        row.start, row.end, row.revision = each.start, each.end, story.live_revision_id
        if row.state == PROPOSED:
            _propose_event(row, each, known)
            row.title = title_without_a_name(row) if is_cut else ""
            told.append((row, each))
        leaf.keep(row)
    Event.objects.filter(pk__in=leaf.left()).delete()
    Event.objects.bulk_create(leaf.new)
    Event.objects.bulk_update(leaf.again, WRITTEN_OF_AN_EVENT)
    Participant.objects.filter(event__in=[row.pk for row, _ in told]).delete()
    Participant.objects.bulk_create(
        Participant(event=row, name=name, subject=known.anybody(name), part=part)
        for row, each in told
        for name, part in _parts(each).items()
    )


def keep_ties(story: Story, text: str, proposed: "Iterable[proposals.Tie]", known: Known) -> None:
    leaf = Leaf.of(Tie.objects.filter(story=story))
    by_hand = _by_hand(leaf)
    for each in proposed:
        if known.closed.intersection((each.from_subject, each.to_subject, each.about)):
            continue
        words, sentence = text[each.start : each.end], sentence_at(text, each.start, each.end)
        if any(kind == each.kind and hand in sentence for kind, hand in by_hand):
            continue
        row = leaf.take(words, sentence) or Tie(story=story, words=words, sentence=sentence)
        row.start, row.end, row.revision = each.start, each.end, story.live_revision_id
        if row.state == PROPOSED:
            _propose_tie(row, each, known)
        leaf.keep(row)
    Tie.objects.filter(pk__in=leaf.left()).delete()
    Tie.objects.bulk_create(leaf.new)
    Tie.objects.bulk_update(leaf.again, WRITTEN_OF_A_TIE)


def title_without_a_name(event: Event) -> str:
    """Its kind, in the house's language: the sentence names somebody who takes part in it no more."""
    with override(current_house().language):
        return str(event.get_kind_display())


def _with_nobody_closed(
    proposed: "Iterable[proposals.Event]", known: Known
) -> "Iterator[tuple[proposals.Event, bool]]":
    """Without those whose page was closed for good, each with whether there were any, and without what happened to
    them alone."""
    for each in proposed:
        left = tuple(name for name in each.participants if name not in known.closed)
        if left or not each.participants:
            yield replace(each, participants=left), left != tuple(each.participants)


def _by_hand(leaf: "Leaf[Any]") -> set[tuple[str, str]]:
    """Of which kinds an editor put something down, at which sentences."""
    rows = (row for rows in leaf.there.values() for row in rows)
    return {(row.kind, row.sentence) for row in rows if row.rule == BY_HAND and row.is_confirmed}


def _parts(each: "proposals.Event") -> dict[str, str]:
    """What each of them did in it, as far as the reading tells."""
    told = {who.name: who.part for who in reversed(each.taking_part)}
    return {name[:LONGEST_NAME]: told.get(name, "")[:LONGEST_PART] for name in each.participants}


def _propose_event(row: Event, each: "proposals.Event", known: Known) -> None:
    row.kind = each.kind if each.kind in Event.Kind.values else Event.Kind.OTHER
    row.standing = each.state if each.state in Event.Standing.values else Event.Standing.HAPPENED
    row.certainty, row.rule = each.certainty, each.rule[:40]
    row.happened_on = (each.date or "")[:LONGEST]
    span = span_of(row.happened_on)
    row.begins, row.ends = (span.first, span.last) if span else (None, None)
    row.date_start, row.date_end = each.date_start, each.date_end
    row.place_name = (each.place or "")[:LONGEST_NAME]
    row.place = known.subject(each.place, Subject.Kind.PLACE) if each.place else None


def _propose_tie(row: Tie, each: "proposals.Tie", known: Known) -> None:
    row.kind = each.kind
    row.standing = each.state if each.state in Tie.Standing.values else Tie.Standing.IN_FORCE
    row.certainty, row.rule = each.certainty, each.rule[:40]
    row.happened_on = (each.date or "")[:LONGEST]
    span = span_of(row.happened_on)
    row.begins = span.first if span else None
    row.from_name, row.to_name = each.from_subject[:LONGEST_NAME], each.to_subject[:LONGEST_NAME]
    row.role = each.role[:LONGEST_ROLE]
    row.about_name = (each.about or "")[:LONGEST_NAME]
    row.from_subject, row.to_subject = known.anybody(each.from_subject), known.anybody(each.to_subject)
    row.about = known.anybody(each.about) if each.about else None
