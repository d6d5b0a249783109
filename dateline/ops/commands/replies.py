"""`dateline replies …`: what is kept of readers, handed out or erased."""

from pathlib import Path

import click


@click.group()
def replies() -> None:
    """Hand out what is kept of readers, or erase it."""


@replies.command()
@click.argument("email_and_file", nargs=-1, metavar="EMAIL FILE")
@click.option("--all", "of_all", is_flag=True, help="Of everybody; then only FILE is named.")
def export(email_and_file: tuple[str, ...], of_all: bool) -> None:
    """Write a reader's replies, letters, reports and follows to FILE, as JSON; with --all the whole conversation.

    The file is counted again before it has its name. Only its owner can read it.
    """
    if len(email_and_file) != (1 if of_all else 2):
        raise click.UsageError("Name an email and a file, or --all and a file.")
    _start()
    from dateline.comments.data.tables import KEYS, OF_MODERATORS, OF_THE_HOUSE, of_everybody, of_reader
    from dateline.comments.data.writing import write_file
    from dateline.comments.errors import BadExport
    from dateline.ops.errors import Refusal
    from dateline.ops.terminal import say

    target = Path(email_and_file[-1]).expanduser().absolute()
    tables = of_everybody() if of_all else of_reader(email_and_file[0])
    try:
        counts = write_file(target, tables, leaving_out=KEYS if of_all else KEYS | OF_MODERATORS | OF_THE_HOUSE)
    except BadExport as error:
        raise Refusal(str(error)) from None
    say(f"{target}: {_in_words(counts)}.")


@replies.command()
@click.argument("email")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(email: str, yes: bool) -> None:
    """Erase what is kept of the reader with this address. It cannot be taken back.

    Where somebody answered one of their replies, an empty place stays.
    """
    _start()
    from dateline.comments.actions.erase_reader import erase_reader
    from dateline.comments.data.tables import of_reader
    from dateline.ops.terminal import say

    found = {name: rows.count() for name, rows in of_reader(email).items()}
    if not any(found.values()):
        say("Nothing is kept under this address.")
        return
    if not yes:
        click.confirm(f"Erase {_in_words(found)}?", abort=True)
    say(f"Erased: {_in_words(erase_reader(email=email))}.")


def _in_words(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {what}" for what, number in counts.items() if number) or "nothing"


def _start() -> None:
    from dateline.ops.site import start_django, this_site

    start_django(this_site())
