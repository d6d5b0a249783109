"""What a translator writes reaches the page; and readers' words are there in German, French and Arabic."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest
from django.utils import translation

from dateline.comments.forms import ReplyForm
from dateline.lib.site_folder import SiteFolder
from dateline.ops.actions.compile_catalogues import CATALOGUE, OURS, compile_catalogues
from dateline.ops.errors import Refusal
from dateline.publication.models import House

LANGUAGES = sorted(path.parents[1].name for path in OURS.glob(f"*/{CATALOGUE}"))
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a catalogue into the site folder's `locale/`, as an operator would."""

    def write(words: str, language: str = "de") -> Path:
        path = tmp_path / "paper" / "locale" / language / CATALOGUE
        path.parent.mkdir(parents=True)
        path.write_text(words, encoding="utf-8")
        return path

    return write


@pytest.fixture
def start(settings: Any, tmp_path: Path) -> Callable[[], None]:
    """What a start of the newsroom does about its words."""

    def start() -> None:
        site = SiteFolder(tmp_path / "paper", {})
        compile_catalogues(site)
        settings.LOCALE_PATHS = [site.catalogues]

    return start


def speak(language: str) -> None:
    house = House.objects.get()
    house.language = language
    house.save()


def test_a_german_house_shows_german_pages(start: Any, file_story: Any, rosa: Any) -> None:
    start()
    story = file_story()
    speak("de")
    page = rosa.get(story.address).content.decode()
    assert '<html lang="de" dir="ltr">' in page
    assert "Kommentar schreiben" in page
    assert "Neueste Beiträge" in page
    assert "Leave a reply" not in page
    answer = rosa.post(rosa_form(page), {"comment": "", "name": "Rosa"})
    assert answer.status_code == 422
    assert "Schreiben Sie zuerst Ihren Kommentar." in answer.content.decode()
    assert "Diese Seite gibt es bei uns nicht" in rosa.get("/no-such-page/").content.decode()


def rosa_form(page: str) -> str:
    """Where the form for a reply leads."""
    return page.partition('<form class="form" method="post" action="')[2].partition('"')[0]


def test_an_english_house_stays_english_whatever_the_browser_asks_for(start: Any, paper: Any, rosa: Any) -> None:
    start()
    page = rosa.get("/latest/", headers={"accept-language": "de"}).content.decode()
    assert "Latest stories" in page
    assert "Neueste" not in page


@pytest.mark.parametrize(("language", "direction", "word"), [("fr", "ltr", "Derniers articles"), ("ar", "rtl", "أحدث")])
def test_the_house_s_language_turns_the_page(
    start: Any, paper: Any, rosa: Any, language: str, direction: str, word: str
) -> None:
    start()
    speak(language)
    page = rosa.get("/latest/").content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert word in page


def test_a_language_of_a_country_takes_the_words_of_its_language(start: Any, paper: Any, rosa: Any) -> None:
    start()
    speak("de-AT")
    assert "Neueste Beiträge" in rosa.get("/latest/").content.decode()


def test_the_house_s_own_words_stand_before_ours(start: Any, write: Write, paper: Any, rosa: Any) -> None:
    write('msgid "Latest stories"\nmsgstr "Eben erschienen"\n\nmsgid "Authors"\nmsgstr ""\n')
    start()
    speak("de")
    page = rosa.get("/latest/").content.decode()
    assert "Eben erschienen" in page
    assert "Autorinnen und Autoren" in page, "What the house leaves empty is still ours."


def test_a_house_can_bring_a_language_we_do_not_have(start: Any, write: Write, paper: Any, rosa: Any) -> None:
    write('msgid "Latest stories"\nmsgstr "Recent – één blik"\n', language="nl")
    start()
    speak("nl")
    page = rosa.get("/latest/").content.decode()
    assert "Recent – één blik" in page
    assert "Skip to the news" in page, "What nobody translated is English."


def test_numbers_take_the_form_that_arabic_has_for_them(start: Any) -> None:
    start()
    with translation.override("ar"):
        said = [translation.ngettext("%(number)d story", "%(number)d stories", n) for n in (1, 2, 5, 20)]
    assert said == ["مادة واحدة", "مادتان", "%(number)d مواد", "%(number)d مادة"]


def test_errors_of_a_form_are_translated_with_their_numbers(start: Any) -> None:
    start()
    with translation.override("de"):
        errors = ReplyForm({"comment": "x" * 5001, "name": "Rosa"}).errors
        assert errors["comment"] == ["Ihr Kommentar hat 5001 Zeichen; bitte kürzen Sie ihn auf 5000."]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ('msgid "Latest stories"\nmsgst "Neu"\n', "cannot be read"),
        ('msgid "Page %(number)s"\nmsgstr "Seite %(nummer)s"\n', "there is no %(nummer)s in “Page %(number)s”"),
    ],
)
def test_a_catalogue_that_would_break_pages_is_refused_by_file_and_line(
    start: Any, write: Write, words: str, what: str
) -> None:
    path = write(words)
    with pytest.raises(Refusal) as refused:
        start()
    assert str(path) in str(refused.value)
    assert "line" in str(refused.value)
    assert what in str(refused.value)


@EVERY_LANGUAGE
def test_a_catalogue_of_ours_keeps_the_gaps_and_the_tags_of_the_english(language: str) -> None:
    for entry in polib.pofile(str(OURS / language / CATALOGUE)).translated_entries():
        for said in [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values():
            for sign in ("<", ">", "{n}", "/contact/", "/latest/"):
                assert said.count(sign) == entry.msgid.count(sign), f"{language}: “{said}” of “{entry.msgid}”"


@EVERY_LANGUAGE
def test_what_readers_meet_most_is_translated(language: str) -> None:
    catalogue = polib.pofile(str(OURS / language / CATALOGUE))
    for words in ("Latest stories", "Leave a reply", "Search", "Corrections", "This story has been withdrawn", "By"):
        entry = catalogue.find(words)
        assert entry, f"{language} lacks “{words}”. Run makemessages."
        assert entry.translated(), f"{language} has no words for “{words}”."
