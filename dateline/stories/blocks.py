"""What a story's body is built of."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import FieldBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from dateline.stories.players import host_of, player_address
from dateline.stories.tables import set_table

INLINE = ["bold", "italic", "link", "author-link", "superscript", "subscript"]
TEXT = [*INLINE, "ol", "ul", "document-link"]


class PictureValue(blocks.StructValue):
    """A picture's words as they are printed: the story's own, else the library's."""

    def _shown(self, word: str) -> str:
        own, picture = self[word], self["picture"]
        return own or (getattr(picture, word) if picture else "")

    @property
    def shown_caption(self) -> str:
        return self._shown("caption")

    @property
    def shown_credit(self) -> str:
        return self._shown("credit")

    @property
    def shown_alt_text(self) -> str:
        return self._shown("alt_text")


class PictureBlock(blocks.StructBlock):
    """A picture; what is left empty comes from the library."""

    picture = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=500)
    credit = blocks.CharBlock(label=_("Credit"), required=False, max_length=200)
    alt_text = blocks.CharBlock(label=_("Alternative text"), required=False, max_length=500)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "stories/blocks/picture.html"
        value_class = PictureValue


class GalleryBlock(blocks.StructBlock):
    """Pictures side by side."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=200)
    pictures = blocks.ListBlock(PictureBlock(), min_num=2, label=_("Pictures"))

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "stories/blocks/gallery.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Without pictures that were deleted from the library since."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["pictures"] = [picture for picture in value["pictures"] if picture["picture"]]
        return context


class PullQuoteBlock(blocks.StructBlock):
    """Words pulled out of the story, with who said them."""

    quote = blocks.TextBlock(label=_("Quotation"), max_length=500)
    speaker = blocks.CharBlock(label=_("Speaker"), max_length=200)
    occasion = blocks.CharBlock(label=_("Role or occasion"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        template = "stories/blocks/pull_quote.html"


class BlockQuoteBlock(blocks.StructBlock):
    """A passage quoted from elsewhere."""

    quote = blocks.TextBlock(label=_("Quotation"))
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Block quotation")
        template = "stories/blocks/block_quote.html"


class FactBoxBlock(blocks.StructBlock):
    """What a reader needs to know, apart from the story's flow."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    body = blocks.RichTextBlock(label=_("Text"), features=TEXT)

    class Meta:
        icon = "list-ul"
        label = _("Fact box")
        template = "stories/blocks/fact_box.html"


class TableOfFactsBlock(TableBlock):
    """A table; which of its cells are headings is the editor's choice."""

    class Meta:
        icon = "table"
        label = _("Table")
        template = "stories/blocks/table.html"

    def render(self, value: Any, context: dict[str, Any] | None = None) -> str:
        """As other blocks do; Wagtail's tables pass `get_context` over."""
        return str(FieldBlock.render(self, value, context))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["table"] = set_table(value or {})
        return context


class TimelineBlock(blocks.StructBlock):
    """What happened before, in order."""

    title = blocks.CharBlock(label=_("Title"), default=_("Previously"), max_length=200)
    entries = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("when", blocks.CharBlock(label=_("When"), max_length=80)),
                ("text", blocks.CharBlock(label=_("What"), max_length=300)),
            ]
        ),
        label=_("Entries"),
    )

    class Meta:
        icon = "calendar"
        label = _("Timeline")
        template = "stories/blocks/timeline.html"


class DownloadBlock(blocks.StructBlock):
    """A document to take away."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=200)
    document = DocumentChooserBlock(label=_("Document"))

    class Meta:
        icon = "doc-full"
        label = _("Download")
        template = "stories/blocks/download.html"


class EmbedBlock(blocks.StructBlock):
    """Something that lives elsewhere. A reader's browser loads nothing of it until the reader asks."""

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("What it is"), max_length=200)

    class Meta:
        icon = "media"
        label = _("Embed")
        template = "stories/blocks/embed.html"

    def clean(self, value: Any) -> Any:
        """Refused at the desk rather than shown as an empty frame: the house names the hosts its pages may frame."""
        cleaned = super().clean(value)
        if refusal := cleaned["url"] and self._refusal(cleaned["url"]):
            raise blocks.StructBlockValidationError({"url": ValidationError(refusal)})
        return cleaned

    def _refusal(self, url: str) -> str:
        player = player_address(url)
        if not player:
            return _say(
                "No player is known at this address. Give the address of the film itself, with https:// before it."
            )
        if _is_allowed(player):
            return ""
        return _say(
            "“%(host)s” is not among the hosts that may be embedded here. An editor can add it in the house's "
            "settings; or make it a link in the text."
        ) % {"host": host_of(player)}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        player = player_address(value["url"])
        context["host"] = host_of(value["url"]).removeprefix("www.")
        context["player_url"] = player if _is_allowed(player) else ""
        return context


def _is_allowed(player: str) -> bool:
    """Asked again when the page is made: the house may have taken the host off its list since."""
    from dateline.publication.queries import current_house

    return host_of(player) in current_house().allowed_embed_hosts


class StoryBody(blocks.StreamBlock):
    """The body, block by block."""

    paragraph = blocks.RichTextBlock(
        label=_("Paragraphs"), features=TEXT, template="stories/blocks/paragraph.html", icon="pilcrow"
    )
    crosshead = blocks.CharBlock(
        label=_("Crosshead"), max_length=200, template="stories/blocks/crosshead.html", icon="title"
    )
    picture = PictureBlock()
    gallery = GalleryBlock()
    pull_quote = PullQuoteBlock()
    block_quote = BlockQuoteBlock()
    fact_box = FactBoxBlock()
    table = TableOfFactsBlock()
    timeline = TimelineBlock()
    download = DownloadBlock()
    embed = EmbedBlock()
