"""A link to an author is made with the keyboard and the mouse, as an editor would."""

import re
from typing import TYPE_CHECKING, Any

import pytest

from dateline.bylines.models import Author
from dateline.stories.tests.test_author_links import paragraphs
from dateline.stories.tests.test_desk_work import signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_an_editor_links_words_to_an_author_and_mends_them_inside_the_link(
    live_server: Any, page: "Page", edith: Any, file_story: Any
) -> None:
    from playwright.sync_api import expect

    author = Author.objects.create(name="Ines Quill", slug="ines-quill", on_staff=True)
    story = file_story(body=[("paragraph", "<p>Qill saw it.</p>")], kind="news")
    session = signed_in(edith).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    mishaps: list[str] = []
    page.on("pageerror", lambda error: mishaps.append(str(error)))
    page.goto(f"{live_server.url}/desk/pages/{story.pk}/edit/")
    words = page.locator(".public-DraftEditor-content").first
    words.click()
    page.keyboard.press("Home")
    for _ in "Qill":
        page.keyboard.press("Shift+ArrowRight")
    page.get_by_role("button", name="Link to an author").first.click()
    page.get_by_role("link", name="Ines Quill").click()
    page.locator(".TooltipEntity", has_text="Qill").wait_for()
    words.click()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("u")
    expect(page.locator("input[name=body-0-value]")).to_have_value(re.compile(r'"Quill saw it\.".*"AUTHOR"', re.DOTALL))
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("has been saved").or_(page.get_by_text("has been updated")).first.wait_for()
    assert f'<a linktype="author" id="{author.pk}">Quill</a> saw it.' in paragraphs(story)
    assert mishaps == []
