"""How deep a thread grows."""

from dateline.comments.models import Reply


def shallow(parent: Reply) -> Reply:
    """`parent`, or the reply it answers when a thread would grow deeper than three."""
    above = parent.parent
    return above if above is not None and above.parent_id else parent
