"""`dateline restore FILE`: a newsroom out of a backup."""

from pathlib import Path

import click


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(file_okay=False, path_type=Path))
def restore(file: Path, folder: Path | None) -> None:
    """Restore the backup FILE into DIR, by default the newsroom here, which must be empty.

    The whole file is checked before anything is written.
    """
    from dateline.lib.site_folder import find_site_folder
    from dateline.ops.archive_file.restore import restore_backup
    from dateline.ops.terminal import progress, say

    target = folder.expanduser().absolute() if folder else find_site_folder()
    with progress("Checking and restoring") as bar:
        task = bar.add_task("", total=None)
        contents = restore_backup(file, target, lambda count: bar.advance(task, count))
    say(f"The newsroom of {contents.made_at} is in {target} ({len(contents.files)} files).")
    say("`dateline serve` there brings its database up to date and serves it.")
