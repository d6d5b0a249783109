"""Sees what must never be served from our origin.

Pages, scripts, programs, and files that are two things at once.
"""

import re

from dateline.media.byte_reader import ByteReader
from dateline.media.errors import UnknownKind

SNIFFED = 1445
"""How far a browser looks when it guesses a type (WHATWG MIME Sniffing, the resource header)."""

MARKUP_START = re.compile(rb"\A(?:\xef\xbb\xbf)?[\t\n\x0c\r ]*<[!?/A-Za-z]")
SVG = re.compile(rb"<(?:[a-z0-9_.-]+:)?svg[\s>/:]", re.IGNORECASE)
ACTIVE = re.compile(rb"<(?:script|html|iframe|svg|body|object|embed|!doctype\s+html|\?php)(?![a-z0-9-])", re.IGNORECASE)
GIF_SCRIPT = re.compile(rb"\AGIF8[79]a(?:/\*|//|=|<)")
ZIP_END = b"PK\x05\x06"

PROGRAMS = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"\xfe\xed\xfa\xce", "a Mac program"),
    (b"\xfe\xed\xfa\xcf", "a Mac program"),
    (b"\xce\xfa\xed\xfe", "a Mac program"),
    (b"\xcf\xfa\xed\xfe", "a Mac program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a program"),
    (b"dex\n", "an Android program"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "a Windows shortcut"),
    (b"#!", "a script"),
)


def refuse_programs(head: bytes) -> None:
    """A reader who downloads a program from a paper they trust will run it."""
    for start, what in PROGRAMS:
        if head.startswith(start):
            raise UnknownKind(
                f"This file is {what}, whatever its name says. Only pictures, documents and sound are taken."
            )


def refuse_markup(head: bytes) -> None:
    """SVG, HTML and XML run scripts as our own pages do: one of them on our address can act as an editor."""
    head = head[:SNIFFED]
    if not MARKUP_START.search(head):
        return
    if SVG.search(head):
        raise UnknownKind("This file is an SVG drawing, which can carry scripts. Export it as PNG and upload that.")
    raise UnknownKind("This file is a web page or XML, whatever its name says. Print it to PDF and upload that.")


def refuse_hidden_markup(head: bytes) -> None:
    """Pages hidden behind a harmless beginning: browsers that guess types have shown such files as HTML."""
    found = ACTIVE.search(head[:SNIFFED])
    if found:
        raise UnknownKind(
            f"There is web page code at byte {found.start()} of this file, and browsers could run it. "
            "Open it in the program that made it and export it afresh."
        )


def refuse_two_in_one(reader: ByteReader, head: bytes) -> None:
    """GIFs that are also JavaScript (``GIF89a/*``), and anything with a zip (or Java archive) glued to "
    "its end."""
    if GIF_SCRIPT.search(head) or ends_as_zip(reader):
        raise UnknownKind(
            "This file is two kinds of file at once, a way to smuggle programs. "
            "Open it in the program that made it and export it afresh."
        )


def ends_as_zip(reader: ByteReader) -> bool:
    """Whether a zip reader would open the file.

    The comment's length must fit, so chance bytes do not count.
    """
    tail = reader.tail(65_535 + 22)
    position = tail.rfind(ZIP_END)
    while position != -1:
        record = tail[position : position + 22]
        if len(record) == 22 and position + 22 + int.from_bytes(record[20:], "little") == len(tail):
            return True
        position = tail.rfind(ZIP_END, 0, position)
    return False
