"""Pictures chosen on screens of the desk that publish by saving: an author's, the house's settings."""

from django.db.models import Model
from django.http import HttpRequest
from wagtail import hooks

from dateline.media.actions.note_uses import note_uses
from dateline.media.actions.order_sizes import order_sizes


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
@hooks.register("after_edit_setting")
def show_pictures(_request: HttpRequest, saved: Model) -> None:
    """Stories, which are published, do the same in their action."""
    note_uses(by=saved)
    order_sizes(shown_by=saved)
