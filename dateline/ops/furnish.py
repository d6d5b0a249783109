"""Furnish the demo newsroom, once; runs as a process of its own."""

import sys
from importlib import import_module

from dateline.lib.parent import end_with_supervisor
from dateline.ops.demo_site import keep_log_ins, read_log_ins
from dateline.ops.site import start_django, this_site
from dateline.ops.terminal import progress, remark, show_table


def run() -> None:
    """Build what is not there, grow it when the first argument is a number, show the log-ins."""
    end_with_supervisor()
    site = this_site()
    start_django(site)
    log_ins = read_log_ins(site)
    if log_ins is None:
        remark("Furnishing the newsroom. This happens once.")
        log_ins = import_module("dateline.demo.build").build_demo(remark)
        keep_log_ins(site, log_ins)
    if wanted := int(sys.argv[1]):
        grow_to(wanted)
    heads = list(log_ins[0]) if log_ins else []
    show_table(heads, ([str(each.get(head, "")) for head in heads] for each in log_ins), "Log-ins for the desk")


def grow_to(wanted: int) -> None:
    """Shows how far it is: a million stories take minutes."""
    from dateline.stories.models import Story

    with progress("Growing the archive") as bar:
        task = bar.add_task("", total=wanted, completed=Story.objects.count())
        import_module("dateline.demo.grow").grow(wanted, lambda count: bar.advance(task, count))
