"""Proposals as `dateline archive propose` prints them: the contract's names, plain values."""

from dataclasses import asdict
from typing import Any

from dateline.archive.reader.proposals import Event, Proposals, Quote, Speaker, Tie


def printed(file: str, proposals: Proposals) -> dict[str, Any]:
    """One object a file."""
    return {
        "file": file,
        "mentions": [asdict(mention) for mention in proposals.mentions],
        "quotes": [_quote(quote) for quote in proposals.quotes],
        "dates": [asdict(found) for found in proposals.dates],
        "events": [_event(event) for event in proposals.events],
        "ties": [_tie(tie) for tie in proposals.ties],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    told: dict[str, Any] = {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind,
        "speaker": _speaker(quote.speaker) if quote.speaker else None,
        "certainty": round(quote.certainty, 2),
        "rule": quote.rule,
    }
    if len(quote.speakers) > 1:
        told["speakers"] = [_speaker(speaker) for speaker in quote.speakers]
    if quote.continues is not None:
        told["continues"] = quote.continues
    if quote.words_of is not None:
        told["words_of"] = _speaker(quote.words_of)
    if quote.is_unnamed:
        told["is_unnamed"] = True
    return told


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return asdict(speaker)


def _event(event: Event) -> dict[str, Any]:
    return {**asdict(event), "certainty": round(event.certainty, 2)}


def _tie(tie: Tie) -> dict[str, Any]:
    told = {**asdict(tie), "certainty": round(tie.certainty, 2)}
    return {**told, "from": told.pop("from_subject"), "to": told.pop("to_subject")}
