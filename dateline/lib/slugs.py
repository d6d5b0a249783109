"""Slugs: the readable part of an address."""

from collections.abc import Callable

from django.utils.text import slugify

LONGEST = 80


def make_slug(words: str, fallback: str) -> str:
    """A slug of at most 80 signs, Latin where it can be, else in the words' own script."""
    slug = slugify(words) or slugify(words, allow_unicode=True) or fallback
    return slug[:LONGEST].strip("-") or fallback


def free_slug(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that nobody has."""
    slug, number = wanted, 1
    while is_taken(slug):
        number += 1
        slug = f"{wanted}-{number}"
    return slug
