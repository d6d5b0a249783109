"""Merge an author into another, asked twice."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.bylines.models import Author
from dateline.stories.actions.merge_authors import merge_authors
from dateline.stories.models import Byline

RIGHT = "bylines.change_author"


class MergeForm(forms.Form):
    """Into whom, and that it is meant."""

    into = forms.ModelChoiceField(label=_("Merge into"), queryset=Author.objects.none())
    sure = forms.BooleanField(
        label=_("They are the same"), error_messages={"required": _("Tick this: a merge cannot be taken back.")}
    )

    def __init__(self, *args: object, author: Author, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        others = Author.objects.unmerged().exclude(pk=author.pk).order_by("name")
        self.fields["into"].queryset = others  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def merge_author(request: HttpRequest, author_id: int) -> HttpResponse:
    """Ask into whom, then merge. 403 for those who may not change authors."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    author = get_object_or_404(Author.objects.unmerged(), pk=author_id)
    form = MergeForm(request.POST or None, author=author)
    if request.method == "POST" and form.is_valid() and _merged(author, form):
        words = say("“%(old)s” is now “%(new)s”. The old address leads to the new one.")
        messages.success(request, words % {"old": author.name, "new": form.cleaned_data["into"].name})
        return redirect("desk_authors:list")
    context = {
        "header_title": say("Merge an author"),
        "author": author,
        "signed": Byline.objects.filter(author=author).count(),
        "form": form,
        "back": reverse("desk_authors:list"),
    }
    return render(request, "stories/desk/merge.html", context)


def _merged(author: Author, form: MergeForm) -> bool:
    try:
        merge_authors(author=author, into=form.cleaned_data["into"])
    except ValidationError as error:
        form.add_error("into", error)
        return False
    return True
