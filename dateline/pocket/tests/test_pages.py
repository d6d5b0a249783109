"""What a device asks for before it can keep the paper."""

import json
import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from PIL import Image

from dateline.fronts.models import Front
from dateline.media.actions.note_uses import note_uses
from dateline.media.models import Picture
from dateline.media.tasks import make_sizes
from dateline.pocket.edition import MOST_STORIES
from dateline.pocket.manifest import LONGEST_SHORT_NAME, short_name
from dateline.pocket.service_worker import SCRIPTS, worker_script
from dateline.publication.house_icons import ICONS
from dateline.publication.queries import current_house
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Section, Story
from tests.clock import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon")]


def read(reader: Any, address: str) -> dict[str, Any]:
    answer = reader.get(address)
    assert answer.status_code == 200
    told: dict[str, Any] = json.loads(answer.content)
    return told


def titles(reader: Any) -> list[str]:
    return [story["title"] for story in read(reader, "/edition.json")["stories"]]


# The manifest and its icons


def test_the_manifest_names_the_house_and_where_the_app_begins(rosa: Any, paper: Any) -> None:
    house = current_house()
    house.name, house.tagline, house.language = "The Harbour Courier", "Every day since 1911", "ar"
    house.save()
    told = read(rosa, "/manifest.webmanifest")
    assert rosa.get("/manifest.webmanifest").headers["Content-Type"] == "application/manifest+json"
    assert (told["name"], told["short_name"]) == ("The Harbour Courier", "Harbour")
    assert (told["id"], told["start_url"], told["scope"], told["display"]) == ("/", "/", "/", "standalone")
    assert (told["lang"], told["dir"], told["categories"]) == ("ar", "rtl", ["news"])
    assert [shortcut["url"] for shortcut in told["shortcuts"]] == ["/latest/", "/for-you/", "/saved/", "/search/"]
    assert {icon["sizes"] for shortcut in told["shortcuts"] for icon in shortcut["icons"]} == {"192x192"}
    assert told["share_target"]["action"] == "/shared/"
    assert told["share_target"]["enctype"] == "application/x-www-form-urlencoded"  # Chromium complains without
    assert "screenshots" not in told
    assert "related_applications" not in told


def test_every_icon_of_the_manifest_is_the_picture_it_says_it_is(rosa: Any, paper: Any) -> None:
    icons = [icon for icon in read(rosa, "/manifest.webmanifest")["icons"] if icon["type"] == "image/png"]
    assert {(icon["sizes"], icon["purpose"]) for icon in icons} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for icon in icons:
        answer = rosa.get(icon["src"])
        assert "immutable" in answer.headers["Cache-Control"]
        with Image.open(BytesIO(answer.content)) as picture:
            assert (picture.format, "x".join(map(str, picture.size))) == ("PNG", icon["sizes"])


def test_a_maskable_icon_keeps_what_matters_inside_the_circle_no_phone_cuts(rosa: Any, paper: Any) -> None:
    for name in ("A", "W", "Ω", "م", "京"):
        house = current_house()
        house.name = name
        house.save()
        with Image.open(BytesIO(rosa.get("/house/x/maskable-512.png").content)) as picture:
            marks = picture.convert("L").point(lambda light: 255 if light > 250 else 0)
            box = marks.getbbox()
        assert box, f"nothing is drawn for {name}"
        assert all((x - 256) ** 2 + (y - 256) ** 2 <= (0.4 * 512) ** 2 for x in box[::2] for y in box[1::2]), name


def test_a_size_nobody_asks_for_is_not_drawn(rosa: Any, paper: Any) -> None:
    assert rosa.get("/house/x/any-100000.png").status_code == 404
    assert all(rosa.get(f"/house/x/{name}.png").status_code == 200 for name in ICONS)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Courier", "Courier"),
        ("The Harrow Point Courier", "Harrow Point"),
        ("Nordwestschweizerische", "Nordwestschw"),
        ("", ""),
    ],
)
def test_a_long_name_is_cut_between_words_where_it_can_be(name: str, short: str) -> None:
    assert short_name(name) == short
    assert len(short) <= LONGEST_SHORT_NAME


