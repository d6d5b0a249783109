"""`dateline import ninjs`: files or a folder of them, each whole or not at all, and a summary at the end."""

from collections import Counter
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone, translation
from rich.console import Console
from rich.progress import Progress

from dateline.importers.actions.import_story import Outcome, import_story
from dateline.importers.errors import StoryNotImported
from dateline.importers.filed import FiledStory
from dateline.importers.ninjs.errors import NinjsRefused
from dateline.importers.ninjs.reader import LeftOut, files_of, read_file
from dateline.importers.register import Register
from dateline.importers.stored_files import StoredFiles
from dateline.lib.statistics_of_tables import count_tables_anew
from dateline.publication.queries import current_house
from dateline.stories.models import Section

STOPPED = 130
MUCH = 1000
"""Stories that change what a database should know of its tables."""


def run(path: Path, section: str, dry_run: bool) -> int:
    """Import `path` into the section with this slug. 0 when no file was refused, else 1."""
    house = current_house()
    with timezone.override(house.zone), translation.override(house.language):
        return _Import(dry_run=dry_run).run(path, section)


class _Import:
    """One run: what it counts and says."""

    def __init__(self, *, dry_run: bool) -> None:
        self.dry_run = dry_run
        self.counts: Counter[str] = Counter()
        self.register = Register()
        self.out = Console(markup=False, highlight=False, emoji=False, soft_wrap=True)
        self.err = Console(stderr=True, markup=False, highlight=False, emoji=False, soft_wrap=True)

    def run(self, path: Path, section_slug: str) -> int:
        section = Section.objects.filter(slug=section_slug).first()
        if section is None:
            slugs = ", ".join(Section.objects.order_by("path").values_list("slug", flat=True))
            return self._failed(f"There is no section “{section_slug}”. Name one of these with --section: {slugs}.")
        if not path.exists():
            return self._failed(f"{path}: There is no such file or folder. Mend the path.")
        files = files_of(path)
        if not files:
            return self._failed(f"{path}: There is no ninjs file (.json) in this folder. Name the right one.")
        try:
            self._import_all(files, section)
        except KeyboardInterrupt:
            self.err.print("Stopped. What is counted here stays; run it again for the rest.")
            self._end()
            return STOPPED
        self._end()
        return 1 if self.counts["refused"] else 0

    def _end(self) -> None:
        if self.counts[Outcome.CREATED.value] >= MUCH and not self.dry_run:
            count_tables_anew()
        self._sum_up()

    def _failed(self, sentence: str) -> int:
        self.err.print(sentence)
        return 1

    def _import_all(self, files: list[Path], section: Section) -> None:
        with Progress(console=self.err, transient=True, disable=not self.err.is_terminal) as progress:
            for file in progress.track(files, description="Importing"):
                self._import_file(file, section)

    def _import_file(self, file: Path, section: Section) -> None:
        try:
            stories, left_out = read_file(file)
            results = self._store(stories, section)
        except (NinjsRefused, StoryNotImported) as refused:
            self._refuse(str(refused))
            return
        except (DatabaseError, OSError, ValidationError) as error:
            self._refuse(f"{file}: It could not be stored ({error}). Mend that and import it again.")
            return
        for item in left_out:
            self._leave_out(item)
        for story, (outcome, sentence) in zip(stories, results, strict=True):
            self._tell(story, outcome, sentence)

    def _store(self, stories: list[FiledStory], section: Section) -> list[tuple[Outcome, str]]:
        """All stories of a file or none, pictures and names with them."""
        with StoredFiles() as stored, transaction.atomic():
            results = [
                import_story(filed=story, section=section, stored=stored, register=self.register) for story in stories
            ]
            if self.dry_run:
                transaction.set_rollback(True)
                stored.remove_all()
        if self.dry_run:
            self.register = Register()
        return results

    def _refuse(self, sentence: str) -> None:
        self.register = Register()
        self.counts["refused"] += 1
        self.err.print(sentence, style="red")

    def _leave_out(self, item: LeftOut) -> None:
        self.counts["left out"] += 1
        self.out.print(f"{item.where}: {item.why}")

    def _tell(self, story: FiledStory, outcome: Outcome, sentence: str) -> None:
        self.counts[outcome.value] += 1
        if sentence:
            self.out.print(f"{story.where}: {sentence}")
        if outcome in (Outcome.CREATED, Outcome.UPDATED):
            for note in story.notes:
                self.out.print(f"{story.where}: Note: {note}.", style="dim")

    def _sum_up(self) -> None:
        names = [*(outcome.value for outcome in Outcome), "refused", "left out"]
        parts = [f"{self.counts[name]} {name}" for name in names if self.counts[name] or name != "left out"]
        if self.dry_run:
            self.out.print("A dry run: nothing was changed. It would have been so:")
        self.out.print(f"Stories: {', '.join(parts)}. (Refused are counted by file, left out is what is no story.)")
