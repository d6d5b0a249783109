"""How much spam the gatekeeper catches from the text alone, and how many good replies it holds or refuses.

    .venv/bin/python -m bench.spam FILE.csv [FILE.csv …]

Each file has the columns CONTENT, CLASS (1 is spam) and DATE, as the YouTube Spam Collection has (Alberto, Lochter and
Almeida, 2015, CC BY 4.0); none is part of this project, and nothing we ship was trained on one. Every text is judged
twice as a proved reply to an English house that took its time: by a house that has learnt nothing, and by one whose
moderators have judged the first half (by time), of which the second half is counted. Prints a table, writes
bench/results/spam.json, and ends with 1 when a bar is missed over all files together.
"""

import argparse
import csv
import html
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.houses import keep, show, verdict
from dateline.gatekeeper.checks import judge
from dateline.gatekeeper.learning import NOTHING_LEARNT, Learnt, weigh, words_of
from dateline.gatekeeper.proof import Proof
from dateline.gatekeeper.submission import Submission
from dateline.gatekeeper.verdict import Outcome

SECONDS = 60.0
LANGUAGES = ("en",)
BARS = {"a new house": (50.0, 2.0, 0.2), "after the first half": (90.0, 3.0, 0.2)}
"""In a hundred: least spam caught, most good replies held, most good replies refused."""


@dataclass(frozen=True)
class Text:
    """One comment, and what people thought of it."""

    words: str
    is_spam: bool


class House:
    """What its moderators have taught, in memory."""

    def __init__(self) -> None:
        self._seen: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self._texts: Counter[bool] = Counter()

    def learn(self, text: Text) -> None:
        self._seen[text.is_spam].update(words_of(text.words))
        self._texts[text.is_spam] += 1

    def weigh(self, words: str) -> Learnt:
        if not self._texts:
            return NOTHING_LEARNT
        printed, spam = self._seen[False], self._seen[True]
        counts = {word: (printed[word], spam[word]) for word in words_of(words) if printed[word] + spam[word]}
        return weigh(words, counts, self._texts[False], self._texts[True])


def main() -> int:
    """Judge every text, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    files = {path.stem: texts_in(path) for path in parser.parse_args().files}
    told = {name: {"a new house": judged(texts, 0), "after the first half": judged(texts, len(texts) // 2)}
            for name, texts in files.items()}  # fmt: skip
    together = {when: sum((each[when] for each in told.values()), Counter()) for when in BARS}
    rows = [*((name, each) for name, each in told.items()), ("all together", together)]
    keep("spam", {name: {when: in_hundreds(counts) for when, counts in each.items()} for name, each in rows})
    show(
        ("", "", "spam caught", "good held", "good refused", "spam", "good"),
        [(name, when, *map("{:.1f} %".format, in_hundreds(counts)), str(counts["spam"]), str(counts["good"]))
         for name, each in rows for when, counts in each.items()],
    )  # fmt: skip
    return verdict([words for when in BARS for words in complaints(when, together[when])])


def texts_in(path: Path) -> list[Text]:
    """In the order they were sent; those without a day last."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["DATE"] or "9")
    found = [Text(html.unescape(row["CONTENT"]).replace("\ufeff", "").strip(), row["CLASS"] == "1") for row in rows]
    if {text.is_spam for text in found} != {True, False}:
        raise SystemExit(f"{path} has no spam, or nothing else: nothing is counted.")
    return found


def judged(texts: Sequence[Text], first: int) -> Counter[str]:
    """What becomes of the texts from the `first` on, after those before have been learnt."""
    house = House()
    for text in texts[:first]:
        house.learn(text)
    counts: Counter[str] = Counter()
    for text in texts[first:]:
        learnt = house.weigh(text.words)
        sent = Submission(text.words, proof=Proof.PROVED, seconds=SECONDS, languages=LANGUAGES, learnt=learnt)
        outcome = judge(sent).outcome
        kind = "spam" if text.is_spam else "good"
        counts[kind] += 1
        counts[f"{kind} stopped"] += outcome is not Outcome.ALLOW
        counts[f"{kind} refused"] += outcome is Outcome.REFUSE
    return counts


def in_hundreds(counts: Counter[str]) -> tuple[float, float, float]:
    """Spam caught; good replies held (or refused); good replies refused."""
    spam, good = counts["spam"], counts["good"]
    return (
        100 * counts["spam stopped"] / spam,
        100 * counts["good stopped"] / good,
        100 * counts["good refused"] / good,
    )


def complaints(when: str, counts: Counter[str]) -> list[str]:
    least_caught, most_held, most_refused = BARS[when]
    caught, held, refused = in_hundreds(counts)
    found: list[Any] = [
        caught < least_caught and f"{when}: {caught:.1f} % of spam is caught; {least_caught} is the bar.",
        held > most_held and f"{when}: {held:.1f} % of good replies are held; {most_held} is the bar.",
        refused > most_refused and f"{when}: {refused:.1f} % of good replies are refused; {most_refused} is the bar.",
    ]
    return [words for words in found if words]


if __name__ == "__main__":
    sys.exit(main())
