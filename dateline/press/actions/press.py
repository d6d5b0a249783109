"""Press one page or part."""

from dateline.press.actions.press_together import press_together
from dateline.press.outcome import Outcome
from dateline.press.pressed import Pressed


def press(*, name: str) -> tuple[Outcome, Pressed | None]:
    """The same for one page or part, with whatever is raised when it breaks."""
    return press_together(names=[name])[name]
