"""Events as readers are shown them: an arrest, a charge or a trial never without what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dateline.archive.models import Event
from dateline.archive.queries import LONGEST_CASE


@dataclass(frozen=True)
class Happening:
    """One event in a list, and its outcome where it accuses somebody."""

    event: Event
    outcome: Event | None = None


def happenings(events: Iterable[Event]) -> list[Happening]:
    """In the same order. A statement more for each step of the longest case among them. Ask under a list key."""
    listed = list(events)
    outcomes = _outcomes([event for event in listed if event.is_an_accusation])
    return [Happening(event, outcomes.get(event.pk)) for event in listed]


def _outcomes(accusations: list[Event]) -> dict[int, Event]:
    """What came of each, by its key. What has no outcome is not public, and so not asked about."""
    leads = {event.pk: {event.pk} for event in accusations}
    found: dict[int, Event] = {}
    for _step in range(LONGEST_CASE):
        ahead = {pk for pks in leads.values() for pk in pks}
        if not ahead:
            break
        rows = Event.objects.confirmed().marked_in_print().filter(follows__in=ahead)
        following = list(rows.order_by("begins", "pk").for_lists())
        for key, before in leads.items():
            mine = [event for event in following if event.follows_id in before]
            outcome = next((event for event in mine if _is_outcome(event)), None)
            if outcome:
                found[key] = outcome
            leads[key] = set() if key in found else {event.pk for event in mine if event.is_an_accusation}
    return found


def _is_outcome(event: Any) -> bool:
    return event.in_print and event.standing == Event.Standing.HAPPENED and not event.is_an_accusation
