"""A desk in a process of its own, beside a newsroom that is served: it files, publishes and edits when it is told to.

It stands where Django stands: on the cores of the servers, and as polite as `dateline serve` makes Django.
"""

import json
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from bench.newsroom import Newsroom
from bench.processes import SERVERS, on_cores
from dateline.ops.processes.serving import DJANGO_NICENESS


class Desk:
    """One of them, asked over a pipe."""

    def __init__(self, newsroom: Newsroom, cores: Collection[int]) -> None:
        self._process = subprocess.Popen(
            on_cores(cores, [sys.executable, "-m", "bench.desk"], DJANGO_NICENESS),
            env=newsroom.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._read()

    def file(self, headline: str) -> dict[str, str]:
        """A draft under this headline; where it will be found, by the kind of page, and what the sitemap will hold."""
        return dict(self._ask("file", headline))

    def publish(self) -> dict[str, Any]:
        """The draft; its address, when publishing was begun and how long it took, on the machine's steady clock."""
        return dict(self._ask("publish"))

    def edit(self, address: str, headline: str) -> None:
        """A published story, which gets another headline."""
        self._ask("edit", address, headline)

    def hold_a_reply(self, address: str, name: str) -> None:
        """A reply by `name` to the story at `address`, for a moderator to read."""
        self._ask("hold_a_reply", address, name)

    def approve(self) -> dict[str, float]:
        """That reply; when it was begun and how long it took, on the machine's steady clock."""
        return dict(self._ask("approve"))

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=60)

    def _ask(self, *question: str) -> Any:
        assert self._process.stdin
        self._process.stdin.write(f"{json.dumps(question)}\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("The desk ended; its error stands above.")
        return json.loads(line)


@contextmanager
def desk_of(newsroom: Newsroom, cores: Collection[int] = (SERVERS,)) -> Iterator[Desk]:
    desk = Desk(newsroom, cores)
    try:
        yield desk
    finally:
        desk.close()


# In the desk's own process


class _Work:
    """What the desk has in hand."""

    def __init__(self) -> None:
        from dateline.stories.models import Section, Story

        self._stories = Story
        self._section = Section.objects.public().order_by("path")[0]
        self._draft: Any = None
        self._reply: Any = None

    def file(self, headline: str) -> dict[str, str]:
        from django.utils import timezone

        from dateline.bylines.models import Author
        from dateline.feeds.sitemaps import part_address
        from dateline.stories.models import Byline

        author = Author.objects.unmerged().order_by("pk")[0]
        story = self._stories(title=headline, live=False, bylines=[Byline(author=author)])
        story.body = [("paragraph", "<p>The bridge opened again this morning.</p>")]
        self._section.add_child(instance=story)
        story.save_revision()
        self._draft = story
        return {
            "front": "/",
            "section": self._section.address,
            "author": author.address,
            "latest": "/latest/",
            "feed": "/feed/",
            "sitemap": part_address(timezone.localdate()),
        }

    def publish(self) -> dict[str, Any]:
        began = time.monotonic()
        self._draft.latest_revision.publish()
        took = time.monotonic() - began
        self._draft.refresh_from_db()
        return {"address": self._draft.address, "began": began, "took": took}

    def edit(self, address: str, headline: str) -> None:
        story = self._at(address)
        story.title = headline
        story.save_revision().publish()

    def hold_a_reply(self, address: str, name: str) -> None:
        from dateline.comments.models import Reply

        self._reply = Reply.objects.create(story=self._at(address), name=name, comment="I crossed it this morning.")

    def approve(self) -> dict[str, float]:
        from dateline.accounts.models import User
        from dateline.comments.actions.moderate import approve

        began = time.monotonic()
        approve(reply=self._reply, moderator=User.objects.get(username="mo"))
        return {"began": began, "took": time.monotonic() - began}

    def _at(self, address: str) -> Any:
        return self._stories.objects.public().get(slug=_slug_at(address))


def _slug_at(address: str) -> str:
    """The day is kept inside it: /news/2026/11/23/fair/ has 2026-11-23-fair."""
    return "-".join(address.strip("/").split("/")[1:])


def _run() -> None:
    import logging

    import django

    django.setup()
    logging.disable(logging.ERROR)
    work = _Work()
    print("null", flush=True)
    with _house_hours():
        for line in sys.stdin:
            verb, *told = json.loads(line)
            print(json.dumps(getattr(work, verb)(*told)), flush=True)


def _house_hours() -> Any:
    from dateline.ops.worker import HouseHours

    return HouseHours()


if __name__ == "__main__":
    _run()
