"""`dateline worker`: the schedule and the background work, alone."""

import click


@click.command()
def worker() -> None:
    """Run the worker alone: scheduled stories, background work, upkeep.

    `dateline serve` starts one by itself. Run this on machines that serve nobody.
    """
    from dateline.lib.parent import end_with_supervisor
    from dateline.ops.site import start_django, this_site

    end_with_supervisor()
    start_django(this_site())
    from dateline.ops.worker import Worker

    Worker().run()
