"""Sections, in the paper's own order."""

from typing import Any

from dateline.api.endpoint import ROOT, Endpoint
from dateline.api.fields import Field, the_same
from dateline.api.leaves import Order
from dateline.api.schema import address, text
from dateline.feeds.addresses import whole
from dateline.stories.models import Section


class Sections(Endpoint):
    """As they stand in the menu."""

    model = Section
    many = "sections"
    one = "section"
    about = "The sections readers may open."
    orders = (Order("path", "path", str), Order("-path", "path", str))
    fields = (
        Field("address", address("Where readers read it."), lambda section: whole(section.address)),
        the_same("slug", text("As it stands in addresses.")),
        the_same("title", text()),
        the_same("strap", text("The line under its name; may be empty.")),
        Field(
            "stories",
            address("Its stories here."),
            lambda section: whole(f"{ROOT}stories/?section={section.slug}"),
        ),
    )

    def get_queryset(self) -> Any:
        return Section.objects.public()
