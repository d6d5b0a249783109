"""What waits in the whole house is decided on by its kind: counted and shown first, each as it was seen."""

import re
from typing import Any

import pytest
from django.test import Client

from dateline.archive.actions.decide_at_once import Decided, decide_at_once
from dateline.archive.actions.decide_on_quote import reject_quote
from dateline.archive.desk import at_once
from dateline.archive.models import Event, Mention, Quote, Tie
from dateline.archive.tests.at_the_desk import signed_in
from dateline.archive.tests.eventful import subject
from dateline.stories.models import Section, Story
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]
SCREEN = "/desk/record/at-once/"
RULE = "name beside verb"
BODY = [("paragraph", "<p>“It opens on Monday,” Ada Pell said in Saltmere.</p>")]
BY_RULE = {"what": f"rule:{RULE}", "certainty": "0", "decision": "accept"}


@pytest.fixture
def stories(at_noon: Any, file_story: Any) -> list[Story]:
    return [file_story(f"Story {number}", body=BODY) for number in range(3)]


@pytest.fixture
def quotes(stories: list[Story], ada: Subject) -> list[Quote]:
    return [quote(each, ada) for each in stories]


def quote(story: Story, speaker: Subject | None, **told: Any) -> Quote:
    told = {"rule": RULE, "certainty": 0.85, "kind": "direct", "speaker_name": speaker.name if speaker else ""} | told
    place = {"start": 1, "end": 20, "words": "It opens on Monday,", "sentence": "“It opens on Monday,” Ada Pell said."}
    return Quote.objects.create(story=story, speaker=speaker, **place, **told)


def name(story: Story, words: str, of: Subject | None, **told: Any) -> Mention:
    place = {"start": 22, "end": 22 + len(words), "words": words, "sentence": f"{words} said."}
    told = {"kind": of.kind if of else "person"} | told
    return Mention.objects.create(story=story, name=words, subject=of, **place, **told)


def shown(desk: Client, asked: dict[str, str]) -> list[str]:
    """The marks of what stands ticked on the screen."""
    answer = desk.get(SCREEN, asked)
    assert answer.status_code == 200
    return re.findall(r'name="found" value="([^"]+)"', answer.content.decode())


def decide(desk: Client, asked: dict[str, str], found: list[str] | None = None) -> str:
    sent = asked | {"found": shown(desk, asked) if found is None else found}
    answer = desk.post(SCREEN, sent, follow=True)
    assert answer.redirect_chain[0][0].startswith(f"{SCREEN}?what=")
    return " ".join(answer.content.decode().split())


def states(model: Any) -> list[str]:
    return list(model.objects.order_by("pk").values_list("state", flat=True))


def test_they_are_counted_and_shown_before_anything_is_decided(desk: Client, quotes: list[Quote]) -> None:
    page = desk.get(SCREEN, BY_RULE).content.decode()
    assert "3 wait" in page
    assert "Accept these 3" in page
    assert page.count("It opens on Monday") == 3
    assert states(Quote) == ["proposed"] * 3


def test_all_quotes_of_a_rule_are_accepted_or_rejected(desk: Client, quotes: list[Quote], ada: Subject) -> None:
    assert "3 are on the record." in decide(desk, BY_RULE)
    assert set(Quote.objects.values_list("state", "speaker", "decided_by__username")) == {
        ("confirmed", ada.pk, "edith")
    }
    quote(quotes[0].story, ada)
    assert "1 is rejected." in decide(desk, BY_RULE | {"decision": "reject"})
    assert states(Quote) == ["confirmed"] * 3 + ["rejected"]


def test_only_those_that_are_certain_enough_of_this_rule_and_not_in_doubt(
    desk: Client, stories: list[Story], ada: Subject
) -> None:
    sure, _, _ = quote(stories[0], ada, certainty=0.9), quote(stories[1], ada), quote(stories[2], ada, rule="taken as")
    quote(stories[2], ada, certainty=0.99, state="doubted")
    assert shown(desk, BY_RULE | {"certainty": "0.9"}) == [f"{sure.pk}:{sure.version}"]


def test_what_cannot_be_accepted_as_it_stands_waits_for_a_choice_and_can_be_rejected(
    desk: Client, stories: list[Story], ada: Subject
) -> None:
    quote(stories[0], ada)
    unnamed = quote(stories[1], None, is_unnamed=True)
    quote(stories[2], None)
    page = desk.get(SCREEN, BY_RULE).content.decode()
    assert "2 wait" in page
    assert "One more of the kind cannot be accepted as it stands" in page
    decide(desk, BY_RULE)
    assert states(Quote) == ["confirmed", "confirmed", "proposed"]
    unnamed.refresh_from_db()
    assert (unnamed.is_unnamed, unnamed.speaker) == (True, None)
    assert len(shown(desk, BY_RULE | {"decision": "reject"})) == 1


def test_names_that_match_one_subject_exactly_and_no_others(desk: Client, stories: list[Story], ada: Subject) -> None:
    saltmere = subject("Saltmere", "place")
    exact = [name(stories[0], "Ada Pell", ada), name(stories[1], "Saltmere", saltmere)]
    again = name(stories[0], "Ada Pell", ada, state="proposed")
    Mention.objects.filter(pk=again.pk).update(start=40)
    name(stories[1], "A. Pell", ada)
    name(stories[2], "Bo Orr", None)
    name(stories[2], "Cher", subject("Cher"))
    asked = {"what": "exact names:", "certainty": "0", "decision": "accept"}
    assert "2 are on the record." in decide(desk, asked)
    confirmed = Mention.objects.confirmed().order_by("pk").values_list("pk", flat=True)
    assert list(confirmed) == [exact[0].pk, exact[1].pk, again.pk]


