"""What the desk has readers' devices told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dateline.pocket.models import LONGEST_TITLE, LONGEST_WORDS, Device, new_token
from dateline.pocket.push.key import NoPushKey, public_key
from dateline.pocket.push.offered import topics_on_offer
from dateline.pocket.queries import DeviceQuerySet
from dateline.pocket.topics import Kind, Topic
from dateline.stories.models import Story


class AlertForm(forms.Form):
    """Whom to tell, and in which words."""

    topics = forms.MultipleChoiceField(
        label=_("Tell those who follow"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose whom to tell.")},
    )
    title = forms.CharField(label=_("Headline"), max_length=LONGEST_TITLE)
    words = forms.CharField(
        label=_("Words below it"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A phone shows two lines of it, or four."),
    )
    token = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, story: Story) -> None:
        words = (story.trail or "")[:LONGEST_WORDS]
        initial = {"title": story.front_title[:LONGEST_TITLE], "words": words, "token": new_token()}
        super().__init__(data, initial=initial)
        fields: Any = self.fields
        offered = topics_on_offer(story)
        numbers = _in_reach().numbers_told_of(str(topic.key) for topic in offered)
        fields["topics"].choices = [(str(each.key), _named(each, numbers.get(str(each.key), 0))) for each in offered]


def devices_told_of(topics: list[str]) -> int:
    """How many hear of one of them at least."""
    return _in_reach().told_of(topics).count() if topics else 0


def can_be_told() -> bool:
    """Whether the house has a key by which anybody can be."""
    try:
        return bool(public_key())
    except NoPushKey:
        return False


def _in_reach() -> DeviceQuerySet:
    """None, while the house has no key that can be used."""
    return Device.objects.within_reach(public_key()) if can_be_told() else Device.objects.none()


def _named(topic: Topic, number: int) -> str:
    devices = ngettext("%(number)s device", "%(number)s devices", number) % {"number": f"{number:,}"}
    label = _("Corrections of this story") if topic.key.kind is Kind.STORY else topic.label
    return f"{label} ({devices})"
