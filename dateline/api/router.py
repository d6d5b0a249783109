"""The endpoints, under Wagtail's router."""

from wagtail.api.v2.router import WagtailAPIRouter

from dateline.api.endpoint import Endpoint
from dateline.api.endpoints.authors import Authors
from dateline.api.endpoints.events import Events
from dateline.api.endpoints.quotes import Quotes
from dateline.api.endpoints.sections import Sections
from dateline.api.endpoints.stories import Stories
from dateline.api.endpoints.subjects import Subjects

ENDPOINTS: tuple[type[Endpoint], ...] = (Stories, Authors, Sections, Subjects, Quotes, Events)

router = WagtailAPIRouter("api")
for endpoint in ENDPOINTS:
    router.register_endpoint(endpoint.many, endpoint)
