"""Authors: people and agencies who sign stories. They need no log-in."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from dateline.bylines.queries import AuthorQuerySet
from dateline.lib.ordering import AS_PUT
from dateline.lib.slugs import free_slug, make_slug


class Author(index.Indexed, ClusterableModel):
    """Somebody, or an agency, whose name stands over stories."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        AGENCY = "agency", _("Agency")

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=100, unique=True, blank=True, allow_unicode=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.PERSON)
    role = models.CharField(_("role"), max_length=120, blank=True)
    bio = models.TextField(_("bio"), blank=True)
    picture = models.ForeignKey(
        "media.Picture",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    email = models.EmailField(_("e-mail shown to readers"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("signs in as"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="authors",
    )
    on_staff = models.BooleanField(
        _("on staff"),
        default=False,
        help_text=_("Staff have a page before their first story; guests have one once a story of theirs is public."),
    )
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="merged")

    objects = AuthorQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("kind"), FieldPanel("role"), FieldPanel("on_staff")]),
        FieldPanel("bio"),
        FieldPanel("picture"),
        FieldPanel("email"),
        InlinePanel("links", label=_("Link")),
        FieldPanel("user"),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("merged_into"),
    ]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def pressed_in(self) -> list[str]:
        """The list of those readers know, where it stands or could stand."""
        return ["list:authors"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With a record of where it was, by whatever way its address changes."""
        from dateline.bylines.actions.keep_address import keep_address

        with transaction.atomic():
            keep_address(author=self)
            super().save(*args, **kwargs)

    @property
    def address(self) -> str:
        return f"/authors/{self.slug}/"

    @property
    def is_person(self) -> bool:
        return self.kind == self.Kind.PERSON

    def clean(self) -> None:
        """Find a free slug, since a byline made from within a story asks for a name only."""
        super().clean()
        if not self.slug:
            others = Author.objects.exclude(pk=self.pk)
            self.slug = free_slug(make_slug(self.name, "author"), lambda slug: others.filter(slug=slug).exists())


class OldAddress(models.Model):
    """Where an author was before: readers are led on, for ever."""

    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="old_addresses")

    def __str__(self) -> str:
        return f"/authors/{self.slug}/"


class AuthorLink(Orderable):
    """Where else an author can be found."""

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="links")
    label = models.CharField(_("label"), max_length=60)
    url = models.URLField(_("address"))

    pressed_with = "author"

    class Meta:
        ordering = AS_PUT

    def __str__(self) -> str:
        return self.label
