"""Whatever a story holds, reading it ends, and every range lies in the text and says what stands there."""

import random
import re
import time
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.archive.reader.engines.grammar import GrammarEngine
from dateline.archive.reader.grammar import Word
from dateline.archive.reader.printed import printed
from dateline.archive.reader.proposals import Mention, Proposals, Quote, Speaker
from dateline.archive.reader.reader import Reader

PIECES = st.sampled_from([
    "“", "”", "‘", "’", '"', "'", "«", "»", "— ", "\n", "\r\n", "\u2028", " ", ",", ".", ":", "?", "(", ")", "said",
    "told", "called", "according to", "who", "she", "he", "they", "it", "Rosa Lane", "Lane", "the mayor", "LANE: ",
    "claim", "by", "adding", "We will go", "“ ”", "’s", "𝔘𝔫", "é", "\x00", "\x85", "of",
])  # fmt: skip
STORIES = st.one_of(
    st.text(max_size=400), st.lists(PIECES, max_size=80).map("".join), st.lists(PIECES, max_size=60).map(" ".join)
)
PARTS = ("VERB", "NOUN", "PROPN", "PRON", "AUX", "ADP", "PUNCT", "DET", "ADV")
TAGS = ("VBD", "VBG", "VBN", "NN", "NNS", "NNP", "PRP", "IN", "DT", "WP")
RELATIONS = (
    "nsubj", "nsubjpass", "ROOT", "dobj", "ccomp", "conj", "relcl", "acl", "prep", "pobj", "agent", "auxpass", "xcomp",
    "advcl", "pcomp", "poss", "appos", "parataxis", "punct", "compound",
)  # fmt: skip


class DrunkenParser:
    """Gives any word any part and any head, the worst a parser can do."""

    def parse(self, texts: Sequence[str]) -> Iterator[list[Word]]:
        for text in texts:
            dice = random.Random(text)
            found = list(re.finditer(r"\w+|[^\w\s]|\s{2,}", text))
            yield [
                Word(
                    start=each.start(), end=each.end(), text=each[0], lemma=each[0].lower().replace("said", "say"),
                    part=dice.choice(PARTS), tag=dice.choice(TAGS), relation=dice.choice(RELATIONS),
                    head=dice.randrange(len(found)), sentence=0, entity=dice.choice(("", "PERSON", "ORG", "DATE")),
                    entity_number=dice.choice((-1, -1, number, number // 2)),
                )
                for number, each in enumerate(found)
            ]  # fmt: skip


READERS = {"rules": Reader(), "grammar": Reader([GrammarEngine(DrunkenParser())])}


def everything_said_stands_there(text: str, found: Proposals) -> None:
    ranges: list[Mention | Quote | Speaker] = [
        *found.mentions,
        *found.quotes,
        *(speaker for quote in found.quotes for speaker in quote.speakers),
    ]
    for each in ranges:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
    for number, quote in enumerate(found.quotes):
        assert 0 <= quote.certainty <= 1
        assert quote.continues is None or 0 <= quote.continues < number
    printed("story.txt", found)


@pytest.mark.parametrize("engine", READERS)
@settings(max_examples=250, deadline=2000)
@given(text=STORIES)
def test_any_text_is_read_and_every_range_lies_in_it(engine: str, text: str) -> None:
    everything_said_stands_there(text, READERS[engine].read(text, known=["Rosa Lane"]))


@pytest.mark.parametrize("engine", READERS)
@pytest.mark.parametrize(
    "piece", ["“", "”", '"', "'", "‘a ", "“a” ", "'a' ", "«", "— a\n", "“a\n", "A: b\n", "Rosa Lane ", "( ", "aa"]
)
def test_a_text_of_nothing_but_one_thing_is_read_in_a_time_like_its_length(engine: str, piece: str) -> None:
    text = piece * (20_000 // len(piece))
    began = time.process_time()
    everything_said_stands_there(text, READERS[engine].read(text))
    assert time.process_time() - began < 20
