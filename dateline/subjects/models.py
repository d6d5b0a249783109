"""Subjects: the people, organisations, places and topics stories are about."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from dateline.lib.ordering import AS_PUT
from dateline.lib.partial_dates import first_day, is_partial_date, last_day
from dateline.lib.slugs import free_slug, make_slug
from dateline.subjects.keys import people_at

PLURALS = {"person": "people", "organisation": "organisations", "place": "places", "topic": "topics"}
"""How an address begins."""


def address_of(kind: str, slug: str) -> str:
    return f"/{PLURALS[kind]}/{slug}/"


class Subject(index.Indexed, ClusterableModel):
    """One person, organisation, place or topic, under its best-known name."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")
        PLACE = "place", _("Place")
        TOPIC = "topic", _("Topic")

    class Source(models.TextChoices):
        DESK = "desk", _("Made at the desk")
        AS_FILED = "as filed", _("As filed by the agency")

    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices)
    slug = models.SlugField(_("address"), max_length=100, allow_unicode=True, blank=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    aliases = models.JSONField(_("other names"), default=list, blank=True)
    external_ids = models.JSONField(
        _("ids elsewhere"), default=dict, blank=True, help_text=_("Scheme and id, such as wikidata: Q42.")
    )
    has_page = models.BooleanField(
        _("readers have a page"),
        default=False,
        help_text=_("Somebody in office, in a public role, or who agreed. Everybody else stays words in the story."),
    )
    picture = models.ForeignKey(
        "media.Picture", verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    no_index = models.BooleanField(
        _("kept out of search engines"), default=False, help_text=_("The page stays; search engines are asked to pass.")
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    """Since when there is no page of it for good, by an editor's word: it is not proposed again."""
    source = models.CharField(_("source"), max_length=10, choices=Source.choices, default=Source.DESK)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("aliases"),
        index.AutocompleteField("aliases"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="subject_one_address_a_kind"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True) | models.Q(has_page=False), name="subject_closed_has_no_page"
            ),
        ]
        indexes = [models.Index(fields=["kind", "name"], name="subject_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        return address_of(self.kind, self.slug)

    @property
    def is_person(self) -> bool:
        return self.kind == self.Kind.PERSON

    def save(self, *args: Any, **kwargs: Any) -> None:
        """By whatever way the address changes, the old one lives on."""
        from dateline.subjects.actions.keep_address import keep_address

        with transaction.atomic():
            keep_address(subject=self)
            super().save(*args, **kwargs)

    def clean(self) -> None:
        """Find a free slug among subjects of the same kind."""
        super().clean()
        if not self.slug:
            others = Subject.objects.filter(kind=self.kind).exclude(pk=self.pk)
            self.slug = free_slug(make_slug(self.name, self.kind), lambda slug: others.filter(slug=slug).exists())


class Role(Orderable):
    """What a subject is or was, and where: mayor of Harrowpoint, from 2019 to now. Days are EDTF, as exact as known."""

    subject = ParentalKey(Subject, on_delete=models.CASCADE, related_name="roles")
    title = models.CharField(
        _("role"), max_length=200, help_text=_("Such as: mayor, head of the harbour office, member.")
    )
    at = models.ForeignKey(
        Subject, verbose_name=_("where"), null=True, blank=True, on_delete=models.SET_NULL, related_name="held_by"
    )
    begins = models.CharField(_("from"), max_length=10, blank=True, help_text=_("2019, 2019-05 or 2019-05-03."))
    ends = models.CharField(_("to"), max_length=10, blank=True, help_text=_("Empty while it lasts."))

    pressed_with = "subject"

    class Meta:
        ordering = AS_PUT
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return self.title

    def pressed_in(self) -> list[str]:
        """Who is there stands on the page of where it is."""
        return [people_at(self.at_id)] if self.at_id else []

    def clean(self) -> None:
        """Days the calendar has, and no end before the beginning."""
        super().clean()
        errors = {}
        for name in ("begins", "ends"):
            if getattr(self, name) and not is_partial_date(getattr(self, name)):
                errors[name] = _("Write a year, a month or a day: 2019, 2019-05 or 2019-05-03.")
        if not errors and self.begins and self.ends and last_day(self.ends) < first_day(self.begins):
            errors["ends"] = _("This is before it began.")
        if errors:
            raise ValidationError(errors)


class OldAddress(models.Model):
    """Where a subject was before it was named anew or merged: readers are led on, for ever."""

    kind = models.CharField(max_length=15, choices=Subject.Kind.choices)
    slug = models.SlugField(max_length=100, allow_unicode=True)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="old_addresses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="old_address_of_one_subject")]

    def __str__(self) -> str:
        return address_of(self.kind, self.slug)


class MergedSubject(models.Model):
    """Whom a subject that is gone was merged into: drafts and old versions of stories still have its key."""

    key = models.PositiveBigIntegerField(primary_key=True)
    into = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="merged")

    def __str__(self) -> str:
        return f"{self.key} is {self.into_id}"
