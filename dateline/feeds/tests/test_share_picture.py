"""The picture under a link to a story."""

from io import BytesIO
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from PIL import Image

from dateline.feeds import share_picture
from dateline.feeds.tests.checked import checked_story_head
from dateline.publication.queries import current_house
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.tests.test_desk_work import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ARABIC = "مدينتان توقعان اتفاق العبارة بعد خمسين عاما"
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def tags(content: bytes) -> dict[str, str]:
    page: Any = lxml.html.fromstring(content)
    return {each.get("property") or each.get("name"): each.get("content") for each in page.xpath("//meta[@content]")}


def address_on(reader: Any, story: Any) -> str:
    content = reader.get(story.address).content
    checked_story_head(content)
    return tags(content).get("og:image", "").removeprefix("http://127.0.0.1:8000")


@pytest.mark.parametrize(
    "headline",
    [
        "Two mayors meet",
        "Ferry \N{PARTY POPPER} opens",
        "W" * 250,
        "Long words and a long headline " * 8,
        "Łódź, Ωδή, Ёлка",
    ],
)
def test_every_story_has_a_picture_with_its_headline(headline: str, rosa: Any, file_story: Any) -> None:
    story = file_story(headline, slug="some-slug")
    content = rosa.get(story.address).content
    answer = rosa.get(address_on(rosa, story))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    made = Image.open(BytesIO(answer.content))
    told = tags(content)
    assert made.size == (1200, 630) == (int(told["og:image:width"]), int(told["og:image:height"]))
    assert len(answer.content) < 100_000
    assert told["twitter:card"] == "summary_large_image"


def test_a_new_headline_has_a_new_address_and_the_old_one_is_gone(rosa: Any, file_story: Any) -> None:
    story = file_story("Two mayors meet")
    before = address_on(rosa, story)
    changed = fresh(story)
    changed.title = "Three mayors meet"
    changed.save_revision().publish()
    after = address_on(rosa, story)
    assert after != before
    assert (rosa.get(before).status_code, rosa.get(after).status_code) == (404, 200)
    assert rosa.get(after.replace("share/", "share/0")).status_code == 404


def test_what_readers_may_not_see_has_no_picture(rosa: Any, file_story: Any) -> None:
    story = file_story("Two mayors meet")
    address = address_on(rosa, story)
    withdraw(story=story)
    assert rosa.get(address).status_code == 404
    draft = file_story("A draft", publish=False)
    assert rosa.get(share_picture.share_address(draft, current_house())).status_code == 404


def test_the_press_makes_the_same_picture_each_time(file_story: Any) -> None:
    story, house = file_story("Two mayors meet"), current_house()
    assert share_picture.share_picture(story, house) == share_picture.share_picture(story, house)


def test_a_script_no_face_here_has_is_left_to_the_story_s_own_picture(rosa: Any, file_story: Any) -> None:
    story = file_story(ARABIC, language="ar", slug="ferry")
    told = tags(rosa.get(story.address).content)
    assert "og:image" not in told
    assert told["twitter:card"] == "summary"


@pytest.mark.skipif(not DEJAVU.exists(), reason="There is no face here with Arabic in it.")
def test_with_a_face_in_the_site_s_folder_arabic_is_set_and_without_raqm_it_is_not(
    rosa: Any, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(share_picture, "further_faces", lambda: [DEJAVU])
    story = file_story(ARABIC, language="ar", slug="ferry")
    if share_picture.has_raqm():
        assert rosa.get(address_on(rosa, story)).status_code == 200
    monkeypatch.setattr(share_picture, "has_raqm", lambda: False)
    assert not share_picture.can_be_set(story, current_house())
