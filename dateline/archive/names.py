"""A name in a story: all of its mentions there, which are decided on together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from dateline.archive.models import Mention


@dataclass(frozen=True)
class Name:
    """The mentions of one name in one story, in its order."""

    mentions: tuple[Mention, ...]

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def name(self) -> str:
        return self.first.name

    @property
    def waits(self) -> bool:
        return any(mention.waits for mention in self.mentions)

    @property
    def version(self) -> str:
        """Another one as soon as somebody decides on it. How often it stands in the story makes no difference."""
        stands = sorted({(each.state, each.kind, each.subject_id or 0, str(each.decided_at)) for each in self.mentions})
        return sha256(f"{self.name}\0{stands}".encode(errors="surrogatepass")).hexdigest()[:16]


def names_among(mentions: Iterable[Mention]) -> list[Name]:
    """By story and name, in the order in which they come."""
    together: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        together[mention.story_id, mention.name].append(mention)
    return [Name(tuple(each)) for each in together.values()]