def test_pictures_chosen_at_the_desk_are_shown_to_who_is_asked_to_install(rosa: Any, paper: Any) -> None:
    house = current_house()
    for name, size in (("phone_screen", (1080, 1920)), ("desk_screen", (1920, 1080))):
        drawn = BytesIO()
        Image.new("RGB", size, "navy").save(drawn, "PNG")
        picture = Picture(title=name, file=ContentFile(drawn.getvalue(), f"{name}.png"), description="The front page")
        picture.save()
        setattr(house, name, picture)
        make_sizes.call(picture.pk, ["screen"])
    house.save()
    note_uses(by=house)
    narrow, wide = read(rosa, "/manifest.webmanifest")["screenshots"]
    assert (narrow["form_factor"], wide["form_factor"]) == ("narrow", "wide")
    for shot in (narrow, wide):
        answer = rosa.get(shot["src"])
        with Image.open(BytesIO(b"".join(answer))) as shown:
            assert "x".join(map(str, shown.size)) == shot["sizes"]


# The service worker


def test_the_worker_loads_scripts_that_are_there_and_names_pages_that_answer(rosa: Any, paper: Any) -> None:
    answer = rosa.get("/service-worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    script = answer.content.decode()
    told = json.loads(re.search(r"self\.pocket = ({.*});", script)[1])  # type: ignore[index]
    assert all(rosa.get(address).status_code == 200 for address in (*told["shell"], *told["files"]))
    assert all(name in script and finders.find(name) for name in SCRIPTS)


def test_another_look_of_the_house_is_another_version(paper: Any) -> None:
    before = worker_script()
    assert worker_script() == before
    house = current_house()
    house.accent = "#0b5d3b"
    house.save()
    assert worker_script() != before


# The edition


def test_the_edition_names_the_front_the_lists_and_what_stands_at_their_top(
    rosa: Any, news: Section, file_story: Any
) -> None:
    file_story("The clock is mended")
    told = read(rosa, "/edition.json")
    assert [page["address"] for page in told["pages"]] == ["/", "/latest/", news.address]
    (story,) = told["stories"]
    assert (story["title"], story["section"]) == ("The clock is mended", news.title)
    assert rosa.get(story["address"]).status_code == 200


def test_a_story_is_named_once_and_the_edition_is_bounded(rosa: Any, paper: Any, file_story: Any) -> None:
    for number in range(MOST_STORIES + 5):
        file_story(f"Story {number}")
    front = Front.objects.get()
    block: dict[str, Any] = {"title": "", "style": "list", "section": None, "stories": [], "size": 40}
    front.body = [("container", block)]
    front.save_revision().publish()
    named = titles(rosa)
    assert len(named) == len(set(named)) == MOST_STORIES
    assert len(rosa.get("/edition.json").content) < 40_000


def test_what_readers_may_not_see_is_in_no_edition(rosa: Any, file_story: Any) -> None:
    tomorrow = NOON + timedelta(days=1)
    shown = file_story("In the open")
    file_story("Half written", publish=False)
    early = file_story("Under embargo, and out by mistake")
    Story.objects.filter(pk=early.pk).update(embargoed_until=tomorrow)
    file_story("Under embargo", publish=False, embargoed_until=tomorrow)
    file_story("For tomorrow", publish=False, go_live_at=tomorrow)
    assert titles(rosa) == ["In the open"]
    withdraw(story=shown)
    assert titles(rosa) == []


# The pages of the app, and the line under a story


def test_saved_and_offline_are_the_same_for_everybody_and_not_for_search_engines(rosa: Any, paper: Any) -> None:
    for address in ("/saved/", "/offline/"):
        page = rosa.get(address).content.decode()
        assert '<meta name="robots" content="noindex">' in page
        assert "<noscript>" in page


def test_under_a_story_stands_the_line_that_keeps_it_hidden_until_a_script_shows_it(rosa: Any, file_story: Any) -> None:
    story = file_story("Clock “mended” & wound")
    page = rosa.get(story.address).content.decode()
    line = re.search(r'<div class="keep"[^>]*>', page)
    assert line
    assert " hidden" in line[0]
    assert f'data-keep="{story.address}"' in line[0]
    assert "Clock “mended” &amp; wound" in line[0]


def test_the_desk_s_preview_has_no_such_line(client: Any, edith: Any, file_story: Any) -> None:
    story = file_story(publish=False)
    client.force_login(edith)
    page = client.get(f"/desk/pages/{story.pk}/view_draft/").content.decode()
    assert 'class="story"' in page
    assert 'class="keep"' not in page


def test_every_page_leads_to_the_manifest_and_an_icon_for_phones(rosa: Any, paper: Any) -> None:
    page = rosa.get("/").content.decode()
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    touch = re.search(r'rel="apple-touch-icon" href="([^"]+)"', page)
    assert touch
    assert rosa.get(touch[1]).status_code == 200
