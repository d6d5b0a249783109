"""The story's edit screen."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from dateline.lib import clock
from dateline.stories.errors import StoryUnderEmbargo


class StoryForm(WagtailAdminPageForm):
    """Holds the embargo while the editor can still do something about it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound and self.instance.pk and "embargoed_until" in self.fields:
            self._keep_embargo_over_old_version()

    def _keep_embargo_over_old_version(self) -> None:
        """Going back to a version from before the embargo brings its words back, not its freedom."""
        now, hour = self.instance.drafted_embargo, self.instance.embargoed_until
        if now and (hour is None or now > hour):
            self.initial["embargoed_until"] = now

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        until, go_live = cleaned.get("embargoed_until"), cleaned.get("go_live_at")
        publishing = "action-publish" in self.data
        if publishing and until and until > clock.now() and not (go_live and go_live > clock.now()):
            from dateline.publication.queries import current_house

            self.add_error("embargoed_until", StoryUnderEmbargo(until, current_house().zone))
        return cleaned


content_panels = [
    TitleFieldPanel("title", heading=_("Headline")),
    FieldPanel("standfirst"),
    FieldRowPanel([FieldPanel("kicker"), FieldPanel("filed_from")]),
    InlinePanel("bylines", heading=_("Bylines"), label=_("Byline")),
    MultiFieldPanel(
        [
            FieldPanel("main_picture"),
            FieldPanel("main_caption"),
            FieldRowPanel([FieldPanel("main_credit"), FieldPanel("main_alt_text")]),
        ],
        heading=_("Main picture"),
    ),
    FieldPanel("body"),
    InlinePanel("corrections", heading=_("Corrections"), label=_("Correction")),
]
front_panels = [
    MultiFieldPanel([FieldPanel("front_headline"), FieldPanel("trail_text")], heading=_("On fronts")),
    InlinePanel("story_subjects", heading=_("Subjects"), label=_("Subject")),
    MultiFieldPanel([FieldPanel("seo_title"), FieldPanel("search_description")], heading=_("For search engines")),
]
desk_panels = [
    MultiFieldPanel(
        [FieldPanel("slug"), FieldPanel("slugline"), FieldPanel("kind"), FieldPanel("language")],
        heading=_("Desk"),
    ),
    MultiFieldPanel(
        [FieldPanel("replies_open"), FieldPanel("reply_mode"), FieldPanel("replies_close_after")], heading=_("Replies")
    ),
    FieldPanel("in_feeds"),
    FieldPanel("embargoed_until"),
    PublishingPanel(),
    CommentPanel(),
]

story_edit_handler = TabbedInterface(
    [
        ObjectList(content_panels, heading=_("Story")),
        ObjectList(front_panels, heading=_("Fronts and search")),
        ObjectList(desk_panels, heading=_("Desk")),
    ],
    base_form_class=StoryForm,
)
