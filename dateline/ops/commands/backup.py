"""`dateline backup FILE`: everything, in one file."""

from pathlib import Path

import click


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--with-push-key", is_flag=True, help="Also the key by which readers' devices know the house.")
def backup(file: Path, with_push_key: bool) -> None:
    """Write database, media and settings to FILE (.tar.gz), while the newsroom is running.

    The file holds the secret key and everything unpublished: only its owner can read it.
    """
    from dateline.ops.archive_file.write import size_of, write_backup
    from dateline.ops.site import this_site
    from dateline.ops.terminal import progress, say

    site = this_site()
    target = file.expanduser().absolute()
    with progress("Backing up") as bar:
        task = bar.add_task("", total=size_of(site))
        contents = write_backup(site, target, lambda count: bar.advance(task, count), with_push_key=with_push_key)
    say(f"{target}: {len(contents.files)} files, {target.stat().st_size:,} bytes.")
