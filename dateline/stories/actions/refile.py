"""A story is filed under another subject."""

from django.db import transaction
from django.db.models import Q
from wagtail.models import Revision

from dateline.press.actions.touch import touch
from dateline.stories.keys import page_key
from dateline.stories.models import Story, StorySubject
from dateline.subjects.models import Subject


@transaction.atomic
def refile(*, story: Story, subject: Subject, under: Subject) -> None:
    """Wherever `story` and its drafts name `subject` they name `under`, once."""
    filed = StorySubject.objects.filter(story=story, subject=subject)
    if StorySubject.objects.filter(story=story, subject=under).exists():
        filed.delete()
    else:
        filed.update(subject=under)
    for revision in _versions_that_count(story):
        _rewrite(revision, subject.pk, under.pk)
    touch(page_key(story.pk))


def _versions_that_count(story: Story) -> list[Revision]:
    """What readers see, what is being written, and what is to come."""
    counted = Q(pk__in=[story.live_revision_id, story.latest_revision_id]) | Q(approved_go_live_at__isnull=False)
    return list(Revision.objects.for_instance(story).filter(counted))


def _rewrite(revision: Revision, before: int, after: int) -> None:
    links = revision.content.get("story_subjects") or []
    if not any(link.get("subject") == before for link in links):
        return
    named: dict[int, dict[str, object]] = {}
    for link in links:
        subject = after if link.get("subject") == before else link.get("subject")
        named.setdefault(subject, {**link, "subject": subject})
    content = {**revision.content, "story_subjects": list(named.values())}
    Revision.objects.filter(pk=revision.pk).update(content=content)
