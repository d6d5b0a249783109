"""`{% part "latest" %}` puts a part in its place."""

from django import template
from django.utils.safestring import SafeString

from dateline.press.parts import place_part

register = template.Library()


@register.simple_tag
def part(name: str, *about: object) -> SafeString:
    """The part `name`, or its place."""
    return place_part(name, *about)
