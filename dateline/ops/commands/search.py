"""`dateline search …`: the index of the readers' search, built and checked."""

import json
from dataclasses import asdict

import click

FEW = 20


@click.group()
def search() -> None:
    """Build the index of the readers' search, and see that it is right."""


@search.command()
@click.option("--all", "everything", is_flag=True, help="Every story readers may see, and not only what is missing.")
@click.option("--anew", is_flag=True, help="Throw the index away first. Readers find less until it is built.")
def build(everything: bool, anew: bool) -> int:
    """Index the stories that are not in the index yet, as after an update or an import of rows.

    Can be stopped anywhere and called again, without --all or --anew, to go on. Where search_url names another place
    than the words lie in, the index is begun anew there.
    """
    from dateline.ops.site import start_django, this_site

    start_django(this_site())
    from dateline.ops.terminal import complain, progress, say
    from dateline.search.actions.begin_anew import begin_anew, is_elsewhere
    from dateline.search.actions.build_index import build_index, forget_readings, to_do
    from dateline.search.engines.base import OutOfReach
    from dateline.search.models import Entry

    try:
        if anew or is_elsewhere():
            begin_anew()
        elif everything:
            forget_readings()
        with progress("Indexing") as bar:
            task = bar.add_task("", total=to_do())
            number = build_index(tell=lambda count: bar.advance(task, count))
    except OutOfReach as error:
        complain(f"{error} What is indexed stays; call it again to go on.")
        return 1
    say(f"{number} stories indexed anew, {Entry.objects.count()} are in the index.")
    return 0


@search.command()
@click.option("--sample", type=click.IntRange(1), help="Check so many, drawn by chance, and not all.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for machines.")
def verify(sample: int | None, as_json: bool) -> int:
    """Read stories anew and name each of which the index holds something else. Exit code 1 when there is one."""
    from dateline.ops.site import start_django, this_site

    start_django(this_site())
    from dateline.ops.terminal import complain, progress, say
    from dateline.search.actions.verify_index import verify_index
    from dateline.search.models import Entry

    with progress("Checking") as bar:
        task = bar.add_task("", total=sample or Entry.objects.count())
        report = verify_index(sample, tell=lambda count: bar.advance(task, count))
    if as_json:
        click.echo(json.dumps({"right": report.is_right, **asdict(report)}))
        return 0 if report.is_right else 1
    say(
        f"{report.checked} stories checked: {len(report.differing)} differ, {len(report.missing)} are missing, "
        f"{len(report.left_over)} are left over, {report.waiting} wait for the worker."
    )
    for key in (report.differing + report.missing + report.left_over)[:FEW]:
        complain(f"  story {key}")
    if not report.is_right:
        complain("Call `dateline search build`; with --all where stories differ.")
    return 0 if report.is_right else 1
