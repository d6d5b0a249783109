"""A reader writes to the newsroom: by the page Contact, or about a reply that was kept back."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from dateline.comments.actions.send_letter import send_letter
from dateline.comments.doors import CONTACT_DOOR, from_our_page, network_key
from dateline.comments.errors import CrowdAtTheDoor, NotVerified, TooManyReplies, UnknownReference
from dateline.comments.forms import ContactForm
from dateline.comments.limits import MOST_OF_A_NETWORK, OF_LATE
from dateline.comments.views import submission_of
from dateline.gatekeeper.proof import Solution
from dateline.gatekeeper.throttle import within_bounds
from dateline.press.keys import under
from dateline.press.rendering import pressed


@pressed
@require_safe
def contact_page(request: HttpRequest) -> HttpResponse:
    """Where the house has no page Contact of its own."""
    with under("list:standing pages"):
        return render(request, "comments/contact_page.html", {"form": ContactForm()})


@never_cache
def take_letter(request: HttpRequest) -> HttpResponse:
    """303 to the page that says thank you; 422 or 429 with the typed text; 403 from elsewhere."""
    if not from_our_page(request):
        return render(request, "403.html", status=403)
    form, status, may_ask_for_a_person = ContactForm(request.POST), 422, False
    if form.is_valid():
        try:
            _keep(request, form)
            return HttpResponseRedirect("/contact/sent/", status=303)
        except (TooManyReplies, CrowdAtTheDoor) as too_many:
            form.add_error(None, too_many)
            status = 429
        except UnknownReference as unknown:
            form.add_error("reference", unknown)
        except NotVerified as not_verified:
            form.add_error(None, not_verified)
            may_ask_for_a_person = True
    context = {"form": form, "may_ask_for_a_person": may_ask_for_a_person}
    return render(request, "comments/contact_page.html", context, status=status)


@require_GET
def letter_sent(request: HttpRequest) -> HttpResponse:
    """Thank you."""
    return render(request, "comments/letter_sent.html")


def _keep(request: HttpRequest, form: ContactForm) -> None:
    network = network_key(request)
    if not within_bounds(door=CONTACT_DOOR, key=network, most=MOST_OF_A_NETWORK, window=OF_LATE):
        raise TooManyReplies
    told = form.cleaned_data
    solution = Solution(form.solution_sent, door=CONTACT_DOOR)
    send_letter(
        sent=submission_of(form, told["text"].strip(), solution, CONTACT_DOOR, network),
        solution=solution,
        email=told["email"],
        reference=told["reference"],
        asks_for_a_person=told["person"],
    )
