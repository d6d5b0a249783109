"""`/robots.txt` (RFC 9309): what crawlers may read, with the house's choice for those of AI companies; `/ads.txt`."""

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.feeds.addresses import whole
from dateline.press.rendering import pressed
from dateline.publication.models import MachineRules
from dateline.publication.queries import machine_rules

PLAIN = "text/plain; charset=utf-8"
NOBODYS = ("/desk/", "/replies/", "/read/", "/search/", "/*/about-me/", "/oembed/")
"""The desk, what is asked of the database each time, and forms. Feeds of replies may be read."""

ALLOWED = ("/replies/*/feed",)
SITEMAPS = ("/sitemap.xml", "/news-sitemap.xml")


@pressed
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """As the desk has chosen."""
    return plain(_robots(machine_rules()))


@pressed
@require_safe
def ads(request: HttpRequest) -> HttpResponse:
    """Who may sell advertisements. Http404 where the desk has said nothing."""
    rules = machine_rules()
    if not rules.ads:
        raise Http404
    return plain(rules.ads.splitlines())


def plain(lines: Iterable[str]) -> HttpResponse:
    """A file of these lines."""
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type=PLAIN)


def _robots(rules: MachineRules) -> Iterator[str]:
    """A crawler keeps to the group that names it, and to none besides."""
    yield "User-agent: *"
    yield from (f"Disallow: {path}" for path in NOBODYS)
    yield from (f"Allow: {path}" for path in ALLOWED)
    if refused := rules.all_refused:
        yield ""
        yield from (f"User-agent: {crawler.name}" for crawler in refused)
        yield "Disallow: /"
    if rules.own_lines:
        yield ""
        yield from rules.own_lines.strip().splitlines()
    yield ""
    yield from (f"Sitemap: {whole(path)}" for path in SITEMAPS)
