"""Parts of every page that are the house's own: the day in its masthead, and its footer."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from dateline.press.parts import part
from dateline.publication.queries import current_house, house_today, standing_pages


@part("date")
def date_part() -> SafeString:
    """Today, as the masthead prints it."""
    return mark_safe(render_to_string("publication/date_part.html", {"today": house_today()}))


@part("footer")
def footer_part() -> SafeString:
    """The house's words and where to find its standing pages."""
    context = {"house": current_house(), "standing_pages": standing_pages().defer("body")}
    return mark_safe(render_to_string("publication/footer_part.html", context))
