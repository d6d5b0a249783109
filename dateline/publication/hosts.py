"""Names of hosts, written one a line."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST_NAME = re.compile(rf"(?=.{{1,259}}\Z){LABEL}(?:\.{LABEL})+(?::\d{{1,5}})?", re.ASCII)


def host_names(lines: str) -> list[str]:
    """The names in `lines`, folded; whether they are well made is not asked."""
    return [line.strip().lower() for line in lines.splitlines() if line.strip()]


def is_host_name(text: str) -> bool:
    """Whether `text` is a full name such as player.vimeo.com, perhaps with a port: no scheme, path, star or space."""
    return HOST_NAME.fullmatch(text) is not None


def check_host_names(lines: str) -> None:
    """Refuse a line that is no host: they are written into the Content-Security-Policy of every page."""
    for name in host_names(lines):
        if not is_host_name(name):
            raise ValidationError(
                _("“%(name)s” is no host. Write only its name, such as player.vimeo.com, one a line."),
                params={"name": name},
            )
