"""Filing stories by the hundred."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def noted_later() -> Iterator[None]:
    """For what is saved once more after the block: until then neither the desk's search nor Wagtail's index of
    references hears of it, as each would otherwise three times."""
    with disable_reference_index_auto_update(), patch("modelsearch.signal_handlers.insert_or_update_object_task"):
        yield
