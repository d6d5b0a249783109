"""A desk that publishes, edits, schedules, withdraws and deletes stories, one after the other, until it is killed.

    python -m dateline.ops.tests.publishing_run ADDRESS NAME SEED

Begins when a line comes in. Each thing it does stands on a line before it is begun and on another when it is done.
"""

import io
import json
import random
import sys
from collections.abc import Callable
from datetime import timedelta
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from dateline.ops.tests.asked import start_django_here

if TYPE_CHECKING:
    from dateline.ops.tests.desk_over_http import Desk
    from dateline.stories.models import Story

MOST_PUBLIC = 24
"""So that every list has room for every story, and each of them can be looked for on each."""
MOST_IN_ALL = 36
UNSEEN, PUBLISHED, WITHDRAWN = "unseen", "published", "withdrawn"


def words_of(key: str, edition: int) -> str:
    """What stands in the headline, the standfirst and the text of a story, and nowhere else."""
    return f"{key} edition {edition}"


def edition_in(headline: str) -> int:
    return int(headline.rpartition(" ")[2])


class Run:
    """What one process does; `dice` alone decide."""

    def __init__(self, desk: "Desk", name: str, dice: random.Random) -> None:
        self._desk = desk
        self._name = name
        self._dice = dice
        self._filed = 0

    def go_on(self) -> None:
        """Something that can be done now."""
        from dateline.stories.models import Story

        public = list(Story.objects.public())
        withdrawn = list(Story.objects.withdrawn())
        can: list[Callable[[], None]] = [self._upload]
        if len(public) < MOST_PUBLIC and len(public) + len(withdrawn) < MOST_IN_ALL:
            can += [lambda: self._publish(self._file()), lambda: self._schedule(self._file())]
            can += [lambda: self._publish_at_the_desk(self._file())]
        if len(public) < MOST_PUBLIC and withdrawn:
            can.append(lambda: self._publish(self._dice.choice(withdrawn)))
        if public:
            can += [lambda: self._publish(self._dice.choice(public))] * 2
            can += [lambda: self._withdraw(self._dice.choice(public))]
            can += [lambda: self._withdraw_at_the_desk(self._dice.choice(public))]
        if len(withdrawn) > 4:
            can.append(lambda: self._delete(self._dice.choice(withdrawn)))
        self._dice.choice(can)()

    def _upload(self) -> None:
        """A photograph so large that it waits in a file until it has been looked at."""
        from PIL import Image

        file = io.BytesIO()
        Image.effect_noise((1600, 1200), 80).save(file, "JPEG", quality=95)
        assert self._desk.upload("sea.jpg", file.getvalue()) == 302

    def _file(self) -> "Story":
        """A draft, with its author; `published` has been said of none."""
        from dateline.bylines.models import Author
        from dateline.stories.models import Byline, Section, Story

        self._filed += 1
        key = f"{self._name}x{self._filed}"
        author, _ = Author.objects.get_or_create(slug="ravi", defaults={"name": "Ravi Rao"})
        story = Story(title=words_of(key, 1), standfirst=words_of(key, 1), live=False)
        story.body = [("paragraph", f"<p>{words_of(key, 1)}.</p>")]
        story.bylines = [Byline(author=author, role="by")]
        made: Story = Section.objects.get(slug="news").add_child(instance=story)
        made.save_revision()
        return made

    def _publish(self, story: "Story") -> None:
        """A new edition of it, by the house itself."""
        key, edition = _key_and_edition(story)
        self._say(key, PUBLISHED, edition + 1, done=False)
        _written(story, key, edition + 1).publish()
        self._say(key, PUBLISHED, edition + 1, done=True)

    def _schedule(self, story: "Story") -> None:
        """The worker publishes it in a moment."""
        from dateline.lib import clock

        key, edition = _key_and_edition(story)
        story.go_live_at = clock.now() + timedelta(seconds=self._dice.uniform(0.3, 2))
        self._say(key, PUBLISHED, edition, done=False)
        story.save_revision().publish()
        self._say(key, PUBLISHED, edition, done=True)

    def _publish_at_the_desk(self, story: "Story") -> None:
        """By the server."""
        key, edition = _key_and_edition(story)
        self._say(key, PUBLISHED, edition, done=False)
        if self._desk.publish(story.pk) == 302:
            self._say(key, PUBLISHED, edition, done=True)

    def _withdraw(self, story: "Story") -> None:
        from dateline.stories.actions.withdraw import withdraw

        key, edition = _key_and_edition(story)
        self._say(key, WITHDRAWN, edition, done=False)
        withdraw(story=story, notice="It was otherwise.")
        self._say(key, WITHDRAWN, edition, done=True)

    def _withdraw_at_the_desk(self, story: "Story") -> None:
        key, edition = _key_and_edition(story)
        self._say(key, WITHDRAWN, edition, done=False)
        if self._desk.withdraw(story.pk, "It was otherwise.") == 302:
            self._say(key, WITHDRAWN, edition, done=True)

    def _delete(self, story: "Story") -> None:
        key, edition = _key_and_edition(story)
        self._say(key, UNSEEN, edition, done=False)
        story.delete()
        self._say(key, UNSEEN, edition, done=True)

    def _say(self, key: str, state: str, edition: int, *, done: bool) -> None:
        print(json.dumps({"key": key, "state": state, "edition": edition, "done": done}), flush=True)


def _key_and_edition(story: "Story") -> tuple[str, int]:
    return story.title.partition(" ")[0], edition_in(story.title)


def _written(story: "Story", key: str, edition: int) -> Any:
    """A revision of it with the words of that edition."""
    story.title = story.standfirst = words_of(key, edition)
    story.body = [("paragraph", f"<p>{words_of(key, edition)}.</p>")]
    return story.save_revision()


def main() -> None:
    address, name, seed = sys.argv[1:]
    start_django_here()
    from dateline.ops.tests.desk_over_http import Desk

    run = Run(Desk(address), name, random.Random(seed))
    sys.stdin.readline()
    while True:
        try:
            run.go_on()
        except (OSError, HTTPException):
            continue  # the server is killed first sometimes: what is left to do goes without it


if __name__ == "__main__":
    main()
