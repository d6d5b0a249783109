"""`dateline manage …`: Django's own commands, for the site at hand."""

import os

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}, add_help_option=False
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, such as `dateline manage shell`."""
    from dateline.ops.site import make_folders, this_site

    site = this_site()
    make_folders(site)
    os.environ["DATELINE_SITE"] = str(site.folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.site.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["dateline manage", *arguments])
