"""One event, or one tie, as an editor decides on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.text import Truncator, capfirst

from dateline.archive.days import in_words
from dateline.archive.desk.candidates import Candidates
from dateline.archive.desk.cards import MOST_TOGETHER, WHO, Texts
from dateline.archive.desk.certainty import certainty_words
from dateline.archive.desk.event_forms import ENDS, MOST_PARTS, PARTS
from dateline.archive.desk.marked_text import Run, Span
from dateline.archive.desk.whose import Named, named, typed
from dateline.archive.models import Event, Found, Participant, Tie
from dateline.archive.models.event import LONGEST_TITLE
from dateline.stories.models import Story
from dateline.subjects.models import Subject

NEAR = timedelta(days=14)
MOST_NEAR, MOST_OFFERED = 300, 12
BLANK_PARTS = 2


@dataclass(frozen=True)
class Fields:
    """What stands in the form: as it is proposed or was decided, or as it was typed."""

    values: Mapping[str, Any]
    parts: Sequence[Named] = ()
    place: Named | None = None
    ends: Sequence[Named] = ()


@dataclass(frozen=True)
class FoundCard:
    """What stands on either."""

    template: ClassVar[str] = "archive/desk/event_card.html"

    key: str
    found: Any
    runs: list[Run]
    is_as_read: bool
    may_sign: bool
    fields: Fields
    others: list[Any] = field(default_factory=list)
    """What else of its kind waits in this story."""

    @property
    def story(self) -> Story:
        story: Story = self.found.story
        return story

    @property
    def first_words(self) -> str:
        return Truncator(self.found.sentence).words(8)

    @property
    def certainty(self) -> str:
        return capfirst(certainty_words(self.found.certainty))

    @property
    def day(self) -> str:
        return in_words(self.found.happened_on) or self.found.happened_on


@dataclass(frozen=True)
class EventCard(FoundCard):
    same: list[Event] = field(default_factory=list)
    """Which it may be, told by another story."""
    before: list[Event] = field(default_factory=list)
    """Which it may follow."""

    @property
    def is_event(self) -> bool:
        return True

    @property
    def waits_for_outcome(self) -> bool:
        return bool(self.found.is_an_accusation)


@dataclass(frozen=True)
class TieCard(FoundCard):
    @property
    def is_event(self) -> bool:
        return False

    @property
    def has_ends(self) -> bool:
        """Enough to be accepted as it stands."""
        return all(each.whose.isdigit() for each in self.fields.ends[:2])


def event_cards(events: Sequence[Event], signs_in: set[int]) -> list[EventCard]:
    """In the same order; in as many statements for many as for two."""
    names = [each.name for event in events for each in _parts(event)]
    candidates = Candidates.for_names([*names, *(event.place_name for event in events)])
    texts, near, together = Texts.of(events), _near(events), _together(Event, events)
    cards = []
    for event in events:
        day = [Span(event.date_start, event.date_end or 0, WHO)] if event.date_start is not None else []
        runs, is_as_read = texts.runs(event, *day)
        others = [each for each in together[event.story_id, event.kind] if each.pk != event.pk]
        card = EventCard(
            f"event-{event.pk}", event, runs, is_as_read, event.story.section_id in signs_in,
            fields_of_event(event, candidates), others, _same(event, near), _before(event, near),
        )  # fmt: skip
        cards.append(card)
    return cards


def tie_cards(ties: Sequence[Tie], signs_in: set[int]) -> list[TieCard]:
    candidates = Candidates.for_names(name for tie in ties for name in (tie.from_name, tie.to_name, tie.about_name))
    texts, together = Texts.of(ties), _together(Tie, ties)
    cards = []
    for tie in ties:
        runs, is_as_read = texts.runs(tie)
        others = [each for each in together[tie.story_id, tie.kind] if each.pk != tie.pk]
        may_sign = tie.story.section_id in signs_in
        fields = fields_of_tie(tie, candidates)
        cards.append(TieCard(f"tie-{tie.pk}", tie, runs, is_as_read, may_sign, fields, others))
    return cards


def fields_of_event(event: Event, candidates: Candidates) -> Fields:
    """Two lines more than there are people, for those no reading saw."""
    values = {
        "kind": event.kind,
        "title": event.title or (_sentence_as_title(event) if event.waits else ""),
        "standing": event.standing,
        "happened_on": event.happened_on,
        "same_as": event.same_as_id,
        "follows": event.follows_id,
    }
    who: list[tuple[str, Subject | None, str]] = [(each.name, each.subject, each.part) for each in _parts(event)]
    who = [*who, *[("", None, "")] * BLANK_PARTS][:MOST_PARTS]
    parts = [
        named(row, name, subject, candidates, part) for row, (name, subject, part) in zip(PARTS, who, strict=False)
    ]
    return Fields(values, parts, named("place", event.place_name, event.place, candidates))


def _sentence_as_title(event: Event) -> str:
    """To be shortened; nothing where it names somebody whom readers may not be told of beyond the story."""
    can_be_told = all(each.may_be_named for each in _parts(event))
    return Truncator(event.sentence).chars(LONGEST_TITLE) if can_be_told else ""


def fields_of_tie(tie: Tie, candidates: Candidates) -> Fields:
    values = {"kind": tie.kind, "standing": tie.standing, "role": tie.role, "happened_on": tie.happened_on}
    told = [(tie.from_name, tie.from_subject), (tie.to_name, tie.to_subject), (tie.about_name, tie.about)]
    ends = [named(row, name, who, candidates) for row, (name, who) in zip(ENDS, told, strict=True)]
    return Fields(values, ends=ends)


def fields_typed(data: Mapping[str, str]) -> Fields:
    """Nothing of it is lost."""
    rows = [row for row in PARTS if f"{row}-name" in data]
    candidates = Candidates.for_names(data.get(f"{row}-name", "") for row in (*rows, *ENDS, "place"))
    parts, ends = [typed(row, data, candidates) for row in rows], [typed(row, data, candidates) for row in ENDS]
    values = {**data}
    for lead in ("same_as", "follows"):
        values[lead] = int(data[lead]) if data.get(lead, "").isdigit() else None  # type: ignore[assignment]
    return Fields(values, parts, typed("place", data, candidates), ends)


def _subjects(event: Event) -> set[int]:
    took_part = {each.subject_id for each in _parts(event) if each.subject_id}
    return took_part | ({event.place_id} if event.place_id else set())


def _parts(event: Event) -> list[Participant]:
    """Nobody's for one that is only being put down."""
    return list(event.participants.all()) if event.pk else []


