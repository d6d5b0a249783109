"""Press one page or part."""

from dateline.press.actions.press_together import press_together
from dateline.press.outcome import Outcome
from dateline.press.pressed import Pressed


def press(*, name: str) -> tuple[Outcome, Pressed | None]:
    """What came of pressing the page at the address `name`, or the part of that name; see `press_together`."""
    return press_together(names=[name])[name]
