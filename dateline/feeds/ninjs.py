"""A story as IPTC's ninjs 3 (https://iptc.org/standards/ninjs/), as agencies and partners exchange them.

Of whom it names only those stand in it whom readers have a page of, and of its pictures only the sizes its page shows.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags

from dateline.archive.story_record import subjects_named
from dateline.feeds.addresses import whole
from dateline.feeds.full_text import body_of
from dateline.media.shapes import SHAPES
from dateline.media.sizes import Size, made_sizes
from dateline.publication.models import House
from dateline.stories.blocks import PictureValue
from dateline.stories.models import Story, StorySubject
from dateline.stories.models.story import ShownPicture
from dateline.subjects.models import Subject

CONTENT_TYPE = "application/json; charset=utf-8"
STANDARD = {"name": "ninjs", "version": "3.0", "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.0.json"}
LISTS = {
    Subject.Kind.PERSON: "people",
    Subject.Kind.ORGANISATION: "organisations",
    Subject.Kind.PLACE: "places",
    Subject.Kind.TOPIC: "subjects",
}
FORMATS = {"format-jpeg": "image/jpeg", "format-webp": "image/webp", "format-avif": "image/avif"}


def write_ninjs(story: Story, house: House, licence: str) -> str:
    """One story. Uses what the story's own page has prefetched."""
    return json.dumps(ninjs_of(story, house, licence), ensure_ascii=False)


def ninjs_of(story: Story, house: House, licence: str) -> dict[str, Any]:
    """The same before it is written. What there is nothing of is left out."""
    published = story.published_at or story.touched_at
    html = body_of(story)
    words = strip_tags(html).split()
    told = {
        "standard": STANDARD,
        "uri": f"urn:uuid:{story.translation_key}",
        "type": "text",
        "representationType": "complete",
        "profile": story.kind,
        "version": str(1 + len(story.corrections.all())),
        "firstCreated": published.isoformat(timespec="seconds"),
        "versionCreated": max(published, story.updated_at or published).isoformat(timespec="seconds"),
        "pubStatus": "usable",
        "language": story.language or house.language,
        "copyrightHolder": house.name,
        "copyrightNotice": f"© {published.year} {house.name}",
        "usageTerms": licence,
        "edNote": "\n".join(_amended(story)),
        "title": story.title,
        "by": ", ".join(author.name for author in story.writers),
        "located": story.filed_from,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": story.title}],
        "descriptions": _descriptions(story),
        "bodies": [
            {
                "role": "main",
                "contentType": "application/xhtml+xml",
                "charCount": sum(map(len, words)) + max(0, len(words) - 1),
                "wordCount": len(words),
                "value": html,
            }
        ],
        "genres": [{"name": str(story.get_kind_display()), "literal": story.kind}],
        "infoSources": [{"name": house.name, "uri": whole("/")}],
        "altIds": [{"role": "web", "value": whole(story.address)}],
        "associations": list(_pictures(story)),
        **_subjects(story),
    }
    return {name: value for name, value in told.items() if value}


def _descriptions(story: Story) -> list[dict[str, str]]:
    told = {"role": "main", "contentType": "text/plain", "value": story.standfirst}
    return [told] if story.standfirst else []


def _amended(story: Story) -> Iterator[str]:
    """What readers are told was changed, so that whoever printed the story can tell theirs."""
    for correction in story.corrections.all():
        yield f"{correction.kind_words} ({correction.made_at.isoformat(timespec='seconds')}): {correction.text}"


def _subjects(story: Story) -> dict[str, list[dict[str, str]]]:
    about = {link.subject_id for link in story.filed_under if link.relation == StorySubject.Relation.ABOUT}
    named: dict[str, list[dict[str, str]]] = {}
    for subject in subjects_named(story):
        told = {
            "name": subject.name,
            "rel": "about" if subject.pk in about else "mentions",
            "uri": whole(subject.address),
        }
        named.setdefault(LISTS[Subject.Kind(subject.kind)], []).append(told)
    return named


def _pictures(story: Story) -> Iterator[dict[str, Any]]:
    if story.lead_picture:
        yield from _picture("mainpic", story.lead_picture, "lead")
    for number, (printed, shape) in enumerate(_printed(story), 1):
        if printed["picture"]:
            told = printed.shown_caption, printed.shown_credit, printed.shown_alt_text
            yield from _picture(f"picture-{number}", ShownPicture(printed["picture"], *told), shape)


def _printed(story: Story) -> Iterator[tuple[PictureValue, str]]:
    """The pictures in the text, in its order, each with the shape in which the page shows it."""
    for block in story.body:
        if block.block_type == "picture":
            yield block.value, "inline"
        elif block.block_type == "gallery":
            yield from ((picture, "gallery") for picture in block.value["pictures"])


def _picture(name: str, shown: ShownPicture, shape: str) -> Iterator[dict[str, Any]]:
    """In the sizes of its page that are made; those the worker has not made yet are not waited for."""
    specs = (spec for each in SHAPES[shape].specs(shown.picture).values() for spec in each)
    sizes = {size.file: (spec, size) for spec, size in made_sizes(shown.picture, specs).items()}
    renditions = [_rendition(spec, size) for spec, size in sizes.values()]
    if not renditions:
        return
    told = {
        "name": name,
        "uri": f"{renditions[-1]['href']}#picture",
        "type": "picture",
        "pubStatus": "usable",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": shown.alt_text}] if shown.alt_text else [],
        "descriptions": [{"role": "caption", "contentType": "text/plain", "value": shown.caption}]
        if shown.caption
        else [],
        "by": shown.credit,
        "copyrightNotice": shown.picture.rights,
        "renditions": sorted(renditions, key=lambda each: (each["width"], each["href"])),
    }
    yield {word: value for word, value in told.items() if value}


def _rendition(spec: str, size: Size) -> dict[str, Any]:
    kind = next((kind for ending, kind in FORMATS.items() if spec.endswith(ending)), "image/jpeg")
    return {
        "name": f"{size.width}-{kind.rpartition('/')[2]}",
        "href": whole(size.url),
        "contentType": kind,
        "width": size.width,
        "height": size.height,
    }
