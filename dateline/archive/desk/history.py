"""What stands in a subject's history beside what Wagtail writes there itself."""

from typing import Any

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import LogActionRegistry, LogFormatter

from dateline.archive.actions.close_subject import CLOSED, REOPENED
from dateline.archive.actions.merge_subjects import MERGED
from dateline.archive.actions.split_subject import SPLIT


class Merged(LogFormatter):
    label = _("Merge")

    def format_message(self, log_entry: Any) -> str:
        return say("“%(name)s” was merged into it") % log_entry.data


class Split(LogFormatter):
    label = _("Split")

    def format_message(self, log_entry: Any) -> str:
        words = ngettext(
            "%(stories)d story was given to “%(name)s”",
            "%(stories)d stories were given to “%(name)s”",
            log_entry.data["stories"],
        )
        return words % log_entry.data


class Closed(LogFormatter):
    label = _("Close")
    message = _("Its page was closed for good")


class Reopened(LogFormatter):
    label = _("Open again")
    message = _("It may have a page again")


def register_words(actions: LogActionRegistry) -> None:
    actions.register_action(MERGED)(Merged)
    actions.register_action(SPLIT)(Split)
    actions.register_action(CLOSED)(Closed)
    actions.register_action(REOPENED)(Reopened)
