"""Reads with grammar: skeletons are parsed, names linked, and each quote goes to the subject of the verb over it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.archive.reader.attribution import Candidate, candidates, leading_speaker, place_of
from dateline.archive.reader.engines.rules import speaker_beside, trimmed
from dateline.archive.reader.grammar import Clauses, Parser, Word
from dateline.archive.reader.kinds import MANY_WORDS, is_no_quote, kind_of, word_count
from dateline.archive.reader.marks import Marked
from dateline.archive.reader.names import Names
from dateline.archive.reader.naming import name_story
from dateline.archive.reader.people import People
from dateline.archive.reader.proposals import Proposals, Quote, QuoteKind, Speaker
from dateline.archive.reader.skeleton import Skeleton, skeleton_of
from dateline.archive.reader.speech_verbs import SAYING, VERBS
from dateline.archive.reader.stories import Story

CARRIED = "goes on from the paragraph before"
CERTAINTIES = {
    "governing verb": 0.85,
    "verb beside the marks": 0.95,
    "according to": 0.8,
    "something said": 0.4,
    "goes on in the paragraph": 0.9,
    CARRIED: 0.4,
    "goes on in the next paragraph": 0.4,
    "led in by a colon": 0.6,
    "led in by the sentence before": 0.75,
    "last speaker": 0.6,
    "transcript": 0.8,
    "verb put in": 0.85,
    "taken as": 0.7,
    "words in the paragraph": 0.6,
    "signature": 0.85,
    "name beside verb": 0.85,
}
TRANSCRIPT = re.compile(r"\s*(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}):\s+(?=\S)")
"""LANE: We will see."""
LABEL = re.compile(r"(?:^|[-–—.:] |[Ff]rom )(?P<name>[A-Z][\w.’'-]+(?: (?:and )?[A-Z][\w.’'-]+){0,4}):$")
SIGNATURE = re.compile(r"^\s*[—–―-]{1,2}\s*(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4})")
ANYBODY = frozenset({"we", "you"})
"""What we call “progress” is nobody's word."""
LEAST_LINES = 3
"""So many lines with a name before them make a transcript; fewer may be headings."""
MOST_IN_HEADLINE = 25
LEAST_ON = 3
"""Fewer words than these in a paragraph of their own may be anybody's."""
MOST_SIGNED = 120
LONGEST_PARSED = 12_000


@dataclass(frozen=True, slots=True)
class Page:
    """One paragraph, read."""

    number: int
    marked: tuple[Marked, ...]
    skeleton: Skeleton
    clauses: Clauses


class GrammarEngine:
    """English, by any parser that gives words with their grammar."""

    languages = frozenset({"en"})

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def read(self, story: Story) -> Proposals:
        """Names first, over the whole story; then the quotes in order."""
        pages = list(self._pages(story))
        above = [page.clauses for page in pages if _is_headline(page)]
        body = [page.clauses for page in pages[len(above) :]]
        names, mentions = name_story(story, body)
        return Proposals(mentions=mentions, quotes=tuple(_Quotes(story, names).read(pages)))

    def _pages(self, story: Story) -> Iterator[Page]:
        kept = [
            (number, marked, skeleton_of(story.text, paragraph, marked))
            for number, (paragraph, marked) in enumerate(zip(story.paragraphs, story.marked, strict=True))
        ]
        parsed = self._parser.parse([skeleton.text[:LONGEST_PARSED] for _, _, skeleton in kept])
        for (number, marked, skeleton), words in zip(kept, parsed, strict=True):
            yield Page(number, marked, skeleton, Clauses([_placed(word, skeleton) for word in words]))


def _placed(word: Word, skeleton: Skeleton) -> Word:
    start, quote = skeleton.origin(word.start)
    end, _ = skeleton.origin(word.end - 1)
    stands_in = quote in skeleton.whole
    return replace(word, start=start, end=start if stands_in else end + 1, quote=quote, is_stand_in=stands_in)


def _is_headline(page: Page) -> bool:
    """A first line with most of its words capitalised: a parser takes half of it for one name."""
    words = [word for word in page.clauses.words if word.text[:1].isalpha() and len(word.text) > 3]
    large = sum(word.text[:1].isupper() for word in words)
    return page.number == 0 and len(words) < MOST_IN_HEADLINE and large > 0.75 * len(words)


