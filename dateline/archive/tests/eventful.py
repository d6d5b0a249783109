"""Stories in which something happens, for the tests of events and ties."""

from typing import Any

from dateline.archive.actions.decide_on_event import Part, Told, confirm_event
from dateline.archive.actions.keep_reading import keep_reading
from dateline.archive.models import Event
from dateline.archive.reader.proposals import Event as Happened
from dateline.archive.reader.proposals import Proposals
from dateline.archive.reader.proposals import Tie as Tied
from dateline.archive.running_text import running_text, sentences_of
from dateline.stories.models import Story
from dateline.subjects.models import Subject

MET = "Ada Pell met Bo Orr in Saltmere on Monday."
WILL_MEET = "They will meet again in December."
JOINED = "Saltmere joined the League."
BODY = [("paragraph", f"<p>{MET} {WILL_MEET}</p>"), ("paragraph", f"<p>{JOINED}</p>")]

HAPPENED: dict[str, Any] = {
    "kind": "meeting", "participants": ("Ada Pell", "Bo Orr"), "place": "Saltmere", "state": "happened",
    "certainty": 0.8, "rule": "verb of meeting",
}  # fmt: skip
TIED: dict[str, Any] = {
    "kind": "member of", "from_subject": "Saltmere", "to_subject": "The League", "about": None, "state": "in force",
    "date": None, "certainty": 0.7, "rule": "verb of joining",
}  # fmt: skip


def subject(name: str, kind: str = "person", has_page: bool = True) -> Subject:
    slug = name.lower().replace(" ", "-")
    return Subject.objects.get_or_create(name=name, kind=kind, defaults={"slug": slug, "has_page": has_page})[0]


def read(story: Story, *events: Happened, ties: tuple[Tied, ...] = ()) -> None:
    text = running_text(story)
    keep_reading(story=story, text=text, engine="scripted", found=Proposals(events=events, ties=ties))


def happened(story: Story, words: str = "met", date: str | None = "2026-11-23", **told: Any) -> Happened:
    """As a reader would propose it."""
    at = running_text(story).index(words)
    told = HAPPENED | {"start": at, "end": at + len(words), "date": date} | told
    return Happened(**told)


def tied(story: Story, words: str = "joined", **told: Any) -> Tied:
    at = running_text(story).index(words)
    told = TIED | {"start": at, "end": at + len(words)} | told
    return Tied(**told)


def on_record(story: Story, day: str, who: tuple[Subject, ...] = (), editor: Any = None, **told: Any) -> Event:
    """An event of `story` that an editor has confirmed, at its first sentence."""
    text = running_text(story)
    start, end = sentences_of(text)[0]
    event = Event.objects.create(
        story=story, start=start, end=end, words=text[start:end], sentence=text[start:end], kind="meeting"
    )
    parts = tuple(Part(each.name, each) for each in who)
    told = {"kind": "meeting", "happened_on": day, "participants": parts} | told
    return confirm_event(event=event, editor=editor, told=Told(**told))
