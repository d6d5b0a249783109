"""See that stories that are due are indexed though nobody has published since: after an update, or a worker's end."""

from dateline.search.models import Due
from dateline.search.tasks import index_in_background


def catch_up() -> None:
    """Costs one statement where nothing is due."""
    if Due.objects.exists():
        index_in_background.enqueue()
