"""Stories are read in the background, each once, and what is stopped goes on where it was."""

from pathlib import Path
from typing import Any

import pytest

from dateline.archive.actions import read_what_is_due as module
from dateline.archive.actions.choose_reading import choose_reading
from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.actions.order_everything import order_everything
from dateline.archive.actions.read_story import read_story
from dateline.archive.actions.read_what_is_due import read_what_is_due
from dateline.archive.engine import name_of_engine, read_by, the_engine
from dateline.archive.known import Known
from dateline.archive.models import Quote, Reading
from dateline.archive.reader import version
from dateline.archive.reader.proposals import MentionKind, Proposals
from dateline.archive.reader.reader import Reader
from dateline.archive.reader.version import reader_version
from dateline.stories.actions.withdraw import withdraw
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]
BODY = [("paragraph", "<p>“The bridge opens on Monday,” Ada Pell said.</p>")]


def due() -> list[int]:
    return list(Reading.objects.filter(is_due=True).order_by("story").values_list("story", flat=True))


def test_a_story_that_is_published_waits_to_be_read_and_a_draft_does_not(file_story: Any) -> None:
    file_story(body=BODY, publish=False)
    story = file_story(body=BODY)
    assert due() == [story.pk]
    assert read_what_is_due() == 1
    assert due() == []
    assert Quote.objects.get().speaker_name == "Ada Pell"
    assert Reading.objects.get().engine == f"rules, reader {reader_version()}"


def test_what_was_withdrawn_meanwhile_is_not_read(file_story: Any, edith: Any) -> None:
    withdraw(story=file_story(body=BODY), user=edith, notice="It was wrong.")
    assert read_what_is_due() == 0
    assert due() == []
    assert not Quote.objects.exists()


def test_a_story_that_breaks_the_reader_holds_up_no_other_and_is_named(
    file_story: Any, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    broken, whole = file_story(body=BODY), file_story(body=BODY)

    def read_or_break(*, story: Any, **more: Any) -> Any:
        if story.pk == broken.pk:
            raise RuntimeError("no such verb")
        return read_story(story=story, **more)

    monkeypatch.setattr(module, "read_story", read_or_break)
    assert read_what_is_due() == 1
    assert f"Story {broken.pk} could not be read." in caplog.text
    assert Quote.objects.get().story_id == whole.pk


def test_a_reading_that_is_killed_goes_on_with_the_story_it_was_at(
    file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = file_story(body=BODY), file_story(body=BODY)

    def read_or_die(*, story: Any, **more: Any) -> Any:
        if story.pk == second.pk:
            raise KeyboardInterrupt
        return read_story(story=story, **more)

    monkeypatch.setattr(module, "read_story", read_or_die)
    with pytest.raises(KeyboardInterrupt):
        read_what_is_due()
    assert due() == [second.pk]
    monkeypatch.undo()
    assert read_what_is_due() == 1
    assert sorted(Quote.objects.values_list("story", flat=True)) == [first.pk, second.pk]


def test_everything_is_read_anew_only_where_the_text_or_the_engine_differs(
    file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = file_story(body=BODY)
    read_what_is_due()
    order_everything()
    assert due() == [story.pk]
    assert read_what_is_due() == 0
    name, reader = the_engine()
    monkeypatch.setattr(module, "the_engine", lambda: ("another", reader))
    order_everything()
    assert (name, read_what_is_due()) == (name_of_engine(), 1)
    assert Quote.objects.count() == 1


@pytest.mark.parametrize("what", ["model", "reader", "rules"])
def test_everything_is_read_anew_by_another_model_by_another_reader_of_ours_and_with_other_rules(
    what: str, file_story: Any, edith: Any, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    ada = Subject.objects.create(name="Ada Pell", kind="person", slug="ada-pell", has_page=True)
    confirmed, rejected = file_story(body=BODY), file_story(body=BODY)
    read_what_is_due()
    confirm_quote(quote=Quote.objects.get(story=confirmed), editor=edith)
    reject_quote(quote=Quote.objects.get(story=rejected), editor=edith)
    _, reader = the_engine()
    if what == "model":
        settings.READER_MODEL = str(tmp_path)
    elif what == "reader":
        monkeypatch.setattr(version, "reader_version", lambda: "0badcafe")
    else:
        choose_reading(muted_rules=["name beside verb"], confirms_exact_names=False)
    monkeypatch.setattr(module, "the_engine", lambda: (name_of_engine(), reader))
    order_everything()
    assert read_what_is_due() == 2
    assert dict(Quote.objects.values_list("story", "state")) == {confirmed.pk: "confirmed", rejected.pk: "rejected"}
    assert Quote.objects.get(story=confirmed).speaker == ada
    order_everything()
    assert read_what_is_due() == 0


def test_rules_in_another_order_are_the_same_rules_and_the_longest_name_fits(settings: Any) -> None:
    settings.READER_MODEL = "m" * 200
    assert read_by("rules", ["b", "a"]) == read_by("rules", ["a", "b"]) != read_by("rules", ["a"])
    assert read_by("rules", []) == "rules"
    with_version = name_of_engine().replace(",", f" {'9' * 20},")
    assert len(read_by(with_version, ["a"])) <= (Reading._meta.get_field("engine").max_length or 0)


def test_a_story_that_is_published_anew_while_it_is_read_is_read_again(
    file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = file_story(body=BODY)
    name, reader = the_engine()

    class Overtaken(Reader):
        def read(self, text: str, **more: Any) -> Proposals:
            found = reader.read(text, **more)
            if "Monday" in text:
                story.body = [("paragraph", "<p>“Never on Tuesday,” Ben Orr said.</p>")]
                story.save_revision().publish()
            return found

    monkeypatch.setattr(module, "the_engine", lambda: (name, Overtaken()))
    assert read_what_is_due() == 0
    assert (due(), Quote.objects.count()) == ([story.pk], 0)
    assert read_what_is_due() == 1
    assert (due(), Quote.objects.get().words) == ([], "Never on Tuesday,")


def test_the_reader_knows_every_name_of_every_subject_and_its_kind_but_of_none_that_was_closed() -> None:
    Subject.objects.create(name="Pilots' Board", kind="organisation", slug="board", aliases=["PB"])
    Subject.objects.create(name="Sedge", kind="place", slug="sedge")
    Subject.objects.create(name="Pay", kind="topic", slug="pay")
    Subject.objects.create(name="Ada Pell", kind="person", slug="ada-pell", closed_at="2026-01-02T03:04:05Z")
    assert [(each.name, each.kind) for each in Known.to_read_with()] == [
        ("Sedge", MentionKind.PLACE),
        ("Pilots' Board", MentionKind.ORGANISATION),
        ("PB", MentionKind.ORGANISATION),
    ]
