"""Choose how stories are read from now on."""

from collections.abc import Iterable

from django.db import transaction

from dateline.archive.models import Quote, ReadingChoices


@transaction.atomic
def choose_reading(*, muted_rules: Iterable[str], confirms_exact_names: bool) -> ReadingChoices:
    """What waits by a rule that is switched off waits with nobody named; what was decided on stays. What is switched on
    again counts for the stories read from then on; those read before are read anew when somebody orders it."""
    choices = ReadingChoices.objects.select_for_update().first() or ReadingChoices()
    choices.muted_rules = sorted(set(muted_rules))
    choices.confirms_exact_names = confirms_exact_names
    choices.save()
    waiting = Quote.objects.filter(state=Quote.State.PROPOSED, rule__in=choices.muted_rules)
    waiting.update(
        speaker=None, speaker_name="", said_by="", said_by_start=None, said_by_end=None, certainty=0.0,
        words_of=None, words_of_name="", is_unnamed=False,
    )  # fmt: skip
    return choices
