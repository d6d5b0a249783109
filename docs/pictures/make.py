"""The pictures in the README, taken of a running demo:

.venv/bin/python docs/pictures/make.py [ADDRESS]
"""

import sys

from camera import SITE, keep, look, window

LEAD = "/news/2026/11/23/marsh-brandt-second-meeting/"
PAGES = {"front": "/", "story": LEAD}
HEIGHT = 1400


def main(site: str = SITE) -> None:
    """Take them all."""
    with window(HEIGHT) as page:
        for name, address in PAGES.items():
            page.goto(site + address)
            keep(look(page), name)


if __name__ == "__main__":
    main(*sys.argv[1:2])
