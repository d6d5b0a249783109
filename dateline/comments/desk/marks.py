"""What a moderator marked in the queue, and which version of it they saw."""

import re
from collections.abc import Iterable

from dateline.comments.desk.leaf import PER_PAGE
from dateline.comments.models import Reply

MARK = re.compile(r"([0-9]{1,9})(?::([0-9a-f]{16}))?")
Marked = tuple[Reply, str | None]
"""A reply, and the version that was seen."""


def marked_in(written: Iterable[str]) -> list[Marked]:
    """The oldest first. What is no mark, or names no reply, is left out."""
    marks = [mark for each in written if (mark := MARK.fullmatch(each))][:PER_PAGE]
    seen = {int(mark[1]): mark[2] for mark in marks}
    replies = Reply.objects.select_related("story").filter(pk__in=seen).order_by("created_at", "pk")
    return [(reply, seen[reply.pk]) for reply in replies]
