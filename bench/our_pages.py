"""What rendering our own story and front takes, and what stands in them, for a rival to show the same.

A process of its own beside a newsroom that is served: `python -m bench.our_pages ADDRESS ROUNDS` prints both as JSON.
"""

import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.newsroom import Newsroom
from bench.processes import SERVERS, on_core

AS_TEXT = "paragraph"


def look_at_ours(newsroom: Newsroom, address: str, rounds: int) -> dict[str, Any]:
    """`content` and `ms`."""
    line = on_core(SERVERS, [sys.executable, "-m", "bench.our_pages", address, str(rounds)])
    told = subprocess.run(line, env=newsroom.environment, stdout=subprocess.PIPE, check=True).stdout
    found: dict[str, Any] = json.loads(told)
    return found


def middle_ms(work: Callable[[], Any], rounds: int) -> float:
    """The median of the thread's processor time, after one round that warms what is kept."""
    work()
    taken = []
    for _ in range(rounds):
        began = time.thread_time()
        work()
        taken.append(time.thread_time() - began)
    return round(statistics.median(taken) * 1000, 2)


# In the process of its own


def _run(address: str, rounds: int) -> None:
    import logging

    import django

    django.setup()
    logging.disable(logging.ERROR)
    from dateline.press.rendering import render

    parts = [piece for page in (address, "/") for piece in _parts_of(render(page))]
    if not parts:
        raise SystemExit(f"{address} cannot be pressed: nothing is timed.")
    ms = {
        "story": middle_ms(lambda: render(address), rounds),
        "front": middle_ms(lambda: render("/"), rounds),
        "story with its parts": middle_ms(lambda: _render_whole(address), rounds),
        "front with its parts": middle_ms(lambda: _render_whole("/"), rounds),
    }
    print(json.dumps({"content": _content(address), "ms": ms}))


def _parts_of(page: Any) -> list[str]:
    return [piece for piece in page.pieces if isinstance(piece, str)] if page else []


def _render_whole(address: str) -> None:
    from dateline.press.rendering import render

    for name in _parts_of(render(address)):
        render(name)


def _content(address: str) -> dict[str, Any]:
    """A story's words and pictures, and how many others the pages name."""
    from dateline.archive.related import related_stories
    from dateline.stories.models import Story

    story = Story.objects.public().for_lists().get(slug="-".join(address.strip("/").split("/")[1:]))
    picture, author = story.lead_picture, story.bylines.all()[0].author
    front = _whole_text("/")
    return {
        "headline": story.title,
        "kicker": story.kicker,
        "standfirst": story.standfirst,
        "picture": picture and {"file": picture.picture.file.path, "alt": picture.alt_text, "caption": picture.caption},
        "author": {"name": author.name, "role": author.role, "bio": author.bio},
        "body": [
            ("text" if block.block_type == AS_TEXT else "ready", block.render().strip())
            if block.block_type != AS_TEXT
            else ("text", block.value.source)
            for block in story.body
        ],
        "others": [
            {"headline": other.title, "standfirst": other.trail}
            for other in Story.objects.public().newest_first().for_lists()[:80]
        ],
        "related": len(related_stories(story)),
        "latest": 8,
        "teasers": front.count('<article class="teaser'),
        "pictures": len(re.findall(r"<img\b", front)),
        "bytes": len(_whole_text(address).encode()),
    }


def _whole_text(name: str) -> str:
    """As a reader gets it: page and parts."""
    from dateline.press.rendering import render

    page = render(name)
    assert page
    return "".join(_whole_text(piece) if isinstance(piece, str) else piece.inflate().decode() for piece in page.pieces)


if __name__ == "__main__":
    _run(sys.argv[1], int(sys.argv[2]))
