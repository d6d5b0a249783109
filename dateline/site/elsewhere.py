"""Addresses as WordPress and Ghost write them, and where what was there is read here.

A newsroom that moves in keeps the links the world has to it. A story is known by the address it was imported from,
else by the end of its address, where one alone is called so: nobody is led to a story that only might be meant. Asked
only of addresses at which there is nothing, and never pressed. Costs at most five statements.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import Http404, QueryDict
from django.utils.http import urlencode

from dateline.archive.queries import public_subjects
from dateline.feeds.addresses import ATOM, ENDINGS, RSS, THE_HOUSE
from dateline.press.server.elsewhere import is_of_another_system
from dateline.publication.addresses import RESERVED
from dateline.stories.models import Story
from dateline.stories.old_addresses import story_once_at
from dateline.stories.queries import StoryQuerySet
from dateline.stories.views.authors import public_author
from dateline.stories.views.section import section_at

LONGEST, MOST_PIECES = 300, 8
LONGEST_QUESTION = 200
FEEDS = {
    ("feed", "rss"): RSS, ("feed", "rss2"): RSS, ("feed", "rdf"): RSS, ("feed", "atom"): ATOM,
    ("feed",): RSS, ("rss",): RSS, ("atom",): ATOM, ("rss2",): RSS,
}  # fmt: skip
"""How an address of a feed ends there, the longer first."""

PIECES_OF_OURS = 5
NUMBER = re.compile(r"[0-9]{1,18}")
YEAR, TWO_DIGITS = re.compile(r"(?:19|20)[0-9]{2}"), re.compile(r"[0-9]{2}")
OURS_TOO = frozenset({"feed"})


def read_here(path: str, query: str) -> str:
    """The address here of what another system has at `path`; empty where nothing is known, or more than one thing."""
    if is_of_another_system(path, query):
        return _asked_of_the_front(QueryDict(query)) if len(query) <= LONGEST_QUESTION else ""
    pieces = [piece for piece in path.split("/") if piece]
    if not pieces or len(pieces) > MOST_PIECES or len(path) > LONGEST or pieces[0] in RESERVED - OURS_TOO:
        return ""
    if story := _the_only(Story.objects.filter(source_uri__in=_as_imported(path))):
        return story
    asked = len(pieces)
    if pieces[0] == "index.php":
        del pieces[0]
    pieces, form, is_further = _without_ending(pieces)
    if len(pieces) == asked == PIECES_OF_OURS:
        return ""  # the story's own page has looked
    owner = _owner(pieces, is_further)
    if not form or not owner:
        return owner
    return f"{owner}{ENDINGS[form]}" if owner == THE_HOUSE or _has_feeds(pieces) else ""


def _asked_of_the_front(told: QueryDict) -> str:
    number = told.get("p") or told.get("page_id") or ""
    if NUMBER.fullmatch(number):
        written = (uri for name in ("p", "page_id") for uri in _as_imported(f"/?{name}={number}"))
        return _the_only(Story.objects.filter(source_uri__in=list(written)))
    if "feed" in told:
        return THE_HOUSE + ENDINGS[ATOM if told["feed"] == "atom" else RSS]
    return f"/search/?{urlencode({'q': str(told['s'])})}" if told.get("s") else ""


def _as_imported(path: str) -> list[str]:
    """What an importer may have noted of a story that was at `path` of this very site."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc.removeprefix("www.")
    ends = {path, path.rstrip("/")} - {""}
    return [
        f"{scheme}://{www}{host}{end}" for scheme in ("https", "http") for www in ("", "www.") for end in sorted(ends)
    ]


def _without_ending(pieces: Sequence[str]) -> tuple[list[str], str, bool]:
    """The rest of an address, the format when it is a feed's, and whether it was a further page of a list."""
    left, form, is_further = list(pieces), "", False
    if left and left[-1] == "amp":
        left.pop()
    if len(left) >= 2 and left[-2] == "page" and NUMBER.fullmatch(left[-1]):
        del left[-2:]
        is_further = True
    for ending, format_ in FEEDS.items():
        if tuple(left[-len(ending) :]) == ending:
            return left[: -len(ending)], format_, is_further
    return left, form, is_further


def _has_feeds(pieces: Sequence[str]) -> bool:
    return pieces[0] in ("category", "tag", "author")


def _owner(pieces: Sequence[str], is_further: bool) -> str:
    """What the address without its ending is of."""
    match pieces:
        case []:
            return "/latest/" if is_further else THE_HOUSE
        case ["comments"]:
            return THE_HOUSE
        case ["category", *_, slug]:
            return _section(slug) or _subject(slug)
        case ["tag", slug]:
            return _subject(slug)
        case ["author", slug]:
            return _author(slug)
        case _:
            return _story(pieces)


def _story(pieces: Sequence[str]) -> str:
    match pieces:
        case [section, year, month, day, name] if _is_day(year, month, day):
            at = Story.objects.filter(pk=story_once_at(section, f"{year}-{month}-{day}-{name}"))
        case [year, month, day, name] if _is_day(year, month, day):
            at = Story.objects.filter(slug=f"{year}-{month}-{day}-{name}")
        case [year, month, name] if _is_day(year, month, "01"):
            at = Story.objects.filter(slug__in=[f"{year}-{month}-{day:02}-{name}" for day in range(1, 32)])
        case [name]:
            at = Story.objects.filter(address_name=name)
        case _:
            return ""
    return _the_only(at)


def _is_day(year: str, month: str, day: str) -> bool:
    return bool(YEAR.fullmatch(year) and TWO_DIGITS.fullmatch(month) and TWO_DIGITS.fullmatch(day))


def _the_only(stories: StoryQuerySet) -> str:
    found = list(stories.public().select_related("section")[:2])
    return found[0].address if len(found) == 1 else ""


def _section(slug: str) -> str:
    try:
        return section_at(slug).address
    except Http404:
        return ""


def _author(slug: str) -> str:
    try:
        return public_author(slug).address
    except Http404:
        return ""


def _subject(slug: str) -> str:
    called = Q(slug=slug) | Q(old_addresses__slug=slug)
    found = list(public_subjects().filter(called).distinct()[:2])
    return found[0].address if len(found) == 1 else ""
