"""Pages from pieces: what is spliced reads as if it had been made in one go."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.press.assembly import MissingPart, assemble
from dateline.press.pressed import Pressed, Segment, TornEntry, dropped, from_bytes

HEADERS = (("content-type", "text/html; charset=utf-8"), ("cache-control", "max-age=0, must-revalidate"))
TEXTS = st.lists(st.text(max_size=400).map(str.encode), max_size=6)


def page_of(*pieces: Segment | str, name: str = "/") -> Pressed:
    return Pressed(name, 200, HEADERS, pieces)


@given(before=TEXTS, part=TEXTS, after=TEXTS)
def test_a_spliced_page_is_whole_in_both_encodings(before: list[bytes], part: list[bytes], after: list[bytes]) -> None:
    page = page_of(*map(Segment.of, before), "latest", *map(Segment.of, after))
    answer = assemble(page, {"latest": Pressed("latest", 200, (), tuple(map(Segment.of, part)))})
    whole = b"".join([*before, *part, *after])
    assert gzip.decompress(answer.gzip) == whole
    assert answer.plain == whole
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
    assert reader.decompress(answer.gzip) == whole
    assert reader.eof
    assert reader.unused_data == b"", "one member only: browsers stop after the first"


@given(pieces=st.lists(st.binary(max_size=300), max_size=5), number=st.integers(0, 2**64 - 1))
def test_what_is_kept_is_read_back_the_same(pieces: list[bytes], number: int) -> None:
    entry = Pressed("/news/", 200, HEADERS, (*map(Segment.of, pieces), "latest"), number, "f", 12.5)
    assert from_bytes(entry.to_bytes()) == entry


@given(cut=st.integers(0, 400), flip=st.integers(0, 400))
def test_a_torn_entry_is_told_and_never_served(cut: int, flip: int) -> None:
    kept = page_of(Segment.of(b"The clock strikes again. " * 9)).to_bytes()
    torn = [kept[: cut % len(kept)]]
    at = flip % len(kept)
    torn.append(kept[:at] + bytes([kept[at] ^ 0x55]) + kept[at + 1 :])
    for each in torn:
        with pytest.raises(TornEntry):
            assert from_bytes(each) is not None


def test_a_dropped_entry_is_no_entry() -> None:
    assert from_bytes(dropped(7)) is None


def test_a_page_is_not_served_without_one_of_its_parts() -> None:
    with pytest.raises(MissingPart, match="latest"):
        assemble(page_of(Segment.of(b"a"), "latest"), {})


def test_a_part_that_changes_changes_the_tags_and_the_hour_of_every_page_that_shows_it() -> None:
    page = page_of(Segment.of(b"a"), "latest")
    old = Pressed("latest", 200, (), (Segment.of(b"1"),), until=50.0)
    new = Pressed("latest", 200, (), (Segment.of(b"2"),), until=40.0)
    first, second = assemble(page, {"latest": old}), assemble(page, {"latest": new})
    assert len({first.plain_etag, first.gzip_etag, second.plain_etag, second.gzip_etag}) == 4
    assert (first.until, second.until) == (50.0, 40.0)
