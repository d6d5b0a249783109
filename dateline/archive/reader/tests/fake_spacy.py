"""A stand-in for spaCy: documents written down once, so that the engine is tested where spaCy is not installed.

`parses.txt` holds, for each skeleton of the stories in these tests, the words as spaCy's small model saw them:
text, lemma, part, tag, relation, head, entity, its beginning or inside, and whether a sentence begins. The stories are
ours. A story that is changed here needs its words written down anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PARSES = Path(__file__).with_name("parses.txt")


@dataclass
class FakeToken:
    text: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    head_at: int
    ent_type_: str
    begins: str
    is_sent_start: bool
    i: int = 0
    idx: int = 0
    head: "FakeToken | None" = None


@dataclass
class FakeSpan:
    start: int
    end: int


class FakeDoc:
    """As much of a document as the engine asks for."""

    def __init__(self, text: str, tokens: list[FakeToken]) -> None:
        at = 0
        for number, token in enumerate(tokens):
            token.i, token.idx, token.head = number, text.index(token.text, at), tokens[token.head_at]
            at = token.idx + len(token.text)
        self._tokens = tokens
        self.ents = list(_spans(tokens))

    def __iter__(self) -> Iterator[FakeToken]:
        return iter(self._tokens)


class FakeSpacy:
    """Knows the skeletons that were written down, and says so when it is asked for another."""

    def __init__(self, parses: Path = PARSES) -> None:
        self._docs = {}
        for block in parses.read_text(encoding="utf-8").split("\n\n"):
            first, *rows = block.strip("\n").split("\n")
            self._docs[first.removeprefix("# ")] = [row.split("\t") for row in rows if row]

    def pipe(self, texts: Iterable[str], batch_size: int) -> Iterator[FakeDoc]:
        for text in texts:
            assert text in self._docs, f"Nobody has written down how spaCy sees: {text}"
            yield FakeDoc(text, [_token(row) for row in self._docs[text]])


def _token(row: list[str]) -> FakeToken:
    text, lemma, part, tag, relation, head, entity, begins, starts = row
    return FakeToken(text, lemma, part, tag, relation, int(head), entity.replace("-", ""), begins, starts == "1")


def _spans(tokens: list[FakeToken]) -> Iterator[FakeSpan]:
    starts = [token.i for token in tokens if token.begins == "B"]
    for start in starts:
        end = start + 1
        while end < len(tokens) and tokens[end].begins == "I":
            end += 1
        yield FakeSpan(start, end)
