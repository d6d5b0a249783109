"""Who is told which addresses read otherwise than before, once readers get the new pages."""

from collections.abc import Callable, Collection

Listener = Callable[[Collection[str]], object]

_listeners: list[Listener] = []


def hears_of_changes(listener: Listener) -> Listener:
    """Register who hears of entries that the worker pressed anew or let go. It must not wait for anybody. A press that
    is killed may tell again of what it told already."""
    _listeners.append(listener)
    return listener


def tell_of_changes(names: Collection[str]) -> None:
    for listener in _listeners if names else ():
        listener(names)
