"""XML that is whole whatever an editor typed."""

import re
from collections.abc import Mapping
from io import StringIO
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, not even by number. No reader sees any of it."""


BY_NUMBER = str.maketrans({"&": "&#x26;", "<": "&#x3C;", ">": "&#x3E;"})


def in_xml(text: str) -> str:
    """`text` without those signs."""
    return NOT_IN_XML.sub("", text)


class Sheet:
    """Written by Django's own writer, which refuses such signs; here they are left out."""

    def __init__(self) -> None:
        self._written = StringIO()
        self._writer = SimplerXMLGenerator(self._written, "utf-8", short_empty_elements=True)

    def begin(self) -> None:
        """Say that it is XML: of whole documents, not of what is put into one."""
        self._writer.startDocument()

    def open(self, name: str, attrs: Mapping[str, Any] | None = None) -> None:
        told = {key: in_xml(str(value)) for key, value in (attrs or {}).items()}
        self._writer.startElement(name, AttributesImpl(told))

    def close(self, name: str) -> None:
        self._writer.endElement(name)

    def element(self, name: str, text: str = "", **attrs: Any) -> None:
        """One element with text, or none."""
        self.open(name, attrs)
        if text:
            self._writer.characters(in_xml(text))
        self.close(name)

    def words(self, name: str, text: str, **attrs: Any) -> None:
        """One element of RSS with plain text. Its marks are written by number: some who read RSS take `&lt;` for the
        beginning of a tag, and the RSS Profile has it so."""
        self.open(name, attrs)
        self.place(in_xml(text).translate(BY_NUMBER))
        self.close(name)

    def place(self, fragment: str) -> None:
        """XML that is written already, or the place of a part."""
        self._writer.ignorableWhitespace(fragment)

    @property
    def text(self) -> str:
        return self._written.getvalue()
