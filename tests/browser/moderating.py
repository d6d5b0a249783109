"""What moderators do, as hands do it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


@contextmanager
def queue_renewed(mo: "Page") -> Iterator[None]:
    """Until the queue is shown as it is after what the block does."""
    before = mo.locator("[data-queue] > :first-child").element_handle()
    yield
    before.wait_for_element_state("hidden")


def approve(mo: "Page", comment: str) -> None:
    mo.goto("/desk/replies/")
    with queue_renewed(mo):
        mo.get_by_role("listitem").filter(has_text=comment).get_by_role("button", name="Approve").click()
