"""The desk's editor of running text, with a name for those who do not see it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextAreaAdapter
from wagtail.admin.telepath import register


class RunningText(DraftailRichTextArea):
    """Wagtail's, whose text box says nothing of itself to a screen reader."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options["ariaLabel"] = _("Text")


register(DraftailRichTextAreaAdapter(), RunningText)
