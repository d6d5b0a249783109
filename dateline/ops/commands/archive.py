"""`dateline archive …`: what a reading of stories proposes."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.archive.reader.proposals import Event, Proposals, Tie
    from dateline.archive.reader.reader import Reader


LONGEST_NUMBER = 18


@click.group()
def archive() -> None:
    """Read stories for who is in them and who said what."""


@archive.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day the stories are of, as 2026-11-23.")
@click.option("--language", default="en", show_default=True, help="The language they are written in.")
@click.option("--model", help="An installed spaCy model of English by its name, or the folder of one.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file and line, for machines.")
def propose(files: tuple[Path, ...], day: datetime | None, language: str, model: str | None, as_json: bool) -> int:
    """Read files (plain text, a paragraph a line, or ninjs) and print what is proposed. Nothing is stored.

    Ranges count Unicode code points of the text. A file that cannot be read is named and the others go on; the exit
    code is then 1.
    """
    from dateline.archive.reader.files import CannotUse, text_of
    from dateline.archive.reader.printed import printed
    from dateline.ops.terminal import complain

    reader, code = _reader(model), 0
    for path in files:
        try:
            text = text_of(path)
        except CannotUse as error:
            complain(str(error))
            code = 1
            continue
        found = reader.read(text, day=day.date() if day else None, language=language)
        if as_json:
            click.echo(json.dumps(printed(str(path), found), ensure_ascii=False))
        else:
            _tell(path, found)
    return code


def _tell(path: Path, found: "Proposals") -> None:
    """For people: who says what, a quote a line; then what happened, an event a line, and who is tied to whom."""
    from dateline.ops.terminal import say

    say(
        f"{path}: {_number(len(found.quotes), 'quote')}, {_number(len(found.mentions), 'name')}, "
        f"{_number(len(found.events), 'event')}, {_number(len(found.ties), 'tie')}"
    )
    for quote in found.quotes:
        words = " ".join(quote.text.split())
        said = words if quote.kind == "reported" else f"“{words}”"
        say(f"  {quote.speaker.name if quote.speaker else 'Nobody named'}: {said} ({quote.rule})")
    for event in found.events:
        say(f"  {_told_event(event)}")
    for tie in found.ties:
        say(f"  {_told_tie(tie)}")


def _number(count: int, of: str) -> str:
    return f"{count} {of}{'' if count == 1 else 's'}"


def _told_event(event: "Event") -> str:
    """2026-11-23, meeting, happened: Ada Pell, Bo Orr in Saltmere (its rule)."""
    who = ", ".join(event.participants) or "nobody named"
    place = f" in {event.place}" if event.place else ""
    return f"{event.date or 'No date'}, {event.kind}, {event.state}: {who}{place} ({event.rule})"


def _told_tie(tie: "Tie") -> str:
    """Saltmere, member of The League, in force since 2026 (its rule)."""
    about = f" on {tie.about}" if tie.about else ""
    role = f" as {tie.role}" if tie.role else ""
    since = f" since {tie.date}" if tie.date else ""
    return f"{tie.from_subject}, {tie.kind} {tie.to_subject}{about}{role}, {tie.state}{since} ({tie.rule})"


def _reader(model: str | None) -> "Reader":
    """With the model asked for, else with the one that is installed, else with rules alone."""
    from dateline.archive.reader.engines.base import CannotRead
    from dateline.archive.reader.engines.installed import installed_model
    from dateline.archive.reader.engines.spacy import SpacyEngine
    from dateline.archive.reader.reader import Reader
    from dateline.ops.errors import Refusal
    from dateline.ops.terminal import remark

    name = model or installed_model()
    if name is None:
        remark("No model of English is installed: rules alone read, and find fewer speakers.")
        return Reader()
    try:
        return Reader([SpacyEngine.with_model(name)])
    except CannotRead as error:
        raise Refusal(str(error)) from None


@archive.command()
@click.option("--all", "everything", is_flag=True, help="Every story readers may see, and not only what is new.")
def read(everything: bool) -> int:
    """Read stories for who is in them and who said what, and keep it for the editors' review.

    Can be stopped anywhere and called again: what was read stays read.
    """
    from dateline.ops.site import start_django, this_site

    start_django(this_site())
    from dateline.archive.actions.order_everything import order_everything
    from dateline.archive.actions.read_what_is_due import read_what_is_due
    from dateline.archive.models import Reading
    from dateline.archive.reader.engines.base import CannotRead
    from dateline.ops.errors import Refusal
    from dateline.ops.terminal import progress, say

    if everything:
        order_everything()
    try:
        with progress("Reading") as bar:
            task = bar.add_task("", total=Reading.objects.filter(is_due=True).count())
            number = read_what_is_due(tell=lambda count: bar.advance(task, count))
    except CannotRead as error:
        raise Refusal(str(error)) from None
    say(f"{number} stories read.")
    return 0


@archive.command()
@click.argument("story")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for machines.")
def related(story: str, as_json: bool) -> int:
    """Print what stands under STORY, its number or its address, and why."""
    from dateline.ops.site import start_django, this_site

    start_django(this_site())
    from dateline.archive.related_told import related_for_machines, story_at
    from dateline.ops.errors import Refusal
    from dateline.ops.terminal import say
    from dateline.stories.models import Story

    number = int(story) if story.isascii() and story.isdigit() and len(story) <= LONGEST_NUMBER else None
    found = Story.objects.public().filter(pk=number).first() if number is not None else story_at(story)
    if found is None:
        raise Refusal(f"No story that readers may see is {story}. Give its number or its address.")
    told = related_for_machines(found)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return 0
    say(f"{found.title} ({found.address})")
    if told["newer"]:
        say(f"  Readers are led to {told['newer']['title']} ({told['newer']['address']})")
    for each in told["related"]:
        place = "pinned" if each["is_pinned"] else "printed" if each["is_printed"] else "in reserve"
        say(f"  {each['title']} ({each['address']}), {place}: {'; '.join(each['why']) or 'an editor said so'}")
    return 0


@archive.command()
@click.option("--all", "everything", is_flag=True, help="Every story readers may see, and not only what waits for it.")
def relate(everything: bool) -> int:
    """Find anew which stories are related, as after an update or an import of rows.

    Can be stopped anywhere and called again, without --all, to go on.
    """
    from dateline.ops.site import start_django, this_site

    start_django(this_site())
    from dateline.archive.actions.order_relating import order_every_list
    from dateline.archive.actions.relate_what_is_due import note_all_words, relate_what_is_due
    from dateline.archive.models import Wording
    from dateline.ops.terminal import progress, say
    from dateline.stories.models import Story

    if everything:
        with progress("Noting words") as bar:
            task = bar.add_task("", total=Story.objects.public().filter(wording=None).count())
            note_all_words(tell=lambda count: bar.advance(task, count))
        order_every_list()
    with progress("Relating") as bar:
        task = bar.add_task("", total=Wording.objects.filter(is_due=True).count())
        number = relate_what_is_due(tell=lambda count: bar.advance(task, count))
    say(f"{number} lists made.")
    return 0


@archive.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--every-state", is_flag=True, help="With what waits, is in doubt, was rejected or is withdrawn.")
def export(folder: Path, every_state: bool) -> int:
    """Write the record into DIR as CSV and as JSON: quotes, names, events, ties, subjects and their roles.

    What editors have confirmed in stories readers may see. DIR is made, whole or not at all, and only its owner can
    read it.
    """
    from dateline.ops.site import start_django, this_site

    start_django(this_site())
    from dateline.archive.actions.export_record import export_record
    from dateline.archive.errors import CannotExport
    from dateline.archive.export.formats import FORMATS
    from dateline.archive.export.tables import TABLES
    from dateline.ops.errors import Refusal
    from dateline.ops.terminal import progress, say

    target = folder.expanduser().absolute()
    try:
        with progress("Writing") as bar:
            task = bar.add_task("", total=len(TABLES) * len(FORMATS))
            counts = export_record(folder=target, every_state=every_state, tell=lambda _: bar.advance(task))
    except CannotExport as error:
        raise Refusal(str(error)) from None
    say(f"{target}: {', '.join(f'{number} {name}' for name, number in counts.items())}.")
    return 0
