"""A newsroom that is served, as people meet it: Rosa who reads, Edith who works at the desk."""

import http.client
import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.running import Serving, call, port_nobody_has, wait_for

TOKEN = "t" * 32
WORDS = "The clock strikes again."
FURNISH = """
import json
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group
from django.contrib.sessions.backends.db import SessionStore
from dateline.accounts.models import User
from dateline.stories.models import Section, Story
edith = User.objects.create_user(username="edith", password="correct horse")
edith.groups.add(Group.objects.get(name="Editor"))
session = SessionStore()
session[SESSION_KEY] = str(edith.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = edith.get_session_auth_hash()
session.create()
told = {"session": session.session_key, "stories": []}
for title in ("Council mends the clock", "Ferry sails on Sundays", "Nobody has read this"):
    story = Story(title=title, live=False, body=[("paragraph", "<p>WORDS</p>")])
    Section.objects.get(slug="news").add_child(instance=story)
    story.save_revision().publish()
    story = Story.objects.get(pk=story.pk)
    told["stories"].append([story.pk, story.title, story.slug, story.address])
print("told", json.dumps(told))
"""


def is_settled(newsroom: Path, **more: str) -> bool:
    """Whether nothing waits to be pressed and nothing is left half written. What is pressed must be right."""
    done = call(newsroom, "press", "verify", "--json", **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return not json.loads(done.stdout)["waiting"] and not list((newsroom / "data").rglob(".new-*"))


@dataclass(frozen=True)
class Filed:
    """A story as it was published."""

    key: int
    title: str
    slug: str
    address: str


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    headers: dict[str, str]


class FrontDoor:
    """The port of a newsroom with three stories, and Edith's way in."""

    def __init__(self, newsroom: Path, serve: Any, **more: str) -> None:
        """Furnish it and serve it. `more` is its environment."""
        self._newsroom, self._more = newsroom, more
        done = call(newsroom, "manage", "shell", "-c", FURNISH.replace("WORDS", WORDS), **more)
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout.split("told ", 1)[1])
        self._session = told["session"]
        self.clock, self.ferry, self.unread = (Filed(*each) for each in told["stories"])
        self.port = port_nobody_has()
        self._start = lambda: serve("serve", "--port", str(self.port), **more)
        self.serving = self._served()
        wait_for(lambda: self.readyz().status == 200, "it was never ready")

    def open_again(self) -> None:
        """After it has ended."""
        self.serving = self._served()

    def _served(self) -> Serving:
        serving: Serving = self._start()
        serving.until("The desk is at")
        return serving

    def read(self, path: str) -> Answer:
        """As Rosa does."""
        return self._ask("GET", path, {})

    def readyz(self) -> Answer:
        return self.read("/readyz")

    def missing(self) -> list[str]:
        """What `/readyz` says is not there."""
        return [name for name, is_there in json.loads(self.readyz().text).items() if not is_there]

    def first_screen(self) -> Answer:
        """As Edith sees it."""
        return self._ask("GET", "/desk/", self._signed_in())

    def rename(self, story: Filed, title: str) -> Answer:
        """Edith publishes `story` with another headline."""
        form = nested_form_data(
            {
                "title": title,
                "slug": story.slug,
                "standfirst": "",
                "kind": "news",
                "body": streamfield([("paragraph", rich_text(f"<p>{WORDS}</p>"))]),
                "bylines": inline_formset([]),
                "corrections": inline_formset([]),
                "story_subjects": inline_formset([]),
                "comments": inline_formset([]),
                "comment_notifications": "",
            }
        )
        return self._send(f"/desk/pages/{story.key}/edit/", {**form, "action-publish": "1"})

    def withdraw(self, story: Filed, notice: str) -> Answer:
        """Edith takes `story` back."""
        return self._send(f"/desk/stories/{story.key}/withdraw/", {"notice": notice})

    def challenge(self, story: Filed) -> Any:
        """As the reply form under `story` is given one."""
        return json.loads(self.read(f"/replies/challenge/?for=/replies/{story.key}/").text)

    def reply(self, story: Filed, from_address: str = "127.0.0.1", **fields: str) -> Answer:
        """Rosa replies to `story`, from one of this machine's addresses."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode({"name": "Rosa", **fields})
        return self._ask("POST", f"/replies/{story.key}/", kind, body, from_address)

    def replies(self, story: Filed) -> int:
        """How many are kept, whatever was thought of them."""
        kept = f"Reply.objects.filter(story={story.key}).count()"
        ask = f"from dateline.comments.models import Reply; print('found', {kept})"
        done = call(self._newsroom, "manage", "shell", "-c", ask, **self._more)
        return int(done.stdout.split("found ", 1)[1])

    def _send(self, path: str, form: dict[str, Any]) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode({**form, "csrfmiddlewaretoken": TOKEN})
        return self._ask("POST", path, {**self._signed_in(), **kind}, body)

    def _signed_in(self) -> dict[str, str]:
        return {"Cookie": f"sessionid={self._session}; csrftoken={TOKEN}"}

    def _ask(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        body: str | None = None,
        from_address: str = "127.0.0.1",
    ) -> Answer:
        ours = (from_address, 0)
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, 60, ours)) as connection:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            return Answer(answer.status, text, {name.lower(): value for name, value in answer.getheaders()})
