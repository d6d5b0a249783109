"""The tables of the record, row by row: whatever is asked for them is read some hundred rows at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from dateline.archive.desk.queue import of_public_stories
from dateline.archive.models import Event, Mention, Participant, Quote, Tie
from dateline.stories.models.story import story_address
from dateline.subjects.models import PLURALS, Role, Subject

AT_ONCE = 500

Row = dict[str, Any]
STORY = ("story", "story__slug", "story__title", "story__section__slug", "story__published_at")
FOUND = ("pk", "state", "words", "sentence", "certainty", "rule", "revision", "start", "end", "decided_at",
         "decided_by__username", *STORY)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """One file of the export. `rows`, with every state or only what is on the record."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[bool], Iterator[Row]]


def _some_at_a_time(rows: Any, *columns: str) -> Iterator[list[Row]]:
    """In the order of their numbers. Each time the next ones are asked for: no statement stays open, and memory holds
    no more than these."""
    last = 0
    asked = rows.order_by("pk").values("pk", *columns)
    while some := list(asked.filter(pk__gt=last)[:AT_ONCE]):
        yield some
        last = some[-1]["pk"]


def _each(rows: Any, *columns: str) -> Iterator[Row]:
    for some in _some_at_a_time(rows, *columns):
        yield from some


def _found(rows: Any, every_state: bool) -> Any:
    """All of it; or what an editor confirmed, in stories readers may see."""
    return rows if every_state else of_public_stories(rows.filter(state="confirmed"))


def _of_nobody_closed(rows: Any, every_state: bool, *whose: str) -> Any:
    """Without those of whoever's page was closed for good."""
    return rows if every_state else rows.filter(**{f"{who}__closed_at": None for who in whose})


def _quotes(every_state: bool) -> Iterator[Row]:
    columns = (
        *FOUND, "kind", "said_by", "speaker_name", "speaker", "speaker__name", "role", "is_unnamed", "source",
        "to_whom", "where", "words_of_name", "answers", "continues", "correction__text",
    )  # fmt: skip
    quotes = _of_nobody_closed(Quote.objects.all(), every_state, "speaker", "words_of")
    for row in _each(_found(quotes, every_state), *columns):
        yield {
            "number": row["pk"],
            "address": whole_address(f"/quotes/{row['pk']}/"),
            "kind": row["kind"],
            "words": row["words"],
            "sentence": row["sentence"],
            "speaker": row["speaker__name"] or row["speaker_name"],
            "speaker_number": row["speaker"],
            "called": row["said_by"],
            "unnamed": row["is_unnamed"],
            "role": row["role"],
            "source": row["source"],
            "to_whom": row["to_whom"],
            "where": row["where"],
            "words_of": row["words_of_name"],
            "answers": row["answers"],
            "continues": row["continues"],
            "correction": row["correction__text"] or "",
            **_where_found(row),
        }


def _mentions(every_state: bool) -> Iterator[Row]:
    columns = (*FOUND, "kind", "name", "subject", "subject__name")
    for row in _each(_found(_of_nobody_closed(Mention.objects.all(), every_state, "subject"), every_state), *columns):
        yield {
            "number": row["pk"],
            "words": row["words"],
            "name": row["name"],
            "kind": row["kind"],
            "subject": row["subject__name"] or "",
            "subject_number": row["subject"],
            **_where_found(row),
        }


def _events(every_state: bool) -> Iterator[Row]:
    columns = (
        *FOUND, "kind", "title", "standing", "happened_on", "begins", "ends", "place_name", "place", "place__name",
        "same_as", "follows",
    )  # fmt: skip
    for some in _some_at_a_time(_found(Event.objects.all(), every_state), *columns):
        took_part = _participants([row["pk"] for row in some], every_state)
        for row in some:
            yield {
                "number": row["pk"],
                "kind": row["kind"],
                "title": row["title"],
                "standing": row["standing"],
                "date": row["happened_on"],
                "begins": row["begins"],
                "ends": row["ends"],
                "place": row["place__name"] or row["place_name"],
                "place_number": row["place"],
                "participants": took_part[row["pk"]],
                "same_as": row["same_as"],
                "follows": row["follows"],
                "words": row["words"],
                "sentence": row["sentence"],
                **_where_found(row),
            }


def _participants(events: list[int], every_state: bool) -> dict[int, list[str]]:
    """Of these, each with the part they played; nobody who was closed, unless every state is asked for."""
    found: dict[int, list[str]] = defaultdict(list)
    columns = ("event", "name", "subject__name", "part")
    rows = _of_nobody_closed(Participant.objects.filter(event__in=events), every_state, "subject")
    for event, name, subject, part in rows.order_by("pk").values_list(*columns):
        found[event].append(f"{subject or name} ({part})" if part else subject or name)
    return found


