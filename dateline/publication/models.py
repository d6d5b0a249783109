"""The title itself: its name, its look, its hours, its standing pages."""

from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from dateline.lib.languages import LONGEST_TAG, check_language_tag, direction_of
from dateline.lib.ordering import AS_PUT
from dateline.publication.colours import check_on_dark_paper, check_on_paper, is_hex_colour
from dateline.publication.crawlers import CRAWLERS, Crawler
from dateline.publication.files_for_machines import LONGEST_FILE, check_ads, check_contact, check_robots
from dateline.publication.forms import MachineRulesForm
from dateline.publication.hosts import check_host_names, host_names
from dateline.publication.native_app import (
    check_apple_app,
    check_fingerprints,
    check_package,
    check_store_number,
    fingerprints,
)

STANDING_TEXT = ["h2", "h3", "bold", "italic", "link", "author-link", "ol", "ul", "document-link"]


MACHINE_RULES = "list:machine rules"


def check_time_zone(name: str) -> None:
    """Refuse a zone the clock does not know."""
    if name not in available_timezones():
        raise ValidationError(_("“%(name)s” is no time zone. Write one like Europe/London."), params={"name": name})


class Typeface(models.TextChoices):
    """Which pair of faces the house sets its pages in."""

    SERIF = "serif", _("Dateline Serif and Dateline Sans")
    SANS = "sans", _("Dateline Sans throughout")
    SYSTEM = "system", _("The reader's own faces")


class Replies(models.TextChoices):
    """Who sees a reply first."""

    HELD = "held", _("A moderator reads every reply before it appears")
    FIRST = "first", _("A moderator reads the first reply of every reader; later ones appear at once")
    OPEN = "open", _("Replies appear at once, unless something speaks against one")
    CLOSED = "closed", _("No replies")


