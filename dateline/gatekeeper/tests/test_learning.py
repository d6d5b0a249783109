"""What moderators teach is used, can be taken back, and cannot be read."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gatekeeper.actions.learn import learn
from dateline.gatekeeper.checks import judge, reasons
from dateline.gatekeeper.learning import FEWEST_TEXTS, words_of
from dateline.gatekeeper.learnt import what_is_learnt_of
from dateline.gatekeeper.links import hosts_in, without_links
from dateline.gatekeeper.models import LearntWord
from dateline.gatekeeper.proof import Proof
from dateline.gatekeeper.submission import Submission
from dateline.gatekeeper.verdict import Outcome

SPAM = "Miracle roofing quotes, call Dagny today"
PRINTED = "The council ought to mend the clock"


def teach(times: int = FEWEST_TEXTS) -> None:
    for number in range(times):
        learn(text=f"{SPAM} {'again ' * number}", is_spam=True)
        learn(text=f"{PRINTED} {'indeed ' * number}", is_spam=False)


def outcome_of(text: str) -> Outcome:
    learnt = what_is_learnt_of(text)
    return judge(Submission(text, "Rosa", Proof.PROVED, seconds=40.0, learnt=learnt)).outcome


@pytest.mark.django_db
def test_after_some_lessons_the_next_one_like_it_is_held_and_a_reply_is_not() -> None:
    assert outcome_of(SPAM) is Outcome.ALLOW
    teach()
    assert outcome_of("Miracle roofing quotes by Dagny") is Outcome.HOLD
    assert outcome_of("The council never mends the clock") is Outcome.ALLOW


@pytest.mark.django_db
def test_few_lessons_say_nothing() -> None:
    teach(FEWEST_TEXTS - 1)
    assert what_is_learnt_of(SPAM).odds == 0


@pytest.mark.django_db
def test_what_was_printed_before_speaks_for_the_next() -> None:
    teach()
    learnt = what_is_learnt_of(PRINTED)
    assert learnt.odds < 0
    (reason, points) = reasons(judge(Submission(PRINTED, proof=Proof.PROVED, seconds=40.0, learnt=learnt)))[0]
    assert points < 0
    said = reason.removeprefix("By what moderators decided: ").removesuffix(".").split(", ")
    assert set(said) <= words_of(PRINTED)


@pytest.mark.django_db
def test_a_lesson_is_taken_back_whole_and_nothing_falls_below_nought() -> None:
    teach()
    before = list(LearntWord.objects.order_by("pk").values())
    learn(text=SPAM, is_spam=True)
    learn(text=SPAM, is_spam=True, take_back=True)
    assert list(LearntWord.objects.order_by("pk").values()) == before
    for _ in range(9):
        learn(text=SPAM, is_spam=True, take_back=True)
    assert min(LearntWord.objects.values_list("spam", flat=True)) == 0


@pytest.mark.django_db
def test_no_word_of_a_reader_is_kept_as_it_was_written() -> None:
    teach()
    kept = " ".join(LearntWord.objects.values_list("word_hash", flat=True))
    assert "dagny" not in kept
    assert all(len(each) in (0, 20) for each in kept.split(" "))


@pytest.mark.django_db
def test_however_much_was_learnt_two_questions_are_asked(django_assert_num_queries: Any) -> None:
    teach()
    with django_assert_num_queries(2):
        what_is_learnt_of("a b c " * 800)


@given(st.text(max_size=6000))
def test_any_text_has_a_bounded_number_of_words(text: str) -> None:
    words = words_of(text)
    assert len(words) < 1500
    assert max(map(len, words)) <= 100


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("see https://Council.example/clock?a=1.", ["council.example"]),
        ("www.a.example and bb.com/x, but not e.g. or 3.5", ["a.example", "bb.com"]),
        ("[url=x]y[/url] <a href=z>", ["", ""]),
        ("nothing here", []),
    ],
)
def test_links_are_found_however_they_are_written(text: str, hosts: list[str]) -> None:
    assert hosts_in(text) == hosts
    assert len(hosts_in(without_links(text))) == 0
