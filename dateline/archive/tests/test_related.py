"""Related stories: what is found, what editors say of it, and what readers never see."""

import json
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.exceptions import ValidationError
from django_tasks import default_task_backend
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dateline.archive.actions.decide_on_event import confirm_event, reject_event
from dateline.archive.actions.decide_on_name import confirm_name
from dateline.archive.actions.decide_on_related import bar, leave_to_the_archive, offer_newer, pin
from dateline.archive.actions.decide_on_tie import confirm_tie
from dateline.archive.actions.merge_subjects import merge_subjects
from dateline.archive.actions.note_words import note_words
from dateline.archive.actions.order_relating import order_every_list, order_relating
from dateline.archive.actions.relate import relate
from dateline.archive.actions.relate_what_is_due import note_all_words, relate_what_is_due
from dateline.archive.actions.split_subject import split_subject
from dateline.archive.models import Event, Mention, Named, Pairing, Posting, Related, Term, Tie, Wording
from dateline.archive.rarity import EVERY_STORY, term_key, weight_of_kind
from dateline.archive.related import kept_of, newer_and_related, related_key, related_stories
from dateline.archive.related_told import reasons_of
from dateline.archive.relating import relate_in_background, relating_put_off
from dateline.archive.words import fold, words_of
from dateline.lib import clock
from dateline.ops.actions.open_house import open_house
from dateline.press.keys import number_of
from dateline.press.models import Touch
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Section, Story
from dateline.subjects.models import Subject

FERRY = "The ferry Marigold ran aground on Sedge Bank, and forty passengers were taken off by lifeboat."
FERRY_AGAIN = "Divers looked at the ferry Marigold on Sedge Bank; the lifeboat crew that took passengers off watched."
MARKET = "Traders at the covered market want lower rents, and the council will hear them in spring."
CHOIR = "The town choir sings Handel on Saturday with two soloists from the conservatoire."


