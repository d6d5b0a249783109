"""What every reader's page knows of the house."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from dateline.lib import clock
from dateline.publication.models import StandingPage
from dateline.publication.queries import current_house


def house(request: HttpRequest) -> dict[str, Any]:
    """The masthead's and the footer's words. Lazy: a page that prints none of it runs none of it."""
    if request.path.startswith("/desk/"):
        return {}
    return {
        "house": getattr(request, "house", None) or current_house(),
        "today": timezone.localtime(clock.now()).date(),
        "standing_pages": StandingPage.objects.live().order_by("path").defer("body"),
    }
