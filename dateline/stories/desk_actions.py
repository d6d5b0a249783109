"""What the desk can do with a story besides Wagtail's own verbs, and where Wagtail's would go round ours."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem, UnpublishMenuItem

from dateline.stories.models import Story


class WithdrawMenuItem(ActionMenuItem):
    """Leads to the withdrawal's own screen, which asks for a notice."""

    label = _("Withdraw…")
    name = "action-withdraw"
    icon_name = "download"

    def is_shown(self, context: dict[str, Any]) -> bool:
        if context["view"] != "edit" or context["locked_for_user"]:
            return False
        return bool(self.get_user_page_permissions_tester(context).can_unpublish())

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("desk_withdraw", args=(context["page"].pk,))


def offer_withdrawal(items: list[ActionMenuItem], context: dict[str, Any]) -> None:
    """Put Withdraw in the place of Unpublish under a story."""
    if not isinstance(context.get("page"), Story):
        return
    items[:] = [item for item in items if not isinstance(item, UnpublishMenuItem)]
    withdrawal = WithdrawMenuItem(order=20)
    if withdrawal.is_shown(context):
        items.append(withdrawal)
