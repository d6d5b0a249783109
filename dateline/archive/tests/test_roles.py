"""What subjects are and were: with days as exact as they are known, on their pages and beside what they said."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.actions.close_subject import close_subject
from dateline.archive.actions.decide_on_name import confirm_name
from dateline.archive.actions.decide_on_quote import confirm_quote
from dateline.archive.models import Mention, Quote
from dateline.archive.roles import HeldRole, role_on, roles_held_by
from dateline.lib.partial_dates import first_day, is_partial_date, last_day, partial_date_in_words
from dateline.press.keys import recording
from dateline.stories.models import Story
from dateline.subjects.models import Role, Subject

pytestmark = pytest.mark.django_db
SAID = "The bridge opens on Monday."


@pytest.fixture(autouse=True)
def _no_reader_of_its_own(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def harbour(db: None) -> Subject:
    return Subject.objects.create(name="Harrowpoint", kind="place", slug="harrowpoint", has_page=True)


@pytest.fixture
def ada(db: None) -> Subject:
    ids = {"wikidata": "Q7", "geonames": "no number"}
    return Subject.objects.create(name="Ada Pell", kind="person", slug="ada-pell", has_page=True, external_ids=ids)


@pytest.fixture
def story(at_noon: Any, file_story: Any, ada: Subject, harbour: Subject, edith: Any) -> Story:
    found: Story = file_story(
        "The bridge opens", body=[("paragraph", f"<p>“{SAID}” Ada Pell said in Harrowpoint.</p>")]
    )
    for subject in (ada, harbour):
        told = {"words": subject.name, "name": subject.name, "sentence": "", "kind": subject.kind}
        Mention.objects.create(story=found, start=0, end=8, **told)
        confirm_name(story=found, name=subject.name, subject=subject, editor=edith)
    return found


def main_of(rosa: Any, address: str) -> str:
    answer = rosa.get(address)
    assert answer.status_code == 200
    text = " ".join(answer.content.decode().split())
    return text.partition("<main")[2].partition("</main>")[0]


def propose(story: Story, speaker: Subject | None) -> Quote:
    return Quote.objects.create(
        story=story, start=1, end=1 + len(SAID), words=SAID, sentence=f"“{SAID}”", kind="direct", speaker=speaker,
        speaker_name="Ada Pell",
    )  # fmt: skip


# Days


@pytest.mark.parametrize("written", ["2019", "2019-05", "2020-02-29", "0044"])
def test_a_year_a_month_or_a_day_the_calendar_has_is_taken(written: str) -> None:
    assert is_partial_date(written)
    assert first_day(written) <= last_day(written)


@pytest.mark.parametrize(
    "written", ["", "19", "2019-5", "2019-13", "2019-00", "2019-02-29", "0000", "2019-05-00", "٢٠١٩"]
)
def test_anything_else_is_not(written: str) -> None:
    assert not is_partial_date(written)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_read_or_refused_and_printed(written: str) -> None:
    assert partial_date_in_words(written) or not written


@given(st.dates())
def test_a_day_written_out_is_that_day(day: date) -> None:
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day
    assert first_day(day.isoformat()[:7]) <= day <= last_day(day.isoformat()[:4])


def test_an_editor_is_told_what_is_wrong_with_a_day(ada: Subject) -> None:
    for begins, ends, words in (
        ("May 2019", "", "Write a year, a month or a day: 2019, 2019-05 or 2019-05-03."),
        ("2019-05", "2018", "This is before it began."),
    ):
        with pytest.raises(ValidationError, match=re.escape(words)):
            Role(subject=ada, title="mayor", begins=begins, ends=ends).full_clean()
    Role(subject=ada, title="mayor", begins="2019-05", ends="2019").full_clean()


# In words


@pytest.mark.parametrize(
    ("title", "at", "words"),
    [
        ("mayor", True, "mayor of Harrowpoint"),
        ("member of the board", True, "member of the board, Harrowpoint"),
        ("mayor of Harrowpoint", True, "mayor of Harrowpoint"),
        ("pilot", False, "pilot"),
    ],
)
def test_a_role_is_said_with_its_place_once(harbour: Subject, title: str, at: bool, words: str) -> None:
    assert HeldRole(Role(title=title, at=harbour if at else None), date(2026, 11, 23)).in_words == words


@pytest.mark.parametrize(
    ("begins", "ends", "words", "is_held"),
    [
        ("2019", "", "since 2019", True),
        ("2027", "", "from 2027", False),
        ("2015", "2019-05", "2015 to May 2019", False),
        ("2015", "2026-11", "2015 to November 2026", True),
        ("", "2019", "until 2019", False),
        ("2019", "2019", "2019", False),
        ("", "", "", True),
    ],
)
def test_days_are_told_as_exactly_as_they_are_known(begins: str, ends: str, words: str, is_held: bool) -> None:
    held = HeldRole(Role(title="mayor", begins=begins, ends=ends), date(2026, 11, 23))
    assert (held.days, held.is_held) == (words, is_held)


# For readers


def test_a_page_says_what_somebody_is_and_was_the_newest_first_and_where(
    story: Story, ada: Subject, harbour: Subject, rosa: Any
) -> None:
    Role.objects.create(subject=ada, title="pilot", begins="2010", ends="2018-03")
    Role.objects.create(subject=ada, title="mayor", at=harbour, begins="2019")
    page = main_of(rosa, ada.address)
    now, before = '<a href="/places/harrowpoint/">Harrowpoint</a>', "2010 to March 2018"
    assert f"Since 2019</dt><dd>Mayor of {now}" in page
    assert page.index(now) < page.index(before)
    there = main_of(rosa, harbour.address)
    assert '<a href="/people/ada-pell/">Ada Pell</a>' in there
    assert "Mayor, since 2019" in there


def test_who_has_no_page_stands_on_no_page_of_where_they_are(
    story: Story, ada: Subject, harbour: Subject, rosa: Any
) -> None:
    Role.objects.create(subject=ada, title="mayor", at=harbour)
    ada.has_page = False
    ada.save()
    assert "Ada Pell" not in main_of(rosa, harbour.address)


def test_names_and_titles_are_words_and_no_markup(story: Story, ada: Subject, rosa: Any) -> None:
    at = Subject.objects.create(name="<b>Here</b>", kind="place", slug="here")
    Role.objects.create(subject=ada, title="<i>mayor</i>", at=at, begins="2019")
    page = main_of(rosa, ada.address)
    assert "&lt;i&gt;mayor&lt;/i&gt; of &lt;b&gt;Here&lt;/b&gt;" in page


def test_machines_are_told_of_job_membership_days_and_pages_elsewhere(
    story: Story, ada: Subject, harbour: Subject, rosa: Any
) -> None:
    council = Subject.objects.create(name="Council", kind="organisation", slug="council")
    Role.objects.create(subject=ada, title="mayor", at=harbour, begins="2019")
    Role.objects.create(subject=ada, title="member", at=council, begins="2018")
    Role.objects.create(subject=ada, title="pilot", begins="2010", ends="2018-03")
    page = rosa.get(ada.address).content.decode()
    told = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert told["jobTitle"] == ["mayor", "member"]
    assert told["memberOf"] == [{"@type": "Organization", "name": "Council"}]
    assert told["sameAs"] == ["https://www.wikidata.org/wiki/Q7"]
    assert told["hasOccupation"][2] == {
        "@type": "Role",
        "hasOccupation": {"@type": "Occupation", "name": "pilot"},
        "startDate": "2010",
        "endDate": "2018-03",
    }


def test_a_page_is_made_anew_on_the_day_a_role_begins_or_ends(story: Story, ada: Subject) -> None:
    Role.objects.create(subject=ada, title="mayor", begins="2019", ends="2026-11-24")
    with recording() as made_from:
        roles_held_by(ada)
    assert made_from.until == datetime(2026, 11, 25, tzinfo=UTC).timestamp()


# Beside what was said


def test_a_confirmed_quote_has_the_role_held_on_the_storys_day(
    story: Story, ada: Subject, harbour: Subject, edith: Any
) -> None:
    Role.objects.create(subject=ada, title="pilot", begins="2010", ends="2018")
    Role.objects.create(subject=ada, title="mayor", at=harbour, begins="2019")
    assert confirm_quote(quote=propose(story, ada), editor=edith).role == "mayor of Harrowpoint"
    assert role_on(ada, date(2015, 1, 1)) == "pilot"
    assert role_on(ada, date(2009, 1, 1)) == ""


def test_what_an_editor_says_of_the_role_counts_also_that_there_is_none(story: Story, ada: Subject, edith: Any) -> None:
    Role.objects.create(subject=ada, title="mayor", begins="2019")
    quote = propose(story, ada)
    assert confirm_quote(quote=quote, editor=edith, role="as a neighbour").role == "as a neighbour"
    assert confirm_quote(quote=quote, editor=edith).role == "as a neighbour"
    assert confirm_quote(quote=quote, editor=edith, role="").role == ""
    assert confirm_quote(quote=quote, editor=edith).role == ""


def test_another_speaker_has_their_own_role(story: Story, ada: Subject, edith: Any) -> None:
    tom = Subject.objects.create(name="Tom Orr", kind="person", slug="tom-orr")
    Role.objects.create(subject=ada, title="mayor", begins="2019")
    Role.objects.create(subject=tom, title="ferryman")
    quote = propose(story, ada)
    confirm_quote(quote=quote, editor=edith)
    assert confirm_quote(quote=quote, editor=edith, speaker=tom, role="mayor").role == "ferryman"
    assert confirm_quote(quote=propose(story, None), editor=edith, speaker=ada, role="").role == "mayor"


# At the desk


def test_an_editor_writes_roles_on_the_subjects_screen(edith: Any, ada: Subject, harbour: Subject) -> None:
    desk = Client()
    desk.force_login(edith)
    roles = {
        "roles-TOTAL_FORMS": 1, "roles-INITIAL_FORMS": 0, "roles-MIN_NUM_FORMS": 0, "roles-MAX_NUM_FORMS": 1000,
        "roles-0-title": "mayor", "roles-0-at": harbour.pk, "roles-0-begins": "2019", "roles-0-ends": "",
        "roles-0-ORDER": 1,
    }  # fmt: skip
    fields = {"name": ada.name, "kind": "person", "slug": ada.slug, "description": "", "has_page": "on", **roles}
    assert desk.post(f"/desk/subjects/edit/{ada.pk}/", fields | {"roles-0-begins": "19"}).status_code == 200
    assert not Role.objects.exists()
    assert desk.post(f"/desk/subjects/edit/{ada.pk}/", fields).status_code == 302
    assert [(role.title, role.at, role.begins) for role in ada.roles.all()] == [("mayor", harbour, "2019")]


def test_a_role_beside_somebody_whose_page_was_closed_is_told_without_the_name(
    story: Story, ada: Subject, edith: Any, rosa: Any
) -> None:
    bo = Subject.objects.create(name="Bo Orr", kind="person", slug="bo-orr", has_page=True)
    Role.objects.create(subject=ada, title="deputy", at=bo)
    assert "Deputy of Bo Orr" in re.sub("<[^>]*>", "", main_of(rosa, ada.address))
    close_subject(subject=bo, editor=edith)
    page = main_of(rosa, ada.address)
    assert "Deputy" in page
    assert "Orr" not in page
    assert role_on(ada, date(2026, 11, 23)) == "deputy"
