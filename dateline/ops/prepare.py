"""What has to be done before a newsroom can be served; runs as a process of its own, which then is gone."""

import sys

from dateline.lib.parent import end_with_supervisor
from dateline.ops.site import start_django, this_site
from dateline.ops.terminal import remark


def prepare(*, may_migrate: bool, empty: bool) -> None:
    """Words translated, database up to date, house open (unless it stays `empty`), static files collected.

    And what a killed server left is thrown away.
    """
    from dateline.ops.actions.collect_static import collect_static
    from dateline.ops.actions.compile_catalogues import compile_catalogues
    from dateline.ops.actions.migrate import migrate
    from dateline.ops.actions.open_house import open_house
    from dateline.ops.actions.throw_away_uploads import throw_away_uploads
    from dateline.press.actions.open_press import open_press

    throw_away_uploads(this_site())
    compile_catalogues(this_site())
    if number := migrate(allowed=may_migrate):
        remark(f"The database is up to date ({number} migrations).")
        if not empty:
            open_house()
    if collect_static():
        remark("Static files are collected.")
    open_press()


def run() -> None:
    """Entry point of the process."""
    end_with_supervisor()
    start_django(this_site())
    prepare(may_migrate="--migrate" in sys.argv, empty="--empty" in sys.argv)
