"""How often a moderator wants mail about what waits."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.comments.desk.door import for_moderators
from dateline.comments.models import DigestWish


class DigestForm(forms.ModelForm):  # type: ignore[type-arg]
    """Never, every hour, every day."""

    class Meta:
        model = DigestWish
        fields = ["how_often"]
        widgets = {"how_often": forms.RadioSelect}


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def digest_wish(request: HttpRequest) -> HttpResponse:
    """One's own wish, and nobody else's. 403 for all but moderators and editors."""
    wish = DigestWish.objects.filter(moderator=request.user.pk).first() or DigestWish(moderator=request.user)  # type: ignore[misc]
    form = DigestForm(request.POST or None, instance=wish)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, say("Your wish is kept."))
        return redirect("desk_digest_wish")
    context = {
        "header_title": say("Mail about replies"),
        "form": form,
        "can_mail": settings.CAN_MAIL,
        "has_email": bool(request.user.email),  # type: ignore[union-attr]
        "email": request.user.email,  # type: ignore[union-attr]
    }
    return render(request, "comments/desk/mail.html", context)
