"""What stories are found by has changed, by whatever door but their publication: rooms further down hear of it."""

from collections.abc import Callable, Collection

Follower = Callable[[Collection[int]], object]

_followers: list[Follower] = []


def follows_change(follower: Follower) -> Follower:
    """Register what is to be done, in the same transaction, with stories that were withdrawn, moved, deleted, signed by
    another name or found to name somebody else."""
    _followers.append(follower)
    return follower


def tell_of_change(*keys: int) -> None:
    """Of the stories with these keys."""
    for follow in _followers if keys else ():
        follow(keys)
