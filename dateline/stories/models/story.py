"""The story: what the whole house is for."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from dateline.lib import clock
from dateline.lib.languages import LONGEST_TAG, check_language_tag
from dateline.lib.slugs import free_slug
from dateline.media.models import Picture
from dateline.publication.models import Replies
from dateline.stories.blocks import StoryBody
from dateline.stories.keys import LATEST
from dateline.stories.merged_authors import credit_the_merged
from dateline.stories.merged_subjects import name_the_heirs
from dateline.stories.panels import StoryForm, story_edit_handler
from dateline.stories.queries import StoryQuerySet

if TYPE_CHECKING:
    from wagtail.models import Revision

DATED_SLUG = re.compile(r"(\d{4})-(\d{2})-(\d{2})-(.+)", re.DOTALL)
WORDS_A_MINUTE = 230
TAG = re.compile(r"<[^>]*>")

KEPT_BY_THE_HOUSE = (
    "section_id",
    "state",
    "published_at",
    "touched_at",
    "search_text",
    "withdrawn_at",
    "withdrawal_notice",
    "withdrawal_kind",
    "source_uri",
    "source_version",
    "address_name",
)
"""Columns the actions write. They belong to the story, not to one of its revisions."""


@dataclass(frozen=True)
class ShownPicture:
    """A picture as one story shows it."""

    picture: Picture
    caption: str
    credit: str
    alt_text: str


def _source(block: Any) -> str:
    """The block's text, as it is kept."""
    return str(getattr(block.value, "source", block.value))


def story_address(section_slug: str, slug: str) -> str:
    """Where the story of Wagtail's `slug` in that section is read."""
    parts = DATED_SLUG.fullmatch(slug)
    return f"/{section_slug}/{'/'.join(parts.groups())}/" if parts else f"/{section_slug}/{slug}/"


