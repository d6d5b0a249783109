"""A section of the paper, as readers know it."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager

from dateline.publication.addresses import is_reserved
from dateline.publication.models import Replies
from dateline.stories.queries import SectionQuerySet


class Section(Page):
    """News, Sport, Opinion … Stories stand under it."""

    page_ptr = models.OneToOneField(Page, parent_link=True, on_delete=models.CASCADE, related_name="as_section")
    strap = models.CharField(_("strap"), max_length=200, blank=True, help_text=_("A line under the section's name."))

    reply_mode = models.CharField(
        _("replies"),
        max_length=10,
        blank=True,
        choices=Replies.choices,
        help_text=_("Leave empty for the house's way."),
    )
    replies_close_after = models.PositiveSmallIntegerField(
        _("replies close after"), null=True, blank=True, help_text=_("Days from publication; empty for the house's.")
    )

    objects: ClassVar[PageManager] = PageManager.from_queryset(SectionQuerySet)()

    content_panels = [*Page.content_panels, FieldPanel("strap")]
    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel([FieldPanel("reply_mode"), FieldPanel("replies_close_after")], _("Replies")),
    ]
    parent_page_types = ["fronts.Front"]
    subpage_types = ["stories.Story"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @property
    def address(self) -> str:
        return f"/{self.slug}/"

    def month_address(self, month: date) -> str:
        return f"/{self.slug}/{month:%Y/%m}/"

    def clean(self) -> None:
        super().clean()
        if is_reserved(self.slug):
            raise ValidationError(
                {"slug": _say("“%(slug)s” is an address the system uses itself. Choose another.") % {"slug": self.slug}}
            )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from dateline.stories.views.section import section_page

        return section_page(request, self)
