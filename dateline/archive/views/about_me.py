"""A person with a page says "This is about me": to an editor, who decides and answers."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from dateline.archive.actions.open_case import CASE_DOOR, open_case
from dateline.archive.views.subject import person_at
from dateline.comments.doors import CONTACT_DOOR, from_our_page, network_key
from dateline.comments.errors import CrowdAtTheDoor, NotVerified, TooManyReplies
from dateline.comments.forms import LONGEST_EMAIL, Signed
from dateline.comments.limits import MOST_OF_A_NETWORK, OF_LATE
from dateline.comments.models import LONGEST_LETTER, LONGEST_NAME
from dateline.gatekeeper.proof import Solution
from dateline.gatekeeper.throttle import within_bounds
from dateline.subjects.models import Subject

NO_EMAIL = _("Write your email, like rosa@example.org: the answer goes there.")


class AboutMeForm(Signed):
    """What a person may say of their page. They are to be answered, so both the name and the email are asked for."""

    text = forms.CharField(
        max_length=LONGEST_LETTER,
        error_messages={
            "required": _("Write what is wrong, or what you ask for."),
            "max_length": _("Your letter has %(show_value)s letters; please bring it down to %(limit_value)s."),
        },
    )
    name = forms.CharField(
        max_length=LONGEST_NAME,
        error_messages={
            "required": _("Add your name, so that we know who writes."),
            "max_length": _("That name has %(show_value)s letters; please keep it to %(limit_value)s."),
        },
    )
    email = forms.EmailField(
        max_length=LONGEST_EMAIL,
        error_messages={"required": NO_EMAIL, "invalid": NO_EMAIL, "max_length": NO_EMAIL},
    )


@csrf_exempt  # reader pages carry no cookie, so there is none to ride on; the origin is asked for instead
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def about_me(request: HttpRequest, slug: str) -> HttpResponse:
    """303 to the page that says thank you; 422 or 429 with the typed text; 403 from elsewhere; 404 for no page. An old
    address leads on, with what was typed (308)."""
    if request.method == "POST" and not from_our_page(request):
        return render(request, "403.html", status=403)
    subject = person_at(slug)
    if subject.slug != slug or not subject.is_person:
        return _to_its_own(subject, status=308 if request.method == "POST" else 301)
    if request.method != "POST":
        return render(request, "archive/about_me.html", {"subject": subject, "form": AboutMeForm()})
    form, status, may_ask_for_a_person = AboutMeForm(request.POST), 422, False
    if form.is_valid():
        try:
            _keep(request, subject, form)
            return HttpResponseRedirect(f"{request.path}sent/", status=303)
        except (TooManyReplies, CrowdAtTheDoor) as too_many:
            form.add_error(None, too_many)
            status = 429
        except NotVerified as not_verified:
            form.add_error(None, not_verified)
            may_ask_for_a_person = True
    context = {"subject": subject, "form": form, "may_ask_for_a_person": may_ask_for_a_person}
    return render(request, "archive/about_me.html", context, status=status)


@never_cache
@require_safe
def about_me_sent(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you."""
    subject = person_at(slug)
    if subject.slug != slug or not subject.is_person:
        return _to_its_own(subject, further="sent/")
    return render(request, "archive/about_me_sent.html", {"subject": subject})


def _to_its_own(subject: Subject, further: str = "", status: int = 301) -> HttpResponse:
    """Who is a person no more is not asked who they are: the page itself is where to read on."""
    address = f"{subject.address}about-me/{further}" if subject.is_person else subject.address
    return HttpResponsePermanentRedirect(address, status=status if subject.is_person else 301)


def _keep(request: HttpRequest, subject: Subject, form: AboutMeForm) -> None:
    if not within_bounds(door=CASE_DOOR, key=network_key(request), most=MOST_OF_A_NETWORK, window=OF_LATE):
        raise TooManyReplies
    told = form.cleaned_data
    open_case(
        subject=subject,
        name=told["name"],
        email=told["email"],
        text=told["text"],
        solution=Solution(form.solution_sent, door=CONTACT_DOOR),
        asks_for_a_person=told["person"],
    )