class Story(Page):
    """One story, under its section, with a dated address that never changes."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SCHEDULED = "scheduled", _("Scheduled")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Kind(models.TextChoices):
        NEWS = "news", _("News")
        ANALYSIS = "analysis", _("Analysis")
        OPINION = "opinion", _("Opinion")
        FEATURE = "feature", _("Feature")
        OBITUARY = "obituary", _("Obituary")
        REVIEW = "review", _("Review")

    class WithdrawalKind(models.TextChoices):
        EDITORIAL = "editorial", _("The editor's decision")
        LEGAL = "legal", _("For legal reasons")

    kicker = models.CharField(_("kicker"), max_length=60, blank=True)
    standfirst = models.TextField(_("standfirst"), max_length=600, blank=True)
    filed_from = models.CharField(_("filed from"), max_length=120, blank=True)
    slugline = models.CharField(_("slugline"), max_length=120, blank=True, help_text=_("The desk's working name."))
    language = models.CharField(
        _("language"),
        max_length=LONGEST_TAG,
        blank=True,
        validators=[check_language_tag],
        help_text=_("Such as en-GB or ar; empty means the house's."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.NEWS)
    main_picture = models.ForeignKey(
        "media.Picture",
        verbose_name=_("main picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    main_caption = models.CharField(_("caption"), max_length=500, blank=True)
    main_credit = models.CharField(_("credit"), max_length=200, blank=True)
    main_alt_text = models.CharField(_("alternative text"), max_length=500, blank=True)
    body = StreamField(StoryBody(), verbose_name=_("body"), blank=True)
    front_headline = models.CharField(_("headline on fronts"), max_length=255, blank=True)
    trail_text = models.TextField(_("trail text"), max_length=400, blank=True)
    replies_open = models.BooleanField(_("takes replies"), default=True)
    reply_mode = models.CharField(
        _("replies"),
        max_length=10,
        blank=True,
        choices=Replies.choices,
        help_text=_("Leave empty for the section's way."),
    )
    replies_close_after = models.PositiveSmallIntegerField(
        _("replies close after"), null=True, blank=True, help_text=_("Days from publication; empty for the section's.")
    )
    in_feeds = models.BooleanField(
        _("in feeds"),
        default=True,
        help_text=_("Feeds carry the whole story. Without the tick it stands on the site alone."),
    )
    embargoed_until = models.DateTimeField(
        _("embargoed until"), null=True, blank=True, help_text=_("Nobody outside may see the story before.")
    )

    section = models.ForeignKey(
        "stories.Section", null=True, editable=False, on_delete=models.SET_NULL, related_name="stories"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    touched_at = models.DateTimeField(default=clock.now, editable=False)
    search_text = models.TextField(blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawal_notice = models.TextField(blank=True, editable=False)
    withdrawal_kind = models.CharField(
        max_length=10, choices=WithdrawalKind.choices, default=WithdrawalKind.EDITORIAL, editable=False
    )
    source_uri = models.CharField(max_length=500, blank=True, editable=False, db_index=True)
    source_version = models.CharField(max_length=100, blank=True, editable=False)
    address_name = models.CharField(max_length=255, blank=True, editable=False, db_index=True)
    """The end of its address. Other systems have no day in theirs, and links to them are known by it alone."""

    objects: ClassVar[PageManager] = PageManager.from_queryset(StoryQuerySet)()

    parent_page_types = ["stories.Section"]
    subpage_types: ClassVar[list[str]] = []
    exclude_fields_in_copy: ClassVar[list[str]] = [column.removesuffix("_id") for column in KEPT_BY_THE_HOUSE]
    edit_handler = story_edit_handler
    base_form_class = StoryForm
    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.FilterField("state")]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [
            models.Index(fields=["state", "published_at", "search_text"], name="story_by_publication"),
            models.Index(fields=["section", "state", "published_at"], name="story_in_section"),
            models.Index(fields=["kind", "state", "published_at"], name="story_of_kind"),
            models.Index(
                fields=["touched_at", "section", "state", "published_at", "search_text"], name="story_by_touch"
            ),
            models.Index(
                fields=["state", "touched_at", "section", "published_at", "search_text"], name="story_by_state_touch"
            ),
            models.Index(
                fields=["section", "touched_at", "state", "published_at", "search_text"],
                name="story_by_section_touch",
            ),
        ]

    if TYPE_CHECKING:
        slug: str

    def pressed_in(self) -> list[str]:
        """The list it stands in, when readers may see it."""
        return [LATEST] if self.state == self.State.PUBLISHED and self.live else []

    def pressed_until_now_in(self) -> list[str]:
        """The lists it leaves when it is deleted."""
        from dateline.stories.lists import lists_of

        return sorted(lists_of(self))

    # What readers see

    @property
    def address(self) -> str:
        """`/{section}/{yyyy}/{mm}/{dd}/{slug}/`; costs a query unless the section is at hand."""
        section = self.section or self.get_parent()
        return story_address(section.slug, self.slug)

    @property
    def reply_way(self) -> str:
        """How it takes replies, as it says itself or its section does; empty where the house's own counts."""
        return self.reply_mode or (self.section.reply_mode if self.section else "")

    @property
    def front_title(self) -> str:
        return self.front_headline or self.title

    @property
    def trail(self) -> str:
        return self.trail_text or self.standfirst

    @property
    def lead_picture(self) -> "ShownPicture | None":
        """The main picture with what is printed under it; what the story leaves empty comes from the library."""
        picture = self.main_picture
        return picture and ShownPicture(
            picture,
            self.main_caption or picture.caption,
            self.main_credit or picture.credit,
            self.main_alt_text or picture.default_alt_text,
        )

    @property
    def writers(self) -> list[Any]:
        """The authors who wrote it, in order; uses prefetched bylines when there are some."""
        return [line.author for line in self.bylines.all() if line.role in (line.Role.BY, line.Role.FROM)]

    @property
    def filed_under(self) -> list[Any]:
        """What links it to its subjects; to nobody whose page was closed for good. Uses what was prefetched."""
        return [link for link in self.story_subjects.all() if not link.subject.closed_at]

    @property
    def corrections_top(self) -> list[Any]:
        return [c for c in self.corrections.all() if c.place == c.Place.TOP]

    @property
    def corrections_foot(self) -> list[Any]:
        return [c for c in self.corrections.all() if c.place == c.Place.FOOT]

    @property
    def last_amendment(self) -> Any:
        """The latest correction, clarification or update, or None: a typo mended is none of them."""
        return max(self.corrections.all(), key=lambda correction: correction.made_at, default=None)

    @property
    def updated_at(self) -> datetime | None:
        """When it last changed in a way readers were told of."""
        return self.last_amendment and self.last_amendment.made_at

    @property
    def readers_words(self) -> str:
        """Headline, byline names and standfirst, folded: what readers find it by, never the desk's working name."""
        names = " ".join(line.author.name for line in self.bylines.all())
        return " ".join([self.title, names, self.standfirst]).casefold()

    @property
    def under_embargo(self) -> bool:
        return self.embargoed_until is not None and self.embargoed_until > clock.now()

    @property
    def drafted_embargo(self) -> datetime | None:
        """The end of the embargo in the newest draft, where the desk may have set or put it off since."""
        newest = self.latest_revision
        written = newest and newest.content.get("embargoed_until")
        return parse_datetime(written) if written else None

    @property
    def reading_minutes(self) -> int:
        """Of paragraphs and crossheads; tags are told by their signs, for here a word more or less is nothing."""
        texts = (_source(block) for block in self.body if block.block_type in ("paragraph", "crosshead"))
        return max(1, round(sum(len(TAG.sub(" ", text).split()) for text in texts) / WORDS_A_MINUTE))

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        parts = super().get_url_parts(request)
        return parts and (parts[0], parts[1], self.address)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from dateline.stories.views.story import tree_address

        return tree_address(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from dateline.stories.views.story import preview

        return preview(request, self)

    # What Wagtail asks of us

    def set_url_path(self, parent: Page | None) -> str:
        """Wagtail's word that the story has a (new) parent: note the section beside it."""
        if parent is not None:
            self.section_id = parent.pk
        path: str = super().set_url_path(parent)
        return path

    def _set_core_field_defaults(self) -> None:
        super()._set_core_field_defaults()
        has_its_section = bool(self.path)  # a form cleans a new story before it stands anywhere
        if has_its_section and self.slug and not DATED_SLUG.fullmatch(self.slug):
            self.date_slug(clock.day_of(self.published_at or clock.now()))

    @property
    def day_in_slug(self) -> date | None:
        dated = DATED_SLUG.fullmatch(self.slug)
        try:
            return date.fromisoformat("-".join(dated.groups()[:3])) if dated else None
        except ValueError:
            return None

    @property
    def name_in_slug(self) -> str:
        """Without the day."""
        dated = DATED_SLUG.fullmatch(self.slug)
        return dated[4] if dated else self.slug

    def date_slug(self, day: date) -> None:
        """Put `day` before the readable part of the slug, which then is free in its section."""
        name = self.name_in_slug
        parent = self.get_parent()
        self.slug = free_slug(f"{day:%Y-%m-%d}-{name}", lambda slug: not self._slug_is_available(slug, parent, self))

    def with_content_json(self, content: dict[str, Any]) -> "Story":
        story: Story = super().with_content_json(name_the_heirs(content))
        for column in KEPT_BY_THE_HOUSE:
            setattr(story, column, getattr(self, column))
        credit_the_merged(story)
        return story

    def save_revision(self, *args: Any, **kwargs: Any) -> "Revision":
        from dateline.stories.actions.note_draft import note_draft

        revision = super().save_revision(*args, **kwargs)
        note_draft(story=self)
        return revision

    def update_aliases(self, **following: Any) -> None:
        """A story has none (see wagtail_hooks.py). Asked for them, SQLite reads the archive from end to end."""

    def publish(self, revision: "Revision", **options: Any) -> None:
        from dateline.stories.actions.publish import publish_revision

        publish_revision(story=self, revision=revision, **options)
