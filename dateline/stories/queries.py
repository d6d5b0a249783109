"""Questions asked of the stories. What readers may see is decided here, in `public()`, and nowhere else."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import TYPE_CHECKING, Self

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Substr
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from dateline.lib import clock
from dateline.lib.subselect import IsAmong, Subselect
from dateline.media.sizes import fetch_sizes
from dateline.press.listing import ListingMixin
from dateline.stories.keys import LATEST, page_key, shelf_key
from dateline.stories.listed_bylines import fetch_bylines

if TYPE_CHECKING:
    from dateline.bylines.models import Author
    from dateline.stories.models import Section

LISTED = (
    "title", "slug", "kicker", "standfirst", "filed_from", "language", "kind", "front_headline", "trail_text",
    "main_caption", "main_credit", "main_alt_text", "replies_open", "reply_mode", "replies_close_after", "state",
    "published_at",
    "section__title", "section__slug", "section__path", "section__reply_mode", "section__replies_close_after",
    *(f"main_picture__{name}" for name in (
        "title", "file", "width", "height", "caption", "credit", "alt_text", "description",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )),
)  # fmt: skip
"""What lists print of a story. Anything else costs them a statement for each story."""

SECTION_DEPTH = 3
"""Root, front, section: how deep in the tree a section stands."""


def day_bounds(day: date, zone: tzinfo | None = None) -> tuple[datetime, datetime]:
    """The first moment of `day` and of the day after, in `zone`, by default the active one."""
    zone = zone or timezone.get_current_timezone()
    start = datetime.combine(day, time.min, tzinfo=zone)
    end = datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)
    return start, end


def month_bounds(year: int, month: int) -> tuple[datetime, datetime]:
    """The first moment of a month and of the next one, in the active zone."""
    start = day_bounds(date(year, month, 1))[0]
    following = date(year + month // 12, month % 12 + 1, 1)
    return start, day_bounds(following)[0]


def kept_private(depth: int = SECTION_DEPTH) -> Q:
    """Whether a page that stands at most `depth` deep, or one above it, is kept private at the desk.

    Asked for each step of the tree by its exact path: a prefix match would read every page of a large archive.
    """
    steps = [Substr(OuterRef("path"), 1, step * Page.steplen) for step in range(1, depth + 1)]
    return Q(Exists(PageViewRestriction.objects.filter(page__path__in=steps)))


@cache
def _in_a_private_section() -> Q:
    """Kept from readers by a restriction on it or above it, or not yet opened. Asked section by section: where they
    are joined with the pages, PostgreSQL goes through every page of the archive."""
    from dateline.stories.models import Section

    opened = Page.objects.filter(~kept_private(), live=True, pk=OuterRef("pk")).order_by()
    hidden = Section.objects.alias(opened=Subquery(opened.values("pk"))).filter(opened=None)
    return Q(IsAmong("section", Subselect.of(hidden.values("pk"))), section__isnull=False)


@cache
def _itself_private() -> Q:
    return Q(IsAmong("pk", Subselect.of(PageViewRestriction.objects.values("page_id"))))


class SectionQuerySet(PageQuerySet):
    """Sections, by adjectives."""

    def public(self) -> Self:
        """Those readers may open."""
        return self.filter(~kept_private(), live=True)


class StoryQuerySet(ListingMixin, PageQuerySet):
    """Stories, by adjectives."""

    _shows_bylines_and_pictures = False

    def _clone(self) -> Self:
        copy = super()._clone()
        copy._shows_bylines_and_pictures = self._shows_bylines_and_pictures
        return copy

    def _fetch_all(self) -> None:
        is_new = self._result_cache is None
        super()._fetch_all()
        if is_new and self._shows_bylines_and_pictures:
            stories = self._result_cache or ()
            fetch_bylines(stories)
            fetch_sizes(story.main_picture for story in stories if story.main_picture)

    def public(self, at: datetime | None = None) -> Self:
        """What readers may see at this moment, or at another. The one rule; every surface uses it.

        Published, live, past its embargo, not withdrawn, in a section that is not private. The embargo is
        asked for here as well as on publishing, since Wagtail's schedule goes round our actions.
        """
        return self.public_in_its_section(at).exclude(_in_a_private_section())

    def public_in_its_section(self, at: datetime | None = None) -> Self:
        """What readers may see if they may open its section: the rule without its last question."""
        from dateline.stories.models import Story

        now = at or clock.now()
        return self.filter(
            Q(embargoed_until=None) | Q(embargoed_until__lte=now),
            state=Story.State.PUBLISHED,
            live=True,
            published_at__lte=now,
        ).exclude(_itself_private())

    def ever_seen(self) -> Self:
        """Those readers may open or once could. Never one under its first embargo, or kept private."""
        now = clock.now()
        is_free = Q(embargoed_until=None) | Q(embargoed_until__lte=now)
        once_out = self.filter(is_free, first_published_at__isnull=False, published_at__lte=now)
        return once_out.exclude(_in_a_private_section() | _itself_private())

    def withdrawn(self) -> Self:
        """Those readers once saw and are told are gone. Never one kept private."""
        from dateline.stories.models import Story

        return self.filter(state=Story.State.WITHDRAWN).exclude(_in_a_private_section() | _itself_private())

    def the_latest(self) -> Self:
        """Those of a list that a new story may enter. Every page made from one is pressed again when one does."""
        return self.under(LATEST)

    def on_shelf(self, shelf: str) -> Self:
        """The newest of a section's or an author's, by the name of their shelf."""
        return self.under(shelf_key(shelf))

    def among_keys(self, keys: Iterable[int]) -> Self:
        """Those with these keys. A page that asks depends on each of them, found or not."""
        wanted = list(keys)
        return self.filter(pk__in=wanted).under(*(page_key(key) for key in wanted))

    def in_feeds(self) -> Self:
        """Those the desk lets feeds carry."""
        return self.filter(in_feeds=True)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def oldest_first(self) -> Self:
        return self.order_by("published_at", "pk")

    def in_section(self, section: "Section") -> Self:
        return self.filter(section=section)

    def by_author(self, author: "Author | int") -> Self:
        """Stories that carry this author in a byline of any role."""
        from dateline.stories.models import Byline

        return self.filter(Exists(Byline.objects.filter(author=author, story=OuterRef("pk"))))

    def newest_by(self, author: "Author", limit: int) -> Self:
        """The newest `limit` of them that carry this author, newest first; costs no more for who wrote thousands.

        Two statements: the keys, found in the order of the author's own credits, of which a story has one a role.
        """
        from dateline.stories.models import Byline

        ours = Byline.objects.filter(Exists(self.filter(pk=OuterRef("story_id"))), author=author)
        keys = ours.order_by("-published_at", "-story_id").values_list("story_id", flat=True)
        newest = list(dict.fromkeys(keys[: limit * len(Byline.Role)]))[:limit]
        return self.filter(pk__in=newest).newest_first()

    def published_between(self, start: datetime, end: datetime) -> Self:
        return self.filter(published_at__gte=start, published_at__lt=end)

    def on_day(self, day: date) -> Self:
        return self.published_between(*day_bounds(day))

    def in_month(self, year: int, month: int) -> Self:
        return self.published_between(*month_bounds(year, month))

    def with_all_words(self, words: list[str]) -> Self:
        """Stories whose headline, standfirst or byline names hold every word, whatever its case."""
        found = self
        for word in words:
            found = found.filter(search_text__contains=word.casefold())
        return found

    def for_lists(self) -> Self:
        """With all a list prints, in three statements, and nothing else: the rest would take as long again."""
        listed = self.select_related("section", "main_picture").only(*LISTED)
        listed._shows_bylines_and_pictures = True
        return listed
