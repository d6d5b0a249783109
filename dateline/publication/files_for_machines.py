"""Checks of the lines a house writes for machines: a bad one is named by its number, for nothing reads past it."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext_lazy as _

LONGEST_FILE = 20_000
FIELDS = frozenset({"user-agent", "allow", "disallow", "crawl-delay", "sitemap", "content-signal"})
OF_A_CRAWLER = FIELDS - {"sitemap", "user-agent"}
CRAWLER_NAME = re.compile(r"\*|[A-Za-z0-9][A-Za-z0-9_./-]{0,99}", re.ASCII)
DOMAIN = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", re.ASCII | re.IGNORECASE)
VARIABLES = frozenset({"contact", "subdomain", "inventorypartnerdomain", "ownerdomain", "managerdomain"})
RELATIONS = frozenset({"direct", "reseller"})


def lines_that_count(text: str) -> Iterator[tuple[int, str]]:
    """Each with its number, without what stands behind a hash."""
    for number, line in enumerate(text.splitlines(), 1):
        if told := line.partition("#")[0].strip():
            yield number, told


def check_robots(text: str) -> None:
    """Refuse what is no line of RFC 9309, or is for nobody."""
    somebody = False
    for number, line in lines_that_count(text):
        field, colon, value = (part.strip() for part in line.partition(":"))
        field = field.lower()
        if not colon or field not in FIELDS or not line.isprintable():
            raise _bad(number, line, _("Write a field such as Disallow, a colon and what it is about."))
        if field in OF_A_CRAWLER and not somebody:
            raise _bad(number, line, _("Say before it which crawler it is for: User-agent: and its name."))
        if field == "user-agent" and not CRAWLER_NAME.fullmatch(value):
            raise _bad(number, line, _("Name one crawler, without blanks, or * for all."))
        if field in ("allow", "disallow") and value and not value.startswith(("/", "*")):
            raise _bad(number, line, _("An address begins with a stroke: /."))
        somebody = somebody or field == "user-agent"


def check_ads(text: str) -> None:
    """Refuse what is no line of the IAB's ads.txt."""
    for number, line in lines_that_count(text):
        name, equals, _value = line.partition("=")
        parts = [part.strip() for part in line.partition(";")[0].split(",")]
        is_variable = bool(equals) and name.strip().lower() in VARIABLES
        if (not is_variable and not _is_seller(parts)) or not line.isprintable():
            raise _bad(number, line, _("Write the seller's domain, your number there, and DIRECT or RESELLER."))


def _is_seller(parts: list[str]) -> bool:
    fits = len(parts) in (3, 4) and DOMAIN.fullmatch(parts[0]) and parts[1] and parts[2].lower() in RELATIONS
    return bool(fits)


def check_contact(text: str) -> None:
    """Refuse what is no way to reach anybody by RFC 9116."""
    try:
        if text.startswith("mailto:"):
            EmailValidator()(text.removeprefix("mailto:"))
        else:
            URLValidator(schemes=["https"])(text)
    except ValidationError:
        raise ValidationError(_("Write mailto: and an email, or an address that begins with https.")) from None


def _bad(number: int, line: str, mend: object) -> ValidationError:
    return ValidationError(
        _("Line %(number)s, “%(line)s”: %(mend)s"), params={"number": number, "line": line[:80], "mend": mend}
    )
