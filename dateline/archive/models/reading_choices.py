"""How a house wants its stories read."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadingChoices(models.Model):
    """One row for the house, made when an editor first chooses."""

    muted_rules = models.JSONField(_("rules switched off"), default=list)
    confirms_exact_names = models.BooleanField(
        _("Names that match one subject exactly count as confirmed"),
        default=False,
        help_text=_("The full name, in a story in the house's language. Quotes always wait for a person."),
    )

    class Meta:
        verbose_name = _("how stories are read")
        verbose_name_plural = _("how stories are read")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def of_the_house(cls) -> Self:
        return cls.objects.first() or cls()
