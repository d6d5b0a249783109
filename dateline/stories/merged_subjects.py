"""Drafts and old versions of a story still name a subject that has since been merged into another."""

from typing import Any

from dateline.subjects.models import MergedSubject

LINKS = "story_subjects"


def name_the_heirs(content: dict[str, Any]) -> dict[str, Any]:
    """The same content with whom each such subject was merged into; none is named twice. Costs a statement.

    Before it becomes a story: a row of a subject that is gone would be left out of it without a word.
    """
    links = content.get(LINKS) or []
    keys = {link.get("subject") for link in links}
    heirs = dict(MergedSubject.objects.filter(pk__in=keys).values_list("pk", "into_id")) if links else {}
    if not heirs:
        return content
    named: dict[Any, Any] = {}
    for link in links:
        subject = heirs.get(link.get("subject"), link.get("subject"))
        named.setdefault(subject, {**link, "subject": subject})
    return {**content, LINKS: list(named.values())}
