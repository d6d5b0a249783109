"""What the desk takes as the house's settings, and what it refuses with a sentence."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from dateline.publication.colours import DARK_PAPER, LEAST_CONTRAST, PAPER, contrast, legible_shade
from dateline.publication.models import House
from dateline.stories.models import Story

LONGEST_NAME = f"{'a' * 63}.{'b' * 63}.{'c' * 63}.{'d' * 61}"


def refusal(**fields: Any) -> str:
    """What the desk says of a house with these settings; "" when it takes them."""
    try:
        House(**fields).clean_fields()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def test_hosts_that_may_be_embedded_are_written_one_a_line() -> None:
    assert refusal(embed_hosts="player.vimeo.com\r\n\r\n  Video.Example  ") == ""
    assert refusal(embed_hosts="xn--bcher-kva.example") == ""
    assert refusal(embed_hosts=f"{LONGEST_NAME}\nfilms.example:8443") == ""


@pytest.mark.parametrize(
    "line",
    [
        "x.example; script-src *", "x.example *", "*", "*.example", "https://x.example", "x.example/",
        "x.example:https", "localhost", "-x.example", "x-.example", "x..example", "x.example.", "bücher.example",
        "'self'", f"{'a' * 64}.example", LONGEST_NAME + "d" * 10,
    ],
)  # fmt: skip
def test_a_line_that_is_no_host_name_is_refused_with_a_sentence(line: str) -> None:
    said = refusal(embed_hosts=f"player.vimeo.com\n{line}")
    assert said.startswith(f"“{line}” is no host. Write only its name")


@pytest.mark.parametrize("language", ["English", "en_GB", "en GB", 'en"onload', "e"])
def test_a_language_that_is_no_tag_is_refused(language: str) -> None:
    assert refusal(language=language).startswith(f"“{language}” is no language tag.")


def test_a_story_holds_to_the_same_rule_and_may_leave_its_language_to_the_house() -> None:
    field = Story._meta.get_field("language")
    assert field.clean("", None) == ""
    assert field.clean("ar-EG", None) == "ar-EG"
    with pytest.raises(ValidationError, match="“arabic_” is no language tag"):
        field.clean("arabic_", None)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["cy", "gsw", "zh-Hant-TW", "de-1901", "EN-gb"])
def test_a_house_may_publish_in_a_language_nobody_has_translated_dateline_into(
    paper: Any, rosa: Any, language: str
) -> None:
    House.objects.update(language=language)
    assert f'<html lang="{language}" dir="ltr">' in rosa.get("/").content.decode()


def test_an_accent_must_stand_out_from_white_paper() -> None:
    assert refusal(accent="#a3201d") == refusal(accent="#767676") == ""
    assert refusal(accent="#777777") == (
        "#777777 reaches 4.4:1 on white paper; letters need 4.5:1. Take a darker one, such as #767676."
    )
    assert "#ffcc00 reaches 1.5:1 on white paper" in refusal(accent="#ffcc00")


def test_an_accent_for_dark_mode_must_stand_out_from_dark_paper() -> None:
    assert refusal(accent_dark="#f28b82") == ""
    said = refusal(accent_dark="#a3201d")
    assert said.startswith("#a3201d reaches 2.4:1 on dark paper; letters need 4.5:1. Take a lighter one, such as #")


@pytest.mark.parametrize("paper", [PAPER, DARK_PAPER])
@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#ffcc00", "#00ff00", "#0000ff", "#7f7f7f", "#123456"])
def test_the_shade_that_is_proposed_can_be_read(colour: str, paper: str) -> None:
    assert contrast(legible_shade(colour, paper), paper) >= LEAST_CONTRAST


def test_what_is_no_colour_is_told_so_and_nothing_of_contrast() -> None:
    for colour in ("red", "#12345\n", "#ff"):
        assert refusal(accent=colour) == "Write the colour as # and six digits, such as #a3201d."
