"""Which corrections of a story are about a quote of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.archive.models import Quote
from dateline.archive.spelling import words_alone
from dateline.stories.models import Correction

RUN = 4
"""So many words of a quote, one after the other, tell that a correction speaks of it."""


def corrections_of(stories: Iterable[int]) -> dict[int, list[Correction]]:
    """What was corrected or made clear in them, the newest first. An update is news and puts nothing in doubt."""
    found: dict[int, list[Correction]] = defaultdict(list)
    rows = Correction.objects.filter(story__in=set(stories)).exclude(kind=Correction.Kind.UPDATE)
    for row in rows.order_by("-made_at", "-pk"):
        found[row.story_id].append(row)
    return found


def made_since(quote: Quote, corrections: Iterable[Correction]) -> list[Correction]:
    """Those of them that nobody had before them who decided on the quote."""
    return [each for each in corrections if each.pk > quote.correction_seen]


def is_about(correction: Correction, quote: Quote) -> bool:
    """Whether its text has words of the quote, or a name of who said them: a full one, another one, or the last."""
    text = f" {words_alone(correction.text)} "
    return any(f" {' '.join(words)} " in text for words in _told_by(quote))


def newest_correction(story_id: int) -> int:
    """The number of the last one that was added to the story, 0 without any."""
    numbers = Correction.objects.filter(story=story_id).order_by("-pk").values_list("pk", flat=True)
    return numbers.first() or 0


def _told_by(quote: Quote) -> Iterable[Sequence[str]]:
    """What a correction that is about it would have in it."""
    said = _words(quote.words)
    yield from (said[at : at + RUN] for at in range(max(1, len(said) - RUN + 1)) if said)
    names = [quote.speaker_name, *([quote.speaker.name, *quote.speaker.aliases] if quote.speaker else [])]
    if quote.speaker and quote.speaker.kind == quote.speaker.Kind.PERSON:
        names.append(quote.speaker.name.split()[-1])
    yield from filter(None, map(_words, names))


def _words(text: str) -> list[str]:
    return words_alone(text).split()
