"""Open an empty house: a front page, a section News, and groups for those who work here."""

from django.db import transaction
from wagtail.models import Page, Site

from dateline.fronts.models import Front
from dateline.ops.actions.make_groups import make_groups
from dateline.publication.queries import current_house
from dateline.stories.models import Section


@transaction.atomic
def open_house(*, name: str = "Dateline", first_section: str = "News") -> Front:
    """Make what every newsroom needs before its first story. Done twice, it changes nothing."""
    front = Front.objects.first() or _make_front(name)
    if first_section and not Section.objects.exists():
        front.add_child(instance=Section(title=first_section, slug=first_section.lower()))
    make_groups()
    return front


def _make_front(name: str) -> Front:
    root = Page.objects.get(depth=1)
    front: Front = root.add_child(instance=Front(title=name, slug="front", show_in_menus=False))
    house = current_house()
    house.name = name
    house.save(update_fields=["name"])
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": front, "site_name": name},
    )
    for welcome in root.get_children().not_page(front):
        welcome.specific.delete()
    return Front.objects.get(pk=front.pk)
