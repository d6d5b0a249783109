"""Say what a change touched, in the transaction that changes it."""

from django.db import connection, transaction

from dateline.press.keys import number_of, under
from dateline.press.models import Touch
from dateline.press.store import the_store


def touch(*keys: str, at_once: bool = False) -> None:
    """Whatever was made from `keys` is pressed again. `at_once`: it is gone for readers before this returns to them.

    A crash after the commit loses nothing: what is touched stands in the outbox.
    """
    if not keys:
        return
    numbers = sorted({number_of(key) for key in keys})
    with transaction.atomic():
        own = _transaction_id()
        Touch.objects.bulk_create(Touch(key=number, transaction_id=own) for number in numbers)
        if at_once and the_store() is not None:
            transaction.on_commit(lambda: _drop(numbers))
        transaction.on_commit(_wake)


def _transaction_id() -> int | None:
    if connection.vendor != "postgresql":
        return None
    with under(), connection.cursor() as cursor:  # a page may touch what it has made: a missing size of a picture
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])


def _drop(numbers: list[int]) -> None:
    from dateline.press.actions.drop import drop_made_from

    drop_made_from(numbers=numbers)


def _wake() -> None:
    from dateline.press.wake import wake_the_press

    wake_the_press()
