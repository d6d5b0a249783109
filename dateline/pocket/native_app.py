"""For houses with an app of their own: what lets it open our links, and the banner iPhones show above a story.

https://developers.google.com/digital-asset-links/v1/statements and Apple's “Supporting associated domains”.
"""

from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from dateline.feeds.addresses import whole
from dateline.press.parts import part
from dateline.press.rendering import pressed
from dateline.publication.models import House
from dateline.publication.native_app import fingerprints
from dateline.publication.queries import current_house
from dateline.stories.models import Story

NOT_FOR_THE_APP = ("/desk/*", "/api/*", "/replies/*", "/contact/*")


@pressed
@require_safe
def android_links(_request: HttpRequest) -> JsonResponse:
    """Which app on Android may open our links. Http404 where there is none."""
    house = current_house()
    if not house.android_app:
        raise Http404
    target = {
        "namespace": "android_app",
        "package_name": house.android_app,
        "sha256_cert_fingerprints": fingerprints(house.android_fingerprints),
    }
    statement = {"relation": ["delegate_permission/common.handle_all_urls"], "target": target}
    return JsonResponse([statement], safe=False)


@pressed
@require_safe
def apple_links(_request: HttpRequest) -> JsonResponse:
    """Which app on iPhones may open our links. Http404 where there is none."""
    house = current_house()
    if not house.apple_app:
        raise Http404
    components: list[dict[str, Any]] = [{"/": path, "exclude": True} for path in NOT_FOR_THE_APP]
    details = [{"appIDs": [house.apple_app], "components": [*components, {"/": "*"}]}]
    return JsonResponse({"applinks": {"details": details}})


@part("app banner", baked=True)
def app_banner(story: Story, house: House) -> SafeString:
    """What has an iPhone offer the house's own app above a story, opening that very story; nothing without one."""
    if not house.app_store_number:
        return SafeString("")
    told = '<meta name="apple-itunes-app" content="app-id={}, app-argument={}">\n'
    return format_html(told, house.app_store_number, whole(story.address))
