"""What stands within answers wherever something is named: a story, a subject, a section, a picture."""

from collections.abc import Iterable
from typing import Any

from dateline.api.schema import Schema, address, maybe, one_of, shape, text, whole_number
from dateline.archive.queries import public_subjects
from dateline.feeds.addresses import whole
from dateline.media.models import Picture
from dateline.media.sizes import all_sizes
from dateline.stories.models import Section, Story
from dateline.subjects.models import Subject

STORY = shape(
    "The story that tells it.",
    id=whole_number(),
    headline=text(),
    address=address("Where readers read it."),
)
SECTION = shape("", id=whole_number(), slug=text(), title=text(), address=address())
SUBJECT = shape(
    "Somebody or something with a name. Without a page of its own it has no id and no address.",
    id=maybe(whole_number()),
    kind=one_of(Subject.Kind.values),
    name=text(),
    address=maybe(address()),
)
PICTURE = shape(
    "A picture in its largest JPEG.",
    address=address(),
    width=whole_number("Pixels."),
    height=whole_number("Pixels."),
    caption=text(),
    credit=text(),
    alt_text=text(),
    rights=text("Who may use it, or the address of a licence."),
)


def story_link(story: Story) -> dict[str, Any]:
    return {"id": story.pk, "headline": story.title, "address": whole(story.address)}


def section_link(section: Section) -> dict[str, Any]:
    return {"id": section.pk, "slug": section.slug, "title": section.title, "address": whole(section.address)}


def subject_link(subject: Subject | None) -> dict[str, Any] | None:
    """Ask `mark_public` before."""
    if subject is None:
        return None
    is_public = getattr(subject, "is_public", False)
    return {
        "id": subject.pk if is_public else None,
        "kind": subject.kind,
        "name": subject.name,
        "address": whole(subject.address) if is_public else None,
    }


def mark_public(subjects: Iterable[Subject | None]) -> None:
    """Note on each whether readers have a page of it. One statement, or none."""
    known = [subject for subject in subjects if subject is not None]
    keys = {subject.pk for subject in known}
    public = set(public_subjects().filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    for subject in known:
        subject.is_public = subject.pk in public


def picture_told(picture: Picture | None, **shown: str) -> dict[str, Any] | None:
    """Of a picture that something public shows. None until its sizes are made. Ask `fetch_sizes` before."""
    sizes = all_sizes(picture) if picture else {}
    plain = [size for (spec, _), size in sizes.items() if spec.endswith("format-jpeg")]
    if picture is None or not plain:
        return None
    size = max(plain, key=lambda each: each.width)
    words = {"caption": picture.caption, "credit": picture.credit, "alt_text": picture.default_alt_text} | shown
    return {
        "address": whole(size.url),
        "width": size.width,
        "height": size.height,
        **words,
        "rights": picture.rights,
    }


def written(schema: Schema, description: str) -> Schema:
    """The same shape, told of something else."""
    return schema | {"description": description}
