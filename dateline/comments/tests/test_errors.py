"""Every error a reader can meet is in the editors' handbook, and the handbook tells of no other."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client

from dateline.comments import errors
from dateline.comments.actions.edit_own import CHANGEABLE_FOR
from dateline.comments.appeal_link import appeal_address
from dateline.comments.errors import AppealWaits, Banned, ChangedSince, DecidedSince, NotVerified, YourOwnDecision
from dateline.comments.follow import MOST as MOST_FOLLOW
from dateline.comments.forms import AppealForm, ContactForm, FollowForm, OwnForm, ReplyForm, ReportForm
from dateline.comments.limits import MOST_IN_FLOOD, MOST_OF_A_NETWORK, MOST_UNPROVED_AT_A_DOOR, READ_ONE_BY_ONE
from dateline.comments.models import Appeal, Ban, Reply
from dateline.comments.own_links import own_address
from dateline.comments.recommend import MOST as MOST_RECOMMENDED
from dateline.gatekeeper.checks import CHECKS
from dateline.gatekeeper.proof import Proof
from dateline.gatekeeper.sender import pen_hash
from dateline.lib import clock
from dateline.press.server.app import AWAY
from dateline.press.server.bodies import MOST_TAKEN_IN, NOT_WHOLE, TOO_MANY, TOO_SLOW
from dateline.publication.models import Replies
from dateline.publication.queries import current_house

pytestmark = [pytest.mark.django_db, pytest.mark.once]
HANDBOOK = (Path(__file__).parents[3] / "docs" / "editors" / "replies.md").read_text(encoding="utf-8")
TABLE, TABLE_OF_WHAT_IS_NOT_TAKEN_IN = HANDBOOK.split("## What a reader can be told", 1)[1].split("###", 1)
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
TOLD = dict(ROW.findall(TABLE)[1:])
NOT_TAKEN_IN = dict(ROW.findall(TABLE_OF_WHAT_IS_NOT_TAKEN_IN)[1:])
FORMS = (ReplyForm, ReportForm, OwnForm, FollowForm, ContactForm, AppealForm)
OF_THE_DESK = (DecidedSince, ChangedSince, AppealWaits, YourOwnDecision)


def close(_story: Any, _rosa: Any) -> None:
    house = current_house()
    house.replies = Replies.CLOSED
    house.save()


def send_many(story: Any, rosa: Any) -> None:
    for number in range(MOST_OF_A_NETWORK):
        rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": f"Reply {number}"})


def ban(_story: Any, _rosa: Any) -> None:
    Ban.objects.create(pen_hash=pen_hash(PEN), reason="Advertising")


def reject(story: Any, _rosa: Any) -> None:
    Reply.objects.create(pk=APPEALED, story=story, name="Rosa", comment="Well said.", status="rejected")


def appeal(story: Any, rosa: Any) -> None:
    reject(story, rosa)
    Appeal.objects.create(reply_id=APPEALED, words="It is true.")


def fill_the_flood(story: Any, _rosa: Any) -> None:
    unread = {"story": story, "name": "Bot", "comment": "Buy.", "is_proved": False}
    Reply.objects.bulk_create(Reply(**unread) for _ in range(READ_ONE_BY_ONE))
    Reply.objects.bulk_create(Reply(**unread, in_flood=True) for _ in range(MOST_IN_FLOOD))


def nothing(_story: Any, _rosa: Any) -> None:
    pass


APPEALED = 7_000_000
REPLY, LETTER, APPEAL = "/replies/{}/", "/contact/", appeal_address(Reply(pk=APPEALED))
FOLLOW = "/replies/{}/follow/"
PEN = "a" * 32


def reply_to(story: Any) -> Reply:
    """One in print, the same each time it is asked for."""
    told = {"name": "Ada", "comment": "I saw it.", "status": Reply.Status.APPROVED}
    return Reply.objects.get_or_create(story=story, name="Ada", defaults=told)[0]


def own(story: Any) -> str:
    return own_address(reply_to(story).pk)


def report(story: Any) -> str:
    return f"/replies/report/{reply_to(story).pk}/"


def recommendation(story: Any) -> str:
    return f"/replies/recommend/{reply_to(story).pk}/"


def wait(story: Any, _rosa: Any) -> None:
    sent = clock.now() - CHANGEABLE_FOR
    Reply.objects.filter(pk=reply_to(story).pk).update(created_at=sent)


def recommend_often(story: Any, rosa: Any) -> None:
    for _ in range(MOST_RECOMMENDED):
        rosa.post(recommendation(story))


def crowd_the_letters(_story: Any, rosa: Any) -> None:
    for number in range(MOST_UNPROVED_AT_A_DOOR):
        rosa.post(LETTER, {"text": "Hello."}, REMOTE_ADDR=f"10.0.{number}.1")


def ask_often(story: Any, rosa: Any) -> None:
    for number in range(MOST_FOLLOW):
        rosa.post(FOLLOW.format(story.pk), {"email": f"rosa{number}@example.org"})


CASES: dict[str, Any] = {
    "no comment": (REPLY, {"comment": " "}, nothing),
    "a long comment": (REPLY, {"comment": "a" * 5001}, nothing),
    "no name": (REPLY, {"name": ""}, nothing),
    "a long name": (REPLY, {"name": "a" * 81}, nothing),
    "no email address": (REPLY, {"email": "rosa at home"}, nothing),
    "the story or the house takes none": (REPLY, {}, close),
    "who is banned for good, with the moderator's reason": (REPLY, {"pen": PEN}, ban),
    "an appeal without words": (APPEAL, {"words": " "}, reject),
    "a long appeal": (APPEAL, {"words": "a" * 1001}, reject),
    "a second appeal": (APPEAL, {"words": "It is true."}, appeal),
    "many from one network": (REPLY, {}, send_many),
    "very many without a proof": (REPLY, {}, fill_the_flood),
    "the proof does not hold": (REPLY, {"altcha": "nonsense"}, nothing),
    "a change that comes too late, or of a rejected reply": (own, {}, wait),
    "many recommendations from one network": (recommendation, {"text": ""}, recommend_often),
    "a report without a reason": (report, {"rule": ""}, nothing),
    "a report of what is against the law, without words": (report, {"rule": "illegal"}, nothing),
    "a long report": (report, {"rule": "abuse", "words": "a" * 2001}, nothing),
    "very many letters or reports without a proof": (LETTER, {"text": "Good evening."}, crowd_the_letters),
    "a reference of more than forty letters": (LETTER, {"reference": "A" * 41}, nothing),
    "a letter without words, with a reference nobody knows": (LETTER, {"text": "", "reference": "ABC"}, nothing),
    "an empty letter": (LETTER, {"text": " "}, nothing),
    "a long letter": (LETTER, {"text": "a" * 5001}, nothing),
    "no email to send new replies to": (FOLLOW, {"email": "rosa at home"}, nothing),
    "many ask for mail from one network": (FOLLOW, {"email": "rosa@example.org"}, ask_often),
}
KEPT = {LETTER: "text", report: "words", FOLLOW: "email"}
"""Under which name a form sends what must not be lost."""


@pytest.mark.parametrize("when", TOLD)
def test_the_page_says_what_the_handbook_says(file_story: Any, rosa: Any, settings: Any, when: str) -> None:
    settings.CAN_MAIL = True
    address, fields, before = CASES[when]
    story = file_story()
    before(story, rosa)
    sent = {"name": "Rosa", "comment": "Well said.", "text": "Good morning.", **fields}
    answer = rosa.post(address(story) if callable(address) else address.format(story.pk), sent)
    assert answer.status_code in (422, 429)
    page = html.unescape(answer.content.decode())
    assert re.sub(r"(?<=\d),(?=\d)", "", TOLD[when]) in page or TOLD[when] in page
    kept = fields.get(KEPT.get(address, "comment"), "Well said." if address in (REPLY, own) else "")
    assert kept.strip() in page, "What was typed is lost."


def test_the_handbook_has_every_case() -> None:
    assert set(TOLD) == set(CASES)


def sentences_of_fields() -> Iterator[str]:
    """What the fields of readers' forms say; a number stands for each that they put in."""
    for field in (field for form in FORMS for field in form.base_fields.values()):
        said = {"required": field.required and not isinstance(field, forms.BooleanField)}
        said["max_length"] = getattr(field, "max_length", None) is not None
        said["invalid"] = isinstance(field, forms.EmailField)
        said["invalid_choice"] = isinstance(field, forms.ChoiceField)
        for code in (code for code, is_said in said.items() if is_said):
            yield str(field.error_messages.get(code, f"{code} is Django's own"))


