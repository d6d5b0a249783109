"""What subjects are and were: for their own pages, and for the page of where that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Case, When
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dateline.archive.queries import public_subjects
from dateline.lib import clock
from dateline.lib.partial_dates import first_day, is_partial_date, last_day, partial_date_in_words
from dateline.press.keys import note_until, under
from dateline.publication.queries import current_house
from dateline.stories.models import Story
from dateline.subjects.keys import people_at
from dateline.subjects.models import Role, Subject

MOST_THERE = 100
"""Of the people of one place. Whoever holds a role now comes first."""


@dataclass(frozen=True)
class HeldRole:
    """A role, and how it stands today."""

    role: Role
    today: date

    @property
    def begins(self) -> date | None:
        return first_day(self.role.begins) if is_partial_date(self.role.begins) else None

    @property
    def ends(self) -> date | None:
        return last_day(self.role.ends) if is_partial_date(self.role.ends) else None

    @property
    def is_to_come(self) -> bool:
        return self.begins is not None and self.begins > self.today

    @property
    def is_held(self) -> bool:
        return not self.is_to_come and (self.ends is None or self.ends >= self.today)

    @property
    def at(self) -> Subject | None:
        """Where it is. Whose role is to be somebody's, and that somebody has no page, is told without the name."""
        at = self.role.at
        return None if at is not None and at.is_person and not at.has_page else at

    @property
    def is_of_somewhere(self) -> bool:
        """Whether where it is has to be said besides: “mayor” has to, “head of the harbour office” says it."""
        return self.at is not None and self.at.name.casefold() not in self.role.title.casefold()

    @property
    def in_words(self) -> str:
        """As it stands beside a name: mayor of Harrowpoint."""
        if self.at is None or not self.is_of_somewhere:
            return self.role.title
        return self.where % {"role": self.role.title, "place": self.at.name}

    @property
    def title(self) -> str:
        return capfirst(self.role.title)

    @property
    def where(self) -> str:
        """How a role is tied to its place: a title that has an “of” already takes a comma."""
        return _("%(role)s, %(place)s") if " of " in self.role.title else _("%(role)s of %(place)s")

    @property
    def html(self) -> SafeString:
        """The same with a capital, and the place leads to its page where readers have one."""
        at = self.at
        if at is None or not self.is_of_somewhere:
            return format_html("{}", self.title)
        place = format_html('<a href="{}">{}</a>', at.address, at.name) if at.has_page else escape(at.name)
        return format_html("{}", SafeString(self.where % {"role": escape(self.title), "place": place}))

    @property
    def days(self) -> str:
        """Since 2019; 2015 to May 2019; until 2019; nothing where no day is known."""
        begins, ends = (partial_date_in_words(each) for each in (self.role.begins, self.role.ends))
        if begins and ends:
            return begins if begins == ends else _("%(begins)s to %(ends)s") % {"begins": begins, "ends": ends}
        if begins:
            words = _("from %(begins)s") if self.is_to_come else _("since %(begins)s")
            return words % {"begins": begins}
        return _("until %(ends)s") % {"ends": ends} if ends else ""

    @property
    def differs_on(self) -> date | None:
        """The first day on which it would be told otherwise."""
        if self.is_to_come:
            return self.begins
        return self.ends + timedelta(days=1) if self.ends and self.ends >= self.today else None

    def in_order(self) -> tuple[bool, int]:
        """Those held now first, and of those the newest; then the last to end."""
        latest = self.begins if self.is_held else self.ends or self.begins
        return not self.is_held, -(latest.toordinal() if latest else 0)


def roles_held_by(subject: Subject) -> list[HeldRole]:
    """All of them, in order. A new one touches its subject."""
    with under():
        rows = list(Role.objects.filter(subject=subject).select_related("at"))
    return _today(rows)


def people_there(subject: Subject) -> list[HeldRole]:
    """What those are there, or were, whom readers have a page of."""
    is_over = Case(When(ends="", then=0), default=1)
    with under(people_at(subject.pk)):
        rows = Role.objects.filter(at=subject, subject__in=public_subjects()).select_related("subject", "at")
        there = list(rows.order_by(is_over, "-ends", "subject__name", "pk")[:MOST_THERE])
    return _today(there)


def role_on(subject: Subject, day: date) -> str:
    """What `subject` was on that day, in words: the first of its roles as an editor put them. Empty for nobody's."""
    roles = [HeldRole(role, day) for role in Role.objects.filter(subject=subject).select_related("at")]
    return next((each.in_words for each in roles if each.is_held), "")


def role_in(subject: Subject, story: Story) -> str:
    """The same on the day on which `story` was published, where the house is."""
    published_at = story.published_at
    return role_on(subject, clock.day_of(published_at, current_house().zone)) if published_at else ""


def _today(roles: Iterable[Role]) -> list[HeldRole]:
    """As they stand on the house's own day."""
    today = clock.day_of(clock.now())
    held = sorted((HeldRole(role, today) for role in roles), key=HeldRole.in_order)
    changes = [day for each in held if (day := each.differs_on)]
    if changes:
        note_until(datetime.combine(min(changes), time.min, tzinfo=timezone.get_current_timezone()))
    return held
