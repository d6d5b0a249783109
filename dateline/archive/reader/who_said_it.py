"""Gives each quote of a story its speaker: by a verb, by how the line is set, or by what stands before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.archive.reader.attribution import Candidate, candidates, leading_speaker, place_of, teller, whose_words
from dateline.archive.reader.casing import word_count
from dateline.archive.reader.certainties import CARRIED, certainty_of
from dateline.archive.reader.engines.rules import speaker_beside, trimmed
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.kinds import MANY_WORDS, is_no_quote, kind_of
from dateline.archive.reader.layout import MOST_SIGNED, is_transcript, label_before, line_of, signature_after
from dateline.archive.reader.marks import Marked
from dateline.archive.reader.names import Names
from dateline.archive.reader.pages import Page
from dateline.archive.reader.people import People
from dateline.archive.reader.proposals import Quote, QuoteKind, Speaker
from dateline.archive.reader.speech_verbs import SAYING, VERBS
from dateline.archive.reader.stories import Story

IN_A_LIST = re.compile(
    r"[\s,;]{0,3}(?:(?:and|or|but|not|nor|to|as|a|an|the|of|is|was|being|also|even|its|their|his|her) ?){0,3}\s?"
)
ANYBODY = frozenset({"we", "you"})
"""What we call “progress” is nobody's word."""
LEAST_ON = 3
"""Fewer words than these in a paragraph of their own may be anybody's."""
PAGES_ON = 2
"""How far down the last speaker is remembered."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who said it, and the rule that says so; no rule when it is no quote at all."""

    speakers: tuple[Speaker, ...] = ()
    rule: str = ""
    words_of: Speaker | None = None


