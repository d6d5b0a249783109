"""What comes of pressing a page or part."""

from enum import Enum


class Outcome(Enum):
    """What came of it."""

    PRESSED = "pressed"
    SAME = "same"
    GONE = "gone"
    OVERTAKEN = "overtaken"
