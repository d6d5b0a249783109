"""Whom a story is about, told as it goes."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.reader.names import Cluster
from dateline.archive.reader.proposals import MentionKind
from dateline.archive.reader.seen import OFTEN, OFTENER, Seen, Sort, Spoken

CLUSTERS = {name: Cluster(name, MentionKind.PERSON, (name,)) for name in ("rosa", "tom", "ada", "ben")}


@given(st.lists(st.sampled_from(sorted(CLUSTERS)), max_size=40))
def test_a_story_is_about_who_is_spoken_of_often_and_much_oftener_than_anybody_else(names: list[str]) -> None:
    spoken = Spoken()
    for at, name in enumerate(names):
        spoken.note(Seen(at, at, name, CLUSTERS[name], Sort.ONE, 0.0))
    (first, most), (_, next_to) = [*Counter(names).most_common(2), ("", 0), ("", 0)][:2]
    topic = spoken.topic()
    assert (topic.name if topic else None) == (first if most >= OFTEN and most >= OFTENER * next_to else None)
    assert topic is None or topic.at == max(at for at, name in enumerate(names) if name == first)


def test_a_story_is_about_nobody_without_a_name() -> None:
    spoken = Spoken()
    for at in range(9):
        spoken.note(Seen(at, at, "the official", None, Sort.ONE, 0.0))
    assert spoken.topic() is None