class WhoSaidIt:
    """The quotes of one story, in order, with what has to be remembered from one to the next."""

    def __init__(self, story: Story, names: Names, people: People) -> None:
        self.text = story.text
        self.story = story
        self.names = names
        self.people = people
        self.found: list[Quote] = []
        self.last: tuple[Speaker, ...] = ()
        """Who spoke last, in marks or not."""
        self.last_page = -9
        self.is_transcript = is_transcript(story)
        self.led_in: tuple[Speaker, ...] = ()
        """Who is to speak after the colon that the paragraph before ended in."""

    def read(self, pages: Sequence[Page]) -> list[Quote]:
        for page in pages:
            self._page(page)
            self.led_in = self._led_in(page)
        return self._carried_back()

    def _carried_back(self) -> list[Quote]:
        """A quote over several paragraphs whose speaker stands at its end is theirs from its beginning."""
        found = self.found
        for number in range(len(found) - 1, 0, -1):
            quote = found[number]
            if quote.continues is None or not quote.speakers or quote.rule == CARRIED:
                continue
            before = found[quote.continues]
            if before.rule in ("last speaker", "marks alone", CARRIED):
                rule, names = "goes on in the next paragraph", [each.name for each in quote.speakers]
                certainty = certainty_of(rule, names)
                found[quote.continues] = replace(before, speakers=quote.speakers, rule=rule, certainty=certainty)
        return found

    def _page(self, page: Page) -> None:
        chosen = self._candidates(page)
        before: Quote | None = None
        for number, words in enumerate(page.marked):
            if is_no_quote(self.text, words):
                continue
            quote = self._quote(page, number, words, chosen, before)
            if quote is None:
                continue
            self.found.append(quote)
            before = quote
        paragraph = self.story.paragraphs[page.number]
        if not page.marked and self.is_transcript:
            before = self._line(paragraph.start, paragraph.end)
            self.found.extend([before] if before is not None else [])
        self._remember(page, before)

    def _led_in(self, page: Page) -> tuple[Speaker, ...]:
        if not page.skeleton.text.rstrip().endswith(":"):
            return ()
        head = leading_speaker(page.clauses)
        return (self._speakers(page, head) if head is not None else ()) or self.last

    def _candidates(self, page: Page) -> dict[int, Candidate]:
        """Of each quote the verb that fits best, passing by those whose subject is an empty it or that."""
        chosen = {}
        for number in range(len(page.marked)):
            place = place_of(page.clauses, number, number in page.skeleton.whole)
            ranked = candidates(page.clauses, place) if place else []
            best = next((each for each in ranked if page.clauses.may_speak(each.speaker)), None)
            if best is None:
                best = next((each for each in ranked if self._speakers(page, each.speaker)), None)
            if best is not None:
                chosen[number] = best
        return chosen

    def _quote(
        self, page: Page, number: int, words: Marked, chosen: dict[int, Candidate], before: Quote | None
    ) -> Quote | None:
        line = self._line(words.start, words.end)
        if line is not None:
            return line
        start, end = trimmed(self.text, words.start, words.end)
        kind = kind_of(self.text[start:end], self.text[words.end + 1 : words.end + 3])
        said = self._said(page, number, words, chosen, before, kind)
        if not said.rule:
            return None
        tie = len(self.found) - 1 if words.is_reopened and self.found else None
        if tie is not None and not said.speakers:
            said = replace(said, speakers=self.found[tie].speakers)
        return self._proposed(start, end, kind, said, tie)

    def _proposed(self, start: int, end: int, kind: QuoteKind, said: Said, tie: int | None = None) -> Quote:
        return Quote(
            start,
            end,
            self.text[start:end],
            kind,
            said.speakers,
            certainty_of(said.rule, [each.name for each in said.speakers]),
            said.rule,
            tie,
            said.words_of,
            self.people.are_unnamed(said.speakers),
        )

    def _said(
        self,
        page: Page,
        number: int,
        words: Marked,
        chosen: dict[int, Candidate],
        before: Quote | None,
        kind: QuoteKind,
    ) -> Said:
        """By a verb where there is one; else by what stands round the marks, whole and partial each in their way."""
        is_whole = number in page.skeleton.whole
        label = label_before(self.story, page.number, words, self.names) if is_whole else None
        if label is not None:
            return Said((label,), "transcript")
        if number in chosen:
            return self._by_verb(page, number, chosen[number], is_whole)
        signed = signature_after(self.story, page.number, words, self.names) if is_whole else None
        if signed is not None:
            return Said((signed,), "signature")
        if is_whole:
            paragraph = self.story.paragraphs[page.number]
            beside = speaker_beside(self.text, paragraph.start, paragraph.end, words, self.names)
            if beside is not None:
                return Said((beside,), "name beside verb")
        if words.is_reopened and self.found:
            return Said(self.found[-1].speakers, CARRIED)
        if is_whole:
            return self._without_verb(page, number, words, chosen, before)
        return self._with_those_before(words, before, kind)

    def _by_verb(self, page: Page, number: int, candidate: Candidate, is_whole: bool) -> Said:
        """Its subject; in “Lane said Harker had called it ‘a gift’” Lane, who tells it, with Harker's name kept."""
        if not is_whole and page.clauses.words[candidate.speaker].text.lower() in ANYBODY:
            return Said()
        speakers = self._speakers(page, candidate.speaker)
        telling = teller(page.clauses, candidate, is_whole)
        tellers = self._speakers(page, telling) if telling is not None else ()
        if speakers and tellers and {each.name for each in tellers}.isdisjoint(each.name for each in speakers):
            return Said(tellers, "told by another", speakers[0])
        place = place_of(page.clauses, number, is_whole)
        whose = whose_words(page.clauses, place, candidate) if place is not None and not is_whole else None
        others = self._speakers(page, whose) if whose is not None else ()
        is_another = others and speakers and others[0].name not in {each.name for each in speakers}
        return Said(speakers, candidate.rule, others[0] if is_another else None)

    def _with_those_before(self, words: Marked, before: Quote | None, kind: QuoteKind) -> Said:
        """A few words that no verb governs: with those they are listed with, or in doubt and no quote."""
        if before is None or not before.speakers:
            return Said()
        if IN_A_LIST.fullmatch(self.text, before.end + 1, max(words.start - 1, before.end + 1)):
            return Said(before.speakers, "named with the words before", before.words_of)
        if kind is not QuoteKind.PARTIAL and word_count(self.text[words.start : words.end]) >= MANY_WORDS:
            return Said(before.speakers, "words in the paragraph", before.words_of)
        return Said()

    def _without_verb(
        self, page: Page, number: int, words: Marked, chosen: dict[int, Candidate], before: Quote | None
    ) -> Said:
        """Sentences of their own: they go on with those beside them, or with who spoke last."""
        if before is not None and before.speakers:
            return Said(before.speakers, "goes on in the paragraph", before.words_of)
        paragraph = self.story.paragraphs[page.number]
        lead = self.text[paragraph.start : words.start - 1].strip()
        if not lead and self.led_in:
            return Said(self.led_in, "led in by a colon")
        following = next((chosen[each] for each in sorted(chosen) if each > number), None)
        speakers = self._speakers(page, following.speaker) if following is not None else ()
        if speakers:
            return Said(speakers, "goes on in the paragraph")
        if lead:
            speakers = self._leading_subject(page, words)
            is_long = word_count(self.text[words.start : words.end]) >= MANY_WORDS
            return Said(speakers, "led in by the sentence before" if speakers else "marks alone" if is_long else "")
        is_near = page.number - self.last_page <= PAGES_ON
        if self.last and is_near and not self._is_answer(words) and not self._has_tail(page, words):
            return Said(self.last, "last speaker")
        return Said((), "marks alone")

    def _has_tail(self, page: Page, words: Marked) -> bool:
        """Whether words after a comma were to say who speaks, and were not understood."""
        tail = self.text[words.end + 1 : self.story.paragraphs[page.number].end]
        return self.text[words.start : words.end].rstrip().endswith(",") and bool(re.search(r"\w", tail[:MOST_SIGNED]))

    def _is_answer(self, words: Marked) -> bool:
        """Whether somebody else may be speaking: after a question, or in a word or two."""
        asked = bool(self.found) and self.found[-1].text.endswith("?")
        return asked or word_count(self.text[words.start : words.end]) < LEAST_ON

    def _line(self, first: int, last: int) -> Quote | None:
        """A line of a transcript: what follows the name in capitals that it begins with."""
        found = line_of(self.text, first, last, self.names)
        if found is None:
            return None
        start, end = trimmed(self.text, found[1], last)
        return self._proposed(start, end, kind_of(self.text[start:end], ""), Said((found[0],), "transcript"))

    def _leading_subject(self, page: Page, words: Marked) -> tuple[Speaker, ...]:
        """The subject of what stands before the marks: before a colon of any verb, else of a verb of saying."""
        clauses = page.clauses
        before = [
            number
            for number, word in enumerate(clauses.words)
            if word.start < words.start and word.quote < 0 and not word.is_stand_in
        ]
        verbs = [number for number in reversed(before) if clauses.words[number].part in ("VERB", "AUX")]
        for number in verbs if before and clauses.words[before[-1]].text == ":" else ():
            subject = clauses.subject_of(number)
            if subject is not None and clauses.surely_speaks(subject):
                return self._speakers(page, subject)
        main = next((number for number in verbs if clauses.words[number].head == number), None)
        if main is None or clauses.words[main].lemma not in VERBS:
            return ()
        subject = clauses.subject_of(main)
        return self._speakers(page, subject) if subject is not None else ()

    def _speakers(self, page: Page, head: int) -> tuple[Speaker, ...]:
        return self.people.speakers(page.clauses, head)

    def _remember(self, page: Page, before: Quote | None) -> None:
        """Keep who spoke last in the paragraph, for what follows."""
        spoken = before.speakers if before is not None else ()
        ends_whole = bool(page.marked) and len(page.marked) - 1 in page.skeleton.whole
        if not (spoken and ends_whole):
            subjects = (page.clauses.subject_of(number) for number in _sayings(page.clauses))
            told = (self._speakers(page, subject) for subject in subjects if subject is not None)
            spoken = next((speakers for speakers in told if speakers), spoken)
        if spoken:
            self.last, self.last_page = spoken, page.number


def _sayings(clauses: Clauses) -> list[int]:
    """The verbs of saying outside the marks, the last sentence first, and in it the one that governs the others."""
    found = [
        number
        for number, word in enumerate(clauses.words)
        if word.quote < 0 and word.part == "VERB" and word.lemma in SAYING
    ]
    return sorted(found, key=lambda number: (-clauses.words[number].sentence, len(list(clauses.ancestors(number)))))
