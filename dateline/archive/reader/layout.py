"""Speakers that are told by how a line is set: a name in capitals before it, a label before the marks, a signature."""

import re

from dateline.archive.reader.marks import Marked
from dateline.archive.reader.names import Names
from dateline.archive.reader.proposals import Speaker
from dateline.archive.reader.stories import Story

TRANSCRIPT = re.compile(r"\s*(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}):\s+(?=\S)")
"""LANE: We will see."""
LABEL = re.compile(r"(?:^|[-–—.:”\"] |[Ff]rom )(?P<name>[A-Z][\w.’'-]+(?: (?:and )?[A-Z][\w.’'-]+){0,4}):$")
SIGNATURE = re.compile(r"^\s*[—–―-]{1,2}\s*(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4})")
LEAST_LINES = 3
"""So many lines with a name before them make a transcript; fewer may be headings."""
MOST_SIGNED = 120


def is_transcript(story: Story) -> bool:
    return sum(TRANSCRIPT.match(paragraph.text) is not None for paragraph in story.paragraphs) >= LEAST_LINES


def line_of(text: str, first: int, last: int, names: Names) -> tuple[Speaker, int] | None:
    """Who says a line of a transcript, and where the words begin."""
    found = TRANSCRIPT.match(text, first, last)
    return (_speaker(found["name"], found.start("name"), names), found.end()) if found else None


def label_before(story: Story, paragraph: int, words: Marked, names: Names) -> Speaker | None:
    """Name: “…”, where the line begins or after a dash or a full stop."""
    first = max(story.paragraphs[paragraph].start, words.start - 1 - MOST_SIGNED)
    found = LABEL.search(story.text[first : words.start - 1].rstrip())
    return _speaker(found["name"], first + found.start("name"), names) if found else None


def signature_after(story: Story, number: int, words: Marked, names: Names) -> Speaker | None:
    """“…” — Name, at the end of the paragraph or as the whole of the next."""
    at, rest = words.end + 1, story.text[words.end + 1 : story.paragraphs[number].end]
    if not rest.strip() and number + 1 < len(story.paragraphs):
        following = story.paragraphs[number + 1]
        at, rest = following.start, following.text
    found = SIGNATURE.match(rest[:200])
    if found is None or len(rest) > MOST_SIGNED or any(mark in rest for mark in '“"'):
        return None
    return _speaker(found["name"].rstrip("."), at + found.start("name"), names)


def _speaker(name: str, start: int, names: Names) -> Speaker:
    cluster = names.find(name)
    return Speaker(start, start + len(name), name, cluster.name if cluster else name)
