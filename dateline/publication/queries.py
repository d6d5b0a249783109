"""Questions asked of the house itself."""

import copy
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from dateline.lib import clock
from dateline.press.keys import note_until, under
from dateline.press.listing import ListingMixin
from dateline.press.tray import at_hand
from dateline.publication.models import MACHINE_RULES, House, MachineRules, StandingPage

STANDING_PAGES = "list:standing pages"


HOUSE = "the house"
"""What it is called while it lies ready for pages that are pressed together."""


def current_house() -> House:
    """The house's settings; made with the defaults on the first call in an empty site. One statement at most.

    What lies ready is copied: each page fetches the logo itself, and so leaves its key.
    """
    house: House = copy.copy(at_hand(HOUSE)) or House.load()
    return house


def machine_rules() -> MachineRules:
    """What machines may do; as it is by default where the desk has not said."""
    with under(MACHINE_RULES):
        return MachineRules.objects.first() or MachineRules()


class ListedPages(ListingMixin, PageQuerySet):
    """Pages in a list of which readers' pages are made."""


def standing_pages() -> ListedPages:
    """The standing pages readers may open, in the order of the tree."""
    private = PageViewRestriction.objects.values("page_id")
    pages: ListedPages = ListedPages(StandingPage).live().exclude(pk__in=private).order_by("path")
    return pages.under(STANDING_PAGES)


def house_today() -> date:
    """The house's own day. What prints it differs from midnight on."""
    today = timezone.localtime(clock.now()).date()
    midnight = datetime.combine(today + timedelta(days=1), time.min, tzinfo=timezone.get_current_timezone())
    note_until(midnight)
    return today
