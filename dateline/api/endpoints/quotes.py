"""Quotes: what an editor put on the record, by somebody readers have a page of."""

from collections.abc import Sequence
from typing import Any

from dateline.api.endpoint import Endpoint
from dateline.api.fields import Field, the_same
from dateline.api.leaves import by_moment
from dateline.api.parameters import choice, column, from_moment, key, to_moment
from dateline.api.schema import Schema, address, maybe, moment, one_of, shape, text
from dateline.api.shapes import STORY, SUBJECT, mark_public, story_link, subject_link, written
from dateline.archive.models import Quote
from dateline.archive.queries import public_subjects
from dateline.feeds.addresses import whole
from dateline.stories.models import Correction

CORRECTION: Schema = shape(
    "What was corrected in its sentence since.", kind=one_of(Correction.Kind.values), text=text(), made_at=moment()
)


def _correction(quote: Quote) -> dict[str, str] | None:
    made = quote.correction
    return made and {"kind": made.kind, "text": made.text, "made_at": made.made_at.isoformat()}


def _said_by(rows: Any, subject: int) -> Any:
    return rows.by(subject) if public_subjects().filter(pk=subject).exists() else rows.none()


class Quotes(Endpoint):
    """Newest first."""

    model = Quote
    many = "quotes"
    one = "quote"
    about = "What was said on the record: confirmed by an editor, in a story readers may read."
    orders = by_moment("published_at")
    fields = (
        Field("address", address("Where readers read it."), lambda quote: whole(quote.address)),
        Field("words", text("As they are printed by themselves."), lambda quote: quote.said),
        the_same("sentence", text("The sentence of the story they stand in.")),
        the_same("kind", one_of(Quote.Kind.values)),
        Field("speaker", written(SUBJECT, "Who said it."), lambda quote: subject_link(quote.speaker)),
        the_same("role", text("What the speaker was that day; may be empty.")),
        Field("source", maybe(one_of(Quote.Source.values)), lambda quote: quote.source or None),
        the_same("to_whom", text("May be empty.")),
        the_same("where", text("May be empty.")),
        Field("published_at", moment(), lambda quote: quote.published_at and quote.published_at.isoformat()),
        Field("story", STORY, lambda quote: story_link(quote.story)),
        Field("correction", maybe(CORRECTION), _correction),
    )
    narrowed_by = (
        key("subject", "The id of who said it.", _said_by),
        key("story", "The id of the story it stands in.", column("story")),
        choice("kind", "", Quote.Kind.values, column("kind")),
        from_moment("published_from", "published_at"),
        to_moment("published_to", "published_at"),
    )

    def get_queryset(self) -> Any:
        return Quote.objects.public().for_lists()

    def prepare(self, rows: list[Any], fields: Sequence[Field]) -> None:
        mark_public(row.speaker for row in rows)
