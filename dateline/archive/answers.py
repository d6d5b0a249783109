"""What was said in answer to a quote: a denial, or the other side. Shown with it wherever it is printed."""

from collections.abc import Iterable

from dateline.archive.models import Quote
from dateline.archive.queries import answers_to
from dateline.press.keys import under


def with_answers(quotes: Iterable[Quote]) -> list[Quote]:
    """The same quotes, each with `shown_answers`, in the order in which they were published. One statement.

    An answer readers may not see is asked for as well: a page that does not print it depends on it.
    """
    told = {quote.pk: quote for quote in quotes}
    for quote in told.values():
        quote.shown_answers = []
    if told:
        rows = Quote.objects.filter(answers__in=told).under(*map(answers_to, told))
        for row in rows.telling_if_public().oldest_first().for_lists():
            if row.is_public:
                told[row.answers_id or 0].shown_answers.append(row)
    return list(told.values())


def answered_by(quote: Quote) -> Quote | None:
    """What `quote` answers, where readers may see it."""
    if quote.answers_id is None:
        return None
    with under():  # whatever decides leaves a key: the quote, its speaker and its story
        answered = Quote.objects.filter(pk=quote.answers_id).telling_if_public().for_lists().first()
    return answered if answered and answered.is_public else None
