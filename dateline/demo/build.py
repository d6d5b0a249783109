"""Furnish the demo newsroom: Harrow Point and its Courier, all of it made up.

The paper's days are fixed (24 August to 23 November 2026), so that "in May" and "last Tuesday" stay true; what is
scheduled or under embargo lies ahead of the day the demo is made.
"""

import io
import json
import secrets
import tomllib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.signal_handlers import disable_reference_index_auto_update

from dateline.accounts.models import User
from dateline.archive.actions.relate_what_is_due import relate_what_is_due
from dateline.archive.relating import relating_put_off
from dateline.bylines.models import Author, AuthorLink
from dateline.comments.models import Reply
from dateline.demo.events import put_on_record
from dateline.demo.markup import Links, read_body, read_page
from dateline.demo.record import decisions, keep_record, open_cases
from dateline.fronts.actions.renew_most_read import renew_most_read
from dateline.fronts.models import BreakingStrip, Front, ReadCount
from dateline.lib import clock
from dateline.media.actions.note_uses import note_uses
from dateline.media.actions.order_sizes import order_sizes
from dateline.media.models import Attachment, Picture
from dateline.ops.actions.open_house import open_house
from dateline.publication.models import House, SocialLink, StandingPage
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Correction, Section, Story, StorySubject
from dateline.subjects.models import Subject

HERE = Path(__file__).parent
EDITOR = "edith"
CAST = (
    (EDITOR, "Edith", "Moss", "Editor"),
    ("ravi", "Ravi", "Shah", "Reporter"),
    ("susan", "Susan", "Bell", "Sub-editor"),
    ("mo", "Mo", "Farrow", "Moderator"),
)
ROLES = {"by": "by", "pictures by": "pictures", "additional reporting by": "reporting"}

Told = Callable[[str], None]


@transaction.atomic
def build_demo(tell: Told = lambda _: None) -> list[dict[str, str]]:
    """Make the whole newsroom in an empty site; returns the log-ins (name, password, what they may do).

    `tell` hears what is going on. One transaction: an interrupted demo leaves an empty site, not half a paper.
    Wagtail's index of what refers to what is made once at the end; kept up at every save it takes half of the time.
    So are the lists of related stories.
    """
    with disable_reference_index_auto_update(), relating_put_off():
        log_ins = _furnish(tell)
    relate_what_is_due()
    call_command("rebuild_references_index", verbosity=0)
    return log_ins


def _furnish(tell: Told) -> list[dict[str, str]]:
    newsroom = tomllib.loads((HERE / "newsroom.toml").read_text(encoding="utf-8"))
    filed = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "stories").glob("*.toml"))]
    filed.sort(key=lambda story: str(story.get("published", "9999")))
    decided = decisions()
    front = open_house(name=newsroom["house"]["name"], first_section="")
    house = _furnish_house(newsroom["house"])
    with timezone.override(house.zone):
        tell("drawing the pictures")
        pictures = _draw_pictures(_picture_uses(newsroom, filed))
        sections = _make_sections(front, newsroom["section"])
        authors = _make_authors(newsroom["author"], pictures)
        subjects = _make_subjects(newsroom["subject"], decided["pages"])
        tell(f"filing {len(filed)} stories")
        stories = {story["slug"]: _file(story, sections, house.zone) for story in filed}
        links = Links(
            {slug: story.pk for slug, story in stories.items()},
            {slug: author.pk for slug, author in authors.items()},
            {name: picture.pk for name, picture in pictures.items()},
            _keep_documents(newsroom["document"]),
        )
        for filing in filed:
            _publish(stories[filing["slug"]], filing, links, authors, subjects, house.zone)
        tell("making up the front page")
        _make_pages(front, newsroom["page"], links)
        _make_front(front, newsroom["front"], sections, stories)
        _make_strip(newsroom["breaking"], stories)
        _make_most_read(newsroom["read"], stories)
        _make_replies(newsroom["reply"], stories)
        log_ins = _make_log_ins()
        tell("putting quotes on the record")
        editor = User.objects.get(username=EDITOR)
        keep_record(decided["story"], stories, subjects, editor)
        put_on_record(stories, subjects, editor)
        open_cases(decided["case"], subjects)
    return log_ins


