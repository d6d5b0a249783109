"""How a house reads is its editors' choice: rules switched off, exact names taken, unnamed sources kept as such."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client

from dateline.archive.actions import read_what_is_due as module
from dateline.archive.actions.choose_reading import choose_reading
from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.actions.keep_reading import keep_reading
from dateline.archive.actions.order_rereading import order_rereading
from dateline.archive.actions.read_what_is_due import read_what_is_due
from dateline.archive.desk import rules
from dateline.archive.desk.rules import rows_of
from dateline.archive.errors import NoSpeaker
from dateline.archive.known import Known
from dateline.archive.models import Mention, Quote, ReadingChoices
from dateline.archive.reader.certainties import RULES
from dateline.archive.reader.proposals import Mention as Named
from dateline.archive.reader.proposals import MentionKind, Proposals, QuoteKind, Speaker
from dateline.archive.reader.proposals import Quote as Said
from dateline.archive.reader.stories import KnownName
from dateline.archive.running_text import running_text
from dateline.archive.tests.at_the_desk import signed_in
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]
SCREEN = "/desk/record/rules/"
WORDS = "The bridge opens on Monday,"
BODY = [("paragraph", f"<p>“{WORDS}” Ada Pell said. A senior official had told her so.</p>")]
RULE = "name beside verb"


def found_in(story: Any, name: str, **more: Any) -> Proposals:
    """The quote of BODY, by whomever its text calls `name`, who is named there too."""
    text = running_text(story)
    at, who = text.find(WORDS), text.find(name)
    speaker = Speaker(who, who + len(name), name, name)
    quote = Said(at, at + len(WORDS), WORDS, QuoteKind.DIRECT, (speaker,), 0.9, RULE, **more)
    mention = Named(who, who + len(name), name, MentionKind.PERSON, name)
    return Proposals((mention,), (quote,))


def keep(story: Any, name: str = "Ada Pell", **more: Any) -> Quote:
    keep_reading(story=story, text=running_text(story), engine="scripted", found=found_in(story, name, **more))
    return Quote.objects.get()


class TestRulesAreSwitchedOff:
    def test_what_is_read_and_what_waits_by_it_names_nobody(self, file_story: Any, edith: Any) -> None:
        file_story(body=BODY)
        read_what_is_due()
        assert (Quote.objects.get().rule, Quote.objects.get().speaker_name) == (RULE, "Ada Pell")
        on = [rule for rule in RULES if rule != RULE]
        assert signed_in(edith).post(SCREEN, {"rules": on}).status_code == 302
        assert ReadingChoices.of_the_house().muted_rules == [RULE]
        assert (Quote.objects.get().speaker_name, Quote.objects.get().certainty) == ("", 0.0)
        later = file_story(body=BODY)
        read_what_is_due()
        assert Quote.objects.get(story=later).speaker_name == ""

    def test_what_was_read_before_is_read_anew_when_an_editor_asks(self, file_story: Any, edith: Any) -> None:
        choose_reading(muted_rules=[RULE], confirms_exact_names=False)
        file_story(body=BODY)
        read_what_is_due()
        desk = signed_in(edith)
        assert "Read them anew" not in desk.get(SCREEN).content.decode()
        desk.post(SCREEN, {"rules": list(RULES)})
        assert "1 story was read with other rules" in desk.get(SCREEN).content.decode()
        assert "1 story is being read anew." in desk.post(f"{SCREEN}anew/", follow=True).content.decode()
        assert read_what_is_due() == 1
        assert Quote.objects.get().speaker_name == "Ada Pell"
        assert "Read them anew" not in desk.get(SCREEN).content.decode()

    def test_more_than_a_thousand_are_read_by_the_command(
        self, file_story: Any, edith: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for _ in range(2):
            file_story(body=BODY)
        read_what_is_due()
        choose_reading(muted_rules=[RULE], confirms_exact_names=False)
        for name in (f"{rules.__name__}.MOST", f"{order_rereading.__module__}.MOST"):
            monkeypatch.setattr(name, 1)
        assert "More than 1 stories were read" in signed_in(edith).get(SCREEN).content.decode()
        assert order_rereading() == 1

    def test_what_was_decided_on_stays(self, file_story: Any, edith: Any, ada: Subject) -> None:
        quote = keep(file_story(body=BODY))
        confirm_quote(quote=quote, editor=edith)
        choose_reading(muted_rules=[RULE], confirms_exact_names=False)
        quote.refresh_from_db()
        assert (quote.state, quote.speaker) == ("confirmed", ada)

    def test_editors_alone_choose(self, ravi: Any, mo: Any, stan: Any) -> None:
        for client in (signed_in(ravi), signed_in(mo), signed_in(stan), Client()):
            assert client.get(SCREEN).status_code == 302
            assert client.post(SCREEN, {"rules": []}).status_code == 302
            assert client.post(f"{SCREEN}anew/").status_code == 302
        assert not ReadingChoices.objects.exists()

    def test_a_rule_there_is_not_is_refused(self, edith: Any) -> None:
        assert signed_in(edith).post(SCREEN, {"rules": ["whoever is nearest"]}).status_code == 422
        assert not ReadingChoices.objects.exists()

    def test_the_screen_counts_what_this_house_accepted_and_rejected(
        self, file_story: Any, edith: Any, ada: Subject
    ) -> None:
        confirm_quote(quote=keep(file_story(body=BODY)), editor=edith)
        reject_quote(quote=Quote.objects.create(**_bare(file_story(body=BODY))), editor=edith)
        row = next(row for row in rows_of(ReadingChoices()) if row.name == RULE)
        assert (row.accepted, row.rejected, row.waiting, row.is_on) == (1, 1, 0, True)
        page = signed_in(edith).get(SCREEN).content.decode()
        assert all(f'value="{rule}"' in page for rule in RULES)
        assert SCREEN in signed_in(edith).get("/desk/record/").content.decode()


class TestExactNames:
    def test_wait_for_an_editor_until_the_house_says_otherwise(self, file_story: Any, ada: Subject) -> None:
        keep(file_story(body=BODY))
        assert Mention.objects.get().state == "proposed"

    def test_count_as_confirmed_then_and_the_quote_still_waits(self, file_story: Any, ada: Subject) -> None:
        choose_reading(muted_rules=[], confirms_exact_names=True)
        quote = keep(file_story(body=BODY))
        mention = Mention.objects.get()
        assert (mention.state, mention.subject, mention.decided_by) == ("confirmed", ada, None)
        assert quote.state == "proposed"

    def test_another_spelling_waits(self, file_story: Any, ada: Subject) -> None:
        choose_reading(muted_rules=[], confirms_exact_names=True)
        Subject.objects.filter(pk=ada.pk).update(name="Ada B. Pell", aliases=["Ada Pell"])
        keep(file_story(body=BODY))
        assert Mention.objects.get().state == "proposed"

    def test_a_story_in_another_language_waits(self, file_story: Any, ada: Subject) -> None:
        choose_reading(muted_rules=[], confirms_exact_names=True)
        keep(file_story(body=BODY, language="fr"))
        assert Mention.objects.get().state == "proposed"


class TestUnnamedSources:
    def test_are_accepted_as_such_and_on_nobodys_page(self, file_story: Any, edith: Any) -> None:
        quote = keep(file_story(body=BODY), "A senior official", is_unnamed=True)
        sent = {"decision": "accept", "seen": quote.version}
        answer = signed_in(edith).post(f"/desk/record/quotes/{quote.pk}/", sent, follow=True)
        assert "Kept as the words of an unnamed source." in answer.content.decode()
        quote.refresh_from_db()
        assert (quote.state, quote.speaker, quote.is_unnamed) == ("confirmed", None, True)
        assert list(Quote.objects.on_record()) == [quote]
        assert not Quote.objects.public().exists()

    def test_are_not_public_even_with_a_speaker_beside_them(self, file_story: Any, edith: Any, ada: Subject) -> None:
        quote = keep(file_story(body=BODY))
        confirm_quote(quote=quote, editor=edith)
        assert Quote.objects.public().exists()
        Quote.objects.update(is_unnamed=True)
        assert not Quote.objects.public().exists()

    def test_whom_an_editor_names_is_unnamed_no_more(self, file_story: Any, edith: Any, ada: Subject) -> None:
        quote = keep(file_story(body=BODY), "A senior official", is_unnamed=True)
        confirmed = confirm_quote(quote=quote, editor=edith, speaker=ada)
        assert (confirmed.speaker, confirmed.is_unnamed) == (ada, False)

    def test_nobody_at_all_is_not_enough(self, file_story: Any, edith: Any) -> None:
        quote = keep(file_story(body=BODY), "Ada Pell")
        with pytest.raises(NoSpeaker):
            confirm_quote(quote=quote, editor=edith)


def test_second_hand_words_keep_both_names_and_are_listed_as_the_tellers(
    file_story: Any, edith: Any, ada: Subject
) -> None:
    official = Subject.objects.create(name="Tom Harker", kind="person", slug="tom-harker", has_page=True)
    quote = keep(file_story(body=BODY), words_of=Speaker(0, 1, "Harker", "Tom Harker"))
    assert (quote.words_of_name, quote.words_of, quote.speaker) == ("Tom Harker", official, ada)
    confirm_quote(quote=quote, editor=edith)
    assert Quote.objects.public().by(ada).exists()
    assert not Quote.objects.public().by(official).exists()


def test_a_pronoun_nobody_was_found_for_is_no_name(file_story: Any) -> None:
    quote = keep(file_story(body=[("paragraph", f"<p>“{WORDS}” she said.</p>")]), "she")
    assert (quote.said_by, quote.speaker_name, quote.speaker) == ("she", "", None)


def test_names_the_house_knows_are_asked_for_once_a_run(file_story: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Asked(Known):
        @classmethod
        def to_read_with(cls, most: int = 5000) -> Sequence[KnownName]:
            asked.append(most)
            return []

    monkeypatch.setattr(module, "Known", Asked)
    for _ in range(3):
        file_story(body=BODY)
    assert (read_what_is_due(), len(asked)) == (3, 1)


def _bare(story: Any) -> dict[str, Any]:
    return {"story": story, "start": 0, "end": 1, "words": "W", "sentence": "W", "kind": "direct", "rule": RULE}
