"""Language tags: what is one, and which way it is written."""

import pytest
from django.core.exceptions import ValidationError

from dateline.lib.languages import check_language_tag, direction_of, is_language_tag, shortened_tag


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN-gb", "ar", "gsw", "zh-Hant", "zh-Hant-TW", "es-419", "de-1901"])
def test_a_language_tag_is_known_by_its_shape(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize(
    "text", ["", "e", "English", "en_GB", "en-", "-en", "en--GB", "en GB", "en\n", "en-GB-", "en-x", "én", "12", 'en"x']
)
def test_what_is_no_language_tag_is_refused_with_a_sentence(text: str) -> None:
    assert not is_language_tag(text)
    with pytest.raises(ValidationError) as refusal:
        check_language_tag(text)
    assert refusal.value.messages == [f"“{text}” is no language tag. Write one like en-GB, fr or zh-Hant."]


def test_arabic_and_its_kin_run_from_right_to_left() -> None:
    assert {direction_of(tag) for tag in ("ar", "AR-eg", "he", "fa-IR", "ckb")} == {"rtl"}
    assert {direction_of(tag) for tag in ("en", "fr-CA", "arn", "")} == {"ltr"}


def test_a_long_tag_is_cut_where_it_still_is_one() -> None:
    assert shortened_tag("zh-Hant-TW") == "zh-Hant-TW"
    assert shortened_tag("zh-cmn-Hant-TW") == "zh-cmn-Hant"
    assert shortened_tag("en-GB-x-harrow") == "en-GB"
