"""What the paper is, in plain words: `/llms.txt` (https://llmstxt.org) and `/humans.txt` (https://humanstxt.org)."""

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.bylines.models import Author
from dateline.feeds.addresses import ENDINGS, THE_HOUSE, whole
from dateline.feeds.robots import SITEMAPS, plain
from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.publication.models import House
from dateline.publication.queries import current_house, machine_rules, standing_pages
from dateline.stories.keys import AUTHORS
from dateline.stories.models import Section
from dateline.stories.public_authors import public_authors

MARKS = re.compile(r"([\\\[\]<>*_`#])")
LISTS = (
    ("Latest stories", "/latest/"),
    ("Corrections", "/corrections/"),
    ("Quotes on the record", "/quotes/"),
    ("Events", "/events/"),
    ("Authors", "/authors/"),
)


@pressed
@require_safe
def llms(request: HttpRequest) -> HttpResponse:
    """For language models: where things are, and on what terms. English, as the headings of that file are."""
    return plain(_llms(current_house()))


@pressed
@require_safe
def humans(request: HttpRequest) -> HttpResponse:
    """Who makes the paper: those on staff, who all have a page."""
    house = current_house()
    with under(AUTHORS):
        staff = list(public_authors().filter(on_staff=True, kind=Author.Kind.PERSON).order_by("name", "pk"))
    return plain(_humans(house, staff))


def files_for_machines() -> Iterator[str]:
    """Those there are."""
    yield from ("/robots.txt", "/llms.txt", "/humans.txt")
    rules = machine_rules()
    if rules.ads:
        yield "/ads.txt"
    if rules.security_contact:
        yield "/.well-known/security.txt"


def _llms(house: House) -> Iterator[str]:
    yield f"# {_marked(house.name)}"
    if house.tagline:
        yield from ("", f"> {_marked(house.tagline)}")
    yield from ("", "A news publication. Cite the address of a story; corrections stand on its page.")
    yield f"Which crawlers may read it is said in {whole('/robots.txt')}."
    if licence := machine_rules().licence:
        yield f"Licence: {_marked(licence)}"
    with under():  # sections are in the house fingerprint
        sections = list(Section.objects.public().order_by("path"))
    yield from _part("Sections", ((section.title, section.address, section.strap) for section in sections))
    yield from _part("Policies", ((page.title, page.address, page.intro) for page in standing_pages()))
    yield from _part("Lists", ((title, address, "") for title, address in LISTS))
    names = zip(("RSS", "Atom", "JSON Feed"), ENDINGS.values(), strict=True)
    yield from _part("Feeds", ((title, THE_HOUSE + ending, "") for title, ending in names))
    yield from _part("Optional", ((f"Sitemap {path}", path, "") for path in SITEMAPS))


def _part(heading: str, links: Iterator[tuple[str, str, str]]) -> Iterator[str]:
    lines = [
        f"- [{_marked(title)}]({whole(address)})" + (f": {_marked(more)}" if more else "")
        for title, address, more in links
    ]
    if lines:
        yield from ("", f"## {heading}", "", *lines)


def _humans(house: House, staff: list[Author]) -> Iterator[str]:
    yield "/* TEAM */"
    for author in staff:
        yield f"{_line(author.role) or 'Staff'}: {_line(author.name)}"
        yield f"Page: {whole(author.address)}"
    yield from ("", "/* SITE */", f"Name: {_line(house.name)}", f"Address: {whole('/')}", f"Language: {house.language}")
    if house.since:
        yield f"Since: {house.since}"
    yield "Software: Dateline"


def _line(text: str) -> str:
    return " ".join(text.split())


def _marked(text: str) -> str:
    """On one line, and no Markdown."""
    return MARKS.sub(r"\\\1", _line(text))
