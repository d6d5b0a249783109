"""Press what was touched, and what the clock has changed: one round of the press."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from dateline.lib import clock
from dateline.press.actions.drop import drop
from dateline.press.actions.press import Outcome, press
from dateline.press.backends.shared import SharedPressAway
from dateline.press.format import check_is_ours
from dateline.press.models import Entry, Touch
from dateline.press.store import the_store

log = logging.getLogger("dateline.press")

TOUCHES_A_ROUND = 1000
ENTRIES_A_ROUND = 500


@dataclass
class Round:
    """What one round did."""

    touches: int = 0
    pressed: int = 0
    same: int = 0
    gone: int = 0
    failed: int = 0

    @property
    def is_done(self) -> bool:
        return self.touches == 0 and self.pressed + self.same + self.gone + self.failed == 0


def settle(*, is_stopped: Callable[[], bool] = lambda: False) -> Round:
    """Press every entry that holds a touched key, the front first. What cannot be made is dropped and said.

    The touches are struck off last: a press that is killed, or told to stop, begins anew with the same ones.
    Raises AnotherPress and SharedPressAway.
    """
    store = the_store()
    done = Round()
    if store is None:
        return done
    check_is_ours()
    touches = list(Touch.objects.filter(settled=False).order_by("pk").values_list("pk", "key")[:TOUCHES_A_ROUND])
    done.touches = len(touches)
    for name in _named_by({key for _, key in touches}):
        if is_stopped():
            return done
        _press(name, done)
    if touches:
        store.settle()
        Touch.objects.filter(pk__in=[pk for pk, _ in touches]).update(settled=True)
    return done


def settle_all() -> Round:
    """Rounds until nothing is left to do."""
    total = Round()
    while not (done := settle()).is_done:
        for name in ("touches", "pressed", "same", "gone", "failed"):
            setattr(total, name, getattr(total, name) + getattr(done, name))
        if done.touches == 0 and done.pressed + done.gone == 0:
            break
    return total


def _named_by(numbers: set[int]) -> list[str]:
    """The entries to press, the front and the parts first: what most readers are looking at."""
    touched = Q(keys__key__in=numbers) if numbers else Q(pk__in=[])
    due = Entry.objects.filter(touched | Q(until__lte=clock.now())).distinct()
    return sorted(due.values_list("name", flat=True), key=urgency)


def urgency(name: str) -> tuple[int, int, str]:
    """Front, parts, then the shallower address first."""
    if name == "/":
        return 0, 0, name
    return (1, 0, name) if not name.startswith("/") else (2, name.count("/"), name)


def _press(name: str, done: Round) -> None:
    try:
        outcome, _ = press(name=name)
    except SharedPressAway:
        raise
    except Exception:
        log.exception("%s could not be pressed. Readers get it made anew.", name)
        drop(name=name)
        done.failed += 1
        return
    if outcome is Outcome.GONE:
        done.gone += 1
    elif outcome is Outcome.SAME:
        done.same += 1
    else:
        done.pressed += 1
