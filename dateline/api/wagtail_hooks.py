"""Webhooks in Wagtail's menus, addresses and first screen."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from dateline.api.desk import webhooks as desk
from dateline.api.desk.door import settles_webhooks
from dateline.api.models import Webhook


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("webhooks/", desk.webhooks, name="desk_webhooks"),
        path("webhooks/add/", desk.new_webhook, name="desk_new_webhook"),
        path("webhooks/<int:webhook_id>/", desk.webhook, name="desk_webhook"),
        path("webhooks/<int:webhook_id>/test/", desk.test_webhook, name="desk_test_webhook"),
        path("webhooks/<int:webhook_id>/secret/", desk.new_secret, name="desk_webhook_secret"),
        path("webhooks/<int:webhook_id>/remove/", desk.remove_webhook, name="desk_remove_webhook"),
    ]


class WebhooksItem(MenuItem):
    """Shown to those who may change them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return settles_webhooks(request.user)


@hooks.register("register_settings_menu_item")
def webhooks_item() -> MenuItem:
    return WebhooksItem(_("Webhooks"), reverse("desk_webhooks"), name="webhooks", icon_name="link-external", order=950)


class WebhooksGivenUp(Component):
    """Which addresses we no longer tell anything."""

    name = "webhooks_given_up"
    order = 5
    template_name = "api/desk/given_up.html"

    def __init__(self, given_up: list[Webhook]) -> None:
        self._given_up = given_up

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"webhooks": self._given_up}


@hooks.register("construct_homepage_panels")
def webhooks_given_up(request: HttpRequest, panels: list[Component]) -> None:
    if settles_webhooks(request.user) and (given_up := list(Webhook.objects.given_up())):
        panels.append(WebhooksGivenUp(given_up))