def paragraph(text: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{text}</p>")]


@pytest.fixture
def filed(at_noon: Any, file_story: Any) -> dict[str, Story]:
    """A ferry, a market and a choir, an hour apart, and the ferry again."""
    stories = {}
    for name, headline, text in (
        ("ferry", "Ferry aground", FERRY),
        ("market", "Rents too high, say traders", MARKET),
        ("choir", "Choir sings Handel", CHOIR),
        ("again", "Divers at the wreck", FERRY_AGAIN),
    ):
        at_noon.shift(timedelta(hours=1))
        stories[name] = file_story(headline, body=paragraph(text))
    return stories


def titles(story: Story) -> list[str]:
    return [each.title for each in related_stories(story)]


# Words


def test_a_word_is_the_same_however_it_is_written() -> None:
    assert fold("Café") == fold("CAFE\u0301") == "cafe"
    assert fold("مُحَمَّد") == fold("محمد")
    assert fold("العـربية") == fold("العربية")
    assert words_of("", "bridges Bridge bridge’s").weights == {"bridg": 6}


def test_writing_without_blanks_is_taken_two_signs_at_a_time() -> None:
    assert list(words_of("東京都の", "").weights) == ["東京", "京都", "都の"]
    assert list(words_of("रोहित की", "").weights) == ["रोहित", "की"]


def test_a_year_and_a_figure_tell_more_than_a_word() -> None:
    assert weight_of_kind("2026") > weight_of_kind("23") > weight_of_kind("bridge")


@given(st.text(), st.text(max_size=3000))
def test_any_text_has_words_that_a_database_can_keep(headline: str, text: str) -> None:
    found = words_of(headline, text)
    assert all(word and "\0" not in word and len(word) <= 80 for word in found.weights)
    json.dumps(found.weights).encode()
    assert found.written.keys() == found.weights.keys()


# What is found


@pytest.mark.django_db
def test_a_story_stands_beside_the_one_that_tells_of_the_same_and_enters_its_list(filed: dict[str, Story]) -> None:
    assert titles(filed["again"])[0] == "Ferry aground"
    assert titles(filed["ferry"])[0] == "Divers at the wreck"
    why = Related.objects.get(story=filed["again"], other=filed["ferry"]).why
    assert {"ferry", "Marigold", "Bank"} & set(why["words"])


@pytest.mark.django_db
def test_both_databases_give_the_same_stories_the_same_points(filed: dict[str, Story]) -> None:
    """The suite runs on either; these are the points of both."""
    rows = Related.objects.filter(story=filed["again"]).order_by("-points", "-other__published_at")
    assert [(row.other.title, row.points) for row in rows] == [
        ("Ferry aground", 298),
        ("Rents too high, say traders", 105),
        ("Choir sings Handel", 81),
    ]


@pytest.mark.django_db
def test_a_subject_an_editor_confirmed_counts_and_one_that_few_stories_name_counts_more(
    filed: dict[str, Story],
) -> None:
    before = Related.objects.get(story=filed["market"], other=filed["ferry"]).points
    harbour = Subject.objects.create(name="Harbour board", slug="harbour-board", kind="organisation")
    for name in ("market", "choir"):
        Named.objects.create(story=filed[name], subject=harbour, published_at=filed[name].published_at)
    relate(filed["market"])
    row = Related.objects.get(story=filed["market"], other=filed["choir"])
    assert row.why["subjects"] == [harbour.pk]
    assert titles(filed["market"])[0] == "Choir sings Handel"
    assert row.points > before


@pytest.mark.django_db
def test_an_event_both_tell_of_counts_only_once_it_is_confirmed(filed: dict[str, Story]) -> None:
    told: dict[str, Any] = {"kind": "meeting", "words": "met", "sentence": "They met.", "start": 0, "end": 3}
    first = Event.objects.create(story=filed["choir"], state="proposed", **told)
    Event.objects.create(story=filed["market"], state="confirmed", same_as=first, **told)
    relate(filed["market"])
    assert Related.objects.get(story=filed["market"], other=filed["choir"]).why["events"] == []
    Event.objects.filter(pk=first.pk).update(state="confirmed")
    relate(filed["market"])
    assert Related.objects.get(story=filed["market"], other=filed["choir"]).why["events"] == [first.pk]
    assert titles(filed["market"])[0] == "Choir sings Handel"


@pytest.mark.django_db
def test_an_event_counts_from_when_an_editor_signs_it_until_it_is_taken_back(
    filed: dict[str, Story], edith: Any
) -> None:
    told: dict[str, Any] = {"kind": "meeting", "words": "met", "sentence": "They met.", "start": 0, "end": 3}
    first = Event.objects.create(story=filed["choir"], state="confirmed", **told)
    again = Event.objects.create(story=filed["market"], state="proposed", same_as=first, **told)
    confirm_event(event=again, editor=edith)
    assert Related.objects.get(story=filed["market"], other=filed["choir"]).why["events"] == [first.pk]
    assert Related.objects.get(story=filed["choir"], other=filed["market"]).why["events"] == [first.pk]
    reject_event(event=again, editor=edith)
    assert Related.objects.get(story=filed["market"], other=filed["choir"]).why["events"] == []
    assert Related.objects.get(story=filed["choir"], other=filed["market"]).why["events"] == []


@pytest.fixture
def tasks_wait(settings: Any) -> Any:
    """Nobody works: what is ordered stands in the queue. Returns it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    return default_task_backend


@pytest.mark.django_db
def test_a_decision_finds_no_stories_it_leaves_that_to_the_worker_and_orders_it_once(
    filed: dict[str, Story], edith: Any, tasks_wait: Any
) -> None:
    board = Subject.objects.create(name="Traders", slug="traders", kind="organisation")
    for name in ("choir", "market"):
        for start, words in enumerate(("Traders", "traders")):
            told = {"words": words, "name": words, "sentence": "", "kind": "organisation"}
            Mention.objects.create(story=filed[name], start=start, end=start + 7, **told)
    Named.objects.create(story=filed["choir"], subject=board, published_at=filed["choir"].published_at)
    before = list(Related.objects.order_by("pk").values())
    for name in ("Traders", "traders"):
        confirm_name(story=filed["market"], name=name, subject=board, editor=edith)
    assert list(Related.objects.order_by("pk").values()) == before
    assert [result.task.func for result in tasks_wait.results].count(relate_in_background.func) == 1
    assert list(Wording.objects.filter(is_due=True).values_list("story", flat=True)) == [filed["market"].pk]
    touched = set(Touch.objects.values_list("pk", flat=True))
    relate_in_background.func()
    assert Related.objects.get(story=filed["market"], other=filed["choir"]).why["subjects"] == [board.pk]
    keys = set(Touch.objects.exclude(pk__in=touched).values_list("key", flat=True))
    assert number_of(related_key(filed["market"].pk)) in keys
    assert not Wording.objects.filter(is_due=True).exists()


@pytest.mark.django_db
def test_what_is_decided_while_a_list_is_made_orders_it_again(
    filed: dict[str, Story], tasks_wait: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decided_meanwhile(*_: Any) -> list[Any]:
        order_relating([filed["market"].pk])
        return []

    monkeypatch.setattr("dateline.archive.actions.relate.closest_stories", decided_meanwhile)
    order_relating([filed["market"].pk])
    relate(filed["market"])
    assert Wording.objects.get(story=filed["market"]).is_due
    assert [result.task.func for result in tasks_wait.results].count(relate_in_background.func) == 2


@pytest.mark.django_db
def test_lists_that_are_put_off_are_made_together_as_if_each_story_had_come_last(
    at_noon: Any, file_story: Any, tasks_wait: Any
) -> None:
    with relating_put_off():
        stories = [
            file_story(f"Ferry {n}", body=paragraph(text)) for n, text in enumerate((FERRY, MARKET, FERRY_AGAIN))
        ]
    assert not Related.objects.exists()
    assert relate_in_background.func not in [result.task.func for result in tasks_wait.results]
    assert relate_what_is_due() == len(stories)
    once = list(Related.objects.order_by("story", "other").values_list("story", "other", "points"))
    assert once
    for story in stories:
        relate(story)
    assert list(Related.objects.order_by("story", "other").values_list("story", "other", "points")) == once


@pytest.mark.django_db
def test_a_tie_counts_for_those_it_names(filed: dict[str, Story], edith: Any) -> None:
    ends = [Subject.objects.create(name=name, slug=name, kind="organisation") for name in ("board", "league")]
    for name in ("choir", "market"):
        told = {"words": "met", "sentence": "They met.", "start": 0, "end": 3, "kind": "member of"}
        tie = Tie.objects.create(story=filed[name], from_subject=ends[0], to_subject=ends[1], **told)
        confirm_tie(tie=tie, editor=edith)
    row = Related.objects.get(story=filed["market"], other=filed["choir"])
    assert row.why["subjects"] == [each.pk for each in ends]


@pytest.mark.django_db
def test_reasons_name_whom_a_subject_was_merged_into(filed: dict[str, Story], edith: Any) -> None:
    one, other = (Subject.objects.create(name=f"{name} board", slug=name, kind="organisation") for name in "ab")
    for name in ("choir", "market"):
        Named.objects.create(story=filed[name], subject=one, published_at=filed[name].published_at)
    relate(filed["market"])
    merge_subjects(subject=one, into=other, editor=edith)
    assert "both name b board" in reasons_of(kept_of([filed["market"].pk])[filed["market"].pk])[filed["choir"].pk]


@pytest.mark.django_db
def test_stories_that_were_split_off_are_related_anew(filed: dict[str, Story], edith: Any) -> None:
    one, other = (Subject.objects.create(name=f"{name} board", slug=name, kind="organisation") for name in "ab")
    for name in ("choir", "market"):
        told = {"words": "Traders", "name": "Traders", "sentence": "", "start": 0, "end": 7, "kind": "organisation"}
        Mention.objects.create(story=filed[name], subject=one, state="confirmed", **told)
    split_subject(subject=one, to=other, stories=[filed["market"].pk], editor=edith)
    assert set(Wording.objects.filter(is_due=True).values_list("story", flat=True)) <= {filed["market"].pk}
    relate_what_is_due()
    assert Related.objects.get(story=filed["market"], other=filed["choir"]).why["subjects"] == []


@pytest.mark.django_db
def test_a_story_of_the_very_same_words_is_not_put_there_twice(filed: dict[str, Story], file_story: Any) -> None:
    file_story("Divers at the wreck", body=paragraph(FERRY_AGAIN))
    assert titles(Story.objects.get(pk=filed["ferry"].pk)).count("Divers at the wreck") == 1


@pytest.mark.django_db
def test_words_are_counted_anew_when_a_story_changes_and_not_when_it_does_not(filed: dict[str, Story]) -> None:
    def stories(word: str) -> int:
        return Term.objects.filter(pk=term_key(word)).values_list("stories", flat=True).first() or 0

    before = stories("ferry"), Term.objects.get(pk=EVERY_STORY).stories
    filed["market"].body = paragraph("The ferry is mended.")
    note_words(filed["market"])
    assert (stories("ferry"), Term.objects.get(pk=EVERY_STORY).stories) == (before[0] + 1, before[1])
    assert Posting.objects.filter(term=term_key("mend"), story=filed["market"]).exists()
    assert not Posting.objects.filter(term=term_key("trader"), story=filed["choir"]).exists()
    note_words(filed["market"])
    assert stories("ferry") == before[0] + 1


@pytest.mark.django_db
def test_a_deleted_story_leaves_no_words_behind(filed: dict[str, Story]) -> None:
    key = filed["ferry"].pk
    filed["ferry"].delete()
    assert not Posting.objects.filter(story=key).exists()
    assert not Wording.objects.filter(story=key).exists()
    assert "Ferry aground" not in titles(filed["again"])


# What editors say


@pytest.mark.django_db
def test_a_pinned_story_stands_first_and_a_barred_one_nowhere_on_either_side(
    filed: dict[str, Story], edith: Any
) -> None:
    pin(story=filed["again"], other=filed["choir"], editor=edith)
    assert titles(filed["again"])[:2] == ["Choir sings Handel", "Ferry aground"]
    bar(story=filed["ferry"], other=filed["again"], editor=edith)
    assert "Ferry aground" not in titles(filed["again"])
    assert "Divers at the wreck" not in titles(filed["ferry"])
    relate(filed["again"])
    relate(filed["ferry"])
    assert "Ferry aground" not in titles(filed["again"])
    assert "Divers at the wreck" not in titles(filed["ferry"])
    leave_to_the_archive(story=filed["again"], other=filed["ferry"])
    assert "Ferry aground" in titles(filed["again"])


@pytest.mark.django_db
def test_readers_are_led_to_the_newer_story_and_find_it_once(filed: dict[str, Story], edith: Any, rosa: Any) -> None:
    offer_newer(story=filed["ferry"], other=filed["choir"], editor=edith)
    offer_newer(story=filed["ferry"], other=filed["again"], editor=edith)
    newer, stories = newer_and_related(filed["ferry"])
    assert newer == filed["again"]
    assert filed["again"] not in stories
    page = rosa.get(filed["ferry"].address).content.decode()
    assert "There is a newer story:" in page
    assert page.count(f'href="{filed["again"].address}"') >= 1
    withdraw(story=filed["again"])
    assert "There is a newer story:" not in rosa.get(filed["ferry"].address).content.decode()


@pytest.mark.django_db
def test_no_story_is_paired_with_itself_and_no_more_are_pinned_than_are_printed(
    filed: dict[str, Story], file_story: Any, edith: Any
) -> None:
    with pytest.raises(ValidationError, match="itself"):
        pin(story=filed["ferry"], other=filed["ferry"], editor=edith)
    for number in range(4):
        pin(story=filed["ferry"], other=file_story(f"Number {number}"), editor=edith)
    with pytest.raises(ValidationError, match="pinned already"):
        pin(story=filed["ferry"], other=filed["choir"], editor=edith)


@pytest.mark.django_db
def test_only_who_may_publish_the_story_decides_reporters_see_and_strangers_do_not(
    filed: dict[str, Story], client: Any, edith: Any, ravi: Any, stan: Any
) -> None:
    screen = f"/desk/record/{filed['ferry'].pk}/related/"
    told = {"other": filed["choir"].pk, "decision": "pin"}
    for who, sees, decides in ((None, 302, 302), (stan, 302, 302), (ravi, 200, 302), (edith, 200, 302)):
        client.logout()
        if who:
            client.force_login(who)
        assert client.get(screen).status_code == sees
        assert client.post(f"{screen}decide/", told).status_code in (decides, 403)
        assert Pairing.objects.exists() is (who == edith)


@pytest.mark.django_db
def test_the_desk_takes_a_readers_address_and_says_when_there_is_no_such_story(
    filed: dict[str, Story], client: Any, edith: Any
) -> None:
    client.force_login(edith)
    screen = f"/desk/record/{filed['ferry'].pk}/related/"
    asked = {"address": f"https://courier.example{filed['choir'].address}?utm=x", "decision": "newer"}
    assert client.post(f"{screen}decide/", asked).status_code == 302
    assert Pairing.objects.get().kind == "newer"
    for address in ("", "nowhere", "http://[", "/news/2026/11/23/none/", "x" * 9000):
        answer = client.post(f"{screen}decide/", {"address": address, "decision": "pin"})
        assert answer.status_code == 422
        assert "has this address" in answer.content.decode()
    assert client.post(f"{screen}decide/", {"other": "9" * 400, "decision": "pin"}).status_code == 422
    assert client.post(f"{screen}decide/", {"other": filed["choir"].pk}).status_code == 422


@pytest.mark.django_db
def test_the_desk_proposes_the_newer_story_of_like_words_and_no_other(
    filed: dict[str, Story], client: Any, edith: Any
) -> None:
    client.force_login(edith)
    ask = "Shall readers be led to it?"
    assert client.get(f"/desk/record/{filed['again'].pk}/related/").content.decode().count(ask) == 0
    Related.objects.filter(story=filed["ferry"], other=filed["again"]).update(why={"likeness": 0.5})
    assert client.get(f"/desk/record/{filed['ferry'].pk}/related/").content.decode().count(ask) == 1


# Everything anew


@pytest.mark.django_db
def test_every_list_can_be_made_anew_and_goes_on_where_it_stopped(filed: dict[str, Story]) -> None:
    before = set(Related.objects.values_list("story", "other"))
    Related.objects.all().delete()
    Wording.objects.filter(story=filed["ferry"]).delete()
    note_all_words()
    order_every_list()
    with pytest.raises(KeyboardInterrupt):
        relate_what_is_due(tell=stop)
    Wording.objects.filter(story=filed["choir"]).update(is_due=True)
    assert relate_what_is_due() == 1
    assert not Wording.objects.filter(is_due=True).exists()
    assert set(Related.objects.values_list("story", "other")) == before


def stop(_: int) -> None:
    raise KeyboardInterrupt


@pytest.mark.django_db
def test_the_command_tells_what_stands_under_a_story_and_why(filed: dict[str, Story], monkeypatch: Any) -> None:
    from dateline.ops import site
    from dateline.ops.commands.archive import archive

    monkeypatch.setattr(site, "start_django", lambda _: None)
    monkeypatch.setattr(site, "this_site", lambda: None)
    for name in (str(filed["again"].pk), filed["again"].address):
        done = CliRunner().invoke(archive, ["related", name, "--json"], standalone_mode=False)
        told = json.loads(done.output)
        assert told["story"]["id"] == filed["again"].pk
        assert told["related"][0]["title"] == "Ferry aground"
        assert told["related"][0]["why"]
    withdraw(story=filed["ferry"])
    told = json.loads(CliRunner().invoke(archive, ["related", name, "--json"], standalone_mode=False).output)
    assert "Ferry aground" not in [each["title"] for each in told["related"]]


# Whatever happens


WORDS = st.lists(
    st.sampled_from(["ferry", "bank", "choir", "Handel", "rents", "2026", "42", "東京都", "القاهرة", "café"]),
    max_size=12,
)
DEED = st.sampled_from(["pin", "bar", "newer", "withdraw", "embargo"])
DEEDS = st.lists(st.tuples(DEED, st.integers(0, 99), st.integers(0, 99)), max_size=6)


@pytest.mark.usefixtures("tasks_wait")
class WhateverHappens(TestCase):
    """For any stories and any decisions."""

    @classmethod
    def setUpTestData(cls) -> None:
        open_house(name="The Courier")

    @given(texts=st.lists(WORDS, min_size=1, max_size=5), deeds=DEEDS)
    def test_a_list_never_names_itself_nor_what_is_hidden_or_barred_and_stays_the_same(
        self, texts: list[list[str]], deeds: list[tuple[str, int, int]]
    ) -> None:
        stories = [_publish(number, " ".join(words)) for number, words in enumerate(texts)]
        for deed, one, two in deeds:
            _do(deed, stories[one % len(stories)], stories[two % len(stories)])
        shown = {story.pk: related_stories(story) for story in stories}
        public = set(Story.objects.public().values_list("pk", flat=True))
        barred = set(Pairing.objects.filter(kind="barred").values_list("story", "other"))
        for story in stories:
            keys = [each.pk for each in shown[story.pk]]
            assert story.pk not in keys
            assert len(set(keys)) == len(keys) <= 4
            assert public.issuperset(keys)
            assert not any({(story.pk, key), (key, story.pk)} & barred for key in keys)
        for story in stories:
            relate(story)
        for story in stories:
            relate(story)
        again = list(Related.objects.order_by("story", "other").values_list("story", "other", "points"))
        for story in stories:
            relate(story)
        assert list(Related.objects.order_by("story", "other").values_list("story", "other", "points")) == again


def _publish(number: int, text: str) -> Story:
    section = Section.objects.get(slug="news")
    story = section.add_child(
        instance=Story(title=f"Story {number}", body=paragraph(text), live=True, state="published", slug=f"s-{number}")
    )
    Story.objects.filter(pk=story.pk).update(published_at=clock.now() - timedelta(days=number))
    found = Story.objects.get(pk=story.pk)
    relate(found)
    return found


def _do(deed: str, one: Story, two: Story) -> None:
    if deed == "withdraw":
        Story.objects.filter(pk=one.pk).update(state="withdrawn", live=False)
    elif deed == "embargo":
        Story.objects.filter(pk=one.pk).update(embargoed_until=clock.now() + timedelta(days=1))
    elif one.pk != two.pk:
        {"pin": pin, "bar": bar, "newer": offer_newer}[deed](story=one, other=two, editor=None)  # type: ignore[arg-type]
