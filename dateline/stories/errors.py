"""What can go wrong with a story, each in a sentence an editor can act on."""

from datetime import datetime, tzinfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.lib.dates import day_and_hour


class StoryUnderEmbargo(ValidationError):
    """Publishing now would break the story's embargo."""

    def __init__(self, until: datetime, zone: tzinfo) -> None:
        self.until = until
        hour = day_and_hour(timezone.localtime(until, zone))
        super().__init__(
            _(
                "This story is under embargo until %(hour)s (%(zone)s). "
                "Schedule it, and it goes live at that hour; or lift the embargo first."
            )
            % {"hour": hour, "zone": str(zone)},
            code="under_embargo",
        )


class StoryNotPublished(ValidationError):
    """Only what readers have seen can be withdrawn."""

    def __init__(self) -> None:
        super().__init__(
            _("This story has never been published, so there is nothing to withdraw. Delete the draft instead."),
            code="not_published",
        )


class AuthorMergedIntoSelf(ValidationError):
    """An author cannot stand for themselves."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“%(name)s” cannot be merged into itself. Choose another author."), code="self", params={"name": name}
        )


class AuthorMergedAway(ValidationError):
    """One of the two was merged before."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“%(name)s” has been merged into another author already. Merge that one instead."),
            code="merged",
            params={"name": name},
        )
