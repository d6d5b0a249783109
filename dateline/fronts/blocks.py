"""What a front is built of: containers with slots an editor fills by hand."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

SPLASH_SHOWS = 3
"""The lead, and two under it."""


class ContainerBlock(blocks.StructBlock):
    """A group of stories. Slots left empty fill themselves with the section's latest."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=80)
    style = blocks.ChoiceBlock(
        label=_("Style"),
        choices=[("splash", _("Splash")), ("section", _("Section")), ("list", _("List"))],
        default="section",
    )
    section = blocks.PageChooserBlock(
        label=_("Section"),
        target_model="stories.Section",
        required=False,
        help_text=_("Empty: the whole paper."),
    )
    stories = blocks.ListBlock(
        blocks.PageChooserBlock(target_model="stories.Story", label=_("Story")), label=_("Slots"), default=[]
    )
    size = blocks.IntegerBlock(
        label=_("Stories in all"),
        default=5,
        min_value=1,
        max_value=12,
        help_text=_("A splash shows three at most."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Container")

    def clean(self, value: Any) -> Any:
        """Refuse a splash with more stories than it shows: the others would be lost without a word."""
        cleaned = super().clean(value)
        if cleaned["style"] == "splash" and len(cleaned["stories"]) > SPLASH_SHOWS:
            reason = _("A splash shows three stories. Move the others to a container of their own.")
            raise StructBlockValidationError({"stories": ValidationError(reason)})
        return cleaned


class QuoteAsideBlock(blocks.StructBlock):
    """Words on the record."""

    text = blocks.TextBlock(label=_("Quotation"), max_length=300)
    speaker = blocks.CharBlock(label=_("Speaker"), max_length=120)
    occasion = blocks.CharBlock(label=_("Role or occasion"), required=False, max_length=160)
    story = blocks.PageChooserBlock(target_model="stories.Story", required=False, label=_("Story"))

    class Meta:
        icon = "openquote"
        label = _("On the record")


class NumberAsideBlock(blocks.StructBlock):
    """A number worth a column."""

    figure = blocks.CharBlock(label=_("Number"), max_length=20)
    text = blocks.CharBlock(label=_("What it counts"), max_length=200)
    story = blocks.PageChooserBlock(target_model="stories.Story", required=False, label=_("Story"))

    class Meta:
        icon = "order"
        label = _("A number")


class DatesAsideBlock(blocks.StructBlock):
    """Dates to come."""

    dates = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("when", blocks.CharBlock(label=_("When"), max_length=40)),
                ("text", blocks.CharBlock(label=_("What"), max_length=160)),
            ]
        ),
        label=_("Dates"),
    )

    class Meta:
        icon = "calendar"
        label = _("Expected")


class FrontBody(blocks.StreamBlock):
    """A front from top to bottom. An aside stands beside the container before it, or under it for want of room."""

    container = ContainerBlock()
    quote = QuoteAsideBlock()
    number = NumberAsideBlock()
    dates = DatesAsideBlock()
