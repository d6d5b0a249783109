"""The demo's stories are read for the record, and its editor's decisions kept: who said what, and what is no quote.

Read by rules alone, so that every demo is the same whatever model its house has. Rules find the words and few of the
speakers: the file of decisions names them.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dateline.accounts.models import User
from dateline.archive.actions.decide_on_name import confirm_name
from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.actions.doubt_quotes import doubt_quotes
from dateline.archive.actions.read_story import read_story
from dateline.archive.actions.tie_answer import tie_answer
from dateline.archive.engine import name_of_engine
from dateline.archive.known import Known
from dateline.archive.models import Case, Mention, Quote
from dateline.archive.reader.reader import Reader
from dateline.stories.models import Correction, Story
from dateline.subjects.models import Subject

FILE = Path(__file__).parent / "record.toml"


class NotOneQuote(LookupError):
    """The file decides on words with which no quote of the story begins, or more than one."""

    def __init__(self, slug: str, words: str, found: int) -> None:
        super().__init__(f"{FILE.name}: {found} quotes in “{slug}” begin with “{words}”; it should be one")


def decisions() -> dict[str, Any]:
    """The file, as it was written."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def keep_record(
    decided: list[dict[str, Any]], stories: Mapping[str, Story], subjects: Mapping[str, Subject], editor: User
) -> None:
    """Read what is in print, and decide as `decided` says. Raises NotOneQuote. About a second for the whole paper."""
    in_print = Story.objects.public().in_bulk([story.pk for story in stories.values()])
    reader, known = Reader(), Known.to_read_with()
    for pk in sorted(in_print):
        read_story(story=in_print[pk], reader=reader, engine=name_of_engine(model=""), known=known)
    _confirm_names(in_print, subjects.values(), editor)
    for entry in decided:
        _decide(_Leaf(entry["slug"], stories[entry["slug"]]), entry, subjects, editor)


class _Leaf:
    """The quotes found in one story."""

    def __init__(self, slug: str, story: Story) -> None:
        self.slug, self.story = slug, story
        self.quotes = list(Quote.objects.filter(story=story).order_by("start"))

    def quote(self, words: str) -> Quote:
        """The only one that begins so. Raises NotOneQuote."""
        found = [quote for quote in self.quotes if quote.words.startswith(words)]
        if len(found) != 1:
            raise NotOneQuote(self.slug, words, len(found))
        return found[0]

    def correction(self) -> Correction | None:
        """The newest one of the story."""
        return Correction.objects.filter(story=self.story.pk).order_by("-made_at").first()

    def doubt(self, words: Iterable[str]) -> None:
        """These were on the record when the story was corrected."""
        before = [self.quote(each).pk for each in words]
        Quote.objects.filter(pk__in=before).update(correction_seen=0)
        doubt_quotes(Story.objects.get(pk=self.story.pk))


def open_cases(letters: Iterable[Mapping[str, str]], subjects: Mapping[str, Subject]) -> None:
    """What people wrote from their own pages this morning."""
    for each in letters:
        subject = subjects[each["about"]]
        Case.objects.create(
            subject=subject, subject_name=subject.name, name=each["name"], email=each["email"], text=each["text"]
        )


def _decide(leaf: _Leaf, entry: dict[str, Any], subjects: Mapping[str, Subject], editor: User) -> None:
    for said in entry.get("said", []):
        speaker, role = subjects[said["speaker"]], said.get("role")
        printed = leaf.correction() if said.get("corrected") else None
        for words in said["words"]:
            confirm_quote(quote=leaf.quote(words), editor=editor, speaker=speaker, role=role, correction=printed)
        if said.get("before_the_correction"):
            leaf.doubt(said["words"])
    for said in entry.get("said", []):
        if "answers" in said:
            tie_answer(quote=leaf.quote(said["words"][0]), to=leaf.quote(said["answers"]))
    for words in entry.get("rejected", []):
        reject_quote(quote=leaf.quote(words), editor=editor)


def _confirm_names(in_print: Mapping[int, Story], subjects: Iterable[Subject], editor: User) -> None:
    """Where a story has the full name of somebody who has a page. All the others wait at the desk."""
    known = {subject.name: subject for subject in subjects if subject.has_page}
    names = Mention.objects.filter(story__in=in_print, name__in=known).order_by("story", "name")
    for story_id, name in names.values_list("story_id", "name").distinct():
        confirm_name(story=in_print[story_id], name=name, subject=known[name], editor=editor)
