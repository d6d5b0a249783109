"""Every error a reader can meet is in the editors' handbook, and the handbook tells of no other."""

import html
import re
from pathlib import Path
from typing import Any

import pytest

from dateline.comments.follow import MOST as MOST_FOLLOW
from dateline.comments.views import MOST
from dateline.gatekeeper.checks import CHECKS
from dateline.publication.models import Replies
from dateline.publication.queries import current_house

pytestmark = pytest.mark.django_db
HANDBOOK = (Path(__file__).parents[3] / "docs" / "editors" / "replies.md").read_text(encoding="utf-8")
TABLE = HANDBOOK.split("## What a reader can be told", 1)[1]
TOLD = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", TABLE, re.MULTILINE)[1:])


def close(_story: Any, _rosa: Any) -> None:
    house = current_house()
    house.replies = Replies.CLOSED
    house.save()


def send_many(story: Any, rosa: Any) -> None:
    for number in range(MOST):
        rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": f"Reply {number}"})


def nothing(_story: Any, _rosa: Any) -> None:
    pass


def ask_often(story: Any, rosa: Any) -> None:
    for number in range(MOST_FOLLOW):
        rosa.post(FOLLOW.format(story.pk), {"email": f"rosa{number}@example.org"})


REPLY, LETTER, FOLLOW = "/replies/{}/", "/contact/", "/replies/{}/follow/"
CASES = {
    "no comment": (REPLY, {"comment": " "}, nothing),
    "a long comment": (REPLY, {"comment": "a" * 5001}, nothing),
    "no name": (REPLY, {"name": ""}, nothing),
    "a long name": (REPLY, {"name": "a" * 81}, nothing),
    "no email address": (REPLY, {"email": "rosa at home"}, nothing),
    "the story or the house takes none": (REPLY, {}, close),
    "many from one network": (REPLY, {}, send_many),
    "the proof does not hold": (REPLY, {"altcha": "nonsense"}, nothing),
    "a letter without words, with a reference nobody knows": (LETTER, {"text": "", "reference": "ABC"}, nothing),
    "an empty letter": (LETTER, {"text": " "}, nothing),
    "a long letter": (LETTER, {"text": "a" * 5001}, nothing),
    "no email to send new replies to": (FOLLOW, {"email": "rosa at home"}, nothing),
    "many ask for mail from one network": (FOLLOW, {"email": "rosa@example.org"}, ask_often),
}


@pytest.mark.parametrize("when", TOLD)
def test_the_page_says_what_the_handbook_says(file_story: Any, rosa: Any, settings: Any, when: str) -> None:
    settings.CAN_MAIL = True
    address, fields, before = CASES[when]
    story = file_story()
    before(story, rosa)
    sent = {"name": "Rosa", "comment": "Well said.", "text": "Good morning.", **fields}
    answer = rosa.post(address.format(story.pk), sent)
    assert answer.status_code in (422, 429)
    page = html.unescape(answer.content.decode())
    assert TOLD[when].replace("5,001", "5001").replace("5,000", "5000") in page or TOLD[when] in page
    kept = {REPLY: sent["comment"], LETTER: sent["text"], FOLLOW: sent.get("email", "")}[address]
    assert kept.strip() in page, "What was typed is lost."


def test_the_handbook_has_every_case() -> None:
    assert set(TOLD) == set(CASES)


def test_the_handbook_has_every_check_in_its_words() -> None:
    told = re.findall(r"^\| [^|]+ \| [^|]+ \| ([^|]+) \|$", HANDBOOK, re.MULTILINE)[1:]
    assert told == [str(check.trouble) for check in CHECKS]
