"""The service worker: a few lines made of the house as it is, which load the scripts that do the work.

Those have a fingerprint in their address, so any change of them is a change of these lines, and browsers see that there
is a new version.
"""

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dateline.press.rendering import pressed
from dateline.publication.house_icons import house_icon_png_address
from dateline.publication.house_style import house_icon_address, house_style_address
from dateline.publication.queries import current_house

SCRIPTS = (
    "site/js/proof-worker.js",
    "pocket/worker/books.js",
    "pocket/worker/reading.js",
    "pocket/worker/keeping.js",
    "pocket/worker/following.js",
    "pocket/worker/telling.js",
    "pocket/worker/read.js",
    "pocket/worker/edition.js",
    "pocket/worker/outbox.js",
    "pocket/worker/asked.js",
    "pocket/worker/answering.js",
)
"""In the order in which each leans on those before it."""

SHELL = ("/saved/", "/offline/", "/for-you/")
"""Pages that are on the device as soon as the worker is."""


@pressed
@require_safe
def service_worker(_request: HttpRequest) -> HttpResponse:
    """Asked for anew whenever a browser looks for a new version: pressed pages may be kept, and never unasked."""
    return HttpResponse(worker_script(), content_type="text/javascript; charset=utf-8")


def worker_script() -> str:
    """The script at /service-worker.js."""
    house = current_house()
    scripts = [static(name) for name in SCRIPTS]
    files = [house_style_address(house), house_icon_address(house), house_icon_png_address(house, "any-192")]
    told = {
        "shell": SHELL,
        "files": files,
        "name": house.name,
        "icon": house_icon_png_address(house, "any-192"),
        "gone": _("A story you were to be told of is no longer there."),
    }
    version = hashlib.sha256(json.dumps([scripts, told]).encode()).hexdigest()[:12]
    lines = [
        '"use strict";',
        f"self.pocket = {json.dumps({'version': version, **told})};",
        f"importScripts({', '.join(map(json.dumps, scripts))});",
    ]
    return "\n".join(lines) + "\n"
