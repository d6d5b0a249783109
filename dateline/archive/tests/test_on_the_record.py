"""What a reading proposes is nobody's word before an editor's: kept, decided on, taken back when the story changes."""

from typing import Any

import pytest

from dateline.archive.actions.decide_on_name import confirm_name, reject_name
from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.actions.read_story import read_story
from dateline.archive.errors import ChangedSinceRead, NoSpeaker
from dateline.archive.models import Mention, Quote, Reading
from dateline.archive.reader.proposals import Mention as Named
from dateline.archive.reader.proposals import MentionKind, Proposals, QuoteKind, Speaker
from dateline.archive.reader.proposals import Quote as Said
from dateline.archive.reader.reader import Reader
from dateline.archive.running_text import running_text
from dateline.stories.actions.withdraw import withdraw
from dateline.subjects.models import Subject

pytestmark = pytest.mark.django_db
SAID = "The bridge opens on Monday and stays open."
PARAGRAPHS = f"<p>“{SAID}” Ada Pell said.</p><p>Nobody else spoke.</p>"


class Scripted(Reader):
    """Reads as it was told to: finds these words, said by this name."""

    def __init__(self, *said: tuple[str, str]) -> None:
        self.said = said

    def read(self, text: str, **_: Any) -> Proposals:
        quotes, mentions = [], []
        for words, name in self.said:
            at, by = text.find(words), text.find(name)
            if at < 0:
                continue
            speakers = (Speaker(by, by + len(name), name, name),) if name else ()
            quotes.append(Said(at, at + len(words), words, QuoteKind.DIRECT, speakers, 0.9, "scripted"))
            if name:
                mentions.append(Named(by, by + len(name), name, MentionKind.PERSON, name))
        return Proposals(tuple(mentions), tuple(quotes))


ADA = (SAID, "Ada Pell")


