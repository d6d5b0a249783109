"""Looks at a newsroom that was killed and runs again, and says what is neither wholly there nor wholly not.

    python -m dateline.ops.tests.examiner ADDRESS

Asked over a pipe: `is_settled`, then `look`.
"""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dateline.ops.tests.asked import answer, start_django_here
from dateline.ops.tests.publishing_run import PUBLISHED, UNSEEN, WITHDRAWN, edition_in, words_of

if TYPE_CHECKING:
    from dateline.stories.models import Story

TEMPORARY = (".new-*", ".upload-*", ".backup-*", ".restoring-*", "*.tmp", "*-journal")


def is_settled() -> bool:
    """Whether the worker has nothing left to publish, to press and to index."""
    from dateline.press.models import Touch
    from dateline.search.models import Due
    from dateline.stories.models import Story

    waits = Story.objects.filter(state=Story.State.SCHEDULED).exists()
    return not waits and not Touch.objects.filter(settled=False).exists() and not Due.objects.exists()


def look() -> dict[str, Any]:
    """Where each story stands, and everything that is wrong."""
    from dateline.ops.tests.surfaces import Surfaces
    from dateline.press.actions.verify import verify
    from dateline.search.actions.verify_index import verify_index
    from dateline.stories.models import Story

    surfaces = Surfaces(sys.argv[1])
    stories = list(Story.objects.order_by("pk"))
    faults = [fault for story in stories for fault in (*wrong_in_the_books(story), *surfaces.wrong_with(story))]
    faults += surfaces.wrong_words({words_of(*_key_and_edition(s)) for s in stories if seen_as(s) == PUBLISHED})
    if not verify_index().is_right:
        faults.append(f"The index of the search is not what the stories are: {verify_index()}.")
    report = verify()
    faults += [f"{name} is in the press and of nothing." for name in report.orphaned]
    faults += [f"{name} is in the press and differs from a fresh rendering." for name in report.differing]
    return {
        "stories": {key: [seen_as(s), edition] for s in stories for key, edition in [_key_and_edition(s)]},
        "faults": [*faults, *left_over()],
        "checked": report.checked,
        "asked": surfaces.asked,
    }


def seen_as(story: "Story") -> str:
    states = {story.State.PUBLISHED: PUBLISHED, story.State.WITHDRAWN: WITHDRAWN}
    return states.get(story.State(story.state), UNSEEN)


def wrong_in_the_books(story: "Story") -> Iterator[str]:
    """What the rows of one story say that does not go together."""
    name, state = story.title, seen_as(story)
    if story.live != (state == PUBLISHED):
        yield f"{name} is {state}, and live is {story.live}."
    if state == UNSEEN and (story.published_at or story.first_published_at or story.live_revision_id):
        yield f"{name} was never published, and its row has a part of that."
    if state != UNSEEN and not (story.published_at and story.first_published_at):
        yield f"{name} was published, and nobody wrote down when."
    if (state == WITHDRAWN) != bool(story.withdrawn_at and story.withdrawal_notice):
        yield f"{name} is {state}, withdrawn at {story.withdrawn_at}, with the notice “{story.withdrawal_notice}”."
    if state == PUBLISHED:
        yield from _wrong_in_an_edition(story)


def _wrong_in_an_edition(story: "Story") -> Iterator[str]:
    from dateline.stories.actions.note_draft import findable_words

    edition = story.live_revision and story.live_revision.as_object()
    if edition is None or edition.title != story.title:
        yield f"{story.title} is not the revision that is said to be live: {edition and edition.title}."
    if not story.title == story.standfirst == str(story.body[0].value).removeprefix("<p>").removesuffix(".</p>"):
        yield f"{story.title} has another edition in its standfirst or text: {story.standfirst}, {story.body[0].value}."
    if story.search_text != findable_words(story):
        yield f"{story.title} is found by other words: {story.search_text}."
    if [line.published_at for line in story.bylines.all()] != [story.published_at]:
        yield f"{story.title} is not dated in its byline as it was published."
    if not story.day_in_slug or f"{story.day_in_slug:%Y-%m-%d}" != story.slug[:10]:
        yield f"{story.title} has no day in its address: {story.slug}."


def left_over() -> Iterator[str]:
    from dateline.ops.site import this_site

    for pattern in TEMPORARY:
        yield from (f"{path} was left over." for path in this_site().data.rglob(pattern))
    for folder in (this_site().folder / "tmp", this_site().uploads):
        yield from (f"{path} was left over." for path in folder.rglob("*"))


def _key_and_edition(story: "Story") -> tuple[str, int]:
    return story.title.partition(" ")[0], edition_in(story.title)


if __name__ == "__main__":
    start_django_here()
    answer({"is_settled": is_settled, "look": look})
