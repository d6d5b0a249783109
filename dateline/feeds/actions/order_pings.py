"""Have the worker tell the hub which feeds changed."""

from collections.abc import Collection

from django.conf import settings
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dateline.feeds.addresses import owner_of_feed
from dateline.feeds.hub import GATHERED
from dateline.feeds.tasks import ping_hub
from dateline.lib import clock


def order_pings(names: Collection[str]) -> None:
    """One for the feeds under each address, a moment later; none where one waits already, or there is no hub."""
    if not settings.WEBSUB_HUB:
        return
    owners = {owner for name in names if (owner := owner_of_feed(name))}
    for owner in sorted(owners - _waiting(owners)):
        later = ping_hub.get_backend().supports_defer
        (ping_hub.using(run_after=clock.now() + GATHERED) if later else ping_hub).enqueue(owner)


def _waiting(owners: Collection[str]) -> set[str]:
    """Those for whose feeds the first try has still to come."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=ping_hub.module_path)
    told = (args["args"] for args in ready.values_list("args_kwargs", flat=True)) if owners else ()
    return {args[0] for args in told if len(args) == 1}
