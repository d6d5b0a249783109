"""The order of rows that an editor put in order."""

AS_PUT = ["sort_order", "pk"]
"""By hand, and those of the same place as they were made: PostgreSQL would print them in another order each time."""
