"""References: how a reader may speak of a reply that was kept back."""

import secrets

SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""None that is taken for another."""


def new_reference() -> str:
    """Ten signs: who guesses would have to guess for ever."""
    return "".join(secrets.choice(SIGNS) for _ in range(10))
