"""What the gatekeeper thinks, and that no single sign of trouble is a wall."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gatekeeper.checks import CHECKS, judge, reasons, troubles
from dateline.gatekeeper.learning import Learnt
from dateline.gatekeeper.proof import Proof
from dateline.gatekeeper.submission import Alike, Past, Submission
from dateline.gatekeeper.verdict import Outcome, read_verdict

WELL = Submission("I saw the clock stop on Tuesday.", "Rosa", Proof.PROVED, seconds=40.0)


def outcome_of(**other: object) -> Outcome:
    told = {name: getattr(WELL, name) for name in WELL.__dataclass_fields__}
    return judge(Submission(**{**told, **other})).outcome


def test_a_reader_who_proved_and_took_time_is_let_through() -> None:
    assert judge(WELL).findings == []
    assert outcome_of(text="See https://council.example/clock for the minutes.") is Outcome.ALLOW


@pytest.mark.parametrize(
    "trouble",
    [{"proof": Proof.MISSING}, {"seconds": 0.4}, {"filled_what_is_hidden": True}, {"text": "http://a.example http://b.example"},
     {"seen_before": 1}, {"knocks": 9}, {"alike": Alike(1, 7, "Clock")}, {"past": Past(spam=1)},
     {"past": Past(rejected=2)}, {"text": "Куплю ваши часы за хорошие деньги", "languages": ("en-GB",)}],
    ids=lambda trouble: next(iter(trouble)),
)  # fmt: skip
def test_one_sign_of_trouble_has_a_person_read_it(trouble: dict[str, object]) -> None:
    assert outcome_of(**trouble) is Outcome.HOLD


def test_a_disposable_address_or_another_language_alone_holds_nothing() -> None:
    german = "Das ist nicht die Uhr, die wir auf dem Markt gesehen haben, und ich weiß es auch noch."
    assert outcome_of(email_is_disposable=True) is Outcome.ALLOW
    assert outcome_of(text=german, languages=("en",)) is Outcome.ALLOW
    assert outcome_of(text=german, languages=("en",), email_is_disposable=True) is Outcome.HOLD


def test_no_past_refuses_anybody_and_a_good_one_lets_nobody_in_who_proves_nothing() -> None:
    assert outcome_of(past=Past(rejected=40, spam=40, reported=40)) is Outcome.HOLD
    assert outcome_of(past=Past(accepted=40), proof=Proof.MISSING) is Outcome.HOLD
    assert (
        outcome_of(
            past=Past(accepted=40, rejected=1), text="www.a.example or www.b.example, now or never, said the clock"
        )
        is Outcome.ALLOW
    )


def test_the_moderator_is_told_which_reply_it_is_like_and_what_became_of_others() -> None:
    told = judge(
        Submission("x", proof=Proof.PROVED, alike=Alike(2, 7, "Council mends the clock"), past=Past(3, 1, 2, 1))
    )
    assert [words for words, _ in reasons(told)] == [
        "2 of late say nearly the same, the newest under “Council mends the clock” (reply 7).",
        "This reader before: 3 printed, 1 rejected, 2 spam, 1 reported.",
    ]


def test_several_together_keep_it_back() -> None:
    assert outcome_of(proof=Proof.MISSING, text="http://a.example " * 9) is Outcome.REFUSE
    assert outcome_of(seen_before=9, proof=Proof.MISSING) is Outcome.REFUSE


def test_the_reader_hears_the_kind_of_trouble_and_the_moderator_every_reason() -> None:
    verdict = judge(Submission("http://a.example " * 9, "Stan", seconds=0.5))
    assert troubles(verdict) == ["the links in it", "how quickly it was sent", "the check of your browser"]
    assert not any(sign.isdigit() for trouble in troubles(verdict) for sign in trouble)
    assert ("Links: 9.", 90) in reasons(verdict)
    assert sum(points for _, points in reasons(verdict)) == verdict.points


def test_a_verdict_is_read_as_it_was_written() -> None:
    verdict = judge(Submission("http://a.example " * 9, "Stan"))
    assert read_verdict(verdict.written()).written() == verdict.written()
    assert read_verdict(None).outcome is Outcome.ALLOW
    assert reasons(read_verdict([["a check that is no more", 20, {}]])) == [("a check that is no more", 20)]


@given(
    st.builds(
        Submission,
        text=st.text(max_size=5000),
        name=st.text(max_size=80),
        proof=st.sampled_from(Proof),
        seconds=st.none() | st.floats(allow_nan=False, allow_infinity=False),
        filled_what_is_hidden=st.booleans(),
        seen_before=st.integers(0, 10),
        alike=st.none() | st.builds(Alike, st.integers(1, 1000), st.integers(1), st.text(max_size=200)),
        languages=st.sampled_from([(), ("en-GB",), ("ar", "sr-Latn"), ("ja",)]),
        email_is_disposable=st.booleans(),
        past=st.builds(Past, *[st.integers(0, 50)] * 4),
        knocks=st.integers(0, 10**6),
        learnt=st.builds(Learnt, st.floats(-99, 99), st.just(("subscribe",))),
    )
)
def test_every_submission_has_a_verdict_in_words(sent: Submission) -> None:
    verdict = judge(sent)
    assert len(troubles(verdict)) <= len(reasons(verdict)) <= len(CHECKS)
    assert all(points for _, points in reasons(verdict))
