"""The CDN whose copies are purged, from the settings, in the words of Wagtail's frontend-cache backends."""

import json
from collections.abc import Mapping
from typing import Any

from dateline.lib.env import SettingError

BY_ADDRESS = "dateline.press.purging.backends.ByAddress"
NAMES = {
    "cloudflare": "wagtail.contrib.frontend_cache.backends.CloudflareBackend",
    "cloudfront": "wagtail.contrib.frontend_cache.backends.CloudfrontBackend",
    "surrogate-keys": "dateline.press.purging.backends.ByKey",
}
"""Short names of backends; any other is named by its class."""


def cdn_settings(values: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What Wagtail calls WAGTAILFRONTENDCACHE; empty where no CDN is purged. Raises SettingError."""
    url, backend, options = (values.get(name) for name in ("cdn_url", "cdn_backend", "cdn_options"))
    if url and backend:
        raise SettingError(
            "cdn_url and cdn_backend are both set. Keep cdn_url for a cache that takes PURGE, cdn_backend for another."
        )
    if options and not backend:
        raise SettingError("cdn_options is set without cdn_backend, which says whose options they are. Set it, too.")
    if backend:
        return {"cdn": {"BACKEND": _class_of(backend), **_options(options or "{}")}}
    return {"cdn": {"BACKEND": BY_ADDRESS, "LOCATION": url}} if url else {}


def _class_of(backend: str) -> str:
    name = NAMES.get(backend, backend)
    if "." not in name:
        raise SettingError(f"cdn_backend is “{backend}”. Write {', '.join(NAMES)}, or the path of a class.")
    return name


def _options(text: str) -> dict[str, Any]:
    """They may hold a password, so they are not repeated."""
    try:
        options = json.loads(text)
    except ValueError:
        options = None
    if not isinstance(options, dict):
        raise SettingError('cdn_options is no JSON object. Write it like {"ZONEID": "…", "BEARER_TOKEN": "…"}.')
    return options
