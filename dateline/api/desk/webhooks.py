"""Webhooks at the desk."""

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from dateline.api.actions.add_webhook import MOST, add_webhook
from dateline.api.actions.change_webhook import change_webhook
from dateline.api.actions.order_test import order_test
from dateline.api.actions.renew_secret import renew_secret
from dateline.api.desk.door import for_editors
from dateline.api.desk.forms import ChangedWebhookForm, WebhookForm
from dateline.api.errors import TooManyWebhooks
from dateline.api.models import Webhook

SHOWN = 30
"""Of the last deliveries."""


@require_safe
@for_editors
def webhooks(request: HttpRequest) -> HttpResponse:
    """All of them, each with when it last was told something."""
    found = Webhook.objects.annotate(last_at=Max("deliveries__made_at"))
    context = {"header_title": say("Webhooks"), "webhooks": found, "is_full": len(found) >= MOST}
    return render(request, "api/desk/webhooks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_editors
def new_webhook(request: HttpRequest) -> HttpResponse:
    """The form; then the secret, once."""
    form = WebhookForm(request.POST or None, initial={"events": Webhook.Event.values})
    if request.method == "POST" and form.is_valid():
        try:
            webhook = add_webhook(url=form.cleaned_data["url"], events=form.cleaned_data["events"])
        except TooManyWebhooks:
            form.add_error(None, say("There are %(most)d webhooks already. Remove one first.") % {"most": MOST})
        else:
            return _show_secret(request, webhook, webhook.secret)
    context = {"header_title": say("Add a webhook"), "form": form}
    return render(request, "api/desk/new_webhook.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def webhook(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """One of them: where to, of what, and what it was told of late."""
    found = get_object_or_404(Webhook, pk=webhook_id)
    form = ChangedWebhookForm(
        request.POST or None, initial={"url": found.url, "events": found.events, "is_on": found.is_on}
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        change_webhook(webhook=found, url=told["url"], events=told["events"], is_on=told["is_on"])
        messages.success(request, say("The webhook is changed."))
        return redirect("desk_webhook", found.pk)
    context = {
        "header_title": found.host,
        "webhook": found,
        "form": form,
        "deliveries": found.deliveries.order_by("-pk")[:SHOWN],
    }
    return render(request, "api/desk/webhook.html", context, status=422 if form.errors else 200)


@require_POST
@for_editors
def test_webhook(request: HttpRequest, webhook_id: int) -> HttpResponse:
    order_test(webhook=get_object_or_404(Webhook, pk=webhook_id))
    messages.success(request, say("A test is on its way. Look again in a moment."))
    return redirect("desk_webhook", webhook_id)


@require_POST
@never_cache
@for_editors
def new_secret(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """Shown once."""
    found = get_object_or_404(Webhook, pk=webhook_id)
    return _show_secret(request, found, renew_secret(webhook=found), is_another=True)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def remove_webhook(request: HttpRequest, webhook_id: int) -> HttpResponse:
    """Asks first."""
    found = get_object_or_404(Webhook, pk=webhook_id)
    if request.method == "POST":
        found.delete()
        messages.success(request, say("The webhook is removed."))
        return redirect("desk_webhooks")
    context = {"header_title": say("Remove the webhook"), "webhook": found}
    return render(request, "api/desk/remove_webhook.html", context)


def _show_secret(request: HttpRequest, of: Webhook, secret: str, *, is_another: bool = False) -> HttpResponse:
    title = say("The secret of %(host)s") % {"host": of.host}
    context = {"header_title": title, "webhook": of, "secret": secret, "is_another": is_another}
    return render(request, "api/desk/secret.html", context)