class _Quotes:
    """The quotes of one story, in order, with what has to be remembered from one to the next."""

    def __init__(self, story: Story, names: Names) -> None:
        self.text = story.text
        self.story = story
        self.names = names
        self.people = People(story.text, names, ())
        self.found: list[Quote] = []
        self.last: tuple[Speaker, ...] = ()
        """Who spoke last, in marks or not."""
        self.last_page = -9
        lines = sum(TRANSCRIPT.match(paragraph.text) is not None for paragraph in story.paragraphs)
        self.is_transcript = lines >= LEAST_LINES
        self.led_in: tuple[Speaker, ...] = ()
        """Who is to speak after the colon that the paragraph before ended in."""

    def read(self, pages: Sequence[Page]) -> list[Quote]:
        self.people = People(self.text, self.names, [page.clauses for page in pages])
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
                found[quote.continues] = replace(
                    before,
                    speakers=quote.speakers,
                    rule="goes on in the next paragraph",
                    certainty=CERTAINTIES[CARRIED],
                )
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
        start, end = trimmed(self.text, words.start, words.end)
        said = self.text[start:end]
        labelled = self._line(words.start, words.end)
        if labelled is not None:
            return labelled
        kind = kind_of(said, self.text[words.end + 1 : words.end + 3])
        tie = len(self.found) - 1 if words.is_reopened and self.found else None
        candidate = chosen.get(number)
        signed = self._signature(page, words) if candidate is None and number in page.skeleton.whole else None
        if signed is not None:
            return Quote(start, end, said, kind, (signed,), CERTAINTIES["signature"], "signature", tie)
        speakers, rule = self._spoken_by(page, number, words, candidate, chosen, before, kind)
        if not rule:
            return None
        if tie is not None and not speakers:
            speakers = self.found[tie].speakers
        certainty = CERTAINTIES.get(rule, 0.6) if speakers else 0.0
        return Quote(start, end, said, kind, speakers, certainty, rule, tie)

    def _spoken_by(
        self,
        page: Page,
        number: int,
        words: Marked,
        candidate: Candidate | None,
        chosen: dict[int, Candidate],
        before: Quote | None,
        kind: QuoteKind,
    ) -> tuple[tuple[Speaker, ...], str]:
        """Who said it and the rule that says so; no rule when it is no quote at all."""
        is_whole = number in page.skeleton.whole
        label = self._label(page, words) if is_whole else None
        if label is not None:
            return (label,), "transcript"
        if candidate is not None:
            if not is_whole and page.clauses.words[candidate.speaker].text.lower() in ANYBODY:
                return (), ""
            speakers = self._speakers(page, candidate.speaker)
            if speakers:
                return speakers, candidate.rule
            return (), candidate.rule
        if is_whole:
            paragraph = self.story.paragraphs[page.number]
            beside = speaker_beside(self.text, paragraph.start, paragraph.end, words, self.names)
            if beside is not None:
                return (beside,), "name beside verb"
        if words.is_reopened and self.found:
            return self.found[-1].speakers, CARRIED
        if is_whole and before is not None and before.speakers:
            return before.speakers, "goes on in the paragraph"
        if not is_whole and kind is QuoteKind.PARTIAL:
            return (), ""
        if not is_whole:
            if before is not None and before.speakers and word_count(self.text[words.start : words.end]) >= MANY_WORDS:
                return before.speakers, "words in the paragraph"
            return (), ""
        paragraph = self.story.paragraphs[page.number]
        lead = self.text[paragraph.start : words.start - 1].strip()
        if not lead and self.led_in:
            return self.led_in, "led in by a colon"
        following = next((chosen[each] for each in sorted(chosen) if each > number), None)
        if following is not None:
            speakers = self._speakers(page, following.speaker)
            if speakers:
                return speakers, "goes on in the paragraph"
        if lead:
            speakers = self._leading_subject(page, words)
            is_long = word_count(self.text[words.start : words.end]) >= MANY_WORDS
            return speakers, "led in by the sentence before" if speakers else "marks alone" if is_long else ""
        if (
            self.last
            and page.number - self.last_page <= 2
            and not self._is_answer(words)
            and not self._has_tail(page, words)
        ):
            return self.last, "last speaker"
        return (), "marks alone"

    def _has_tail(self, page: Page, words: Marked) -> bool:
        """Whether words after a comma were to say who speaks, and were not understood."""
        paragraph = self.story.paragraphs[page.number]
        tail = self.text[words.end + 1 : paragraph.end]
        return self.text[words.start : words.end].rstrip().endswith(",") and bool(re.search(r"\w", tail[:MOST_SIGNED]))

    def _is_answer(self, words: Marked) -> bool:
        """Whether somebody else may be speaking: after a question, or in a word or two."""
        asked = bool(self.found) and self.found[-1].text.endswith("?")
        return asked or word_count(self.text[words.start : words.end]) < LEAST_ON

    def _line(self, first: int, last: int) -> Quote | None:
        """A line of a transcript: what follows the name in capitals that it begins with."""
        found = TRANSCRIPT.match(self.text, first, last)
        if found is None:
            return None
        name, (start, end) = found["name"], trimmed(self.text, found.end(), last)
        cluster = self.names.find(name)
        speaker = Speaker(found.start("name"), found.end("name"), name, cluster.name if cluster else name)
        said = self.text[start:end]
        return Quote(start, end, said, kind_of(said, ""), (speaker,), CERTAINTIES["transcript"], "transcript")

    def _label(self, page: Page, words: Marked) -> Speaker | None:
        """Name: “…”, where the line begins or after a dash or a full stop."""
        first = max(self.story.paragraphs[page.number].start, words.start - 1 - MOST_SIGNED)
        found = LABEL.search(self.text[first : words.start - 1].rstrip())
        if found is None:
            return None
        cluster = self.names.find(found["name"])
        start = first + found.start("name")
        return Speaker(start, start + len(found["name"]), found["name"], cluster.name if cluster else found["name"])

    def _signature(self, page: Page, words: Marked) -> Speaker | None:
        """“…” — Name, at the end of the paragraph or as the whole of the next."""
        paragraph = self.story.paragraphs[page.number]
        at, rest = words.end + 1, self.text[words.end + 1 : paragraph.end]
        if not rest.strip() and page.number + 1 < len(self.story.paragraphs):
            following = self.story.paragraphs[page.number + 1]
            at, rest = following.start, following.text
        found = SIGNATURE.match(rest[:200])
        if found is None or len(rest) > MOST_SIGNED or any(mark in rest for mark in '“"'):
            return None
        name = found["name"].rstrip(".")
        cluster = self.names.find(name)
        start = at + found.start("name")
        return Speaker(start, start + len(name), name, cluster.name if cluster else name)

    def _leading_subject(self, page: Page, words: Marked) -> tuple[Speaker, ...]:
        """The subject of the sentence before the marks, when it is somebody."""
        clauses = page.clauses
        before = [
            number
            for number, word in enumerate(clauses.words)
            if word.start < words.start and word.quote < 0 and not word.is_stand_in
        ]
        for number in reversed(before):
            word = clauses.words[number]
            if word.head == number and word.part in ("VERB", "AUX"):
                if word.lemma not in VERBS:
                    return ()
                subject = clauses.subject_of(number)
                return self._speakers(page, subject) if subject is not None else ()
        return ()

    def _speakers(self, page: Page, head: int) -> tuple[Speaker, ...]:
        heads = [head, *page.clauses.conjoined(head)]
        found = [self.people.speaker(page.clauses, each) for each in heads]
        return tuple(speaker for speaker in found if speaker is not None) if found[0] is not None else ()

    def _remember(self, page: Page, before: Quote | None) -> None:
        """Keep the last who spoke in the paragraph, for what follows."""
        if before is not None and before.speakers:
            self.last, self.last_page = before.speakers, page.number
        else:
            clauses = page.clauses
            for number in range(len(clauses.words) - 1, -1, -1):
                word = clauses.words[number]
                if word.quote < 0 and word.part == "VERB" and word.lemma in SAYING:
                    subject = clauses.subject_of(number)
                    speakers = self._speakers(page, subject) if subject is not None else ()
                    if speakers:
                        self.last, self.last_page = speakers, page.number
                        break
