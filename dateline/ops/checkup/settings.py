"""Do the settings make sense?"""

import ipaddress
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from dateline import __version__
from dateline.lib.site_folder import SiteFolder
from dateline.ops.checkup.finding import Finding, failure, good, warning
from dateline.publication.queries import current_house

SHORTEST_SECRET, FEWEST_SIGNS = 40, 10
BUILT_AFTER = datetime(2025, 1, 1, tzinfo=UTC)
"""Before this no version of ours existed, so a clock that says so is wrong."""


def look_at_settings(site: SiteFolder) -> Iterator[Finding]:
    """The findings that need no database."""
    yield good("version", f"Dateline {__version__}.")
    yield _secret(site.get("secret_key") or "")
    yield _base_url(site.base_url)
    yield _app(site.base_url)
    yield clock_finding(datetime.now(UTC))
    if not site.get("email_url"):
        yield warning("mail", "No mail is sent.", "Set email_url, so that people can ask for a new password.")


def _secret(secret: str) -> Finding:
    if len(secret) >= SHORTEST_SECRET and len(set(secret)) >= FEWEST_SIGNS:
        return good("secret", "The secret is long enough.")
    mend = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))' writes a better one; everybody signs in anew."
    return failure("secret", "secret_key can be guessed, and whoever guesses it signs in as anybody.", mend)


def _base_url(url: str) -> Finding:
    host = urlsplit(url).hostname or ""
    if host == "localhost" or _is_private(host):
        return warning("base_url", f"{url} leads nowhere from outside.", "Set base_url once the site has its name.")
    if url.startswith("http:"):
        return failure("base_url", f"{url} is not encrypted.", "Put a proxy with TLS before it, and write https.")
    return good("base_url", f"Readers find the site at {url}.")


def _app(url: str) -> Finding:
    if may_be_an_app(url):
        return good("app", "Readers can keep the paper on their devices.")
    mend = "Put a proxy with TLS before it, and write https in base_url: browsers ask for that."
    return warning("app", f"No browser installs the app or keeps a story at {url}.", mend)


def may_be_an_app(url: str) -> bool:
    """Whether browsers let a site at this address keep anything: with https, and without it on the machine itself."""
    place = urlsplit(url)
    host = place.hostname or ""
    return place.scheme == "https" or host == "localhost" or host.endswith(".localhost") or _is_loopback(host)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_private(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


def clock_finding(now: datetime) -> Finding:
    """Whether this machine's clock can be right."""
    if now < BUILT_AFTER:
        return failure("clock", f"The clock says {now:%Y-%m-%d}.", "Set it, and let it follow a time server.")
    return good("clock", f"It is {now:%Y-%m-%d %H:%M} UTC.")


def look_at_house() -> Iterator[Finding]:
    """The findings about what is set at the desk."""
    house = current_house()
    local = datetime.now(house.zone)
    yield good("time zone", f"In {house.time_zone} it is {local:%H:%M}.")