def _furnish_house(words: dict[str, Any]) -> House:
    house = House.load()
    for name in ("name", "tagline", "footer", "since", "time_zone", "language"):
        setattr(house, name, words[name])
    house.embed_hosts = "\n".join(words["embed_hosts"])
    house.social_links = [SocialLink(label=link["label"], url=link["url"]) for link in words["social"]]
    house.save()
    return house


def _picture_uses(newsroom: dict[str, Any], filed: list[dict[str, Any]]) -> list[str]:
    """Every picture the paper shows, portraits included."""
    from dateline.demo.pictures import NAMES

    words = [author["picture"] for author in newsroom["author"]]
    words += [story["picture"]["name"] for story in filed if "picture" in story]
    bodies = "\n".join(story["body"] for story in filed)
    return [name for name in NAMES if name in words or f"{name} |" in bodies]


def _draw_pictures(names: list[str]) -> dict[str, Picture]:
    from dateline.demo.pictures import draw

    pictures = {}
    for name in names:
        drawing, file = draw(name), io.BytesIO()
        drawing.save(file, "PNG", optimize=False, compress_level=6)
        title = name.replace("-", " ").capitalize()
        picture = Picture(title=title, credit="Illustration: Courier", width=drawing.width, height=drawing.height)
        picture.file.save(f"{name}.png", ImageFile(file, f"{name}.png"), save=False)
        picture.save()
        pictures[name] = picture
    return pictures


def _keep_documents(words: list[dict[str, str]]) -> dict[str, int]:
    """The papers stories give to take away, as the desk's form would keep them."""
    kept = {}
    for entry in words:
        document = Attachment(title=entry["title"], source=entry["source"])
        content = (HERE / "documents" / entry["file"]).read_bytes()
        document.file.save(entry["file"], ContentFile(content), save=False)
        document.file_size = len(content)
        document.save()
        kept[entry["name"]] = document.pk
    return kept


def _make_sections(front: Front, words: list[dict[str, str]]) -> dict[str, Section]:
    return {
        section["slug"]: front.add_child(
            instance=Section(title=section["name"], slug=section["slug"], strap=section["strap"], show_in_menus=True)
        )
        for section in words
    }


def _make_authors(words: list[dict[str, Any]], pictures: dict[str, Picture]) -> dict[str, Author]:
    authors = {}
    for entry in words:
        author = Author(
            on_staff=entry["kind"] == "person",
            picture=pictures.get(entry["picture"]),
            **{name: entry[name] for name in ("name", "slug", "role", "bio", "email", "kind")},
        )
        author.links = [AuthorLink(label=link["label"], url=link["url"]) for link in entry["links"]]
        author.save()
        note_uses(by=author)
        order_sizes(shown_by=author)
        authors[author.slug] = author
    return authors


def _make_subjects(words: list[dict[str, Any]], pages: list[str]) -> dict[str, Subject]:
    fields = ("name", "slug", "kind", "description", "aliases")
    return {
        entry["slug"]: Subject.objects.create(has_page=entry["slug"] in pages, **{f: entry[f] for f in fields})
        for entry in words
    }


def _moment(filing: dict[str, Any], zone: ZoneInfo) -> datetime:
    """When the story is (to be) published: its own day, or an hour of a day counted from today."""
    if "published" in filing:
        written: datetime = filing["published"]
        return written.replace(tzinfo=zone)
    day: date = timezone.localtime(clock.now(), zone).date() + timedelta(days=filing["day_offset"])
    return datetime.combine(day, time.fromisoformat(filing["time"]), tzinfo=zone)


def _file(filing: dict[str, Any], sections: dict[str, Section], zone: ZoneInfo) -> Story:
    day = _moment(filing, zone).date()
    story: Story = sections[filing["section"]].add_child(
        instance=Story(title=filing["headline"], slug=f"{day:%Y-%m-%d}-{filing['slug']}", live=False)
    )
    return story


