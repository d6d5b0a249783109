"""The demo is a paper one can judge Dateline by: enough of it, in every state a story can be in."""

import io
from collections import Counter
from typing import Any

import pytest
from django.utils.html import strip_tags
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from dateline.bylines.models import Author
from dateline.demo.grow import BATCH, grow
from dateline.lib import clock
from dateline.ops import furnish
from dateline.stories.models import Section, Story

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.xdist_group("demo")]

GROWN = 120


def words_of(story: Story) -> list[str]:
    return strip_tags(str(story.body).replace(">", "> ")).split()


def test_it_is_a_whole_paper(courier: list[dict[str, str]], rosa: Any) -> None:
    public = Story.objects.public()
    assert Section.objects.live().count() == 6
    assert {section.slug for section in Section.objects.all()} == {story.section.slug for story in public}
    authors = Author.objects.filter(bylines__story__in=public).distinct()
    assert authors.count() >= 8
    assert [author.name for author in authors if len(author.bio.split()) < 20] == []
    lengths = [len(words_of(story)) for story in public]
    assert sum(150 <= length <= 900 for length in lengths) >= 40
    assert max(lengths) <= 900
    assert [log_in["group"] for log_in in courier] == ["Editor", "Reporter", "Sub-editor", "Moderator"]
    assert len({log_in["password"] for log_in in courier}) == len(courier)
    front = rosa.get("/").content.decode()
    assert front.index("Most read") < front.rindex("Swing bridge")


@pytest.mark.once
def test_it_has_a_story_in_every_state(courier: list[dict[str, str]]) -> None:
    states = Counter(Story.objects.values_list("state", flat=True))
    assert set(states) == set(Story.State.values)
    held = Story.objects.filter(embargoed_until__gt=clock.now())
    assert held.exists()
    assert not held.filter(pk__in=Story.objects.public()).exists()
    kinds = {kind for story in Story.objects.public() for kind in story.corrections.values_list("kind", flat=True)}
    assert kinds == {"correction", "clarification", "update"}
    assert Story.objects.get(state=Story.State.WITHDRAWN).withdrawal_notice


@pytest.mark.once
def test_it_grows_to_any_number_of_stories_that_differ(courier: list[dict[str, str]]) -> None:
    told: list[int] = []
    before = set(Story.objects.values_list("pk", flat=True))
    assert grow(len(before) + GROWN, told.append) == GROWN
    assert sum(told) == GROWN
    assert Story.objects.count() == len(before) + GROWN
    grown = list(Story.objects.exclude(pk__in=before))
    assert all(story in Story.objects.public() for story in grown[:3])
    assert len({" ".join(words_of(story)) for story in grown}) == GROWN
    assert len({story.title for story in grown}) > GROWN / 2
    assert len({story.address for story in grown}) == GROWN
    assert len({story.published_at.year for story in grown if story.published_at}) >= 20
    assert {story.section_id for story in grown} == set(Section.objects.values_list("pk", flat=True))
    assert {byline.author_id for story in grown for byline in story.bylines.all()} == {
        author.pk for author in Author.objects.unmerged()
    }
    assert grow(len(before) + GROWN) == 0, "A second call has nothing to add."


@pytest.mark.once
def test_growing_shows_how_far_it_is(courier: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()

    def watched(words: str) -> Progress:
        console = Console(file=screen, force_terminal=True)
        return Progress(TextColumn(words), BarColumn(), TaskProgressColumn(), console=console)

    monkeypatch.setattr(furnish, "progress", watched)
    furnish.grow_to(Story.objects.count() + 10)
    assert "Growing the archive" in screen.getvalue()
    assert "100%" in screen.getvalue()
    assert BATCH <= 1000, "A bar that moves once in a million stories tells nothing."
