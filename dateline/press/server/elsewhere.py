"""Links to the front as other systems write them, with what they lead to in the query. Knows nothing of Django."""

FRONTS = ("/?p=", "/?page_id=", "/?feed=", "/?s=")
"""A post, a page, a feed and a search of WordPress. All other queries say nothing: the front is pressed without."""

AS_SENT = tuple(front.encode() for front in FRONTS)


def is_of_another_system(path: str, query: str) -> bool:
    """Whether Django has to look where this leads. Nothing is kept of it."""
    return path == "/" and f"/?{query}".startswith(FRONTS)
