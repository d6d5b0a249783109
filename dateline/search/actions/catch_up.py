"""See that stories that are due are indexed though nobody has published since: after an update, or a worker's end."""

import logging

from dateline.search.actions.begin_anew import begin_anew, is_elsewhere
from dateline.search.engines.base import OutOfReach
from dateline.search.models import Due
from dateline.search.tasks import index_in_background

log = logging.getLogger("dateline.worker")


def catch_up() -> None:
    """Costs two statements where nothing is due. A house that has changed who holds the words gets a new index."""
    try:
        if is_elsewhere():
            begin_anew()
    except OutOfReach as error:
        log.warning("%s The search is tried again in a minute.", error)
        return
    if Due.objects.exists():
        index_in_background.enqueue()
