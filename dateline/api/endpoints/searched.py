"""Stories by words: the readers' own search, over the stories that are asked for."""

from typing import Any

from dateline.api.leaves import FURTHEST, USUALLY, Leaf, next_address
from dateline.api.parameters import Asked
from dateline.publication.queries import current_house
from dateline.search.asking import LONGEST, asked_for
from dateline.search.counted import narrowed_by
from dateline.search.engines import the_engine
from dateline.search.finding import find

NARROWING = ("section", "author", "kind")
"""What the index narrows by itself, so that of many stories the newest of those asked for are ranked."""


def found_among(rows: Any, asked: Asked) -> list[int]:
    """Keys of those of `rows` that hold every word, the best first. The search looks at 10,000 at most."""
    words = asked.get("search")[:LONGEST]
    given = {name: asked.get(name) for name in NARROWING if name in asked}
    found = find(asked_for(words, current_house().language), [each.mark for each in narrowed_by(given)]).stories
    held = set(rows.filter(the_engine().among("pk", found)).values_list("pk", flat=True)) if found else set()
    return [key for key in found if key in held]


def best_first(rows: Any, keys: list[int], asked: Asked, path: str) -> Leaf:
    """One statement. Nobody reads the thousandth best."""
    limit, offset = asked.get("limit", USUALLY), asked.get("offset", 0)
    wanted, end = keys[offset : offset + limit], offset + limit
    held = {row.pk: row for row in rows.filter(pk__in=wanted)}
    further = len(keys) > end and end <= FURTHEST
    following = next_address(path, asked, offset=end) if further else None
    return Leaf([held[key] for key in wanted if key in held], min(len(keys), FURTHEST), following)
