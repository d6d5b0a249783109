"""A section's place in an address, where rooms have theirs, too."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from dateline.publication.addresses import is_reserved


class SectionSlug(StringConverter):
    """None of the segments that are the system's own: an author may be called “feed”."""

    def to_python(self, value: str) -> str:
        if is_reserved(value):
            raise ValueError(value)
        return value


register_converter(SectionSlug, "section")
