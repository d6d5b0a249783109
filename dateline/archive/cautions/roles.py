"""A story calls somebody by a role that had ended when it was published."""

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as say

from dateline.archive.cautions.caution import Caution
from dateline.archive.models import Found, Mention
from dateline.lib import clock
from dateline.stories.models import Story
from dateline.subjects.models import Role, Subject

ROUND = 120
"""Letters before and after a name in which its role is looked for."""
NO_LONGER = frozenset(
    ["former", "formerly", "ex", "then", "late", "outgoing", "onetime", "past", "previous", "erstwhile", "ancien",
     "ancienne", "ehemalige", "ehemaliger", "ehemaligen", "früher", "frühere", "damalige", "damaliger"]
)  # fmt: skip
ARTICLES = frozenset(["the", "a", "an", "der", "die", "das", "le", "la"])
DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?[?~%]?")


def ended_roles(story: Story, text: str, mentions: Sequence[Mention]) -> Iterator[Caution]:
    """Where its title stands right before the name, or after it and a comma, and nothing says that it is over."""
    if story.published_at is None:
        return
    day = clock.day_of(story.published_at)
    named = [each for each in mentions if each.subject_id and each.state != Found.State.REJECTED]
    by_subject: dict[int, list[Role]] = defaultdict(list)
    for role in Role.objects.filter(subject__in={each.subject_id for each in named}):
        by_subject[role.subject_id].append(role)
    for each in named:
        for role in _ended(by_subject[each.subject_id or 0], day):
            if each.subject and _is_called(text, each, _words(role.title)):
                yield _caution(each.subject, role)


def last_day(written: str) -> date | None:
    """Of what a role's end says: 2019, 2019-05 or 2019-05-03. None of anything else."""
    read = DAY.fullmatch(written.strip())
    if read is None:
        return None
    year, month, day = (int(each) if each else 0 for each in read.groups())
    try:
        return date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None


def _ended(roles: Iterable[Role], day: date) -> list[Role]:
    """Before `day`, and not taken up again under the same title."""
    told = list(roles)
    over = [role for role in told if role.ends and (last := last_day(role.ends)) and last < day]
    lasting = {role.title.casefold() for role in told if role not in over}
    return [role for role in over if role.title.casefold() not in lasting]


def _is_called(text: str, mention: Mention, title: list[str]) -> bool:
    """By the title, or by what stands in it before “of”: the mayor of Saltmere is called mayor."""
    head = title[: title.index("of")] if "of" in title else title
    before = _words(text[max(0, mention.start - ROUND) : mention.start].rpartition("\n")[2])
    after = text[mention.end : mention.end + ROUND].partition("\n")[0].lstrip()
    following = _words(after[1:]) if after[:1] in (",", "(", "–", "—") else []
    if following[:1] and following[0] in ARTICLES:
        following = following[1:]
    for called in filter(None, (title, head)):
        if before[-len(called) :] == called and not NO_LONGER & set(before[-len(called) - 2 : -len(called)]):
            return True
        if following[: len(called)] == called:
            return True
    return False


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()


def _caution(subject: Subject, role: Role) -> Caution:
    words = say("The story calls %(name)s “%(role)s”. By the record that ended in %(ends)s.")
    told = {"name": subject.name, "role": role.title, "ends": role.ends}
    return Caution(words % told, reverse("desk_subjects:edit", args=[subject.pk]))
