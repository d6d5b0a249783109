"""`dateline import …`: stories somebody else wrote."""

from pathlib import Path

import click


@click.group("import")
def import_stories() -> None:
    """Bring in stories from elsewhere."""


@import_stories.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--section", default="news", show_default=True, help="The section, by its slug.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
def ninjs(path: Path, section: str, dry_run: bool) -> int:
    """Import IPTC ninjs (1.x, 2.x, 3.x): one file, or every .json file of a folder.

    The same file twice changes nothing; a new version updates the story; a bad file is named and nothing of
    it is imported.
    """
    from dateline.ops.site import start_django, this_site

    start_django(this_site())
    from importlib import import_module

    code: int = import_module("dateline.importers.ninjs.command").run(path, section, dry_run)
    return code
