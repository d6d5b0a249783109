"""What is made while rows lie ready is what it would be without, and is made from the same keys."""

from typing import Any

import pytest

from dateline.comments.models import Reply
from dateline.media.models import Picture
from dateline.press.addresses import all_addresses
from dateline.press.rendering import Rendered, render
from dateline.press.tray import laid_out
from dateline.publication.models import House
from dateline.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon", "committing_at_once")]

EACH_FIFTH = 5
"""Of the feeds: there are hundreds, made alike."""


def pieces_of(rendered: Rendered | None) -> Any:
    """All of a rendering but what is drawn anew each time."""
    assert rendered is not None
    made_from = rendered.made_from
    text = [piece if isinstance(piece, str) else piece.inflate().decode() for piece in rendered.pieces]
    return rendered.status, rendered.headers, text, made_from.keys, made_from.until


@pytest.mark.timeout(400)
def test_every_page_of_the_demo_comes_out_the_same_and_from_the_same_keys_when_made_with_others(courier: Any) -> None:
    Reply.objects.create(story=Story.objects.public().latest("pk"), name="Rosa", comment="Well.", status="approved")
    House.objects.update(logo=Picture.objects.earliest("pk"))
    pages = [page for number, page in enumerate(all_addresses()) if "/feed" not in page or not number % EACH_FIFTH]
    parts = sorted({part for page in pages if (made := render(page)) for part in made.pieces if isinstance(part, str)})
    for names in (pages, parts):
        alone = {name: pieces_of(render(name)) for name in names}
        with laid_out(names):
            for name in names:
                assert pieces_of(render(name)) == alone[name], name
