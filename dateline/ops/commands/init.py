"""`dateline init`: a new newsroom."""

import shlex
from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default="Dateline", show_default=True, help="What the paper is called.")
@click.option("--new-link", is_flag=True, help="Only make a new one-time link, for a newsroom that exists.")
@click.option("--user", default="editor", show_default=True, help="Whom --new-link is for.")
def init(folder: Path, name: str, new_link: bool, user: str) -> None:
    """Make a newsroom in the folder DIR, and a one-time link for its first editor."""
    from dateline.ops.new_site import write_new_site

    folder = folder.expanduser().absolute()
    if new_link:
        _show_link(folder, user)
    else:
        config = write_new_site(folder)
        try:
            _furnish(folder, name)
        except BaseException:
            config.unlink()
            raise


def _furnish(folder: Path, name: str) -> None:
    from dateline.lib.site_folder import read_site_folder
    from dateline.ops.site import start_django
    from dateline.ops.terminal import remark, say

    start_django(read_site_folder(folder))
    from dateline.ops.actions.first_editor import make_first_editor, make_link
    from dateline.ops.actions.migrate import migrate
    from dateline.ops.actions.open_house import open_house
    from dateline.pocket.push.key import public_key

    remark("Making the database. This takes a moment.")
    migrate(allowed=False)
    open_house(name=name)
    make_first_editor()
    public_key()
    say(f"Your newsroom is in {folder}. Start it with:\n", "bold")
    say(f"  cd {shlex.quote(str(folder))} && dateline serve\n")
    say("Then choose the first editor's password at this address, which works once, within three days:\n")
    say(f"  {make_link()}\n", "bold")
    say("The user name is editor.")


def _show_link(folder: Path, user: str) -> None:
    from dateline.lib.site_folder import read_site_folder
    from dateline.ops.errors import Refusal
    from dateline.ops.site import start_django
    from dateline.ops.terminal import say

    site = read_site_folder(folder)
    if not site.config.is_file():
        raise Refusal(f"There is no newsroom in {folder}. Make one with `dateline init {folder}`.")
    start_django(site)
    from dateline.ops.actions.first_editor import make_link

    link = make_link(username=user)
    say(f"{user} chooses a new password at this address, which works once, within three days:\n")
    say(f"  {link}", "bold")
