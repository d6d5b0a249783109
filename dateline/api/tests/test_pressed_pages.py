"""What describes the API is pressed, and fresh when the house is another."""

from typing import Any

import pytest

from dateline.press.actions.settle import settle_all
from dateline.press.door import can_be_pressed, pressed_answer
from dateline.press.format import note_format
from dateline.publication.models import House

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon", "paper")]


def plain(address: str) -> str:
    answer = pressed_answer(address)
    assert answer is not None
    return answer.plain.decode()


def test_the_page_and_the_document_are_pressed_and_name_the_house(store: Any, committing_at_once: None) -> None:
    assert "/api/v2/stories/" in plain("/api/")
    assert '"title": "The Courier"' in plain("/api/v2/openapi.json")
    House.objects.update(name="The Beacon")
    note_format()
    settle_all()
    assert '"title": "The Beacon"' in plain("/api/v2/openapi.json")


def test_an_answer_of_the_api_is_made_when_asked() -> None:
    assert can_be_pressed("/api/")
    assert not can_be_pressed("/api/v2/stories/")
