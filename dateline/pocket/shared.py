"""What is shared with the app: a link to one of our stories opens it, anything else is searched for."""

import re
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.views.decorators.http import require_safe

LONGEST = 2000
"""Signs of each thing that is shared; the rest is not read."""

LONGEST_QUERY = 200
LINK = re.compile(r"https?://[^\s<>\"]{1,2000}")


@require_safe
def shared(request: HttpRequest) -> HttpResponseRedirect:
    """Leads to the page of ours that is named first, else to the search with the words; to the front without any."""
    told = [request.GET.get(name, "")[:LONGEST].strip() for name in ("url", "text", "title")]
    ours = next((page for words in told for link in LINK.findall(words) if (page := _page_of(link))), None)
    if ours:
        return HttpResponseRedirect(ours)
    _, text, title = (LINK.sub(" ", words).strip() for words in told)
    words = title or text
    return HttpResponseRedirect(f"/search/?{urlencode({'q': words[:LONGEST_QUERY]})}" if words else "/")


def _page_of(link: str) -> str | None:
    """The address of a page of this house; None for a link to anywhere else. Never leads away, whatever it is."""
    try:
        named, house = urlsplit(link), urlsplit(settings.WAGTAILADMIN_BASE_URL)
    except ValueError:
        return None
    if named.netloc.lower() != house.netloc.lower():
        return None
    return "/" + named.path.lstrip("/\\")
