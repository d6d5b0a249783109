"""How much an upload may be: the numbers we promise newsrooms, in one place."""

from typing import Final

MOST_BYTES: Final = 50_000_000
MOST_PIXELS: Final = 50_000_000
"""For one picture, and for all frames of an animation together: every frame is decoded and encoded again."""
MOST_FRAMES: Final = 500

MOST_STEPS: Final = 600_000
"""Reads while walking a file's structure.

An honest 50 MB GIF needs 200 000; one made of empty blocks, 25 million.
"""

MOST_ENTRIES: Final = 5_000
MOST_DIRECTORY_BYTES: Final = 2_000_000
MOST_UNPACKED_BYTES: Final = 500_000_000
"""What an office file may claim to unpack to, so that it is no bomb for the reader who opens it."""

MOST_WORDS: Final = 500
"""Characters of a caption, credit or copyright found inside a picture."""
