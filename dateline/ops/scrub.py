"""Takes readers' addresses and mail, and our own passwords, out of what is written down about an error."""

import re

MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
IPV4 = re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b")
HEX = r"[0-9a-fA-F]{1,4}"
IPV6 = re.compile(
    rf"(?<![\w:\[])(?:(?:{HEX}:){{7}}{HEX}|{HEX}(?::{HEX}){{0,6}}::(?:{HEX}(?::{HEX}){{0,6}})?|::{HEX}(?::{HEX}){{0,6}})"
    r"(?![\w:])"
)
PASSWORD = re.compile(r"((?<!\w)\w+://[^\s:/@]*):[^\s/@]+@")
"""Begins where a word begins: tried at every letter of a long one, it would take the square of its length."""


REFERENCE = re.compile(r"(/replies/withheld/|/replies/own/\d{1,18}/|[?&]own=)[\w-]+")
"""It opens a reader's own reply to whoever has it."""


def scrub(text: str) -> str:
    """`text` without mail addresses, network addresses, readers' references and passwords in addresses."""
    text = REFERENCE.sub(r"\1[reference]", text)
    text = PASSWORD.sub(r"\1:[password]@", text)
    text = MAIL.sub("[mail]", text)
    return IPV6.sub("[address]", IPV4.sub("[address]", text))
