"""Which encoding a client is sent, and when it is told that it has the page already."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.press.server.negotiation import known_tag, takes_gzip


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("gzip", True),
        ("gzip, deflate, br, zstd", True),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", True),
        ("*", True),
        ("GZIP", True),
        ("x-gzip", True),
        ("identity;q=0.5, gzip;q=0.5", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0", False),
        ("*;q=0", False),
        ("identity, gzip;q=0.5", False),
        ("br", False),
        ("gzip;q=banana", False),
        ("gzip;q=7", False),
    ],
)
def test_gzip_is_sent_to_whoever_wants_it_at_least_as_much_as_nothing(header: str, wanted: bool) -> None:
    assert takes_gzip(header.encode()) is wanted


@given(st.binary(max_size=3000))
def test_no_header_is_too_odd(header: bytes) -> None:
    takes_gzip(header)
    assert known_tag(header, '"a"', '"a-g"') in ("", '"a"', '"a-g"')


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ('"a"', '"a"'),
        ('"a-g"', '"a-g"'),
        ('W/"a-g"', '"a-g"'),
        ('"x", "a"', '"a"'),
        ("*", '"a"'),
        ('"b"', ""),
        ("a", ""),
        ("", ""),
    ],
)
def test_a_client_that_has_the_page_is_told_so(header: str, tag: str) -> None:
    assert known_tag(header.encode(), '"a"', '"a-g"') == tag
