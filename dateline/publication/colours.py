"""The house's colours, which letters are printed in: they must stand out from the paper."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

PAPER, DARK_PAPER = "#ffffff", "#141414"
LEAST_CONTRAST = 4.5
HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)

is_hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Write the colour as # and six digits, such as #a3201d."))


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21, as WCAG 2 reckons it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible_shade(colour: str, paper: str) -> str:
    """The shade nearest to `colour`, darker on white and lighter on black, that can be read on `paper`."""
    ink = 0 if _luminance(paper) > 0.5 else 255
    for step in range(101):
        shade = "#" + "".join(f"{round(part + (ink - part) * step / 100):02x}" for part in _parts(colour))
        if contrast(shade, paper) >= LEAST_CONTRAST:
            return shade
    raise ValueError(f"No shade of {colour} can be read on {paper}.")


def check_on_paper(colour: str) -> None:
    """Refuse a colour that cannot be read on white paper."""
    if HEX.fullmatch(colour) and contrast(colour, PAPER) < LEAST_CONTRAST:
        raise ValidationError(
            _(
                "%(colour)s reaches %(ratio)s:1 on white paper; letters need 4.5:1. "
                "Take a darker one, such as %(mend)s."
            ),
            params=_figures(colour, PAPER),
        )


def check_on_dark_paper(colour: str) -> None:
    """Refuse a colour that cannot be read on the dark paper."""
    if HEX.fullmatch(colour) and contrast(colour, DARK_PAPER) < LEAST_CONTRAST:
        raise ValidationError(
            _(
                "%(colour)s reaches %(ratio)s:1 on dark paper; letters need 4.5:1. "
                "Take a lighter one, such as %(mend)s."
            ),
            params=_figures(colour, DARK_PAPER),
        )


def _figures(colour: str, paper: str) -> dict[str, str]:
    """The ratio is cut, not rounded: 4.49 must not read as 4.5."""
    tenths = int(contrast(colour, paper) * 10)
    return {"colour": colour, "ratio": f"{tenths / 10}", "mend": legible_shade(colour, paper)}


def _parts(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
