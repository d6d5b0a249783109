"""What the demo's editor has put on the record of what happened, and of who is tied to whom.

Where a reading has proposed something of the kind in that sentence it is that which is decided on; else it is put down
by hand, as an editor does with what no reading found.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dateline.accounts.models import User
from dateline.archive.actions.decide_on_event import Part, Told, confirm_event, put_down_event
from dateline.archive.actions.decide_on_tie import Tied, confirm_tie, put_down_tie
from dateline.archive.models import Event, Tie
from dateline.archive.running_text import running_text, sentence_at, sentences_of
from dateline.stories.models import Story
from dateline.subjects.models import Subject

FILE = Path(__file__).parent / "events.toml"


class NotOneSentence(LookupError):
    """The file names a sentence with which none of the story's begins, or more than one."""

    def __init__(self, slug: str, words: str, found: int) -> None:
        super().__init__(f"{FILE.name}: {found} sentences of “{slug}” begin with “{words}”; it should be one")


def put_on_record(stories: Mapping[str, Story], subjects: Mapping[str, Subject], editor: User) -> None:
    """All of the file, in its order by day, so that what is followed is there. Raises NotOneSentence."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    in_print = Story.objects.public().in_bulk([story.pk for story in stories.values()])
    printed = {slug: in_print[story.pk] for slug, story in stories.items() if story.pk in in_print}
    events: dict[str, Event] = {}
    for entry in sorted(told["event"], key=lambda each: str(each["day"])):
        events[entry["id"]] = _put_event(printed[entry["story"]], entry, subjects, events, editor)
    for entry in told["tie"]:
        _put_tie(printed[entry["story"]], entry, subjects, editor)


def _put_event(
    story: Story, entry: dict[str, Any], subjects: Mapping[str, Subject], events: Mapping[str, Event], editor: User
) -> Event:
    text, (start, end) = _place(story, entry)
    place = subjects.get(entry.get("place", ""))
    who = tuple(Part(subjects[slug].name, subjects[slug], part) for slug, part in entry["who"])
    told = Told(
        entry["kind"],
        entry["title"],
        entry.get("standing", Event.Standing.HAPPENED),
        entry["day"],
        place.name if place else entry.get("place", ""),
        place,
        who,
        follows=events.get(entry.get("follows", "")),
    )
    proposed = _proposed(Event, story, sentence_at(text, start, start + 1), entry["kind"])
    if proposed:
        return confirm_event(event=proposed, editor=editor, told=told)
    return put_down_event(story=story, start=start, end=end, text=text, editor=editor, told=told)


def _put_tie(story: Story, entry: dict[str, Any], subjects: Mapping[str, Subject], editor: User) -> None:
    text, (start, end) = _place(story, entry)
    told = Tied(
        entry["kind"],
        subjects[entry["from"]],
        subjects[entry["to"]],
        entry.get("standing", Tie.Standing.IN_FORCE),
        subjects.get(entry.get("about", "")),
        entry.get("role", ""),
        entry.get("since", ""),
    )
    proposed = _proposed(Tie, story, sentence_at(text, start, start + 1), entry["kind"])
    if proposed:
        confirm_tie(tie=proposed, editor=editor, told=told)
    else:
        put_down_tie(story=story, start=start, end=end, text=text, editor=editor, told=told)


def _place(story: Story, entry: dict[str, Any]) -> tuple[str, tuple[int, int]]:
    """The story's text, and where in it the sentence stands."""
    text = running_text(story)
    found = [(start, end) for start, end in sentences_of(text) if text[start:end].startswith(entry["sentence"])]
    if len(found) != 1:
        raise NotOneSentence(entry["story"], entry["sentence"], len(found))
    return text, found[0]


def _proposed(model: Any, story: Story, sentence: str, kind: str) -> Any:
    return model.objects.waiting().filter(story=story, kind=kind, sentence=sentence).first()
