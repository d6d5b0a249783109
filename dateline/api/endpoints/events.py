"""Events: what happened and what is expected, as editors put it on the record."""

from collections.abc import Sequence
from typing import Any

from dateline.api.endpoint import Endpoint
from dateline.api.fields import Field, the_same
from dateline.api.leaves import by_day
from dateline.api.parameters import choice, column, from_day, key, to_day
from dateline.api.schema import day, listed, maybe, one_of, shape, text
from dateline.api.shapes import STORY, SUBJECT, mark_public, story_link, subject_link, written
from dateline.archive.happenings import happenings
from dateline.archive.models import Event
from dateline.archive.queries import public_subjects

MOST_WITHIN = 50
PARTICIPANT = shape("", who=written(SUBJECT, ""), part=text("The part played; may be empty."))
PLACE = shape("Where. The place may have a page of its own.", name=text(), subject=maybe(written(SUBJECT, "")))
OUTCOME = shape("What came of an arrest, a charge or a trial.", title=text(), date=text(), story=STORY)


def _participants(event: Event) -> list[dict[str, Any]]:
    return [{"who": subject_link(each.subject), "part": each.part} for each in event.named[:MOST_WITHIN]]


def _place(event: Event) -> dict[str, Any] | None:
    if event.place:
        return {"name": event.place.name, "subject": subject_link(event.place)}
    return {"name": event.place_name, "subject": None} if event.place_name else None


def _outcome(event: Any) -> dict[str, Any] | None:
    came = event.outcome
    return came and {"title": came.told, "date": came.happened_on, "story": story_link(came.story)}


def _with(rows: Any, subject: int) -> Any:
    return rows.of(subject) if public_subjects().filter(pk=subject).exists() else rows.none()


class Events(Endpoint):
    """The last to begin first: what is expected comes before what has happened."""

    model = Event
    many = "events"
    one = "event"
    about = (
        "What happened and what is expected: confirmed by an editor, with a day. Nobody's arrest without its outcome."
    )
    orders = by_day("begins")
    fields = (
        Field("title", text(), lambda event: event.told),
        the_same("kind", one_of(Event.Kind.values)),
        the_same("standing", one_of(Event.Standing.values)),
        Field(
            "date", text("EDTF, as exact as the story is: 2026, 2026-11, 2026-11-23."), lambda event: event.happened_on
        ),
        Field("begins", day("Its first day."), lambda event: event.begins.isoformat()),
        Field("ends", day("Its last day."), lambda event: event.ends.isoformat()),
        Field("place", maybe(PLACE), _place),
        Field("participants", listed(PARTICIPANT, "Who may be named.", most=MOST_WITHIN), _participants),
        Field("outcome", maybe(OUTCOME), _outcome),
        Field("story", STORY, lambda event: story_link(event.story)),
    )
    narrowed_by = (
        key("subject", "The id of somebody who took part, or of where it was.", _with),
        key("story", "The id of the story that tells it.", column("story")),
        choice("kind", "", Event.Kind.values, column("kind")),
        choice("standing", "", Event.Standing.values, column("standing")),
        from_day("from", "begins"),
        to_day("to", "begins"),
    )

    def get_queryset(self) -> Any:
        return Event.objects.public().for_lists()

    def prepare(self, rows: list[Any], fields: Sequence[Field]) -> None:
        for happening in happenings(rows):
            happening.event.outcome = happening.outcome  # type: ignore[attr-defined]
        mark_public([each.subject for row in rows for each in row.named] + [row.place for row in rows])
