"""All cautions of one story."""

from collections.abc import Sequence
from itertools import islice

from dateline.archive.cautions.caution import Caution
from dateline.archive.cautions.dates import other_dates
from dateline.archive.cautions.roles import ended_roles
from dateline.archive.cautions.spelling import other_spellings
from dateline.archive.models import Mention, Quote
from dateline.stories.models import Story

MOST = 20


def cautions_of(story: Story, text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> list[Caution]:
    """In eight statements, however much was found in it; twenty at most, and each once."""
    found = (*other_spellings(mentions, quotes), *other_dates(story), *ended_roles(story, text, mentions))
    return list(islice(dict.fromkeys(found), MOST))
