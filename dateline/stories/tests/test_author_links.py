"""Links to authors in running text: chosen at the desk, kept through the editor, known to the author's record."""

import json
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex
from wagtail.test.utils.form_data import streamfield

from dateline.bylines.models import Author
from dateline.publication.models import STANDING_TEXT
from dateline.stories.blocks import TEXT
from dateline.stories.models import Story
from dateline.stories.tests.test_desk_work import edit, fresh, signed_in

pytestmark = pytest.mark.django_db
CHOOSER = "/desk/snippets/choose/bylines/author/"


@pytest.fixture
def ines(paper: Any) -> Author:
    return Author.objects.create(name="Ines Quill", slug="ines-quill", on_staff=True)


def link(author: Author) -> str:
    return f'<p data-block-key="a1b2c"><a linktype="author" id="{author.pk}">Ines</a> was there.</p>'


def typed(author: Author) -> str:
    """What the editor sends once somebody chose `author` for the first word."""
    return json.dumps(
        {
            "blocks": [
                {
                    "key": "a1b2c",
                    "text": "Ines was there.",
                    "type": "unstyled",
                    "depth": 0,
                    "inlineStyleRanges": [],
                    "entityRanges": [{"offset": 0, "length": 4, "key": 0}],
                    "data": {},
                }
            ],
            "entityMap": {
                "0": {"type": "AUTHOR", "mutability": "MUTABLE", "data": {"id": str(author.pk), "name": author.name}}
            },
        }
    )


def paragraphs(story: Story) -> str:
    return str(fresh(story).get_latest_revision_as_object().body[0].value.source)


@pytest.mark.parametrize("features", [TEXT, STANDING_TEXT])
def test_a_link_to_an_author_comes_out_of_the_editor_as_it_went_in(ines: Author, features: list[str]) -> None:
    converter = ContentstateConverter(features=features)
    state = converter.from_database_format(link(ines))
    assert json.loads(state)["entityMap"]["0"] == {
        "type": "AUTHOR",
        "mutability": "MUTABLE",
        "data": {"id": str(ines.pk), "name": "Ines Quill"},
    }
    assert converter.to_database_format(state) == link(ines)


@pytest.mark.parametrize("key", ["", "x", "999999", "9" * 400])
def test_a_link_to_an_author_who_is_gone_opens_without_a_name_and_changes_nothing(paper: Any, key: str) -> None:
    converter = ContentstateConverter(features=TEXT)
    stored = f'<p data-block-key="a1b2c"><a linktype="author" id="{key}">Ines</a></p>'
    state = converter.from_database_format(stored)
    assert json.loads(state)["entityMap"]["0"]["data"] == {"id": key, "name": None}
    assert converter.to_database_format(state) == stored


def test_the_story_s_screen_offers_authors_beside_links_to_pages(edith: Any, file_story: Any) -> None:
    screen = signed_in(edith).get(f"/desk/pages/{file_story().pk}/edit/").content.decode()
    assert CHOOSER in screen
    assert "desk/author-link.js" in screen
    assert finders.find("desk/author-link.js")


def test_an_editor_links_an_author_saves_and_finds_the_link_again(
    rosa: Client, edith: Any, file_story: Any, ines: Author
) -> None:
    story = file_story()
    desk = signed_in(edith)
    body = streamfield([("paragraph", typed(ines))])
    assert edit(desk, story, body=body).status_code == 302
    assert paragraphs(story) == link(ines)
    opened = desk.get(f"/desk/pages/{story.pk}/edit/").content.decode()
    assert "AUTHOR" in opened
    assert "Ines Quill" in opened
    assert edit(desk, story, "action-publish", body=body).status_code == 302
    assert '<a href="/authors/ines-quill/">Ines</a> was there.' in rosa.get(story.address).content.decode()


def test_readers_get_plain_words_for_a_guest_nobody_has_read_yet(rosa: Client, file_story: Any, ines: Author) -> None:
    Author.objects.filter(pk=ines.pk).update(on_staff=False)
    story = file_story(body=[("paragraph", link(ines))])
    page = rosa.get(story.address).content.decode()
    assert "Ines</a> was there." in page
    assert "/authors/ines-quill/" not in page


def test_an_author_s_record_tells_which_stories_link_there(edith: Any, file_story: Any, ines: Author) -> None:
    story = file_story("The clock", body=[("paragraph", link(ines) + '<p><a linktype="author" id="x">Nobody</a></p>')])
    assert [reference.object_id for reference in ReferenceIndex.get_references_to(ines)] == [str(story.pk)]
    usage = signed_in(edith).get(f"/desk/authors/usage/{ines.pk}/")
    assert "The clock" in usage.content.decode()


def test_the_chooser_gives_whoever_writes_the_author_s_key_and_name(ravi: Any, ines: Author) -> None:
    Author.objects.create(name="I. Quill", slug="i-quill", merged_into=ines)
    desk = signed_in(ravi)
    shown = desk.get(CHOOSER).json()["html"]
    assert "Ines Quill" in shown
    assert "I. Quill" not in shown
    chosen = desk.get(f"{CHOOSER}chosen/{ines.pk}/").json()["result"]
    assert chosen["id"] == str(ines.pk)
    assert chosen["string"] == "Ines Quill"


@pytest.mark.parametrize("screen", ["", "results/", "chosen/{}/", "chosen-multiple/?id={}", "create/"])
def test_stan_and_readers_get_no_author_from_the_chooser(rosa: Client, stan: Any, ines: Author, screen: str) -> None:
    for stranger in (rosa, signed_in(stan)):
        for answer in (stranger.get(CHOOSER + screen.format(ines.pk)), stranger.post(CHOOSER + screen)):
            assert answer.status_code in (302, 403)
            assert b"Ines" not in answer.content
    assert Author.objects.count() == 1


def test_an_author_is_found_by_name_in_the_desk_s_list_and_in_the_chooser(edith: Any, ines: Author) -> None:
    desk = signed_in(edith)
    for screen in ("/desk/authors/", f"{CHOOSER}results/"):
        assert "Ines Quill" in desk.get(screen, {"q": "quill"}).content.decode()
        assert "Ines Quill" not in desk.get(screen, {"q": "tarrant"}).content.decode()
