"""`dateline demo`: a furnished newsroom to look at."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Or the next free.")
@click.option("--stories", default=0, type=click.IntRange(0, 10_000_000), help="Grow the archive to this many.")
def demo(folder: Path | None, port: int, stories: int) -> int:
    """Make and serve a furnished newsroom in DIR, by default demo-site/. For this machine only."""
    from dateline.ops.demo_site import open_demo_site
    from dateline.ops.processes.serving import Plan, serve_site

    site = open_demo_site((folder or Path("demo-site")).expanduser().absolute())
    return serve_site(site, Plan(host="127.0.0.1", port=port, furnish=(str(stories),)))
