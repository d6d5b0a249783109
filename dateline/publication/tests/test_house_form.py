"""What the desk takes as the house's settings, and what it refuses with a sentence."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from dateline.publication.models import House

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
    assert refusal(embed_hosts=LONGEST_NAME) == ""


@pytest.mark.parametrize(
    "line",
    [
        "x.example; script-src *", "x.example *", "*", "*.example", "https://x.example", "x.example/", "x.example:443",
        "localhost", "-x.example", "x-.example", "x..example", "x.example.", "bücher.example", "'self'",
        f"{'a' * 64}.example", LONGEST_NAME + "d",
    ],
)  # fmt: skip
def test_a_line_that_is_no_host_name_is_refused_with_a_sentence(line: str) -> None:
    said = refusal(embed_hosts=f"player.vimeo.com\n{line}")
    assert said.startswith(f"“{line}” is no host name.")
