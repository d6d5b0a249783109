"""What machines are told of the record: schema.org's Quotation, and subjects by name and address."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings

from dateline.archive.models import Event, Quote
from dateline.archive.roles import HeldRole
from dateline.media.sizes import largest_jpeg
from dateline.stories.models import Correction
from dateline.subjects.models import Role, Subject

TYPES = {
    Subject.Kind.PERSON: "Person",
    Subject.Kind.ORGANISATION: "Organization",
    Subject.Kind.PLACE: "Place",
    Subject.Kind.TOPIC: "Thing",
}

ELSEWHERE = {"wikidata": "https://www.wikidata.org/wiki/%s", "geonames": "https://www.geonames.org/%s/"}
PLAIN_NUMBER = re.compile(r"Q?[0-9]{1,12}")
EVENT_STATUS = {
    Event.Standing.EXPECTED: "https://schema.org/EventScheduled",
    Event.Standing.CANCELLED: "https://schema.org/EventCancelled",
}


def subject_for_machines(subject: Subject) -> dict[str, str]:
    """Its kind and its name; its address where readers have a page of it."""
    told = {"@type": TYPES[Subject.Kind(subject.kind)], "name": subject.name}
    return told | {"url": _whole(subject.address)} if subject.has_page else told


def about_subject(subject: Subject, roles: Sequence[HeldRole] = ()) -> dict[str, Any]:
    """For the subject's own page: what it is now as job and membership, and every role with its days."""
    held = [each.role for each in roles if each.is_held]
    told = {
        "@context": "https://schema.org",
        "@id": _whole(subject.address),
        **subject_for_machines(subject),
        "description": subject.description,
        "image": _picture(subject),
        "sameAs": _elsewhere(subject),
        "memberOf": [
            subject_for_machines(role.at) for role in held if role.at and role.at.kind == Subject.Kind.ORGANISATION
        ],
    }
    if subject.is_person:
        told["jobTitle"] = [role.title for role in held]
        told["hasOccupation"] = [_occupation(each.role) for each in roles]
    return {name: value for name, value in told.items() if value}


def _occupation(role: Role) -> dict[str, Any]:
    """https://schema.org/Role: an occupation with its days."""
    told = {
        "@type": "Role",
        "hasOccupation": {"@type": "Occupation", "name": role.title},
        "startDate": role.begins,
        "endDate": role.ends,
    }
    return {name: value for name, value in told.items() if value}


def _elsewhere(subject: Subject) -> list[str]:
    """Its pages in registers whose addresses are made from the number."""
    known = [(page, subject.external_ids.get(register, "")) for register, page in ELSEWHERE.items()]
    return [page % number for page, number in known if isinstance(number, str) and PLAIN_NUMBER.fullmatch(number)]


def _picture(subject: Subject) -> str:
    size = largest_jpeg(subject.picture) if subject.picture else None
    return _whole(size.url) if size else ""


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


def events_for_machines(events: Iterable[Event]) -> dict[str, Any]:
    """https://schema.org/Event of each whose place is known, with the story that tells it. Search engines call one
    without a place, or a place without an address, an error."""
    placed = [(event, location) for event in events if (location := _location(event))]
    graph = [_event(event, location) for event, location in placed]
    return {"@context": "https://schema.org", "@graph": graph} if graph else {}


def _event(event: Event, location: dict[str, str]) -> dict[str, Any]:
    told = {
        "@type": "Event",
        "name": event.told,
        "startDate": event.day_for_machines,
        "endDate": event.ends and event.ends != event.begins and event.ends.isoformat(),
        "eventStatus": EVENT_STATUS.get(Event.Standing(event.standing)),
        "location": location,
        "about": [subject_for_machines(each.subject) for each in event.named if each.subject],
        "subjectOf": {"@type": "NewsArticle", "@id": _whole(event.story.address), "headline": event.story.title},
    }
    return {name: value for name, value in told.items() if value}


def _location(event: Event) -> dict[str, str]:
    """Its name is all the address it has."""
    told = subject_for_machines(event.place) if event.place else {"@type": "Place", "name": event.place_name}
    return told | {"address": told["name"]} if told["name"] else {}


def _speaker(quote: Quote) -> dict[str, str]:
    told = subject_for_machines(quote.speaker) if quote.speaker else {}
    return told | {"jobTitle": quote.role} if quote.role and told.get("@type") == "Person" else told


def _whole(address: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{address}"
