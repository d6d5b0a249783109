"""A text in paragraphs, a line each, with the place of each in the whole."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line with words in it, without the white space round it."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def paragraphs_of(text: str) -> Iterator[Paragraph]:
    """In the order of the text; empty lines are none."""
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            yield Paragraph(start + line.index(bare), bare)
        start += len(line)
