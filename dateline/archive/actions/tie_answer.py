"""Say that a quote answers another one: denies it, or is the other side."""

from django.db import transaction

from dateline.archive.errors import AnswersInCircle, ChangedSinceRead
from dateline.archive.models import Quote
from dateline.archive.queries import answers_to
from dateline.press.actions.touch import touch

LONGEST_CHAIN = 100


@transaction.atomic
def tie_answer(*, quote: Quote, to: Quote | None, seen: str | None = None) -> Quote:
    """`quote` stands under `to` from now on, and under nothing with None. Raises ChangedSinceRead, AnswersInCircle."""
    held = Quote.objects.select_for_update(of=("self",)).filter(pk=quote.pk).first()
    if held is None or (seen is not None and seen != held.version):
        raise ChangedSinceRead
    if to is not None and held.pk in _chain_of(to):
        raise AnswersInCircle
    before, held.answers = held.answers_id, to
    held.save(update_fields=["answers"])
    touch(*(answers_to(pk) for pk in (before, held.answers_id) if pk), at_once=before is not None)
    return held


def _chain_of(quote: Quote) -> list[int]:
    """The quote, what it answers, what that answers, and so on, a hundred of them at most."""
    chain = [quote.pk]
    following = quote.answers_id
    while following is not None and len(chain) < LONGEST_CHAIN:
        chain.append(following)
        following = Quote.objects.filter(pk=following).values_list("answers_id", flat=True).first()
    return chain
