"""Fronts: the page an editor makes by hand, and which fills itself where nobody did."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page

from dateline.fronts.blocks import FrontBody
from dateline.lib import clock


class Front(Page):
    """The front page; sections and standing pages hang under it."""

    body = StreamField(FrontBody(), verbose_name=_("containers"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["stories.Section", "publication.StandingPage"]
    max_count = 1

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from dateline.fronts.views import front_page

        return front_page(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.serve(request)


@register_setting(icon="warning", order=20)
class BreakingStrip(BaseGenericSetting):
    """One line above every page, until its hour is over."""

    text = models.CharField(_("text"), max_length=160, blank=True, help_text=_("Empty: no strip."))
    story = models.ForeignKey(
        "stories.Story",
        verbose_name=_("leads to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True, help_text=_("Empty: until it is taken down."))

    panels: ClassVar[list[Any]] = [
        FieldPanel("text"),
        PageChooserPanel("story", "stories.Story"),
        FieldPanel("ends_at"),
    ]

    class Meta:
        verbose_name = _("breaking strip")

    def pressed_in(self) -> list[str]:
        """Also the first time it is saved, when no page can know it yet."""
        return ["list:breaking strip"]

    def __str__(self) -> str:
        return self.text


class ReadCount(models.Model):
    """How often a story was read in one hour. All that is known of reading: no row of it is about a reader."""

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")
    hour = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "hour"], name="read_count_once")]

    def __str__(self) -> str:
        return f"{self.story_id}, {self.hour:%Y-%m-%d %H}h: {self.count}"


class TakenReads(models.Model):
    """A file of the front's that has been counted and may still lie there: a worker that dies counts none twice."""

    name = models.CharField(max_length=100, unique=True)
    taken_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "taken reads"

    def __str__(self) -> str:
        return self.name


class MostRead(models.Model):
    """One place in a list of the most read stories."""

    class Span(models.TextChoices):
        DAY = "day"
        WEEK = "week"

    span = models.CharField(max_length=4, choices=Span.choices)
    rank = models.PositiveSmallIntegerField()
    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "most read"
        constraints = [models.UniqueConstraint(fields=["span", "rank"], name="most_read_rank_once")]

    def __str__(self) -> str:
        return f"{self.span} {self.rank}: {self.story_id}"
