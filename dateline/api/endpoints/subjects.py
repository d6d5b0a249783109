"""Subjects: the people, organisations, places and topics readers have a page of."""

from collections.abc import Sequence
from typing import Any

from dateline.api.endpoint import ROOT, Endpoint
from dateline.api.fields import Field, the_same
from dateline.api.leaves import by_key, by_words
from dateline.api.parameters import choice, column, word
from dateline.api.schema import address, listed, maybe, one_of, shape, text, yes_or_no
from dateline.api.shapes import PICTURE, SUBJECT, mark_public, picture_told, subject_link
from dateline.archive.queries import public_subjects
from dateline.archive.roles import HeldRole, roles_held_by
from dateline.feeds.addresses import whole
from dateline.media.sizes import fetch_sizes
from dateline.subjects.models import Subject

MOST_ROLES = 50
ROLE = shape(
    "What it is or was. Days are as exact as they are known: 2019, 2019-05 or 2019-05-03.",
    title=text(),
    at=maybe(SUBJECT),
    begins=text("May be empty."),
    ends=text("Empty while it lasts."),
    is_held=yes_or_no("Whether it is so today."),
)


def _roles(subject: Subject) -> list[dict[str, Any]]:
    held = roles_held_by(subject)[:MOST_ROLES]
    mark_public(each.at for each in held)
    return [_role(each) for each in held]


def _role(held: HeldRole) -> dict[str, Any]:
    role = held.role
    told = {"title": held.title, "at": subject_link(held.at), "begins": role.begins, "ends": role.ends}
    return told | {"is_held": held.is_held}


def _about(subject: Subject, what: str) -> str:
    return whole(f"{ROOT}{what}/?subject={subject.pk}")


class Subjects(Endpoint):
    """By name."""

    model = Subject
    many = "subjects"
    one = "subject"
    about = "People, organisations, places and topics readers have a page of."
    orders = (*by_words("name"), *by_key())
    fields = (
        Field("address", address("Where readers read of it."), lambda subject: whole(subject.address)),
        the_same("slug", text("As it stands in its address.")),
        the_same("kind", one_of(Subject.Kind.values)),
        the_same("name", text()),
        the_same("description", text("One line; may be empty.")),
        Field("picture", maybe(PICTURE), lambda subject: picture_told(subject.picture)),
        Field("roles", listed(ROLE, "Those held now first.", most=MOST_ROLES), _roles, only_alone=True),
        Field("stories", address("The stories that name it."), lambda subject: _about(subject, "stories")),
        Field("quotes", address("What it said on the record."), lambda subject: _about(subject, "quotes")),
        Field("events", address("What it took part in."), lambda subject: _about(subject, "events")),
    )
    narrowed_by = (
        choice("kind", "", Subject.Kind.values, column("kind")),
        word("slug", "As it stands in its address.", column("slug")),
    )

    def get_queryset(self) -> Any:
        return public_subjects().select_related("picture")

    def prepare(self, rows: list[Any], fields: Sequence[Field]) -> None:
        fetch_sizes(row.picture for row in rows if row.picture)
