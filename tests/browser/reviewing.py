"""What editors do at the record, as hands do it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

RECORD = (
    "archive_quote", "archive_mention", "archive_named", "archive_event", "archive_participant", "archive_tie",
    "archive_reading", "archive_related", "archive_pairing", "archive_wording", "subjects_subject", "subjects_role",
    "subjects_oldaddress", "subjects_mergedsubject", "stories_storysubject",
)  # fmt: skip
"""The tables that a decision, a merge or a reading may write."""
MOST_STEPS = 60
"""From a card back to the tabs."""


@contextmanager
def renewed(edith: "Page") -> Iterator[None]:
    """Until the record is shown as it is after what the block does."""
    before = edith.locator("[data-record] > :first-child").element_handle()
    yield
    before.wait_for_element_state("hidden")


def decide(edith: "Page", key: str) -> None:
    with renewed(edith):
        edith.keyboard.press(key)


def at(edith: "Page") -> str:
    """The id of the card that has the focus."""
    focused: str = edith.evaluate("document.activeElement.id")
    return focused


def ids(edith: "Page") -> list[str]:
    found: list[str] = edith.locator("[data-card]").evaluate_all("cards => cards.map((card) => card.id)")
    return found


def accept_or_reject(edith: "Page") -> str:
    """The key that does for the card at hand: what says for certain who or what it is can be accepted as it stands."""
    return "a" if edith.locator(f"#{at(edith)} [data-key=a]").count() else "x"


def turn_to(edith: "Page", tab: str) -> None:
    """Another list of the record, by keys alone."""
    link = edith.locator(".desk-tabs").get_by_role("link", name=tab)
    for _ in range(MOST_STEPS):
        if link.evaluate("link => link === document.activeElement"):
            break
        edith.keyboard.press("Shift+Tab")
    edith.keyboard.press("Enter")
    edith.locator(".desk-tabs [aria-current=page]").filter(has_text=tab).wait_for()
    edith.wait_for_load_state()  # the page is shown before its scripts hear keys
