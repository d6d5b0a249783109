"""How much one delivery may be: the numbers in one place."""

from typing import Final

MOST_BYTES: Final = 50 * 1024 * 1024
MOST_DEPTH: Final = 50
MOST_SIGNS: Final = 5_000_000
"""For one string, a story's text among them."""
MOST_VALUES: Final = 500_000
"""Strings, numbers, lists and objects in one file: a long night's feed has a tenth of that."""
MOST_DIGITS: Final = 40
MOST_HEADLINE: Final = 255
MOST_URI: Final = 500
MOST_NAME: Final = 200
MOST_ASSOCIATIONS: Final = 200
MOST_SUBJECTS: Final = 500
MOST_AUTHORS: Final = 20
MOST_FILES_LOOKED_AT: Final = 20_000
"""Under a delivery's folder, while looking for a picture by its name alone."""
YEARS: Final = range(1600, 2201)
