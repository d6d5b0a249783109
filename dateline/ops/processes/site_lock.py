"""One `serve` a newsroom."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from dateline.lib.site_folder import SiteFolder
from dateline.ops.errors import Refusal


@contextmanager
def site_lock(site: SiteFolder, purpose: str) -> Iterator[None]:
    """Hold the newsroom for `purpose`; the system lets go of it when this process ends, however it ends."""
    with (site.data / "serve.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(
                f"The newsroom in {site.folder} is being served already. Stop that one first to {purpose}."
            ) from None
        yield
