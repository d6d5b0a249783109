"""XML that is whole whatever an editor typed."""

import re
from collections.abc import Mapping
from io import StringIO
from typing import Any

from django.utils.xmlutils import SimplerXMLGenerator

NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, not even by number. No reader sees any of it."""


def in_xml(text: str) -> str:
    """`text` without those signs."""
    return NOT_IN_XML.sub("", text)


class Sheet(SimplerXMLGenerator):
    """Django's own writer, which refuses such signs; this one leaves them out."""

    def __init__(self) -> None:
        self._written = StringIO()
        super().__init__(self._written, "utf-8", short_empty_elements=True)

    def startElement(self, name: str, attrs: Mapping[str, Any]) -> None:
        super().startElement(name, {key: in_xml(str(value)) for key, value in attrs.items()})

    def characters(self, content: str) -> None:
        super().characters(in_xml(content))

    def element(self, name: str, text: str | None = None, **attrs: Any) -> None:
        """One element with text, or none."""
        self.addQuickElement(name, text, attrs)

    def place(self, fragment: str) -> None:
        """XML that is written already, or the place of a part."""
        self.ignorableWhitespace(fragment)

    @property
    def text(self) -> str:
        return self._written.getvalue()
