"""What every engine does, whichever language and grammar it knows."""

from typing import Protocol

from dateline.archive.reader.proposals import Proposals
from dateline.archive.reader.stories import Story


class CannotRead(Exception):
    """An engine cannot be had. The message says what is missing and what to do."""


class Engine(Protocol):
    """Reads one story after another; keeps nothing between them."""

    languages: frozenset[str]
    """The languages it was made for, as in en; empty for one that reads marks and known names in any."""

    def read(self, story: Story) -> Proposals: ...
