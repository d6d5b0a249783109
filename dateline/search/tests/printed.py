"""What an answer of the search shows."""

from typing import Any

from dateline.stories.models import Story


def stories_in(answer: Any) -> list[Story]:
    shown = answer.context["shown"]
    return [each.story for each in shown.results] if shown else []
