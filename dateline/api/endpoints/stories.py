"""Stories: what the one rule lets readers see."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from dateline.api.endpoint import Endpoint
from dateline.api.endpoints.searched import best_first, found_among
from dateline.api.endpoints.through import author_called, credits_of, leaf_through, namings_of, subject_with
from dateline.api.fields import Field, the_same
from dateline.api.leaves import FURTHEST, Leaf, by_moment
from dateline.api.parameters import Asked, choice, column, from_moment, key, to_moment, word
from dateline.api.schema import address, listed, maybe, moment, one_of, shape, text, whole_number
from dateline.api.shapes import (
    PICTURE,
    SECTION,
    SUBJECT,
    mark_public,
    picture_told,
    section_link,
    subject_link,
    written,
)
from dateline.archive.models import Named
from dateline.feeds.addresses import whole
from dateline.feeds.full_text import full_text
from dateline.media.sizes import fetch_sizes
from dateline.publication.queries import current_house
from dateline.search.engines import the_engine
from dateline.stories.models import Byline, Correction, Section, Story

MOST_WITHIN = 50
"""Of authors, subjects and corrections within one story."""

AUTHOR = shape("", id=whole_number(), name=text(), role=one_of(Byline.Role.values, "What they did."), address=address())
CORRECTION = shape("", kind=one_of(Correction.Kind.values), text=text(), made_at=moment())


def version(story: Story) -> str:
    """Another one as soon as readers read other words. It says nothing of drafts, nor of when a typo was mended."""
    corrected = [f"{each.kind} {each.text}" for each in story.corrections.all()]
    words = [story.title, story.standfirst, story.kicker, *corrected, str(story.body.get_prep_value())]
    return sha256("\0".join(words).encode(errors="surrogatepass")).hexdigest()[:16]


def _authors(story: Story) -> list[dict[str, Any]]:
    return [
        {"id": line.author.pk, "name": line.author.name, "role": line.role, "address": whole(line.author.address)}
        for line in list(story.bylines.all())[:MOST_WITHIN]
    ]


def _picture(story: Story) -> dict[str, Any] | None:
    """Not of a story that stands on the site alone: what may be printed may not always be passed on."""
    shown = story.lead_picture
    if shown is None or not story.in_feeds:
        return None
    return picture_told(shown.picture, caption=shown.caption, credit=shown.credit, alt_text=shown.alt_text)


def _subjects(story: Story) -> list[dict[str, Any]]:
    """Those readers have a page of."""
    links = [subject_link(each.subject) for each in story.named.all()]
    return [link for link in links if link and link["id"]][:MOST_WITHIN]


def _corrections(story: Story) -> list[dict[str, Any]]:
    corrections = list(story.corrections.all())[:MOST_WITHIN]
    return [{"kind": each.kind, "text": each.text, "made_at": _moment(each.made_at)} for each in corrections]


def _text(story: Story) -> str | None:
    return full_text(story) if story.in_feeds else None


def _moment(value: Any) -> str | None:
    return value and value.isoformat()


def _in_section(rows: Any, slug: str) -> Any:
    """Looked up first: of one section the database finds the newest by an index, of “any of these” it sorts all."""
    section = Section.objects.public().filter(slug=slug).first()
    return rows.in_section(section) if section else rows.none()


BESIDE: dict[frozenset[str], str | Prefetch[Any]] = {
    frozenset(["authors", "body_html"]): Prefetch("bylines", Byline.objects.select_related("author")),
    frozenset(["updated_at", "corrections", "version", "body_html"]): "corrections",
    frozenset(["subjects"]): Prefetch(
        "named", Named.objects.select_related("subject").order_by("subject__name", "subject")
    ),
}
"""What is looked up beside a story, by the fields that tell of it."""


class Stories(Endpoint):
    """Newest first."""

    model = Story
    many = "stories"
    one = "story"
    about = "Stories as readers see them."
    orders = by_moment("published_at")
    fields = (
        Field(
            "address",
            address("Where readers read it. Every one it had before leads there."),
            lambda story: whole(story.address),
        ),
        Field("headline", text(), lambda story: story.title),
        the_same("kicker", text("A word or two over the headline; may be empty.")),
        the_same("standfirst", text("What stands under the headline; may be empty.")),
        the_same("filed_from", text("The place in its dateline; may be empty.")),
        the_same("kind", one_of(Story.Kind.values)),
        Field("language", text("Such as en-GB."), lambda story: story.told_language),
        Field("section", maybe(SECTION), lambda story: story.section and section_link(story.section)),
        Field("authors", listed(AUTHOR, "In the order of the credit.", most=MOST_WITHIN), _authors),
        Field(
            "subjects",
            listed(SUBJECT, "Whom it names and readers have a page of.", most=MOST_WITHIN),
            _subjects,
        ),
        Field("picture", maybe(written(PICTURE, "The main picture.")), _picture),
        Field("published_at", moment("When readers could first see it."), lambda story: _moment(story.published_at)),
        Field(
            "updated_at",
            maybe(moment("When it last changed in a way readers were told of.")),
            lambda story: _moment(story.updated_at),
        ),
        Field("corrections", listed(CORRECTION, "", most=MOST_WITHIN), _corrections),
        Field(
            "body_html",
            maybe(text("The text in plain HTML, some four thousand words at most. Null where feeds carry it not.")),
            _text,
            only_alone=True,
        ),
        Field("version", text("Another one as soon as readers read other words."), version, only_alone=True),
    )
    narrowed_by = (
        word("section", "The slug of a section, such as “news”.", _in_section),
        word("author", "The slug of an author, as it stands in their address."),
        key("subject", "The id of somebody or something the stories name."),
        choice("kind", "", Story.Kind.values, column("kind")),
        from_moment("published_from", "published_at"),
        to_moment("published_to", "published_at"),
        word("search", f"Words, as in the paper's own search; the best first unless “order” is said. To {FURTHEST}."),
    )

    def get_queryset(self) -> Any:
        return Story.objects.public().select_related("section", "main_picture")

    def prepare(self, rows: list[Any], fields: Sequence[Field]) -> None:
        """Some statements, however many rows: those that the fields need."""
        wanted = {each.name for each in fields}
        for need, looked_up in BESIDE.items():
            if wanted & need:
                prefetch_related_objects(rows, looked_up)
        if "subjects" in wanted:
            mark_public(each.subject for row in rows for each in row.named.all())
        if "picture" in wanted:
            fetch_sizes(row.main_picture for row in rows if row.main_picture)
        language = current_house().language
        for row in rows:
            row.told_language = row.language or language

    def leaf(self, rows: Any, asked: Asked) -> Leaf:
        """Of an author or a subject by way of what ties them to stories; of both by way of the author."""
        rows = rows.defer("body", "search_text")
        author, subject = author_called(asked.get("author", "")), subject_with(asked.get("subject", 0))
        if ("author" in asked and author is None) or ("subject" in asked and subject is None):
            return Leaf()
        if subject and (author or "search" in asked):
            rows = rows.filter(pk__in=namings_of(subject).values("story"))
        if author and "search" in asked:
            rows = rows.filter(pk__in=credits_of(author).values("story"))
        if "search" in asked:
            return self._searched(rows, asked)
        ties = credits_of(author) if author else namings_of(subject) if subject else None
        if ties is None:
            return super().leaf(rows, asked)
        return leaf_through(ties, rows, self._order(asked), asked, self.address())

    def _searched(self, rows: Any, asked: Asked) -> Leaf:
        keys = found_among(rows, asked)
        if "order" in asked or "cursor" in asked:
            return super().leaf(rows.filter(the_engine().among("pk", keys)), asked)
        return best_first(rows, keys, asked, self.address())