def test_events_and_ties_of_a_kind(desk: Client, stories: list[Story], ada: Subject) -> None:
    place: Any = {"story": stories[0], "start": 0, "end": 3, "words": "met", "sentence": "They met."}
    Event.objects.create(**place, kind="meeting", happened_on="2026-11-23")
    Event.objects.create(**place, kind="vote")
    Tie.objects.create(**place, kind="member of", from_subject=ada, to_subject=subject("League", "organisation"))
    Tie.objects.create(**place, kind="member of", from_subject=ada)
    decide(desk, {"what": "event:meeting", "certainty": "0", "decision": "accept"})
    decide(desk, {"what": "event:vote", "certainty": "0", "decision": "reject"})
    decide(desk, {"what": "tie:member of", "certainty": "0", "decision": "accept"})
    assert (states(Event), states(Tie)) == (["confirmed", "rejected"], ["confirmed", "proposed"])


def test_nobody_is_accused_by_the_dozen(desk: Client) -> None:
    for kind in ("arrest", "charge", "trial"):
        assert desk.get(SCREEN, BY_RULE | {"what": f"event:{kind}"}).status_code == 422


def test_what_is_unticked_stays(desk: Client, quotes: list[Quote]) -> None:
    marks = shown(desk, BY_RULE)
    decide(desk, BY_RULE, marks[1:])
    assert sorted(states(Quote)) == ["confirmed", "confirmed", "proposed"]
    assert "Nothing was ticked." in decide(desk, BY_RULE, [])


def test_what_somebody_decided_on_meanwhile_is_left_and_told(desk: Client, quotes: list[Quote], edith: Any) -> None:
    marks = shown(desk, BY_RULE)
    reject_quote(quote=quotes[1], editor=edith)
    quotes[2].delete()
    page = decide(desk, BY_RULE, marks)
    assert "1 is on the record." in page
    assert "2 were left as they were" in page
    assert states(Quote) == ["confirmed", "rejected"]


def test_one_that_is_refused_holds_up_no_other(quotes: list[Quote], edith: Any) -> None:
    Quote.objects.filter(pk=quotes[1].pk).update(speaker=None)
    found = [(each, each.version) for each in Quote.objects.order_by("pk")]
    assert decide_at_once(found=found, accept=True, editor=edith) == Decided(2, 1)
    assert states(Quote) == ["confirmed", "proposed", "confirmed"]


def test_a_request_decides_on_so_many_and_no_more(
    desk: Client, quotes: list[Quote], monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = shown(desk, BY_RULE)
    monkeypatch.setattr(at_once, "MOST", 2)
    assert "3 wait" in desk.get(SCREEN, BY_RULE).content.decode()
    assert len(shown(desk, BY_RULE)) == 2
    decide(desk, BY_RULE, marks)
    assert sorted(states(Quote)) == ["confirmed", "confirmed", "proposed"]


def test_thousands_are_counted_to_a_thousand(desk: Client, stories: list[Story], ada: Subject) -> None:
    told = {"words": "So", "sentence": "So.", "kind": "direct", "rule": RULE, "certainty": 0.9, "speaker": ada}
    Quote.objects.bulk_create(Quote(story=stories[0], start=each, end=each + 2, **told) for each in range(5000))
    page = desk.get(SCREEN, BY_RULE).content.decode()
    assert "More than 1000 wait" in page
    assert page.count('name="found"') == at_once.MOST


@pytest.mark.parametrize(
    "wrong", [{"what": "everything"}, {"what": "rule:whoever is nearest"}, {"certainty": "-1"}, {"decision": "burn"}]
)
def test_wrong_input_is_said_and_decides_nothing(desk: Client, quotes: list[Quote], wrong: dict[str, str]) -> None:
    assert desk.get(SCREEN, BY_RULE | wrong).status_code == 422
    marks = shown(desk, BY_RULE)
    assert desk.post(SCREEN, BY_RULE | wrong | {"found": marks}).status_code == 422
    decide(desk, BY_RULE, ["x", "1:2", "9" * 30, f"{quotes[0].pk}:{'0' * 16}"])
    assert states(Quote) == ["proposed"] * 3


def test_what_stands_in_a_section_of_others_or_in_no_print_is_not_there(
    desk: Client, quotes: list[Quote], news: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = shown(desk, BY_RULE)
    monkeypatch.setattr(at_once, "sections_signed_by", lambda user: {news.pk + 10_000})
    assert shown(desk, BY_RULE) == []
    decide(desk, BY_RULE, marks)
    assert states(Quote) == ["proposed"] * 3
    monkeypatch.undo()
    Story.objects.filter(pk=quotes[0].story_id).update(state="withdrawn", live=False)
    assert len(shown(desk, BY_RULE)) == 2


def test_who_may_not_sign_comes_not_in(quotes: list[Quote], ravi: Any, mo: Any, stan: Any, edith: Any) -> None:
    marks = shown(signed_in(edith), BY_RULE)
    for client in (signed_in(ravi), signed_in(mo), signed_in(stan), Client()):
        assert client.get(SCREEN, BY_RULE).status_code == 302
        assert client.post(SCREEN, BY_RULE | {"found": marks}).status_code == 302
        assert SCREEN not in client.get("/desk/record/").content.decode()
    assert states(Quote) == ["proposed"] * 3
    assert SCREEN in signed_in(edith).get("/desk/record/").content.decode()
