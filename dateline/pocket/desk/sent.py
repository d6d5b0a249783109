"""What was sent to readers' phones, by whom, and how many it reached."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as say
from django.views.decorators.http import require_safe

from dateline.pocket.models import Alert, Device
from dateline.stories.desk_rights import sections_of

SHOWN = 50


@require_safe
def sent_to_phones(request: HttpRequest) -> HttpResponse:
    """The newest fifty, of the sections one works for. 403 for who works for none."""
    sections = sections_of(request.user)
    if not sections:
        raise PermissionDenied
    alerts = Alert.objects.filter(story__section__in=[section.pk for section in sections])
    context = {
        "header_title": say("Sent to readers’ phones"),
        "alerts": alerts.select_related("story", "ordered_by")[:SHOWN],
        "devices": Device.objects.count(),
        "with_story": True,
    }
    return render(request, "pocket/desk/sent.html", context)
