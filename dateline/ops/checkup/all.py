"""Everything, in the order one would mend it."""

from collections.abc import Iterator

from dateline.lib.site_folder import SiteFolder
from dateline.ops.checkup.cdn import look_at_cdn
from dateline.ops.checkup.database import is_reachable, look_at_database, unreachable
from dateline.ops.checkup.finding import Finding, State
from dateline.ops.checkup.folder import look_at_folder
from dateline.ops.checkup.push import look_at_push
from dateline.ops.checkup.running import look_at_running
from dateline.ops.checkup.search import look_at_search
from dateline.ops.checkup.settings import look_at_house, look_at_settings
from dateline.ops.checkup.shared_press import look_at_shared_press


def look_at_all(site: SiteFolder) -> Iterator[Finding]:
    """Every finding; what needs tables is asked only when they are there."""
    yield from look_at_settings(site)
    yield from look_at_folder(site)
    yield from look_at_shared_press()
    yield from look_at_cdn()
    if not is_reachable():
        yield unreachable()
        return
    found = list(look_at_database())
    yield from found
    if not any(each.subject == "migrations" and each.state is State.FAILURE for each in found):
        yield from look_at_running()
        yield from look_at_search()
        yield from look_at_push()
        yield from look_at_house()
