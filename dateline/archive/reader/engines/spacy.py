"""The parser of the optional extra `dateline[reader]`: spaCy with a model the house has installed.

Nothing of spaCy is imported before an engine is asked for. A model is taken by its installed name or from its folder,
and read as data either way: the package round it, which is a stranger's code, is never imported.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module, util
from typing import Any

from dateline.archive.reader.engines.base import CannotRead
from dateline.archive.reader.engines.grammar import GrammarEngine
from dateline.archive.reader.engines.installed import folder_of
from dateline.archive.reader.grammar import Word

NEEDED = ("tagger", "parser", "ner")
BATCH = 64


class SpacyEngine(GrammarEngine):
    """English by spaCy."""

    @classmethod
    def with_model(cls, name: str) -> "SpacyEngine":
        """The engine with an installed model of that name, or with the model in that folder."""
        return cls(SpacyParser(_load(name)))


class SpacyParser:
    """Turns spaCy's documents into our words."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    def parse(self, texts: Sequence[str]) -> Iterator[list[Word]]:
        """The words of each text, in order."""
        for doc in self._nlp.pipe(texts, batch_size=BATCH):
            yield list(words_of(doc))


def words_of(doc: Any) -> Iterator[Word]:
    """The words of one document. White space that spaCy counts as words keeps its place, for heads are counted."""
    sentence = -1
    numbers = {token: number for number, span in enumerate(doc.ents) for token in range(span.start, span.end)}
    for token in doc:
        sentence += bool(token.is_sent_start) or sentence < 0
        yield Word(
            start=token.idx,
            end=token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_.lower(),
            part=token.pos_,
            tag=token.tag_,
            relation=token.dep_,
            head=token.head.i,
            sentence=sentence,
            entity=token.ent_type_,
            entity_number=numbers.get(token.i, -1),
        )


def _load(name: str) -> Any:
    if util.find_spec("spacy") is None:
        raise CannotRead(
            "spaCy is not installed, which reads who said what. Install it with: pip install 'dateline[reader]'. "
            "Without it, rules alone read."
        )
    folder = folder_of(name)
    if folder is None:
        raise CannotRead(f"There is no model {name}. Name one that is installed, or the folder with its config.cfg.")
    spacy = import_module("spacy")
    try:
        nlp = spacy.load(folder)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise CannotRead(f"The model {name} cannot be read: {_first_sentence(error)}. Install it again.") from None
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if missing:
        raise CannotRead(f"The model {name} has no {', no '.join(missing)}; the reader needs {', '.join(NEEDED)}.")
    if nlp.lang != "en":
        raise CannotRead(f"The model {name} reads “{nlp.lang}”; this engine knows the grammar of English alone.")
    return nlp


def _first_sentence(error: Exception) -> str:
    return str(error).partition(". ")[0].partition("\n")[0].rstrip(".")
