"""What becomes of a delivery."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dateline.bylines.models import Author
from dateline.importers.ninjs.command import run
from dateline.importers.ninjs.tests.deliveries import (
    URI,
    VERSION_1,
    changed,
    deliver,
    paint_all,
    take,
    version_2,
    version_3,
)
from dateline.media.models import Picture
from dateline.stories.models import Byline, Story, StorySubject
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.mark.parametrize("make", [lambda: VERSION_1, version_2, version_3], ids=["1.x", "2.x", "3.x"])
def test_a_story_of_every_version_is_published_with_all_its_parts(make: Any, news: Any, tmp_path: Path) -> None:
    paint_all(tmp_path / "wire")
    story = take(tmp_path / "wire", make())
    assert story is not None
    assert Story.objects.public().get() == story
    assert story.title == "Ferry returns to Harrow Point"
    assert (story.standfirst, story.filed_from, story.slugline) == (
        "After a winter away.",
        "Harrow Point",
        "harrow-ferry",
    )
    assert story.language == "en-GB"
    assert story.published_at == datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
    assert story.address == "/news/2026/03/02/ferry-returns-to-harrow-point/"
    names = [(line.author.name, line.role, line.author.kind) for line in story.bylines.all()]
    assert names == [
        ("Ann Oak", "by", "person"),
        ("Bob O'Elm", "by", "person"),
        ("Cy Fir", "by", "person"),
        ("HPN", "from", "agency"),
    ]
    assert [block.block_type for block in story.body] == ["crosshead", "paragraph", "picture"]
    assert "<b>back</b>" in story.body[1].value.source
    assert "<li>Daily</li>" in story.body[1].value.source
    assert story.main_picture is not None
    assert story.main_picture.width == 40
    assert (story.main_caption, story.main_credit) == ("The ferry at the pier.", "Eve Ash")
    assert story.main_alt_text == "The ferry"
    links = {(link.subject.kind, link.subject.name, link.relation) for link in story.story_subjects.all()}
    assert links == {
        ("person", "Dora Pine", "about"),
        ("organisation", "Point Ferries", "mentions"),
        ("place", "Harrow Point", "mentions"),
        ("topic", "Transport", "about"),
    }
    assert Subject.objects.get(kind="person").external_ids == {"wikidata": "Q999001"}
    assert {subject.source for subject in Subject.objects.all()} == {"as filed"}


def test_the_three_versions_of_one_story_are_one_story(news: Any, tmp_path: Path) -> None:
    paint_all(tmp_path / "wire")
    for number, thing in enumerate([VERSION_1, version_2(), version_3()]):
        take(tmp_path / "wire", thing, name=f"{number}.json")
    assert Story.objects.count() == 1
    assert Subject.objects.count() == 4
    assert Picture.objects.count() == 2
    assert Story.objects.get().revisions.count() == 1


def test_the_same_file_twice_writes_nothing(news: Any, tmp_path: Path) -> None:
    paint_all(tmp_path / "wire")
    take(tmp_path / "wire", VERSION_1)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        take(tmp_path / "wire", VERSION_1)
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_after_much_has_come_at_once_the_database_counts_its_tables_anew(
    news: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.importers.ninjs.command.MUCH", 1)
    paint_all(tmp_path / "wire")
    for most in (1, 0):
        with CaptureQueriesContext(connection) as queries:
            take(tmp_path / "wire", VERSION_1)
        assert [query["sql"] for query in queries].count("ANALYZE") == most, "the second time nothing is new"


def test_a_new_version_updates_the_story_at_its_address(news: Any, tmp_path: Path, rosa: Any) -> None:
    first = take(tmp_path, changed())
    assert first is not None
    second = take(tmp_path, changed(version="2", headline="Ferry returns at last", byline="Zoe Yew"))
    assert second is not None
    assert second.title == "Ferry returns at last"
    assert second.address == first.address
    assert second.revisions.count() == 2
    assert [line.author.name for line in second.bylines.all()] == ["Zoe Yew"]
    assert rosa.get(second.address).status_code == 200


def test_an_older_version_is_left_alone_and_said(news: Any, tmp_path: Path, capfd: Any) -> None:
    take(tmp_path, changed(version="10", headline="The tenth"))
    story = take(tmp_path, changed(version="9", headline="The ninth"))
    assert story is not None
    assert story.title == "The tenth"
    assert "later version is held" in capfd.readouterr().out


def test_an_older_hour_is_older_where_no_numbers_tell(news: Any, tmp_path: Path) -> None:
    take(tmp_path, changed(version=None, headline="Later"))
    story = take(tmp_path, changed(version=None, headline="Earlier", versioncreated="2026-03-02T08:59:59Z"))
    assert story is not None
    assert story.title == "Later"


def test_a_folder_with_two_wordings_of_one_version_settles_at_the_first_run(news: Any, tmp_path: Path) -> None:
    deliver(tmp_path, changed(headline="One"), "1.json")
    deliver(tmp_path, changed(headline="Two"), "2.json")
    for _time in range(3):
        assert run(tmp_path, "news", False) == 0
    story = Story.objects.get()
    assert (story.title, story.revisions.count()) == ("Two", 2)


def test_a_day_without_an_hour_is_the_house_s_own(news: Any, tmp_path: Path) -> None:
    story = take(tmp_path, changed(firstcreated="2026-07-01"))
    assert story is not None
    assert story.published_at == datetime(2026, 6, 30, 23, 0, tzinfo=UTC)
    assert story.address.startswith("/news/2026/07/01/")


def test_the_first_words_are_left_to_the_desk_when_there_is_no_headline(news: Any, tmp_path: Path) -> None:
    story = take(tmp_path, changed(headline=None))
    assert story is not None
    assert (story.state, story.title) == ("draft", "The ferry is back.")


def test_a_flash_with_a_description_only_is_published(news: Any, tmp_path: Path) -> None:
    story = take(tmp_path, changed(body_xhtml=None, description_text="Ferry back."))
    assert story is not None
    assert (story.state, [block.value.source for block in story.body]) == ("published", ["<p>Ferry back.</p>"])


def test_an_event_is_no_story_and_no_failure(news: Any, tmp_path: Path, capfd: Any) -> None:
    assert take(tmp_path, {"uri": URI, "type": "event", "title": "Summit"}) is None
    assert "an event, not a story" in capfd.readouterr().out


@pytest.mark.parametrize(
    "wrap",
    [
        lambda items: json.dumps(items),
        lambda items: json.dumps({"items": items, "next": None}),
        lambda items: "\ufeff" + "\r\n".join(map(json.dumps, items)),
        lambda items: json.dumps({"_items": [{"item": one} for one in items]}),
    ],
    ids=["a list", "items", "lines", "wrapped"],
)
def test_several_stories_come_in_one_file(wrap: Any, news: Any, tmp_path: Path) -> None:
    take(tmp_path, wrap([changed(uri=f"urn:x:{number}") for number in range(3)]))
    assert Story.objects.count() == 3


def test_a_file_with_one_bad_story_is_refused_whole(news: Any, tmp_path: Path, capfd: Any) -> None:
    take(tmp_path, [changed(uri="urn:x:1"), changed(uri="urn:x:2", headline=7)], code=1)
    assert not Story.objects.exists()
    assert "“headline” is a number" in capfd.readouterr().err


def test_in_a_folder_the_good_files_are_imported_and_the_bad_named(news: Any, tmp_path: Path, capfd: Any) -> None:
    deliver(tmp_path / "a", changed())
    deliver(tmp_path, "{", "bad.json")
    deliver(tmp_path, "no story", "readme.txt")
    assert run(tmp_path, "news", False) == 1
    said = capfd.readouterr()
    assert Story.objects.count() == 1
    assert "bad.json:1:2" in said.err
    assert "1 created" in said.out
    assert "1 refused" in said.out


def test_links_that_lead_out_of_a_folder_or_round_in_a_ring_are_passed_by(news: Any, tmp_path: Path) -> None:
    deliver(tmp_path / "wire", changed())
    (tmp_path / "wire" / "out.json").symlink_to(deliver(tmp_path / "other", changed(uri="urn:other")))
    (tmp_path / "wire" / "ring.json").symlink_to(tmp_path / "wire" / "ring.json")
    assert run(tmp_path / "wire", "news", False) == 0
    assert Story.objects.count() == 1


def test_a_dry_run_says_what_it_would_do_and_does_nothing(news: Any, tmp_path: Path, capfd: Any) -> None:
    paint_all(tmp_path / "wire")
    assert run(deliver(tmp_path / "wire", VERSION_1), "news", True) == 0
    assert "1 created" in capfd.readouterr().out
    assert not Story.objects.exists()
    assert not Picture.objects.exists()
    assert not Author.objects.exists()
    assert not default_storage.exists("pictures") or default_storage.listdir("pictures") == ([], [])


def test_a_section_that_is_not_there_is_named_with_those_that_are(paper: Any, tmp_path: Path, capfd: Any) -> None:
    assert run(deliver(tmp_path, changed()), "sprot", False) == 1
    assert "no section “sprot”" in capfd.readouterr().err


def test_an_empty_folder_and_a_missing_path_are_said(news: Any, tmp_path: Path, capfd: Any) -> None:
    assert run(tmp_path, "news", False) == 1
    assert run(tmp_path / "nowhere.json", "news", False) == 1
    said = capfd.readouterr().err
    assert "no ninjs file" in said
    assert "no such file" in said


def test_an_author_merged_into_another_is_credited_as_the_other(news: Any, tmp_path: Path) -> None:
    kept = Author.objects.create(name="Ann Oakley", slug="ann-oakley")
    Author.objects.create(name="ANN OAK", slug="ann-oak", merged_into=kept)
    take(tmp_path, changed())
    assert Byline.objects.get().author == kept


def test_names_match_without_regard_to_capitals_in_every_script(news: Any, tmp_path: Path) -> None:
    Author.objects.create(name="ÉMILE ÖZTÜRK", slug="e")
    Subject.objects.create(name="Dora", kind="person", slug="dora", aliases=["ДОРА ПАЙН"])
    take(tmp_path, changed(byline="Émile Öztürk", person=[{"name": "Дора Пайн"}]))
    assert Author.objects.count() == 1
    assert Subject.objects.count() == 1


def test_two_people_of_one_name_with_other_numbers_are_two(news: Any, tmp_path: Path) -> None:
    code = "http://www.wikidata.org/entity/Q"
    take(tmp_path, changed(person=[{"name": "Jo Fir", "code": f"{code}1"}, {"name": "Jo Fir", "code": f"{code}2"}]))
    assert Subject.objects.filter(name="Jo Fir").count() == 2


def test_one_number_under_two_names_is_one_subject(news: Any, tmp_path: Path) -> None:
    ids = {"scheme": "http://cv.example.net/p/", "code": "7"}
    take(tmp_path, changed(person=[{"name": "J. Fir", **ids}, {"name": "Jo Fir", "rel": "about", **ids}]))
    assert StorySubject.objects.get().relation == "about"


def test_what_the_desk_added_survives_a_new_version(news: Any, tmp_path: Path) -> None:
    story = take(tmp_path, changed())
    assert story is not None
    story.kicker = "Harbour"
    story.bylines.add(Byline(author=Author.objects.create(name="Eve", slug="eve"), role="pictures"))
    desk = Subject.objects.create(name="Sea", kind="topic", slug="sea")
    story.story_subjects.add(StorySubject(subject=desk))
    story.save_revision().publish()
    story = take(tmp_path, changed(version="2", headline="Ferry, again"))
    assert story is not None
    assert (story.title, story.kicker) == ("Ferry, again", "Harbour")
    assert {line.author.name for line in story.bylines.all()} == {"Ann Oak", "Eve"}
    assert {link.subject.name for link in story.story_subjects.all()} == {"Dora Pine", "Sea"}


def test_names_nobody_knows_pass_with_a_note_when_they_say_whose_they_are(
    news: Any, tmp_path: Path, capfd: Any
) -> None:
    take(tmp_path, changed(x_desk="7", **{"hpn:rank": 3, "_etag": "a", "service": [{"name": "Wire"}]}))
    take(tmp_path, changed(version="2", mood="gay", standard={"schema": "https://schema.example.net/hpn.json"}))
    said = capfd.readouterr().out
    for name in ("x_desk", "hpn:rank", "_etag", "service", "mood"):
        assert f"“{name}”" in said


def test_a_picture_under_embargo_or_withheld_is_left_out(news: Any, tmp_path: Path) -> None:
    paint_all(tmp_path / "wire")
    thing = json.loads(json.dumps(VERSION_1))
    thing["associations"]["main"]["pubstatus"] = "withheld"
    thing["associations"]["second"]["embargoed"] = "2026-11-24T00:00:00Z"
    story = take(tmp_path / "wire", thing)
    assert story is not None
    assert story.main_picture is None
    assert not Picture.objects.exists()


def test_marks_that_turn_the_line_round_end_with_the_headline(news: Any, tmp_path: Path) -> None:
    story = take(tmp_path, changed(headline="Ferry \u202edevil\n\t\u2067x"))
    assert story is not None
    assert story.title == "Ferry \u202edevil \u2067x\u202c\u2069"


def test_a_headline_that_looks_like_a_dated_slug_still_gets_the_story_s_day(news: Any, tmp_path: Path) -> None:
    story = take(tmp_path, changed(headline="1999-01-01 party"))
    assert story is not None
    assert story.address == "/news/2026/03/02/1999-01-01-party/"


def test_two_stories_of_a_day_may_have_one_headline(news: Any, tmp_path: Path) -> None:
    take(tmp_path, [changed(uri="urn:x:1"), changed(uri="urn:x:2")])
    assert len({story.address for story in Story.objects.all()}) == 2