def _near(events: Sequence[Event]) -> list[Event]:
    """Confirmed and told first: those of the same people, at the same places, or in the same stories; newest first."""
    who = {pk for event in events for pk in _subjects(event)}
    theirs = Q(participants__subject__in=who) | Q(place__in=who) | Q(story__in={event.story_id for event in events})
    kept = Q(pk__in={pk for event in events for pk in (event.same_as_id, event.follows_id) if pk})
    rows = Event.objects.confirmed().filter(theirs | kept, same_as=None).distinct()
    return list(rows.prefetch_related("participants__subject").newest_first()[:MOST_NEAR])


def _same(event: Event, near: list[Event]) -> list[Event]:
    """Of its kind, about that day, with somebody in common."""
    found = [each for each in near if each.pk == event.same_as_id or (each.pk != event.pk and _is_near(event, each))]
    return found[:MOST_OFFERED]


def _is_near(event: Event, other: Event) -> bool:
    if event.kind != other.kind or not event.begins or not other.begins or not event.ends or not other.ends:
        return False
    shares = bool(_subjects(event) & _subjects(other)) or event.story_id == other.story_id
    return shares and event.begins <= other.ends + NEAR and other.begins <= event.ends + NEAR


def _before(event: Event, near: list[Event]) -> list[Event]:
    """Not after it, with somebody in common; what it follows already first."""
    found = [each for each in near if each.pk != event.pk and each.pk != event.same_as_id and _is_before(event, each)]
    found.sort(key=lambda each: each.pk != event.follows_id)
    return found[:MOST_OFFERED]


def _is_before(event: Event, other: Event) -> bool:
    if other.pk == event.follows_id:
        return True
    if event.begins and other.begins and other.begins > (event.ends or event.begins):
        return False
    return bool(_subjects(event) & _subjects(other)) or event.story_id == other.story_id


def _together(model: Any, found: Iterable[Found]) -> dict[tuple[int, str], list[Any]]:
    """What of the same kinds waits in the same stories."""
    together: dict[tuple[int, str], list[Any]] = defaultdict(list)
    stories = {each.story_id for each in found}
    rows = model.objects.filter(story__in=stories, state=Found.State.PROPOSED).order_by("story", "start")
    for row in rows:
        together[row.story_id, row.kind].append(row)
    return defaultdict(list, {key: rows[:MOST_TOGETHER] for key, rows in together.items()})