def _ties(every_state: bool) -> Iterator[Row]:
    columns = (
        *FOUND, "kind", "standing", "from_name", "from_subject", "from_subject__name", "to_name", "to_subject",
        "to_subject__name", "about_name", "about", "about__name", "role", "happened_on",
    )  # fmt: skip
    ties = _of_nobody_closed(Tie.objects.all(), every_state, "from_subject", "to_subject", "about")
    for row in _each(_found(ties, every_state), *columns):
        yield {
            "number": row["pk"],
            "kind": row["kind"],
            "standing": row["standing"],
            "from": row["from_subject__name"] or row["from_name"],
            "from_number": row["from_subject"],
            "to": row["to_subject__name"] or row["to_name"],
            "to_number": row["to_subject"],
            "about": row["about__name"] or row["about_name"],
            "about_number": row["about"],
            "role": row["role"],
            "date": row["happened_on"],
            "words": row["words"],
            "sentence": row["sentence"],
            **_where_found(row),
        }


def _subjects(every_state: bool) -> Iterator[Row]:
    """All the house knows, but for those who were closed."""
    rows = Subject.objects.all() if every_state else Subject.objects.filter(closed_at=None)
    columns = ("kind", "name", "slug", "description", "aliases", "external_ids", "has_page", "closed_at")
    for row in _each(rows, *columns):
        address = whole_address(f"/{PLURALS[row['kind']]}/{row['slug']}/")
        yield {
            "number": row["pk"],
            "kind": row["kind"],
            "name": row["name"],
            "other_names": list(map(str, row["aliases"])),
            "description": row["description"],
            "has_page": row["has_page"],
            "address": address if row["has_page"] else "",
            "ids_elsewhere": [f"{scheme}: {number}" for scheme, number in row["external_ids"].items()],
            "closed_at": row["closed_at"],
        }


def _roles(every_state: bool) -> Iterator[Row]:
    for row in _each(
        _of_nobody_closed(Role.objects.all(), every_state, "subject", "at"),
        "subject",
        "subject__name",
        "title",
        "at",
        "at__name",
        "begins",
        "ends",
    ):
        yield {
            "number": row["pk"],
            "subject": row["subject__name"],
            "subject_number": row["subject"],
            "role": row["title"],
            "at": row["at__name"] or "",
            "at_number": row["at"],
            "begins": row["begins"],
            "ends": row["ends"],
        }


def _where_found(row: Mapping[str, Any]) -> Row:
    """In which story, at which letters of which revision, how certainly, and who confirmed it when."""
    published_at = row["story__published_at"]
    return {
        "published_at": published_at,
        "story": row["story__title"],
        "story_address": whole_address(story_address(row["story__section__slug"] or "", row["story__slug"])),
        "revision": row["revision"],
        "start": row["start"],
        "end": row["end"],
        "certainty": row["certainty"],
        "rule": row["rule"],
        "state": row["state"],
        "decided_by": row["decided_by__username"] or "",
        "decided_at": row["decided_at"],
    }


def whole_address(address: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{address}"


WHERE_FOUND = (
    "published_at", "story", "story_address", "revision", "start", "end", "certainty", "rule", "state", "decided_by",
    "decided_at",
)  # fmt: skip

TABLES = (
    Table(
        "quotes",
        ("number", "address", "kind", "words", "sentence", "speaker", "speaker_number", "called", "unnamed", "role",
         "source", "to_whom", "where", "words_of", "answers", "continues", "correction", *WHERE_FOUND),
        _quotes,
    ),
    Table(
        "mentions", ("number", "words", "name", "kind", "subject", "subject_number", *WHERE_FOUND), _mentions
    ),
    Table(
        "events",
        ("number", "kind", "title", "standing", "date", "begins", "ends", "place", "place_number", "participants",
         "same_as", "follows", "words", "sentence", *WHERE_FOUND),
        _events,
    ),
    Table(
        "ties",
        ("number", "kind", "standing", "from", "from_number", "to", "to_number", "about", "about_number", "role",
         "date", "words", "sentence", *WHERE_FOUND),
        _ties,
    ),
    Table(
        "subjects",
        ("number", "kind", "name", "other_names", "description", "has_page", "address", "ids_elsewhere", "closed_at"),
        _subjects,
    ),
    Table("roles", ("number", "subject", "subject_number", "role", "at", "at_number", "begins", "ends"), _roles),
)  # fmt: skip
