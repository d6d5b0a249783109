"""`dateline serve`: a newsroom, running."""

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; put a proxy before it.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Or the next free.")
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Server processes, 4 threads each.",
)
@click.option("--migrate", is_flag=True, help="On PostgreSQL: the database is copied, bring it up to date.")
def serve(host: str, port: int, workers: int, migrate: bool) -> int:
    """Serve the newsroom: bring the database up to date, then run the server and the worker.

    Ends with Ctrl-C or SIGTERM.
    """
    from dateline.ops.processes.serving import Plan, serve_site
    from dateline.ops.site import this_site

    return serve_site(this_site(), Plan(host=host, port=port, workers=workers, may_migrate=migrate))
