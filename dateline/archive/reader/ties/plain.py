"""Ties without any grammar: a name and an office that stand side by side. English alone."""

import re
from collections.abc import Iterator

from dateline.archive.reader.names import Names
from dateline.archive.reader.proposals import MentionKind, Tie, TieState
from dateline.archive.reader.stories import Story
from dateline.archive.reader.ties.vocabulary import HEADS, OFFICES, Kind

NAME = r"(?:[A-Z][\w’'-]{1,30} (?:(?:of|de|van|von) )?){0,4}[A-Z][\w’'-]{1,30}"
OFFICE = "|".join(sorted(HEADS | OFFICES))
BESIDE = re.compile(
    rf"(?<!\w)(?P<holder>(?:[A-Z][\w’'.-]{{1,30}} ){{1,3}}[A-Z][\w’'-]{{1,30}}), (?:the |a |an )?(?P<former>former )?"
    rf"(?P<role>{OFFICE}) of (?:the )?(?P<body>{NAME})"
)
"""Edwin Marsh, the mayor of Harrow Point."""
RULE, CERTAINTY = "office beside name", 0.7
MOST = 200


def plain_ties(story: Story) -> tuple[Tie, ...]:
    """In the order of the text, each once."""
    if story.language != "en":
        return ()
    kept: dict[tuple[str, str, str], Tie] = {}
    for tie in _ties(story):
        kept.setdefault((tie.kind, tie.from_subject, tie.to_subject), tie)
        if len(kept) >= MOST:
            break
    return tuple(kept.values())


def _ties(story: Story) -> Iterator[Tie]:
    names = Names(story.known)
    for paragraph, marked in zip(story.paragraphs, story.marked, strict=True):
        for found in BESIDE.finditer(paragraph.text):
            start = paragraph.start + found.start("role")
            if any(each.start <= start < each.end for each in marked):
                continue
            cluster = names.add(found["holder"], paragraph.start + found.start("holder"), MentionKind.PERSON)
            if cluster is None:
                continue
            kind = Kind.HEAD if found["role"] in HEADS else Kind.MEMBER
            state = TieState.ENDED if found["former"] else TieState.IN_FORCE
            yield Tie(
                start=start, end=paragraph.start + found.end("role"), kind=kind.value, from_subject=cluster.name,
                to_subject=found["body"], about=None, state=state.value, date=None, certainty=CERTAINTY,
                from_start=paragraph.start + found.start("holder"), from_end=paragraph.start + found.end("holder"),
                to_start=paragraph.start + found.start("body"), to_end=paragraph.start + found.end("body"),
                role=found["role"], rule=RULE,
            )  # fmt: skip
