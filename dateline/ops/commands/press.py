"""`dateline press …`: what readers are served, made, checked and told of."""

import json
from dataclasses import asdict

import click

FEW = 20


@click.group()
def press() -> None:
    """Press the pages readers are served, and see that they are right."""


@press.command()
@click.option("--processes", type=click.IntRange(1, 64), help="How many press at once; else one a core, eight at most.")
def build(processes: int | None) -> int:
    """Press every page that is not pressed yet, the front first. Can be stopped and called again."""
    _start()
    from concurrent.futures.process import BrokenProcessPool

    from dateline.ops.errors import Refusal
    from dateline.ops.terminal import complain, progress, say
    from dateline.press.actions.build import build as build_all
    from dateline.press.addresses import all_addresses
    from dateline.press.backends.base import CannotKeep
    from dateline.press.crew import one_a_core
    from dateline.press.format import AnotherPress

    try:
        with progress("Pressing") as bar:
            task = bar.add_task("", total=sum(1 for _ in all_addresses()))
            built = build_all(processes=processes or one_a_core(), tell=lambda count: bar.advance(task, count))
    except BrokenProcessPool:
        raise Refusal(
            "A process was killed at its work. Call this again, with fewer --processes if memory ran short: what is "
            "pressed stays."
        ) from None
    except AnotherPress as error:
        raise Refusal(str(error)) from None
    except CannotKeep as error:
        raise Refusal(f"{error} Call this again when that is mended: what is pressed stays.") from None
    say(f"{built.pressed} pages and parts pressed, {built.kept} were pressed already.")
    if built.failed:
        complain(
            f"{built.failed} could not be pressed. The log says which and why; readers have them made when they ask."
        )
    return 1 if built.failed else 0


@press.command()
@click.option("--sample", type=click.IntRange(1), help="Check so many, drawn by chance, and not all.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for machines.")
def verify(sample: int | None, as_json: bool) -> int:
    """Render what is pressed anew and name every page that differs. Exit code 1 when one does."""
    _start()
    from dateline.ops.terminal import complain, progress, say
    from dateline.press.actions.verify import verify as verify_all
    from dateline.press.models import Entry

    with progress("Checking") as bar:
        task = bar.add_task("", total=sample or Entry.objects.count())
        report = verify_all(sample=sample, tell=lambda count: bar.advance(task, count))
    if as_json:
        click.echo(json.dumps({"right": report.is_right, **asdict(report)}, ensure_ascii=False))
        return 0 if report.is_right else 1
    say(f"{report.checked} entries checked: {len(report.differing)} differ, {len(report.orphaned)} are orphans.")
    say(
        f"{len(report.waiting)} wait to be pressed again, {len(report.stale)} are of an older format or past their "
        f"hour, {len(report.missing)} are not kept."
    )
    for name in (report.differing + report.orphaned)[:FEW]:
        complain(f"  {name}")
    return 0 if report.is_right else 1


@press.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for machines.")
def status(as_json: bool) -> int:
    """Say how much is pressed, what waits to be pressed and for how long, and what is in memory."""
    _start()
    from dateline.ops.terminal import say
    from dateline.press.actions.status import status as look

    now = look()
    if as_json:
        click.echo(json.dumps(asdict(now), default=str))
        return 0
    say(f"{now.pages} pages and {now.entries - now.pages} parts are pressed, {now.bytes_on_disk:,} bytes on disk.")
    waits = f"{now.touches_waiting} touched keys wait, the oldest for {now.seconds_behind:.1f} s."
    say(waits if now.touches_waiting else "Nothing waits to be pressed.")
    for number, held in now.in_memory.items():
        what = f"{held.pages:,} pages and {held.parts:,} parts in memory"
        say(f"Process {number} of the press: {what}, {held.bytes:,} bytes of {held.most_bytes:,} at most.")
    if now.purges_waiting:
        say(f"{now.purges_waiting} orders to purge wait for the CDN. `dateline doctor` says why.")
    return 0


def _start() -> None:
    from dateline.ops.errors import Refusal
    from dateline.ops.site import start_django, this_site

    start_django(this_site())
    from dateline.press.format import AnotherPress, check_is_ours

    try:
        check_is_ours()
    except AnotherPress as error:
        raise Refusal(str(error)) from None
