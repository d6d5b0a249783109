"""What machines are told of the record: schema.org's Quotation, and subjects by name and address."""

from typing import Any

from django.conf import settings

from dateline.archive.models import Quote
from dateline.stories.models import Correction
from dateline.subjects.models import Subject

TYPES = {
    Subject.Kind.PERSON: "Person",
    Subject.Kind.ORGANISATION: "Organization",
    Subject.Kind.PLACE: "Place",
    Subject.Kind.TOPIC: "Thing",
}


def subject_for_machines(subject: Subject) -> dict[str, str]:
    """Its kind and its name; its address where readers have a page of it."""
    told = {"@type": TYPES[Subject.Kind(subject.kind)], "name": subject.name}
    return told | {"url": _whole(subject.address)} if subject.has_page else told


def about_subject(subject: Subject) -> dict[str, Any]:
    """For the subject's own page."""
    told = {"@context": "https://schema.org", **subject_for_machines(subject), "description": subject.description}
    return {name: value for name, value in told.items() if value}


def quotation(quote: Quote, language: str) -> dict[str, Any]:
    """https://schema.org/Quotation of a public quote. `language`: the house's, for a story that names none."""
    story = quote.story
    told = {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": _whole(quote.address),
        "url": _whole(quote.address),
        "text": quote.said,
        "inLanguage": story.language or language,
        "spokenByCharacter": _speaker(quote),
        "datePublished": quote.published_at and quote.published_at.isoformat(),
        "isPartOf": {"@type": "NewsArticle", "@id": _whole(story.address), "headline": story.title},
    }
    return told | {"correction": _correction(quote.correction)} if quote.correction else told


def _correction(correction: Correction) -> dict[str, str]:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": correction.made_at.isoformat(),
    }


def _speaker(quote: Quote) -> dict[str, str]:
    told = subject_for_machines(quote.speaker) if quote.speaker else {}
    return told | {"jobTitle": quote.role} if quote.role and told.get("@type") == "Person" else told


def _whole(address: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{address}"
