"""What a year of moderation was, in numbers: asked of the log alone, so that they outlive what they count.

They end with yesterday: so the page is the same all day, and yesterday's numbers change only by what was taken back.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.db.models import Sum
from django.utils import timezone

from dateline.comments.models import Decision, Reply
from dateline.press.keys import under
from dateline.publication.queries import house_today

if TYPE_CHECKING:
    from django.db.models import QuerySet

Verb = Decision.Verb
PRINTED = (Verb.APPROVE, Verb.UPHOLD)
REMOVED = (Verb.REJECT, Verb.SPAM)
LOG = "list:numbers of replies"
"""Never touched: what it stands for differs from midnight on, and not before."""


@dataclass(frozen=True)
class Numbers:
    """One year. Times are seconds in the middle: half took longer; None when there was nothing."""

    printed: int
    printed_at_once: int
    withheld: int
    spam: int
    rejected: int
    rejected_by_rule: list[tuple[str, int]]
    seconds_to_read: int | None
    reports: int
    reports_removed: int
    reports_kept: int
    seconds_to_answer: int | None
    appeals: int
    upheld: int
    denied: int
    seconds_to_appeal: int | None
    warnings: int
    bans: int


def numbers_of(year: int) -> Numbers:
    """Of the days of `year` that are over. Some twenty small statements."""
    with under(LOG):
        lines = _lines(year)
        answered = lines.filter(reports__gt=0)
        return Numbers(
            printed=_replies(lines, PRINTED),
            printed_at_once=_replies(lines, [Verb.PRINT]),
            withheld=_replies(lines, [Verb.WITHHOLD]),
            spam=_replies(lines, [Verb.SPAM]),
            rejected=_replies(lines, [Verb.REJECT]),
            rejected_by_rule=_by_rule(lines),
            seconds_to_read=_middle(lines.filter(verb__in=[Verb.APPROVE, Verb.REJECT, Verb.SPAM], reports=0)),
            reports=_replies(lines, [Verb.REPORT]),
            reports_removed=_sum(answered.filter(verb__in=REMOVED), "reports"),
            reports_kept=_sum(answered.exclude(verb__in=REMOVED), "reports"),
            seconds_to_answer=_middle(answered),
            appeals=_replies(lines, [Verb.APPEAL]),
            upheld=_replies(lines, [Verb.UPHOLD]),
            denied=_replies(lines, [Verb.DENY]),
            seconds_to_appeal=_middle(lines.filter(verb__in=[Verb.UPHOLD, Verb.DENY])),
            warnings=_replies(lines, [Verb.WARN]),
            bans=_replies(lines, [Verb.BAN]),
        )


def is_told(year: int) -> bool:
    """Whether there are numbers of `year`: of this one there are, however few."""
    today = house_today()
    with under(LOG):
        return year == today.year or (year < today.year and _lines(year).exists())


def _lines(year: int) -> "QuerySet[Decision]":
    """Those before today that were not taken back before today."""
    midnight = _begin(house_today().year, house_today().month, house_today().day)
    taken_back = Decision.objects.filter(undoes__isnull=False, at__lt=midnight).values("undoes")
    said = Decision.objects.filter(at__gte=_begin(year), at__lt=min(_begin(year + 1), midnight))
    return said.exclude(pk__in=taken_back).order_by()


def _begin(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime.combine(datetime(year, month, day), time.min, tzinfo=timezone.get_current_timezone())  # noqa: DTZ001


def _replies(lines: "QuerySet[Decision]", verbs: Sequence[str]) -> int:
    return _sum(lines.filter(verb__in=verbs), "replies")


def _sum(lines: "QuerySet[Decision]", column: str) -> int:
    return int(lines.aggregate(sum=Sum(column))["sum"] or 0)


def _by_rule(lines: "QuerySet[Decision]") -> list[tuple[str, int]]:
    """In the order of the rules; without one last."""
    rejected = lines.filter(verb=Verb.REJECT)
    counted = Counter(dict(rejected.values("rule").annotate(number=Sum("replies")).values_list("rule", "number")))
    for rule in lines.filter(verb=Verb.REASON).values_list("rule", flat=True):  # given later, to one without
        counted[rule] += 1
        counted[""] = max(0, counted[""] - 1)
    named = [(str(rule.label), counted[rule.value]) for rule in Reply.Rule]
    return [(name, number) for name, number in [*named, ("", counted[""])] if number]


def _middle(lines: "QuerySet[Decision]") -> int | None:
    """The median of what was waited."""
    waited = lines.filter(waited__isnull=False).order_by("waited").values_list("waited", flat=True)
    number = waited.count()
    return waited[(number - 1) // 2] if number else None
