"""Questions asked of the house itself."""

from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from dateline.publication.models import House, StandingPage


def current_house() -> House:
    """The house's settings; made with the defaults on the first call in an empty site. One statement."""
    house: House = House.load()
    return house


def standing_pages() -> PageQuerySet:
    """The standing pages readers may open, in the order of the tree."""
    private = PageViewRestriction.objects.values("page_id")
    return StandingPage.objects.live().exclude(pk__in=private).order_by("path")
