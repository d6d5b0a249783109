"""`{% part "latest" %}` puts a part in its place."""

from django import template
from django.utils.safestring import SafeString

from dateline.press.parts import make_part

register = template.Library()


@register.simple_tag
def part(name: str, *about: object) -> SafeString:
    """The HTML of the part `name`."""
    return make_part(name, *about)
