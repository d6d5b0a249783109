"""Questions asked of the house itself."""

from dateline.publication.models import House


def current_house() -> House:
    """The house's settings; made with the defaults on the first call in an empty site. One statement."""
    house: House = House.load()
    return house