def sentences_of_errors() -> Iterator[str]:
    told: dict[type, Any] = {NotVerified: Proof.USED, Banned: Ban(reason="Advertising")}
    ours = (each for each in vars(errors).values() if getattr(each, "__module__", "") == errors.__name__)
    for error in ours:
        if issubclass(error, ValidationError) and error not in OF_THE_DESK:
            yield str((error(told[error]) if error in told else error()).message)


@pytest.mark.parametrize("sentence", sorted({*sentences_of_fields(), *sentences_of_errors()}))
def test_what_a_form_can_say_stands_in_the_handbook(sentence: str) -> None:
    as_printed = re.sub(r"%\\\(\w+\\\)s", r"[\\d,]+", re.escape(sentence))
    assert re.search(as_printed, TABLE)


BY_THE_PRESS = {
    "400: it broke off on its way": NOT_WHOLE,
    "408: it took longer than a minute to arrive": TOO_SLOW,
    "503: very many are sending, or many from one address": TOO_MANY,
    "503: the newsroom's server does not answer": AWAY.decode(),
}
BY_DJANGO: dict[str, dict[str, Any]] = {
    "403: another site's page sent it": {"HTTP_ORIGIN": "http://evil.example"},
    "413: more than a megabyte": {"CONTENT_LENGTH": str(MOST_TAKEN_IN + 1)},
}


@pytest.mark.parametrize("when", BY_THE_PRESS)
def test_where_the_press_takes_nothing_in_it_says_what_the_handbook_says(when: str) -> None:
    assert NOT_TAKEN_IN[when] in BY_THE_PRESS[when]


@pytest.mark.parametrize("when", BY_DJANGO)
def test_where_nothing_of_a_reply_is_taken_in_the_page_says_what_the_handbook_says(
    file_story: Any, rosa: Client, when: str
) -> None:
    answer = rosa.post(REPLY.format(file_story().pk), {"name": "Rosa", "comment": "Well said."}, **BY_DJANGO[when])
    assert str(answer.status_code) == when[:3]
    assert NOT_TAKEN_IN[when] in html.unescape(answer.content.decode())


def test_whoever_has_nothing_taken_in_is_led_back_to_what_they_typed() -> None:
    assert set(NOT_TAKEN_IN) == {*BY_THE_PRESS, *BY_DJANGO}
    assert all("go back" in words.lower() for words in NOT_TAKEN_IN.values())


def test_the_handbook_has_every_check_in_its_words() -> None:
    told = re.findall(r"^\| [^|]+ \| [^|]+ \| ([^|]+) \|$", HANDBOOK, re.MULTILINE)[1:]
    assert told == [str(check.trouble) for check in CHECKS]
