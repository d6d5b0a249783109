"""What a reading proposes of events and ties, what an editor makes of it, and what a change of the story does to it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.actions.close_subject import close_subject
from dateline.archive.actions.decide_on_event import Part, Told, confirm_event, put_down_event, reject_event
from dateline.archive.actions.decide_on_tie import Tied, confirm_tie, put_down_tie, reject_tie
from dateline.archive.errors import ChangedSinceRead, FollowsItself, NoDay, NotTied
from dateline.archive.models import Event, Named, Participant, Tie
from dateline.archive.running_text import running_text, sentences_of
from dateline.archive.tests.eventful import BODY, JOINED, MET, WILL_MEET, happened, on_record, read, subject, tied
from dateline.stories.models import Story
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Story:
    found: Story = file_story(body=BODY)
    return found


def write_anew(story: Story, html: str) -> Story:
    story.body = [("paragraph", html)]
    story.save_revision().publish()
    return Story.objects.get(pk=story.pk)


# Events


def test_what_is_proposed_waits_with_its_days_its_place_and_who_took_part(story: Story, ada: Subject) -> None:
    saltmere = subject("Saltmere", "place")
    read(story, happened(story, date="2026-11", date_start=3, date_end=9))
    event = Event.objects.get()
    assert (event.words, event.sentence, event.state) == ("met", MET, "proposed")
    assert (str(event.begins), str(event.ends), event.date_start) == ("2026-11-01", "2026-11-30", 3)
    assert (event.place_name, event.place, event.rule) == ("Saltmere", saltmere, "verb of meeting")
    assert list(event.participants.values_list("name", "subject")) == [("Ada Pell", ada.pk), ("Bo Orr", None)]
    assert not Event.objects.public().exists()
    assert not Named.objects.exists()


def test_what_no_calendar_has_is_kept_without_a_day_and_an_unknown_kind_is_another(story: Story) -> None:
    read(story, happened(story, date="P3D", kind="seance", state="maybe"))
    event = Event.objects.get()
    assert (event.begins, event.kind, event.standing) == (None, "other", "happened")


def test_a_later_reading_tells_a_proposal_anew_and_leaves_a_decision(story: Story, ada: Subject, edith: Any) -> None:
    read(story, happened(story), happened(story, "meet", "2026-12", state="expected"))
    confirmed = confirm_event(event=Event.objects.get(words="met"), editor=edith, told=Told("visit", "A visit"))
    late = happened(story, kind="vote", participants=("Cy Dow",))
    read(story, late, happened(story, "meet", "2027", participants=("Ada Pell", "Ada Pell"), state="expected"))
    assert Event.objects.count() == 2
    held = Event.objects.get(pk=confirmed.pk)
    assert (held.kind, held.title, list(held.participants.all())) == ("visit", "A visit", [])
    anew = Event.objects.get(words="meet")
    assert (anew.happened_on, anew.participants.get().subject) == ("2027", ada)


def test_what_is_proposed_no_more_is_gone_and_what_was_rejected_stays_so(story: Story, edith: Any) -> None:
    read(story, happened(story), happened(story, "meet"))
    reject_event(event=Event.objects.get(words="met"), editor=edith)
    read(story)
    assert list(Event.objects.values_list("words", "state")) == [("met", "rejected")]
    read(story, happened(story), happened(story, "meet"))
    assert not Event.objects.waiting().filter(words="met").exists()


def test_accepting_as_proposed_puts_it_on_the_record_and_names_its_people(
    story: Story, ada: Subject, edith: Any
) -> None:
    saltmere = subject("Saltmere", "place")
    read(story, happened(story))
    confirm_event(event=Event.objects.get(), editor=edith)
    assert list(Event.objects.public().values_list("kind", "happened_on")) == [("meeting", "2026-11-23")]
    assert set(Named.objects.values_list("subject", flat=True)) == {ada.pk, saltmere.pk}


def test_an_editor_tells_it_otherwise(story: Story, ada: Subject, edith: Any) -> None:
    read(story, happened(story))
    told = Told("visit", "Pell in Saltmere", "cancelled", "2026-11-20/2026-11-22", "the harbour", None,
                (Part("Ada Pell", ada, "guest"), Part("Ada Pell", ada, "host"), Part("somebody")))  # fmt: skip
    event = confirm_event(event=Event.objects.get(), editor=edith, told=told)
    event.refresh_from_db()
    assert (event.kind, event.title, event.standing, event.place_name) == (
        "visit", "Pell in Saltmere", "cancelled", "the harbour",
    )  # fmt: skip
    assert (str(event.begins), str(event.ends)) == ("2026-11-20", "2026-11-22")
    assert list(event.participants.values_list("name", "part")) == [("Ada Pell", "host"), ("somebody", "")]


def test_what_is_no_date_is_refused(story: Story, edith: Any) -> None:
    read(story, happened(story))
    with pytest.raises(NoDay):
        confirm_event(event=Event.objects.get(), editor=edith, told=Told("visit", happened_on="next week"))
    assert Event.objects.get().state == "proposed"


def test_of_two_editors_the_second_hears_that_it_was_decided(story: Story, edith: Any) -> None:
    read(story, happened(story))
    event = Event.objects.get()
    seen = event.version
    reject_event(event=event, editor=edith, seen=seen)
    with pytest.raises(ChangedSinceRead):
        confirm_event(event=event, editor=edith, seen=seen)


def test_an_edit_of_its_sentence_takes_it_off_the_record_and_leaves_the_others(story: Story, edith: Any) -> None:
    read(story, happened(story), happened(story, "meet", "2026-12", state="expected"), ties=(tied(story),))
    for event in Event.objects.all():
        confirm_event(event=event, editor=edith, told=Told("meeting", happened_on="2026-11-23"))
    write_anew(story, f"<p>{MET.replace('Monday', 'Sunday')} {WILL_MEET}</p><p>{JOINED}</p>")
    assert dict(Event.objects.values_list("words", "state")) == {"met": "doubted", "meet": "confirmed"}
    assert [event.words for event in Event.objects.public()] == ["meet"]


def test_an_editor_puts_down_what_no_reading_found_and_no_reading_takes_it_away(
    story: Story, ada: Subject, edith: Any
) -> None:
    text = running_text(story)
    start, end = sentences_of(text)[1]
    told = Told("meeting", "The second", "expected", "2026-12", participants=(Part("Ada Pell", ada),))
    event = put_down_event(story=story, start=start, end=end, text=text, editor=edith, told=told)
    read(story, happened(story, "meet", "2026-12"), happened(story, "meet", kind="vote"))
    assert set(Event.objects.values_list("words", "kind")) == {(WILL_MEET, "meeting"), ("meet", "vote")}
    event.refresh_from_db()
    assert (event.words, event.state, event.rule) == (WILL_MEET, "confirmed", "by hand")
    write_anew(story, f"<p>{MET}</p>")
    event.refresh_from_db()
    assert event.state == "doubted"


def test_sentences_are_cut_where_a_reader_sees_them_end(story: Story) -> None:
    text = running_text(story)
    assert [text[start:end] for start, end in sentences_of(text)] == [MET, WILL_MEET, JOINED]


@given(st.text(alphabet="ab.?! ’”\n", max_size=80))
def test_sentences_of_any_text_are_all_of_it_in_its_order(text: str) -> None:
    found = sentences_of(text)
    assert found == sorted(found)
    assert "".join("".join(text[start:end] for start, end in found).split()) == "".join(text.split())


# One event, told by several, and chains


@pytest.fixture
def three(story: Story, ada: Subject, file_story: Any) -> tuple[Event, Event, Event]:
    """The same meeting, told by three stories, of which none is the same as another yet."""
    stories = [story, file_story("Second", body=BODY), file_story("Third", body=BODY)]
    first, second, third = (on_record(each, "2026-11-23", (ada,)) for each in stories)
    return first, second, third


def test_readers_see_one_event_that_several_tell_and_the_next_telling_when_the_first_goes(
    three: tuple[Event, Event, Event], edith: Any
) -> None:
    first, second, third = three
    confirm_event(event=second, editor=edith, told=Told("meeting", happened_on="2026-11-23", same_as=first))
    confirm_event(event=third, editor=edith, told=Told("meeting", happened_on="2026-11-23", same_as=second))
    third.refresh_from_db()
    assert third.same_as == first, "all lead to the first"
    assert list(Event.objects.public()) == [first]
    reject_event(event=first, editor=edith)
    assert list(Event.objects.public()) == [second]


def test_nothing_comes_before_itself(three: tuple[Event, Event, Event], edith: Any) -> None:
    first, second, third = three
    confirm_event(event=second, editor=edith, told=Told("meeting", follows=first))
    confirm_event(event=third, editor=edith, told=Told("meeting", follows=second))
    for wrong in (Told("meeting", follows=third), Told("meeting", same_as=third), Told("meeting", follows=first)):
        with pytest.raises(FollowsItself):
            confirm_event(event=Event.objects.get(pk=first.pk), editor=edith, told=wrong)


def test_a_telling_that_is_the_same_gives_its_chain_to_the_first(three: tuple[Event, Event, Event], edith: Any) -> None:
    first, second, third = three
    confirm_event(event=third, editor=edith, told=Told("vote", follows=second))
    confirm_event(event=second, editor=edith, told=Told("meeting", same_as=first))
    third.refresh_from_db()
    assert third.follows == first


@pytest.mark.parametrize("kind", ["arrest", "charge", "trial"])
def test_an_accusation_is_on_no_timeline_before_what_came_of_it(
    kind: str, three: tuple[Event, Event, Event], edith: Any
) -> None:
    first, second, third = three
    confirm_event(event=first, editor=edith, told=Told(kind, happened_on="2026-11-23"))
    assert first not in Event.objects.public()
    assert list(Event.objects.accusing()) == [first]
    confirm_event(event=second, editor=edith, told=Told("trial", happened_on="2026-11-24", follows=first))
    assert not {first, second} & set(Event.objects.public())
    told = Told("verdict", standing="expected", happened_on="2026-11-25", follows=second)
    confirm_event(event=third, editor=edith, told=told)
    assert not {first, second} & set(Event.objects.public()), "what is expected has not come of it"
    confirm_event(event=third, editor=edith, told=Told("verdict", happened_on="2026-11-25", follows=second))
    assert {first, second, third} <= set(Event.objects.public())
    assert not Event.objects.accusing().exists()
    reject_event(event=third, editor=edith)
    assert not {first, second} & set(Event.objects.public())


def test_what_only_people_without_a_page_took_part_in_stays_in_its_story(story: Story, ada: Subject) -> None:
    event = on_record(story, "2026-11-23", (ada, subject("Bo Orr", has_page=False)))
    assert event in Event.objects.public()
    assert [each.name for each in event.named] == ["Ada Pell"]
    ada.has_page = False
    ada.save()
    assert event not in Event.objects.public()
    subject("The League", "organisation", has_page=False)
    Participant.objects.create(event=event, name="The League", subject=Subject.objects.get(name="The League"))
    assert event in Event.objects.public()


def test_what_is_denied_or_has_no_day_is_on_no_timeline(story: Story, ada: Subject) -> None:
    on_record(story, "", (ada,))
    on_record(story, "2026-11-23", (ada,), standing="denied")
    assert not Event.objects.public().exists()


# Ties


def test_a_proposed_tie_waits_with_its_ends_and_is_told_anew_until_it_is_decided(story: Story, edith: Any) -> None:
    saltmere = subject("Saltmere", "place")
    read(story, ties=(tied(story), tied(story, "League", kind="cousin of")))
    tie = Tie.objects.get()
    assert (tie.words, tie.sentence, tie.from_subject, tie.to_subject) == ("joined", JOINED, saltmere, None)
    with pytest.raises(NotTied):
        confirm_tie(tie=tie, editor=edith)
    league = subject("The League", "organisation")
    read(story, ties=(tied(story, state="signed", date="2026-11"),))
    tie = confirm_tie(tie=Tie.objects.get(), editor=edith)
    assert (tie.to_subject, tie.standing, str(tie.begins)) == (league, "signed", "2026-11-01")
    assert list(Tie.objects.public()) == [tie]
    assert set(Named.objects.values_list("subject", flat=True)) == {saltmere.pk, league.pk}
    read(story)
    assert Tie.objects.get().is_confirmed
    write_anew(story, "<p>It rained.</p>")
    assert Tie.objects.get().state == "doubted"


def test_an_editor_says_who_is_tied_to_whom(story: Story, ada: Subject, edith: Any) -> None:
    text, league = running_text(story), subject("The League", "organisation")
    start, end = sentences_of(text)[2]
    told = Tied("head of", ada, league, role="chair", happened_on="2026")
    tie = put_down_tie(story=story, start=start, end=end, text=text, editor=edith, told=told)
    assert (tie.from_name, tie.to_name, tie.role, tie.is_confirmed) == ("Ada Pell", "The League", "chair", True)
    with pytest.raises(NotTied):
        confirm_tie(tie=tie, editor=edith, told=Tied("head of", ada, ada))
    with pytest.raises(NoDay):
        confirm_tie(tie=tie, editor=edith, told=Tied("head of", ada, league, happened_on="soon"))
    reject_tie(tie=tie, editor=edith)
    assert not Tie.objects.public().exists()


def test_a_person_without_a_page_is_tied_to_nobody_for_readers(story: Story, ada: Subject, edith: Any) -> None:
    league = subject("The League", "organisation", has_page=False)
    read(story, ties=(tied(story, from_subject="Ada Pell"),))
    confirm_tie(tie=Tie.objects.get(), editor=edith)
    assert Tie.objects.public().get().to_subject == league
    ada.has_page = False
    ada.save()
    assert not Tie.objects.public().exists()


def test_nobody_whose_page_was_closed_for_good_is_proposed_in_an_event_or_a_tie(
    story: Story, ada: Subject, edith: Any
) -> None:
    close_subject(subject=ada, editor=edith)
    alone = happened(story, words="will meet", participants=("Ada Pell",))
    read(story, happened(story), alone, ties=(tied(story, from_subject="Ada Pell"), tied(story)))
    (event,) = Event.objects.all()
    assert [each.name for each in event.participants.all()] == ["Bo Orr"]
    subject("Bo Orr")
    confirmed = confirm_event(event=event, editor=edith)
    assert confirmed.told == "Meeting", "the sentence names whose page was closed"
    assert [tie.from_name for tie in Tie.objects.all()] == ["Saltmere"]


def test_closing_a_page_rejects_the_ties_and_events_that_wait_of_them_and_leaves_the_others(
    story: Story, ada: Subject, edith: Any
) -> None:
    subject("Bo Orr")
    alone = happened(story, words="will meet", participants=("Ada Pell",))
    read(story, happened(story), alone, ties=(tied(story, from_subject="Ada Pell"), tied(story, words="League")))
    close_subject(subject=ada, editor=edith)
    assert dict(Tie.objects.values_list("from_name", "state")) == {"Ada Pell": "rejected", "Saltmere": "proposed"}
    assert dict(Event.objects.values_list("words", "state")) == {"met": "proposed", "will meet": "rejected"}
    met = Event.objects.get(words="met")
    assert [each.name for each in met.participants.all()] == ["Bo Orr"]
    assert confirm_event(event=met, editor=edith).told == "Meeting", "the sentence names whose page was closed"
