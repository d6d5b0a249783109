"""An eye on what readers may open: when that changes, receivers are told of every story it hid or showed."""

from wagtail.models import PageViewRestriction

from dateline.api.actions.order_for_sight import order_for_sight
from dateline.stories.models import Section

Hidden = tuple[frozenset[int], frozenset[int]]


class Sight:
    """Looks when it is asked to. Goes through all that receivers have heard of once at first, and at each change."""

    def __init__(self) -> None:
        self._hidden: Hidden | None = None
        self._after: int | None = None

    def look(self) -> None:
        """Five hundred stories at most; two statements where nothing has changed."""
        hidden = _hidden()
        if hidden != self._hidden:
            self._hidden, self._after = hidden, 0
        if self._after is not None:
            self._after = order_for_sight(after=self._after)


def _hidden() -> Hidden:
    """Pages that are kept private, and sections that are not open."""
    private = PageViewRestriction.objects.order_by().values_list("page_id", flat=True)
    closed = Section.objects.filter(live=False).order_by().values_list("pk", flat=True)
    return frozenset(private), frozenset(closed)
