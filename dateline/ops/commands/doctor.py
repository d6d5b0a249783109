"""`dateline doctor`: what is wrong with the newsroom, and the mend."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.ops.checkup.finding import Finding

STYLES = {"good": "green", "warning": "yellow", "failure": "red"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for machines.")
def doctor(as_json: bool) -> int:
    """Say what is wrong with the newsroom, and how to mend it. Exit code 1 when something has failed."""
    from dateline.ops.checkup.finding import State

    findings = _findings()
    well = all(each.state is not State.FAILURE for each in findings)
    if as_json:
        click.echo(json.dumps({"well": well, "findings": [asdict(each) for each in findings]}, ensure_ascii=False))
    else:
        _tell(findings)
    return 0 if well else 1


def _findings() -> "list[Finding]":
    from dateline.lib.env import SettingError
    from dateline.ops.checkup.finding import failure
    from dateline.ops.site import start_django, this_site

    try:
        site = this_site()
        start_django(site)
    except SettingError as error:
        return [failure("settings", str(error), "Mend it, and ask again.")]
    from dateline.ops.checkup.all import look_at_all

    return list(look_at_all(site))


def _tell(findings: "list[Finding]") -> None:
    from dateline.ops.terminal import say

    for each in findings:
        say(f"{each.state:8} {each.subject}: {each.what}", STYLES[each.state])
        if each.mend:
            say(f"         → {each.mend}")
