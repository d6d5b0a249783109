"""One story of a newsroom, filed and edited from outside.

    python -m dateline.ops.tests.one_story

Asked over a pipe: `file`, `edit`, `rename_house`, `is_settled`.
"""

from dateline.ops.tests.asked import answer, start_django_here
from dateline.ops.tests.examiner import is_settled

HEADLINE = "Council mends the clock"


def file() -> str:
    """Its address."""
    from dateline.stories.models import Section, Story

    story = Story(title=HEADLINE, body=_body(0), live=False)
    made = Section.objects.get(slug="news").add_child(instance=story)
    made.save_revision().publish()
    return str(Story.objects.get().address)


def edit(number: int) -> bool:
    """Its text alone: no other page and no part shows that, so there is one page before and one after."""
    from dateline.stories.models import Story

    story = Story.objects.get()
    story.body = _body(number)
    story.save_revision().publish()
    return True


def rename_house(name: str) -> bool:
    """Every page shows it: from one moment to the next none is pressed."""
    from dateline.publication.models import House

    house = House.load()
    house.name = name
    house.save()
    return True


def _body(number: int) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>Edition {number} of what the clock says, paragraph {n}.</p>") for n in range(40)]


if __name__ == "__main__":
    start_django_here()
    answer({"file": file, "edit": edit, "rename_house": rename_house, "is_settled": is_settled})
