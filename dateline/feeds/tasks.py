"""Word to the hub, sent by the worker. `tries` says how often it was away before."""

from contextlib import suppress

from django.conf import settings
from django_tasks import task

from dateline.feeds.addresses import feed_addresses, whole
from dateline.feeds.hub import WAITS, HubAway, tell_hub
from dateline.lib import clock
from dateline.press.actions.press_together import press_together
from dateline.press.backends.base import CannotKeep
from dateline.press.format import AnotherPress
from dateline.press.store import the_store


@task()
def ping_hub(of: str, tries: int = 0) -> None:
    """Press the feeds of what is read at the address `of`, and tell the hub that they changed: so they lie ready for
    it, and their next change is heard of. After the last try HubAway is raised, and the task stands as failed."""
    if not settings.WEBSUB_HUB:
        return
    feeds = feed_addresses(of)
    with suppress(AnotherPress, CannotKeep):
        if the_store() is not None:
            press_together(names=feeds)
    try:
        tell_hub(settings.WEBSUB_HUB, list(map(whole, feeds)))
    except HubAway:
        if tries >= len(WAITS) or not ping_hub.get_backend().supports_defer:
            raise
        ping_hub.using(run_after=clock.now() + WAITS[tries]).enqueue(of, tries + 1)
