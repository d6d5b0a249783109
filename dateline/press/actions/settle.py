"""Press what was touched, and what the clock has changed: one round of the press."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.lib import clock
from dateline.lib.trouble import is_database_away
from dateline.press.actions.drop import drop, drop_together
from dateline.press.actions.press_together import press_together
from dateline.press.backends.base import CannotKeep
from dateline.press.changes import tell_of_changes
from dateline.press.format import AnotherPress, check_is_ours
from dateline.press.models import Entry, Touch
from dateline.press.outcome import Outcome
from dateline.press.rendering import waits_to_be_asked
from dateline.press.store import open_store, the_store

log = logging.getLogger("dateline.press")

TOUCHES_A_ROUND = 1000
ENTRIES_AT_A_TIME = 20
"""After so many the press looks whether something came in that is more urgent."""


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

    What is touched meanwhile joins the round. The touches are struck off last: a press that is killed, or told to stop,
    begins anew with the same ones. Raises AnotherPress, CannotKeep, and what a database raises
    that is away: then readers keep what they have.
    """
    store = the_store()
    done = Round()
    if store is None:
        return done
    check_is_ours()
    touches = _touches_after(0)
    waiting = _named_by(set(touches.values())) | _due()
    while waiting:
        for names in _in_turn(sorted(waiting, key=urgency)[:ENTRIES_AT_A_TIME]):
            if is_stopped():
                return done
            waiting.difference_update(names)
            _press(names, done)
        newer = _touches_after(max(touches, default=0)) if len(touches) < TOUCHES_A_ROUND else {}
        waiting |= _named_by(set(newer.values()))
        touches |= newer
    done.touches = len(touches)
    if touches:
        store.settle()
        Touch.objects.filter(pk__in=list(touches)).update(settled=True)
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


def _touches_after(last: int) -> dict[int, int]:
    """The next touches that wait, by their number: what key each is of."""
    waiting = Touch.objects.filter(settled=False, pk__gt=last).order_by("pk")
    return dict(waiting.values_list("pk", "key")[:TOUCHES_A_ROUND])


def _named_by(numbers: set[int]) -> set[str]:
    """The entries that hold one of these keys."""
    if not numbers:
        return set()
    return set(Entry.objects.filter(keys__key__in=numbers).values_list("name", flat=True).distinct())


def _due() -> set[str]:
    """Those that the clock has changed."""
    return set(Entry.objects.filter(until__lte=clock.now()).values_list("name", flat=True))


OF_ONE_STORY = 5
"""Parts of one story come after the lists a reader looks at for news, and before the stories themselves."""


def urgency(name: str) -> tuple[int, int, str]:
    """Front, parts of every page, then the shallower address first: what most readers are looking at."""
    if name == "/":
        return 0, 0, name
    if name.startswith("/"):
        return 2, name.count("/"), name
    return (2, OF_ONE_STORY, name) if ":" in name else (1, 0, name)


def _in_turn(names: Iterable[str]) -> Iterator[list[str]]:
    """What readers look at for news goes one by one, so that each is seen once it is made; the rest goes together."""
    for is_of_one_story, some in groupby(names, lambda name: urgency(name)[:2] >= (2, OF_ONE_STORY)):
        turn = list(some)
        yield from [turn] if is_of_one_story else ([name] for name in turn)


def _press(names: Sequence[str], done: Round) -> None:
    """Those of another format nobody is served: they are let go, and made when somebody asks. So are those whose
    view wants it."""
    asked_for = {name for name in names if waits_to_be_asked(name)}
    drop_together(names=asked_for)
    stale = {name for name in names if name not in asked_for and _is_stale(name)}
    done.gone += len(stale) + len(asked_for)
    present = [name for name in names if name not in stale | asked_for]
    try:
        outcomes = press_together(names=present)
    except (AnotherPress, CannotKeep):
        raise
    except Exception as error:
        if is_database_away(error):
            raise
        if len(present) == 1:
            log.exception("%s could not be pressed. Readers get it made anew.", present[0])
            drop(name=present[0])
            done.failed += 1
        else:
            for name in present:
                _press([name], done)
        return
    came = Counter(outcome for outcome, _ in outcomes.values())
    done.gone += came[Outcome.GONE]
    done.same += came[Outcome.SAME]
    done.pressed += came[Outcome.PRESSED] + came[Outcome.OVERTAKEN]
    changed = (Outcome.PRESSED, Outcome.OVERTAKEN)
    tell_of_changes([*asked_for, *(name for name, (outcome, _) in outcomes.items() if outcome in changed)])


def _is_stale(name: str) -> bool:
    """Whether what is kept is of another format; then it is gone from the books, too."""
    store = open_store()
    kept = store.read(name)
    if kept is None or kept.format == store.format:
        return False
    drop(name=name)
    return True
