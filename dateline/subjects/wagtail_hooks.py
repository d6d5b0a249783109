"""Subjects at the desk: their list by kind, their screens, and the chooser in which one can be made."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from dateline.subjects.form import SubjectForm
from dateline.subjects.models import Subject
from dateline.subjects.told import ToldPanel


class SubjectChooser(SnippetChooserViewSet):
    """Made in passing, a subject needs its name and its kind."""

    form_fields = ("name", "kind")
    creation_tab_label = _("New subject")
    create_action_label = _("Add subject")


ROLE = [
    FieldPanel("title"),
    FieldPanel("at"),
    FieldRowPanel([FieldPanel("begins"), FieldPanel("ends")]),
]


class SubjectScreens(SnippetViewSet):
    model = Subject
    chooser_viewset_class = SubjectChooser
    icon = "tag"
    menu_label = _("Subjects")
    menu_name = "subjects"
    menu_order = 50
    add_to_admin_menu = True
    admin_url_namespace = "desk_subjects"
    base_url_path = "subjects"
    list_display = ("name", "kind", "description")
    list_filter = ("kind",)
    list_per_page = 50
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("aliases"),
            FieldPanel("kind"),
            FieldPanel("description"),
            FieldPanel("picture"),
            InlinePanel("roles", heading=_("Roles"), label=_("Role"), panels=ROLE),
            FieldPanel("has_page"),
            FieldPanel("no_index"),
            FieldPanel("external_ids"),
            FieldPanel("slug"),
            FieldPanel("source", read_only=True),
            ToldPanel(heading=_("On record")),
        ],
        base_form_class=SubjectForm,
    )


register_snippet(SubjectScreens)
