"""Before anybody is let in: the press as it has to be after whatever happened last time."""

from dateline.press.actions.drop import drop_made_from
from dateline.press.format import begin_format
from dateline.press.keys import batched
from dateline.press.models import Touch
from dateline.press.store import the_store


def open_press() -> None:
    """Sweep up what a killed process left, drop what was touched and not pressed again, note what may be served.

    Only while nothing else runs on this machine. What others touch meanwhile is theirs to press.
    """
    store = the_store()
    if store is None:
        return
    store.sweep()
    begin_format()
    touches = dict(Touch.objects.filter(settled=False).values_list("pk", "key"))
    drop_made_from(numbers=set(touches.values()))
    for some in batched(sorted(touches)):
        Touch.objects.filter(pk__in=some).update(settled=True)  # nothing is left that was made from them
