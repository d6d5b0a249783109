"""Authors: those readers know."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from django.db.models import prefetch_related_objects

from dateline.api.endpoint import ROOT, Endpoint
from dateline.api.fields import Field, the_same
from dateline.api.leaves import by_key, by_words
from dateline.api.parameters import choice, column, word
from dateline.api.schema import address, listed, maybe, one_of, shape, text
from dateline.api.shapes import PICTURE, picture_told, written
from dateline.bylines.models import Author
from dateline.feeds.addresses import whole
from dateline.media.sizes import fetch_sizes
from dateline.stories.public_authors import public_authors

MOST_LINKS = 20


def _links(author: Author) -> list[dict[str, str]]:
    return [{"label": link.label, "address": link.url} for link in list(author.links.all())[:MOST_LINKS]]


class Authors(Endpoint):
    """By name. A guest is here as soon as a story of theirs is."""

    model = Author
    many = "authors"
    one = "author"
    about = "People and agencies that sign stories. No way to write to them is told."
    orders = (*by_words("name"), *by_key())
    fields = (
        Field("address", address("Where readers read of them."), lambda author: whole(author.address)),
        the_same("slug", text("As it stands in addresses.")),
        the_same("name", text()),
        the_same("kind", one_of(Author.Kind.values)),
        the_same("role", text("At the paper; may be empty.")),
        the_same("bio", text("In plain text; may be empty.")),
        Field("links", listed(shape("", label=text(), address=address()), "Elsewhere.", most=MOST_LINKS), _links),
        Field("picture", maybe(written(PICTURE, "The portrait.")), lambda author: picture_told(author.picture)),
        Field(
            "stories", address("Their stories here."), lambda each: whole(f"{ROOT}stories/?author={quote(each.slug)}")
        ),
    )
    narrowed_by = (
        word("slug", "As it stands in their address.", column("slug")),
        choice("kind", "", Author.Kind.values, column("kind")),
    )

    def get_queryset(self) -> Any:
        return public_authors().select_related("picture")

    def prepare(self, rows: list[Any], fields: Sequence[Field]) -> None:
        prefetch_related_objects(rows, "links")
        fetch_sizes(row.picture for row in rows if row.picture)
