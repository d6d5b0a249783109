"""A story with three quotes that an editor reviews, and what hands do at the desk, for the tests of the review."""

from typing import Any

from django.test import Client

from dateline.archive.actions.keep_reading import keep_reading
from dateline.archive.models import Mention, Quote
from dateline.archive.reader.proposals import Mention as Named
from dateline.archive.reader.proposals import MentionKind, Proposals, QuoteKind, Speaker
from dateline.archive.reader.proposals import Quote as Said
from dateline.archive.running_text import running_text

RECORD = "/desk/record/"
MONDAY, TUESDAY, NEVER = "The bridge opens on Monday.", "It closes again on Tuesday.", "Never again."
HTML = (
    f"<p>“{MONDAY}” Ada Pell said. “{TUESDAY}”</p>"
    f"<p>“{NEVER}” Orr said, and went home to Saltmere, where it rained.</p>"
)
WHO = {MONDAY: "Ada Pell", TUESDAY: "Ada Pell", NEVER: "Orr"}


def read(story: Any, who: dict[str, str] = WHO) -> None:
    """What a reader would find in it: these words by these names, and Saltmere."""
    text = running_text(story)

    def speaker(name: str) -> tuple[Speaker, ...]:
        at = text.find(name)
        return (Speaker(at, at + len(name), name, name),) if name else ()

    places = [(words, text.find(words), name) for words, name in who.items() if words in text]
    quotes = [
        Said(at, at + len(words), words, QuoteKind.DIRECT, speaker(name), 0.9 if name else 0.0, "name beside verb")
        for words, at, name in places
    ]
    names = {name: MentionKind.PERSON for name in who.values() if name} | {"Saltmere": MentionKind.PLACE}
    mentions = [
        Named(text.find(name), text.find(name) + len(name), name, kind, name)
        for name, kind in names.items()
        if name in text
    ]
    keep_reading(story=story, text=text, engine="scripted", found=Proposals(tuple(mentions), tuple(quotes)))


def quote(words: str) -> Quote:
    return Quote.objects.get(words=words)


def mention(name: str) -> Mention:
    return Mention.objects.filter(name=name).order_by("start")[0]


def cards(desk: Client, address: str = RECORD, **asked: Any) -> list[Any]:
    found: list[Any] = desk.get(address, asked).context["cards"]
    return found


def accept(desk: Client, words: str, **told: Any) -> Any:
    """As the card's own button does it."""
    card = next(card for card in cards(desk) if card.quote.words == words)
    sent = {"decision": "accept", "seen": card.quote.version, "subject": getattr(card.whose.known, "pk", "")}
    return desk.post(f"{RECORD}quotes/{card.quote.pk}/", sent | told, follow=True)


def change(desk: Client, words: str, **told: Any) -> Any:
    found = quote(words)
    return desk.post(f"{RECORD}quotes/{found.pk}/change/", {"seen": found.version, **told})
