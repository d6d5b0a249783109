"""How much waits to be read: said here, where no database is needed to know it."""

from datetime import timedelta

READ_ONE_BY_ONE = 30
"""Without a proof, of the last ten minutes: those after them are one line at the desk."""

MOST_IN_FLOOD = 500
OF_LATE = timedelta(minutes=10)
MOST_OF_A_NETWORK = 20
"""Replies, within that time."""

MOST_UNPROVED_AT_A_DOOR = 60
"""Letters, and reports, of all networks together, within that time."""
