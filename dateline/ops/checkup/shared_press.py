"""Where several machines share the press: does Valkey answer, and does it keep what it is given?"""

from collections.abc import Iterator

from dateline.ops.checkup.finding import Finding, failure, good, warning
from dateline.press.backends.shared import SharedPressAway
from dateline.press.store import the_shared_press


def look_at_shared_press() -> Iterator[Finding]:
    """No finding where the machine has the press to itself."""
    shared = the_shared_press()
    if shared is None:
        return
    try:
        may_be_taken = shared.memory_may_be_taken()
    except SharedPressAway as error:
        yield failure("valkey", str(error), "Check valkey_url, and that Valkey runs and lets this user in.")
        return
    if may_be_taken:
        yield warning(
            "valkey", "Valkey throws pressed pages away when it is full.", "Set its maxmemory-policy to noeviction."
        )
    else:
        yield good("valkey", "Valkey answers.")
