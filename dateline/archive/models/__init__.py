"""What the archive knows of stories."""

from dateline.archive.models.found import Found, Mention, Quote
from dateline.archive.models.named import Named
from dateline.archive.models.reading import Reading
from dateline.archive.models.related import Related

__all__ = ["Found", "Mention", "Named", "Quote", "Reading", "Related"]
