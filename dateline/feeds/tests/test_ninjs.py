"""A story as ninjs: what its page says and no more, and what we give out our own importer reads back as it was."""

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image

from dateline.archive.actions.decide_on_name import confirm_name
from dateline.archive.models import Mention
from dateline.bylines.models import Author
from dateline.feeds.addresses import whole
from dateline.importers.ninjs.reader import read_file
from dateline.media.models import Picture
from dateline.media.shapes import SHAPES
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Correction, Section, Story
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
BODY = [
    ("crosshead", "At the quay"),
    ("paragraph", "<p>The <b>harbour</b> is open, and Ada was there.</p><p>Second &amp; last.</p>"),
]
NAMES = frozenset(
    [
        "standard", "uri", "type", "representationType", "profile", "version", "firstCreated", "versionCreated",
        "pubStatus", "language", "copyrightHolder", "copyrightNotice", "usageTerms", "edNote", "title", "by",
        "located", "headlines", "descriptions", "bodies", "genres", "infoSources", "altIds", "associations", "people",
        "organisations", "places", "subjects",
    ]
)  # fmt: skip
"""Of the standard's, those we write."""


def fetched(story: Story) -> dict[str, Any]:
    answer = Client().get(f"{story.address}ninjs.json")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    told: dict[str, Any] = json.loads(answer.content)
    return told


def check(told: dict[str, Any]) -> None:
    """By the standard: what must be there, what may be, and of which kind each is."""
    assert {"uri", "standard", "type"} <= set(told) <= NAMES
    assert told["standard"]["name"] == "ninjs"
    assert told["type"] == "text"
    assert told["pubStatus"] == "usable"
    for name in ("firstCreated", "versionCreated"):
        assert datetime.fromisoformat(told[name]).tzinfo
    for name in ("headlines", "bodies", "descriptions"):
        assert all(
            set(part) <= {"role", "contentType", "value", "charCount", "wordCount"} for part in told.get(name, [])
        )
        assert all(isinstance(part["value"], str) for part in told.get(name, []))
    for name in ("people", "organisations", "places", "subjects"):
        assert all(set(part) == {"name", "rel", "uri"} for part in told.get(name, []))
    for picture in told.get("associations", []):
        assert picture["type"] == "picture"
        assert all({"href", "contentType", "width", "height"} <= set(each) for each in picture["renditions"])


@pytest.fixture
def story(file_story: Any, edith: Any) -> Story:
    ann = Author.objects.create(name="Ann Oak", slug="ann-oak")
    bob = Author.objects.create(name="Bob Elm", slug="bob-elm")
    made: Story = file_story(
        "The harbour opens",
        body=BODY,
        standfirst="After a year.",
        filed_from="Harrow Point",
        slugline="zqslugline",
        bylines=[Byline(author=ann), Byline(author=bob)],
        kind="feature",
    )
    for words, name, kind, start, has_page in (
        ("harbour", "Harbour", "place", 15, True),
        ("Ada", "Ada", "person", 36, False),
    ):
        subject = Subject.objects.create(name=name, kind=kind, slug=name.lower(), has_page=has_page)
        Mention.objects.create(
            story=made, start=start, end=start + len(words), words=words, name=name, sentence="", kind=kind
        )
        confirm_name(story=made, name=name, subject=subject, editor=edith)
    return made


def test_a_story_is_told_whole_with_whom_readers_have_a_page_of(story: Story) -> None:
    told = fetched(story)
    check(told)
    assert told["by"] == "Ann Oak, Bob Elm"
    assert [place["name"] for place in told["places"]] == ["Harbour"]
    assert "people" not in told
    assert "zqslugline" not in json.dumps(told)
    assert told["altIds"][0]["value"].endswith(story.address)


def test_what_is_corrected_is_a_later_version_that_says_so(story: Story) -> None:
    first = fetched(story)
    made_at = datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(hours=1)
    story.corrections.add(Correction(text="It opened at nine.", made_at=made_at))
    story.save_revision().publish()
    told = fetched(Story.objects.get(pk=story.pk))
    check(told)
    assert (first["version"], told["version"], told["uri"]) == ("1", "2", first["uri"])
    assert datetime.fromisoformat(told["versionCreated"]) == made_at
    assert "It opened at nine." in told["edNote"]


def test_our_own_importer_reads_back_what_we_give_out(story: Story, tmp_path: Path) -> None:
    file = tmp_path / "story.json"
    file.write_text(json.dumps(fetched(story), ensure_ascii=False))
    [filed], left_out = read_file(file)
    assert not left_out
    assert (filed.headline, filed.standfirst, filed.filed_from) == (story.title, story.standfirst, story.filed_from)
    assert [author.name for author in filed.authors] == ["Ann Oak", "Bob Elm"]
    assert filed.kind == "feature"
    assert [(subject.kind, subject.name) for subject in filed.subjects] == [("place", "Harbour")]
    assert [kind for kind, _ in filed.blocks] == ["crosshead", "paragraph"]
    assert "Second &amp; last." in str(filed.blocks[1][1])
    assert filed.status == "usable"


def test_pictures_are_told_with_their_rights_and_are_read_back(file_story: Any, tmp_path: Path) -> None:
    drawn = BytesIO()
    Image.new("RGB", (1000, 600), "teal").save(drawn, "JPEG")
    told_of_it = {"caption": "The quay", "credit": "Ann Eye", "alt_text": "A quay at noon"}
    picture = Picture.objects.create(
        title="Quay", file=ImageFile(drawn, "quay.jpg"), rights="© Courier", credit="Ann Eye"
    )
    shape = SHAPES["lead"]
    sizes = [picture.get_rendition(shape.spec(width, kind)) for width in (400, 800) for kind in ("jpeg", "webp")]
    for of_no_page in ("max-165x165", "width-900|format-jpeg", SHAPES["card"].spec(960, "jpeg")):
        picture.get_rendition(of_no_page)
    main = {f"main_{name}": value for name, value in told_of_it.items()}
    story = file_story(main_picture=picture, body=[*BODY, ("picture", {"picture": picture, **told_of_it})], **main)
    told = fetched(story)
    check(told)
    assert [each["name"] for each in told["associations"]] == ["mainpic", "picture-1"]
    for each in told["associations"]:
        assert {one["href"] for one in each["renditions"]} == {whole(size.url) for size in sizes}
        assert (each["by"], each["copyrightNotice"]) == ("Ann Eye", "© Courier")
    largest = max(sizes, key=lambda size: (size.width, size.url))
    (tmp_path / Path(largest.file.name).name).write_bytes(largest.file.read())
    (tmp_path / "story.json").write_text(json.dumps(told))
    [filed], _ = read_file(tmp_path / "story.json")
    assert [(each.caption, each.credit, each.alt_text, each.rights) for each in filed.pictures] == [
        ("The quay", "Ann Eye", "A quay at noon", "© Courier")
    ]


def test_of_what_readers_or_feeds_may_not_have_there_is_none(
    story: Story, file_story: Any, news: Section, rosa: Any
) -> None:
    draft = file_story("Secret", publish=False)
    alone = file_story("On the site alone", in_feeds=False)
    withdrawn = file_story("Gone")
    withdraw(story=withdrawn)
    for hidden in (draft, alone, withdrawn):
        assert rosa.get(f"{hidden.address}ninjs.json").status_code == 404
    old = story.address
    story.slug = f"{story.slug}-again"
    story.save()
    answer = rosa.get(f"{old}ninjs.json")
    assert (answer.status_code, answer["Location"]) == (301, f"{Story.objects.get(pk=story.pk).address}ninjs.json")
