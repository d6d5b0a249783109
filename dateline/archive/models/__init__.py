"""What the archive knows of stories."""

from dateline.archive.models.case import Case
from dateline.archive.models.event import Event, Participant
from dateline.archive.models.found import Found, Mention, Quote
from dateline.archive.models.named import Named
from dateline.archive.models.pairing import Pairing
from dateline.archive.models.reading import Reading
from dateline.archive.models.reading_choices import ReadingChoices
from dateline.archive.models.related import Related
from dateline.archive.models.tie import Tie
from dateline.archive.models.wording import Posting, Term, Wording

__all__ = [
    "Case", "Event", "Found", "Mention", "Named", "Pairing", "Participant", "Posting", "Quote", "Reading",
    "ReadingChoices", "Related", "Term", "Tie", "Wording",
]  # fmt: skip
