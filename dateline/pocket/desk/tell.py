"""Send a story to readers' phones: words, a look at them as a phone shows them, and then it leaves."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.pocket.actions.order_alert import order_alert
from dateline.pocket.desk.form import AlertForm, can_be_told, devices_told_of
from dateline.pocket.models import Alert
from dateline.stories.models import Story


@require_http_methods(["GET", "HEAD", "POST"])
def tell_readers(request: HttpRequest, story_id: int) -> HttpResponse:
    """403 for who may not publish the story, 404 for one readers may not see."""
    story = get_object_or_404(Story, pk=story_id)
    if not story.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    story = get_object_or_404(Story.objects.public().select_related("section"), pk=story_id)
    form = AlertForm(request.POST or None, story=story)
    step = request.POST.get("step", "")
    is_ready = form.is_valid() and step != "change"
    if is_ready and step == "send" and _sent(request, story, form):
        return redirect(reverse("desk_tell_readers", args=[story.pk]))
    return _screen(request, story, form, is_ready=is_ready and not form.errors)


def may_be_told(story: Story, user: object) -> bool:
    """Whether `user` is offered to send it."""
    may = story.state == Story.State.PUBLISHED and story.permissions_for_user(user).can_publish()
    return bool(may) and Story.objects.public().filter(pk=story.pk).exists()


def _sent(request: HttpRequest, story: Story, form: AlertForm) -> bool:
    told = form.cleaned_data
    try:
        order_alert(story=story, user=request.user, **told)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, say("“%(headline)s” is on its way to readers’ phones.") % {"headline": told["title"]})
    return True


def _screen(request: HttpRequest, story: Story, form: AlertForm, *, is_ready: bool) -> HttpResponse:
    context = {
        "header_title": say("Send to readers’ phones"),
        "story": story,
        "form": form,
        "is_ready": is_ready,
        "can_be_told": can_be_told(),
        "devices": devices_told_of(form.cleaned_data["topics"]) if is_ready else 0,
        "told": form.cleaned_data if is_ready else {name: form[name].value() for name in ("title", "words")},
        "alerts": Alert.objects.filter(story=story).select_related("ordered_by")[:20],
        "back": reverse("wagtailadmin_pages:edit", args=[story.pk]),
    }
    return render(request, "pocket/desk/tell.html", context, status=422 if form.is_bound and form.errors else 200)
