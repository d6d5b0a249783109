"""Links to authors in Wagtail's editor of running text: a control of their own beside its links to pages.

Stored as `<a linktype="author" id="7">`; what readers get of it is decided in `rich_text`.
"""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from dateline.bylines.models import Author
from dateline.stories.rich_text import keys_of

FEATURE = "author-link"
ENTITY = "AUTHOR"


class AuthorLinkInEditor(LinkElementHandler):
    """Keeps the key even of an author who is gone, so that saving again changes nothing."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str | None]:
        author = Author.objects.filter(pk__in=keys_of([attrs])).first()
        return {"id": attrs.get("id", ""), "name": author.name if author else None}


def stored_author_link(props: dict[str, Any]) -> Any:
    """The element that stands in the database."""
    return DOM.create_element("a", {"linktype": "author", "id": props.get("id")}, props["children"])


def register_author_links(features: FeatureRegistry) -> None:
    """Give the editor its control, and teach its converter to read and write it."""
    control = {
        "type": ENTITY,
        "icon": "user",
        "description": _("Link to an author"),
        "attributes": ["id", "name"],
        "chooserUrls": {"authorChooser": reverse_lazy("wagtailsnippetchoosers_bylines_author:choose")},
    }
    scripts = ["wagtailadmin/js/chooser-modal.js", "desk/author-link.js"]
    features.register_editor_plugin("draftail", FEATURE, EntityFeature(control, js=scripts))
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {'a[linktype="author"]': AuthorLinkInEditor(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: stored_author_link}},
        },
    )
