"""Keep what a reading proposes beside what editors have decided."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.archive.actions.keep_events import keep_events, keep_ties, names_in
from dateline.archive.actions.keep_named import keep_named
from dateline.archive.actions.relate import relate
from dateline.archive.known import Known
from dateline.archive.leaf import Leaf
from dateline.archive.models import Found, Mention, Quote, Reading, ReadingChoices, Tie
from dateline.archive.running_text import running_text, sentence_at, text_hash
from dateline.lib import clock
from dateline.publication.queries import current_house
from dateline.stories.models import Story

if TYPE_CHECKING:
    from dateline.archive.reader import proposals

PROPOSED = Found.State.PROPOSED
WRITTEN_OF_A_MENTION = ["start", "end", "revision", "name", "kind", "subject"]
WRITTEN_OF_A_QUOTE = [
    "start", "end", "revision", "kind", "certainty", "rule", "said_by", "said_by_start", "said_by_end", "speaker_name",
    "speaker", "continues", "words_of", "words_of_name", "is_unnamed",
]  # fmt: skip


@transaction.atomic
def keep_reading(*, story: Story, text: str, engine: str, found: "proposals.Proposals") -> Reading | None:
    """What is proposed again stays as it was decided, where it stands now; what is new waits; what is proposed no more
    and was not decided on is gone. What was rejected stays rejected. All of it is kept, or nothing: None when the
    story was published anew while it was read, for then it is due again."""
    held = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    if running_text(held) != text:
        return None
    names = [each.subject for each in found.mentions] + [who.name for each in found.quotes for who in _all_in(each)]
    known = Known.among([*names, *names_in(found)])
    mentions = [each for each in found.mentions if each.subject not in known.closed]
    _keep_mentions(held, text, mentions, known, _counts_exact_names(held))
    _keep_quotes(held, text, _by_nobody_closed(found.quotes, known), known)
    keep_events(held, text, found.events, known)
    keep_ties(held, text, [each for each in found.ties if each.kind in Tie.Kind.values], known)
    if keep_named(held):
        relate(held)
    told = {
        "revision": held.live_revision_id,
        "engine": engine,
        "text_hash": text_hash(text),
        "is_due": False,
        "read_at": clock.now(),
    }
    return Reading.objects.update_or_create(story=held, defaults=told)[0]


def _all_in(quote: "proposals.Quote") -> "list[proposals.Speaker]":
    return [*quote.speakers, *([quote.words_of] if quote.words_of else [])]


def _counts_exact_names(story: Story) -> bool:
    """Where the house says so: in its own language, for elsewhere the same name may be another's."""
    speaks = (story.language or current_house().language) == current_house().language
    return speaks and ReadingChoices.of_the_house().confirms_exact_names


def _keep_mentions(
    story: Story, text: str, proposed: "Iterable[proposals.Mention]", known: Known, counts_exact_names: bool
) -> None:
    """A name that was decided on in this story is decided on wherever it stands in it."""
    leaf = Leaf.of(Mention.objects.filter(story=story))
    decided = {row.name: row for rows in leaf.there.values() for row in rows if not row.waits}
    for each in proposed:
        sentence = sentence_at(text, each.start, each.end)
        row = leaf.take(each.text, sentence) or Mention(story=story, words=each.text, sentence=sentence)
        row.start, row.end, row.revision = each.start, each.end, story.live_revision_id
        if row.state == PROPOSED:
            row.name, row.kind = each.subject, each.kind
            row.subject = known.subject(each.subject, each.kind)
        if row.state == PROPOSED and (before := decided.get(each.subject)):
            row.state, row.subject = before.state, before.subject
            row.decided_at, row.decided_by = before.decided_at, before.decided_by
        elif row.state == PROPOSED and counts_exact_names and known.is_exactly(row.subject, each.subject):
            row.state, row.decided_at = Found.State.CONFIRMED, clock.now()
        leaf.keep(row)
    Mention.objects.filter(pk__in=leaf.left()).delete()
    Mention.objects.bulk_create(leaf.new)
    Mention.objects.bulk_update(leaf.again, [*WRITTEN_OF_A_MENTION, "state", "decided_at", "decided_by"])


def _keep_quotes(story: Story, text: str, proposed: "Iterable[proposals.Quote]", known: Known) -> None:
    leaf = Leaf.of(Quote.objects.filter(story=story))
    rows: list[Quote] = []
    for each in proposed:
        sentence = sentence_at(text, each.start, each.end)
        row = leaf.take(each.text, sentence) or Quote(story=story, words=each.text, sentence=sentence)
        row.start, row.end, row.revision = each.start, each.end, story.live_revision_id
        if row.state == PROPOSED:
            _propose(row, each, known)
        rows.append(row)
        leaf.keep(row)
    Quote.objects.filter(pk__in=leaf.left()).delete()
    Quote.objects.bulk_create(leaf.new)
    for row, each in zip(rows, proposed, strict=True):
        if row.state == PROPOSED:
            row.continues = None if each.continues is None else rows[each.continues]
    Quote.objects.bulk_update(rows, WRITTEN_OF_A_QUOTE)


def _by_nobody_closed(proposed: "Sequence[proposals.Quote]", known: Known) -> "list[proposals.Quote]":
    """Without what is said by those whose page was closed for good. What goes on from such a quote begins anew."""
    kept = [place for place, each in enumerate(proposed) if not (each.speaker and each.speaker.name in known.closed)]
    now_at = {before: now for now, before in enumerate(kept)}
    return [
        replace(proposed[place], continues=now_at.get(proposed[place].continues))  # type: ignore[arg-type]
        for place in kept
    ]


def _propose(row: Quote, each: "proposals.Quote", known: Known) -> None:
    row.kind, row.certainty, row.rule = each.kind, each.certainty, each.rule
    who = each.speaker
    row.said_by, row.said_by_start, row.said_by_end = (who.text, who.start, who.end) if who else ("", None, None)
    row.speaker_name = who.name if who and not who.is_open else ""
    row.speaker = known.speaker(row.speaker_name) if row.speaker_name else None
    row.words_of_name = each.words_of.name if each.words_of and not each.words_of.is_open else ""
    row.words_of = known.speaker(row.words_of_name) if row.words_of_name else None
    row.is_unnamed = each.is_unnamed
