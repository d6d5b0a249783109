"""One event told several times in a story is proposed once, where it is told best."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.archive.reader.proposals import Event


def told_once(events: Sequence[Event]) -> tuple[Event, ...]:
    """In the order of the text, without those that tell again what another one tells with a date or with more names."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda each: (each.start, each.end)):
        place = next((place for place, other in enumerate(kept) if _is_same(other, event)), None)
        if place is None:
            kept.append(event)
        else:
            kept[place] = _better(kept[place], event)
    return tuple(sorted(kept, key=lambda each: (each.start, each.end)))


def _is_same(one: Event, other: Event) -> bool:
    """Of one kind and state, on one day or on none that differs, with people of whom one lists no others. What has no
    kind of its own is the same only in the same words."""
    if one.kind != other.kind or one.state != other.state:
        return False
    if one.date and other.date and one.date[:10] != other.date[:10]:
        return False
    if one.kind == "other" and one.title != other.title:
        return False
    names, others = set(one.participants), set(other.participants)
    if one.date and other.date:
        return not names or not others or bool(names & others)
    return bool(names & others) and (names <= others or others <= names)


def _better(one: Event, other: Event) -> Event:
    """The more certain, with the count of the other when it has none."""
    best, rest = (other, one) if other.certainty > one.certainty else (one, other)
    if best.number is None and rest.number is not None:
        return replace(
            best, number=rest.number, title=rest.title, title_start=rest.title_start, title_end=rest.title_end
        )
    return best
