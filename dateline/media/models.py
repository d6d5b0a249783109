"""Pictures and documents: where they are kept and under which address."""

import secrets
from pathlib import PurePath

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


def unguessable_path(folder: str, filename: str) -> str:
    """A path nobody can guess: 120 random bits, then a name for people."""
    name = PurePath(filename)
    stem = slugify(name.stem)[:50] or "file"
    return f"{folder}/{secrets.token_urlsafe(15)}/{stem}{name.suffix.lower()[:8]}"


class Picture(AbstractImage):
    """A picture with what a newsroom must know of it."""

    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    alt_text = models.CharField(
        _("alternative text"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    rights = models.CharField(_("rights"), max_length=300, blank=True)
    source_uri = models.CharField(max_length=500, blank=True, editable=False, db_index=True)

    admin_form_fields = (
        "title",
        "file",
        "caption",
        "credit",
        "alt_text",
        "rights",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        return self.alt_text or self.description or ""

    def get_upload_to(self, filename: str) -> str:
        return unguessable_path("pictures", filename)


class Rendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    pressed_with = "image"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once_a_size")
        ]

    def get_upload_to(self, filename: str) -> str:
        return unguessable_path("sizes", filename)


def document_path(_document: "Attachment", filename: str) -> str:
    """Where an uploaded document is kept."""
    return unguessable_path("documents", filename)


class Attachment(AbstractDocument):
    """A file readers can download."""

    file = models.FileField(_("file"), upload_to=document_path)
    source = models.CharField(_("source"), max_length=200, blank=True)

    admin_form_fields = ("title", "file", "source", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
