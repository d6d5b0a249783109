"""The demo's editor has put on the record what happened: the lead story is whole, and nothing is there twice."""

import tomllib
from typing import Any

import pytest

from dateline.archive.models import Event, Tie
from dateline.archive.previously import previously
from dateline.demo.events import FILE
from dateline.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.xdist_group("demo")]


def test_all_of_the_file_is_on_the_record_once(courier: Any) -> None:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    assert Event.objects.confirmed().count() == len(told["event"])
    assert Tie.objects.confirmed().count() == len(told["tie"])
    titles = set(Event.objects.public().values_list("title", flat=True))
    assert titles == {each["title"] for each in told["event"]}


def test_the_lead_story_tells_the_count_of_their_meetings_the_expected_member_and_the_deal(courier: Any) -> None:
    lead = Story.objects.get(slug__endswith="marsh-brandt-second-meeting")
    found = previously(lead)
    (count,) = found.counts
    assert count.words == "Second meeting in two months"
    assert {who.slug for who in count.who} == {"edwin-marsh", "lena-brandt"}
    assert any("first official visit" in each.event.title for each in found.earlier)
    expected = Event.objects.public().get(title__contains="its seventh member")
    assert (expected.standing, expected.story) == ("expected", lead)
    deal = Tie.objects.public().get(kind="agreed with")
    assert (deal.standing, str(deal.about)) == ("signed", "Saltmere ferry")
