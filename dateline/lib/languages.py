"""What a language tag is, and which way its language is written."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
LONGEST_TAG = 12

TAG = re.compile(
    r"""
    [a-z]{2,3} (?:-[a-z]{3}){0,3}               # language, such as en
    (?:-[a-z]{4})?                              # script, such as Hant
    (?:-(?:[a-z]{2}|[0-9]{3}))?                 # region, such as GB or 419
    (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*    # variants, such as 1901
    (?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*         # extensions
    (?:-x(?:-[a-z0-9]{1,8})+)?                  # for private use
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""BCP 47, but for the handful of tags older than it and the languages of four letters, of which there are none."""


def direction_of(language: str) -> str:
    """ "rtl" or "ltr" for a language tag such as ar-EG; "ltr" when unknown."""
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def is_language_tag(text: str) -> bool:
    """Whether `text` is well made; whether anybody speaks it is not asked."""
    return TAG.fullmatch(text) is not None


def shortened_tag(tag: str) -> str:
    """`tag` as far as there is room to keep it; what is cut off says the least."""
    while len(tag) > LONGEST_TAG or not is_language_tag(tag):
        tag = tag.rpartition("-")[0]
    return tag


def check_language_tag(text: str) -> None:
    """Refuse what no browser could read aloud."""
    if not is_language_tag(text):
        raise ValidationError(
            _("“%(tag)s” is no language tag. Write one like en-GB, fr or zh-Hant."), params={"tag": text}
        )