@pytest.fixture(autouse=True)
def _no_reader_of_its_own(settings: Any) -> None:
    """Publishing orders a reading; here each test reads as it likes."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def ada(db: None) -> Subject:
    return Subject.objects.create(name="Ada Pell", kind="person", slug="ada-pell", has_page=True)


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story(body=[("paragraph", PARAGRAPHS)])


def read(story: Any, *said: tuple[str, str], engine: str = "scripted") -> Reading | None:
    return read_story(story=story, reader=Scripted(*said), engine=engine)


def write_anew(story: Any, html: str) -> Any:
    story.body = [("paragraph", html)]
    story.save_revision().publish()
    story.refresh_from_db()
    return story


def test_the_running_text_is_what_the_paragraphs_say_a_line_each(story: Any) -> None:
    assert running_text(story) == f"“{SAID}” Ada Pell said.\nNobody else spoke."


def test_what_is_found_waits_with_its_sentence_and_whom_the_house_knows(story: Any, ada: Subject) -> None:
    read(story, ADA)
    quote = Quote.objects.get()
    assert (quote.words, quote.sentence, quote.state) == (SAID, f"“{SAID}” Ada Pell said.", "proposed")
    assert (quote.speaker, quote.speaker_name, quote.revision) == (ada, "Ada Pell", story.live_revision_id)
    assert running_text(story)[quote.start : quote.end] == SAID
    assert not Quote.objects.public().exists()


def test_the_same_text_is_read_once_by_each_engine(story: Any) -> None:
    assert read(story, ADA)
    assert read(story, ADA) is None
    assert read(story, ADA, engine="another")
    assert Quote.objects.count() == 1


def test_what_an_editor_confirms_is_public_while_its_story_is_and_its_speaker_has_a_page(
    story: Any, ada: Subject, edith: Any
) -> None:
    read(story, ADA)
    quote = confirm_quote(quote=Quote.objects.get(), editor=edith, role="bridge keeper")
    assert list(Quote.objects.public()) == [quote]
    Subject.objects.update(has_page=False)
    assert not Quote.objects.public().exists()
    Subject.objects.update(has_page=True)
    withdraw(story=story, user=edith, notice="It was wrong.")
    assert not Quote.objects.public().exists()


def test_words_without_a_speaker_do_not_go_on_the_record(story: Any, ada: Subject, edith: Any) -> None:
    read(story, (SAID, ""))
    with pytest.raises(NoSpeaker):
        confirm_quote(quote=Quote.objects.get(), editor=edith)
    assert confirm_quote(quote=Quote.objects.get(), editor=edith, speaker=ada).speaker == ada


def test_what_was_rejected_is_not_proposed_again_though_the_reader_insists(story: Any, edith: Any) -> None:
    read(story, ADA)
    reject_quote(quote=Quote.objects.get(), editor=edith)
    write_anew(story, f"<p>It rained.</p>{PARAGRAPHS}")
    read(story, ADA)
    quote = Quote.objects.get()
    assert quote.state == "rejected"
    assert running_text(story)[quote.start : quote.end] == SAID, "it is followed to where it stands now"


def test_a_later_revision_asks_only_about_what_moved(story: Any, ada: Subject, edith: Any) -> None:
    read(story, ADA)
    confirm_quote(quote=Quote.objects.get(), editor=edith)
    write_anew(story, f"{PARAGRAPHS}<p>“Never,” Ben Orr said.</p>")
    read(story, ADA, ("Never,", "Ben Orr"))
    assert [quote.words for quote in Quote.objects.public()] == [SAID]
    assert [quote.words for quote in Quote.objects.waiting()] == ["Never,"]


def test_an_edit_of_its_sentence_takes_a_quote_off_the_record_until_an_editor_has_looked(
    story: Any, ada: Subject, edith: Any
) -> None:
    read(story, ADA)
    confirm_quote(quote=Quote.objects.get(), editor=edith)
    write_anew(story, PARAGRAPHS.replace("Monday", "Tuesday"))
    quote = Quote.objects.get()
    assert quote.state == "doubted"
    assert not Quote.objects.public().exists(), "before it was read anew"
    assert list(Quote.objects.waiting()) == [quote]


def test_a_proposal_the_story_no_longer_holds_is_gone(story: Any) -> None:
    read(story, ADA)
    write_anew(story, "<p>It rained.</p>")
    read(story, ADA)
    assert not Quote.objects.exists()
    assert not Mention.objects.exists()


def test_of_two_editors_the_second_hears_that_it_was_decided(story: Any, ada: Subject, edith: Any) -> None:
    read(story, ADA)
    quote = Quote.objects.get()
    seen = quote.version
    reject_quote(quote=quote, editor=edith, seen=seen)
    with pytest.raises(ChangedSinceRead):
        confirm_quote(quote=quote, editor=edith, seen=seen)


def test_a_name_is_decided_on_once_for_a_story(story: Any, ada: Subject, edith: Any) -> None:
    read(story, ADA)
    assert confirm_name(story=story, name="Ada Pell", subject=ada, editor=edith) == 1
    write_anew(story, f"{PARAGRAPHS}<p>“Never,” Ada Pell said.</p>")
    read(story, ("Never,", "Ada Pell"))
    assert set(Mention.objects.values_list("state", "subject")) == {("confirmed", ada.pk)}
    assert reject_name(story=story, name="Ada Pell", editor=edith) >= 1


def test_of_two_subjects_of_one_name_nobody_is_proposed(story: Any, ada: Subject) -> None:
    Subject.objects.create(name="A. Pell", kind="person", slug="a-pell", aliases=["Ada Pell"])
    read(story, ADA)
    assert Quote.objects.get().speaker is None


def test_what_a_reading_finds_is_kept_whole_or_not_at_all(story: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(Reading.objects, "update_or_create", break_down)
    with pytest.raises(RuntimeError):
        read(story, ADA)
    assert not Quote.objects.exists()
