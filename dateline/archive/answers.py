"""What was said in answer to a quote: a denial, or the other side. Shown with it wherever it is printed."""

from collections.abc import Iterable

from dateline.archive.models import Quote
from dateline.archive.queries import QuoteQuerySet, answers_to
from dateline.press.keys import under

MOST, MOST_IN_A_LIST = 20, 5
"""Answers printed under one quote, on its own page and where many are listed."""


def with_answers(quotes: Iterable[Quote], most: int = MOST_IN_A_LIST) -> list[Quote]:
    """The same quotes, each with `shown_answers`, in the order in which they were published, and `has_more_answers`.

    One statement, which looks at the first `most` that were tied to each and one more. An answer readers may not see is
    asked for as well: a page that does not print it depends on it.
    """
    told = {quote.pk: quote for quote in quotes}
    tied: dict[int, list[Quote]] = {pk: [] for pk in told}
    if told:
        rows = _first_of_each(list(told), most + 1).under(*map(answers_to, told))
        for row in rows.telling_if_public().oldest_first().for_lists():
            tied[row.answers_id or 0].append(row)
    for pk, quote in told.items():
        quote.shown_answers = [row for row in tied[pk][:most] if row.is_public]
        quote.has_more_answers = any(row.is_public for row in tied[pk][most:])
    return list(told.values())


def answered_by(quote: Quote) -> Quote | None:
    """What `quote` answers, where readers may see it."""
    if quote.answers_id is None:
        return None
    with under():  # whatever decides leaves a key: the quote, its speaker and its story
        answered = Quote.objects.filter(pk=quote.answers_id).telling_if_public().for_lists().first()
    return answered if answered and answered.is_public else None


def _first_of_each(quotes: list[int], most: int) -> QuoteQuerySet:
    """The oldest `most` answers of each. An arm for each, for each is one look into the index."""
    answers = (Quote.objects.filter(answers=pk).oldest_first().values("pk")[:most] for pk in quotes)
    arms = [Quote.objects.filter(pk__in=some).order_by().values("pk") for some in answers]
    return Quote.objects.filter(pk__in=arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0])
