"""Fill a front: hand-picked slots first, the rest from the latest, no story twice, and nothing placed is lost."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dateline.fronts.blocks import SPLASH_SHOWS
from dateline.fronts.candidates import WHOLE_PAPER, Candidate, find_candidates, stories_shown
from dateline.fronts.plan import Plan, PlannedAside, PlannedContainer, plan_of
from dateline.fronts.rows import Choice, Rows, set_rows


def fill_front(body: Any, latest: int = 0) -> Rows:
    """The front of `body` (a FrontBody value) from top to bottom, `latest` newest stories beside its first splash.

    No story stands twice: an editor's hand comes first, then the splash, then the latest, and the other containers
    fill themselves with what is left. Four statements, however many containers there are; one more for a front with
    none, and one where a container's section has no story on the page.
    """
    plan = plan_of(body)
    told = _told_beside(plan)
    picked = told | {key for block in _containers(plan) for key in block.picked}
    candidates = find_candidates(picked, _wanted(plan, len(picked), latest))
    choices = _choose(plan, candidates, latest)
    shown = told.union(*(choice.stories + choice.latest for choice in choices))
    return set_rows(plan, choices, stories_shown(shown))


def _containers(plan: Plan) -> list[PlannedContainer]:
    return [block for block in plan if isinstance(block, PlannedContainer)]


def _told_beside(plan: Plan) -> set[int]:
    """The keys of the stories the asides lead to."""
    return {block.story for block in plan if isinstance(block, PlannedAside) and block.story}


def _wanted(plan: Plan, picked: int, latest: int) -> dict[int, int]:
    """How many of the newest of each section are enough, whatever the editor and the other containers take away.

    A section's are taken by its own containers and by those of the whole paper; the paper's by every one.
    """
    sizes: Counter[int] = Counter()
    for block in _containers(plan):
        sizes[block.section or WHOLE_PAPER] += block.size
    if any(block.style == "splash" for block in _containers(plan)):
        sizes[WHOLE_PAPER] += latest
    of_the_paper = sizes.pop(WHOLE_PAPER, 0)
    wanted = {section: size + of_the_paper + picked for section, size in sizes.items()}
    return wanted | ({WHOLE_PAPER: of_the_paper + sizes.total() + picked} if of_the_paper else {})


def _choose(plan: Plan, candidates: list[Candidate], latest: int) -> list[Choice]:
    """For each block of the plan what it shows; for an aside, nothing."""
    hands = _hands(plan, {candidate.key for candidate in candidates})
    shown = {key for hand in hands for key in hand} | _told_beside(plan)
    choices: list[Choice] = []
    for block, hand in zip(plan, hands, strict=True):
        choice = Choice(hand)
        choices.append(choice)
        if isinstance(block, PlannedAside):
            continue
        of_section = (key for key, section in candidates if block.section in (None, section))
        choice.stories += _take(of_section, block.size - len(hand), shown)
        if latest and block.style == "splash" and choice.stories:
            choice.latest = _take((key for key, _ in candidates), latest, shown)
            latest = 0
    return choices


def _take(newest: Iterable[int], number: int, shown: set[int]) -> list[int]:
    """The first `number` that are not shown yet; from now on they are."""
    taken = [key for key in newest if key not in shown][: max(number, 0)]
    shown.update(taken)
    return taken


def _hands(plan: Plan, public: set[int]) -> list[list[int]]:
    """What each block holds by hand: a story is where it was placed first. One too many for a splash stays free."""
    free = set(public)
    hands: list[list[int]] = []
    for block in plan:
        hand: list[int] = []
        if isinstance(block, PlannedContainer):
            most = SPLASH_SHOWS if block.style == "splash" else len(block.picked)
            for key in block.picked:
                if key in free and len(hand) < most:
                    free.discard(key)
                    hand.append(key)
        hands.append(hand)
    return hands