@register_setting(icon="site", order=10)
class House(ClusterableModel, BaseGenericSetting):
    """The house's settings, one row."""

    name = models.CharField(_("name"), max_length=120, default="Dateline")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    logo = models.ForeignKey(
        "media.Picture",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leave empty to set the name as a wordmark."),
    )
    accent = models.CharField(
        _("accent colour"), max_length=7, default="#a3201d", validators=[is_hex_colour, check_on_paper]
    )
    accent_dark = models.CharField(
        _("accent colour in dark mode"),
        max_length=7,
        default="#f28b82",
        validators=[is_hex_colour, check_on_dark_paper],
    )
    typeface = models.CharField(_("typefaces"), max_length=10, choices=Typeface.choices, default=Typeface.SERIF)
    time_zone = models.CharField(_("time zone"), max_length=60, default="Europe/London", validators=[check_time_zone])
    language = models.CharField(
        _("language"),
        max_length=LONGEST_TAG,
        default="en-GB",
        validators=[check_language_tag],
        help_text=_("Such as en-GB or ar."),
    )
    since = models.PositiveSmallIntegerField(_("published since"), null=True, blank=True)
    footer = models.TextField(_("footer"), blank=True)
    embed_hosts = models.TextField(
        _("hosts that may be embedded"),
        blank=True,
        default="www.youtube-nocookie.com\nplayer.vimeo.com",
        validators=[check_host_names],
        help_text=_("One a line. A reader's browser asks them for nothing until the reader does."),
    )
    replies = models.CharField(_("replies"), max_length=10, choices=Replies.choices, default=Replies.HELD)
    replies_close_after = models.PositiveSmallIntegerField(
        _("replies close after"),
        null=True,
        blank=True,
        help_text=_("Days from publication. Leave empty to keep them open."),
    )
    replies_kept_for = models.PositiveSmallIntegerField(
        _("what is not printed is deleted after"),
        default=90,
        validators=[MinValueValidator(7), MaxValueValidator(3650)],
        help_text=_("Days. Replies that were rejected or withheld, with their letters and reports."),
    )
    addresses_kept_for = models.PositiveSmallIntegerField(
        _("readers' addresses are deleted after"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=_("Days. Emails left with replies and letters, and what stands for networks."),
    )
    counts_by_beacon = models.BooleanField(
        _("pages are kept by a CDN"),
        default=False,
        help_text=_("What is read is then counted by a tiny request from each page, which says nothing of the reader."),
    )

    phone_screen = models.ForeignKey(
        "media.Picture",
        verbose_name=_("picture of the app on a phone"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Upright. Shown by phones that ask whether to install the paper."),
    )
    desk_screen = models.ForeignKey(
        "media.Picture",
        verbose_name=_("picture of the app on a computer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Lying. Shown by computers that ask the same."),
    )
    app_store_number = models.CharField(
        _("number in the App Store"),
        max_length=12,
        blank=True,
        validators=[check_store_number],
        help_text=_("Only for an app of your own: iPhones then offer it above stories."),
    )
    apple_app = models.CharField(
        _("app that opens our links on iPhones"),
        max_length=200,
        blank=True,
        validators=[check_apple_app],
        help_text=_("Such as ABCDE12345.com.example.paper."),
    )
    android_app = models.CharField(
        _("app that opens our links on Android"),
        max_length=200,
        blank=True,
        validators=[check_package],
        help_text=_("Such as com.example.paper."),
    )
    android_fingerprints = models.TextField(
        _("fingerprints of its certificates"),
        blank=True,
        validators=[check_fingerprints],
        help_text=_("SHA-256, one a line, as keytool or the Play Console shows them."),
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline"), FieldPanel("since")], _("Title")),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("accent"), FieldPanel("accent_dark"), FieldPanel("typeface")],
            _("Look"),
        ),
        MultiFieldPanel([FieldPanel("time_zone"), FieldPanel("language")], _("Place")),
        InlinePanel("social_links", label=_("Social link")),
        FieldPanel("footer"),
        MultiFieldPanel(
            [
                FieldPanel("replies"),
                FieldPanel("replies_close_after"),
                FieldPanel("replies_kept_for"),
                FieldPanel("addresses_kept_for"),
            ],
            _("Replies"),
        ),
        FieldPanel("embed_hosts"),
        FieldPanel("counts_by_beacon"),
        MultiFieldPanel([FieldPanel("phone_screen"), FieldPanel("desk_screen")], _("App")),
        MultiFieldPanel(
            [
                FieldPanel("app_store_number"),
                FieldPanel("apple_app"),
                FieldPanel("android_app"),
                FieldPanel("android_fingerprints"),
            ],
            _("An app of your own"),
        ),
    ]

    class Meta:
        verbose_name = _("house")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """An app on Android is known by its name and its certificates; one alone is nothing."""
        super().clean()
        if self.android_app and not fingerprints(self.android_fingerprints):
            raise ValidationError({"android_fingerprints": _("Without a fingerprint Android does not trust the app.")})
        if self.android_fingerprints.strip() and not self.android_app:
            raise ValidationError({"android_app": _("Say which app these certificates are of.")})

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    @property
    def allowed_embed_hosts(self) -> list[str]:
        return host_names(self.embed_hosts)


@register_setting(icon="globe", order=30)
class MachineRules(BaseGenericSetting):
    """What machines may do with the paper, and what is told to them in files of their own. One row."""

    refuses_training = models.BooleanField(
        _("refuse every crawler that trains"),
        default=False,
        help_text=_("Also those that join the list below one day. Google Search and Bing are none of them."),
    )
    refused = models.JSONField(_("crawlers refused"), default=list, blank=True)
    own_lines = models.TextField(
        _("own lines of robots.txt"),
        max_length=LONGEST_FILE,
        blank=True,
        validators=[check_robots],
        help_text=_("They stand behind the house's. Begin with User-agent: and the crawler they are for."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=300,
        blank=True,
        help_text=_("One line for llms.txt: what others may do with your words, and whom they ask."),
    )
    ads = models.TextField(
        _("ads.txt"),
        max_length=LONGEST_FILE,
        blank=True,
        validators=[check_ads],
        help_text=_("Who may sell advertisements here, a line each. Empty: there is no such file."),
    )
    security_contact = models.CharField(
        _("contact for holes in the site"),
        max_length=300,
        blank=True,
        validators=[check_contact],
        help_text=_("mailto: and an email, or an address that begins with https. Empty: there is no security.txt."),
    )

    base_form_class = MachineRulesForm
    panels = [
        MultiFieldPanel([FieldPanel("refuses_training"), FieldPanel("refused")], _("Crawlers of AI companies")),
        FieldPanel("own_lines"),
        FieldPanel("licence"),
        FieldPanel("security_contact"),
        FieldPanel("ads"),
    ]

    class Meta:
        verbose_name = _("what machines may do")

    def __str__(self) -> str:
        return str(_("What machines may do"))

    def pressed_in(self) -> list[str]:
        """The files made of it, also before it is saved for the first time."""
        return [MACHINE_RULES]

    @property
    def all_refused(self) -> list[Crawler]:
        """Those that may read nothing, in the order of the list."""
        return [each for each in CRAWLERS if each.name in self.refused or (self.refuses_training and each.trains)]


class SocialLink(Orderable):
    """Where else the title can be followed."""

    house = ParentalKey(House, on_delete=models.CASCADE, related_name="social_links")
    label = models.CharField(_("label"), max_length=60)
    url = models.URLField(_("address"))

    class Meta:
        ordering = AS_PUT

    def __str__(self) -> str:
        return self.label


class StandingPage(Page):
    """A page that stands: about, contact, ethics, privacy, accessibility, comment policy."""

    intro = models.TextField(_("introduction"), blank=True)
    body = RichTextField(_("text"), features=STANDING_TEXT)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    parent_page_types = ["fronts.Front"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")

    def pressed_in(self) -> list[str]:
        """The lists that show it, or would."""
        return ["list:standing pages"]

    @property
    def address(self) -> str:
        return f"/{self.slug}/"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from dateline.publication.views import standing_page

        return standing_page(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.serve(request)