def _publish(
    story: Story,
    filing: dict[str, Any],
    links: Links,
    authors: dict[str, Author],
    subjects: dict[str, Subject],
    zone: ZoneInfo,
) -> None:
    moment, state = _moment(filing, zone), filing["state"]
    for name in ("kicker", "standfirst", "filed_from", "slugline", "language", "kind"):
        setattr(story, name, filing[name])
    story.front_headline, story.trail_text = filing.get("front_headline", ""), filing.get("trail", "")
    story.body = json.dumps(read_body(filing["body"], links))
    story.replies_open = filing["kind"] != "obituary"
    if picture := filing.get("picture"):
        story.main_picture_id = links.pictures[picture["name"]]
        story.main_caption, story.main_credit = picture["caption"], picture["credit"]
        story.main_alt_text = picture["alt"]
    story.bylines = [Byline(author=authors[line["author"]], role=ROLES[line["role"]]) for line in filing["bylines"]]
    story.story_subjects = [StorySubject(subject=subjects[slug]) for slug in filing["subjects"]]
    story.corrections = [
        Correction(kind=c["kind"], text=c["text"], place=c["place"], made_at=c["at"].replace(tzinfo=zone))
        for c in filing.get("corrections", [])
    ]
    if state in ("scheduled", "embargoed"):
        story.go_live_at = moment
        story.embargoed_until = moment if state == "embargoed" else None
    elif state != "draft":
        story.published_at = story.first_published_at = moment
    story.save()
    revision = story.save_revision()
    if state == "draft":
        return
    revision.publish()
    if state == "withdrawn":
        withdraw(story=Story.objects.get(pk=story.pk), notice=filing["withdrawal_notice"])


def _make_pages(front: Front, words: list[dict[str, str]], links: Links) -> None:
    for entry in words:
        page = StandingPage(title=entry["title"], slug=entry["slug"], intro=entry["intro"])
        page.body = read_page(entry["body"], links)
        note_uses(by=front.add_child(instance=page))


def _make_front(
    front: Front, words: list[dict[str, Any]], sections: dict[str, Section], stories: dict[str, Story]
) -> None:
    body: list[dict[str, Any]] = []
    for entry in words:
        section = sections.get(entry["section"])
        value = {
            "title": entry["title"],
            "style": entry["style"],
            "section": section.pk if section else None,
            "stories": [stories[slug].pk for slug in entry["stories"]],
            "size": entry.get("size", 3 if entry["style"] == "splash" else 5),
        }
        body.append({"type": "container", "value": value})
        if aside := entry.get("aside"):
            kind = aside.pop("kind")
            if "story" in aside:
                aside["story"] = stories[aside["story"]].pk
            body.append({"type": kind, "value": aside})
    front.refresh_from_db()
    front.body = json.dumps(body)
    front.save_revision().publish()


def _make_strip(words: dict[str, Any], stories: dict[str, Story]) -> None:
    strip = BreakingStrip.load()
    strip.text, strip.story = words["text"], stories[words["story"]]
    strip.ends_at = clock.now() + timedelta(hours=words["ends_after_hours"])
    strip.save()


def _make_most_read(words: list[dict[str, Any]], stories: dict[str, Story]) -> None:
    """As if readers had come within this hour: real ones take over from the first."""
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    ReadCount.objects.bulk_create(
        ReadCount(story=stories[entry["story"]], hour=hour, count=entry["times"]) for entry in words
    )
    renew_most_read()


def _make_replies(words: list[dict[str, Any]], stories: dict[str, Story]) -> None:
    named: dict[str, Reply] = {}
    for entry in words:
        story = Story.objects.get(pk=stories[entry["story"]].pk)
        reply = Reply.objects.create(
            story=story,
            parent=named.get(entry.get("parent", "")),
            name=entry["name"],
            comment=entry["text"],
            status=entry["status"],
            created_at=(story.published_at or clock.now()) + timedelta(minutes=entry["minutes_after"]),
        )
        if "id" in entry:
            named[entry["id"]] = reply


def _make_log_ins() -> list[dict[str, str]]:
    """One person for each group, with a password of this site's own."""
    log_ins = []
    for username, first, last, group in CAST:
        password = secrets.token_urlsafe(9)
        user = User.objects.create_user(username, password=password, first_name=first, last_name=last)
        user.groups.add(Group.objects.get(name=group))
        log_ins.append({"name": username, "password": password, "group": group})
    return log_ins
