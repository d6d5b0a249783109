"""A newsroom full of secrets: stories in every state readers may not see, each part of each marked by its own word."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Page, PageViewRestriction

from dateline.archive.actions.decide_case import decide_case
from dateline.archive.actions.decide_on_event import Part, Told, confirm_event, reject_event
from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.actions.decide_on_tie import Tied, confirm_tie, reject_tie
from dateline.archive.models import Case, Event, Participant, Quote, Tie
from dateline.bylines.models import Author
from dateline.comments.models import Follower, Reply
from dateline.fronts.models import BreakingStrip, Front
from dateline.lib import clock
from dateline.media.actions.note_uses import note_uses
from dateline.media.models import Attachment, Picture
from dateline.publication.models import StandingPage
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Correction, OldStoryAddress, Section, Story, StorySubject
from dateline.subjects.models import Role, Subject

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
EMBARGO = NOON + timedelta(hours=3)
COMING = ("scheduled", "embargoed", "early")
"""What will be public at three: `early` went live round our actions and is held by the one rule alone."""
NEVER = (
    "draft",
    "withdrawn",
    "private",
    "unopened",
    "restricted",
    "revised",
    "library",
    "pending",
    "rejected",
    "withheld",
    "proposed",
    "refused",
    "closed",
    "shut",
    "accused",
)
"""`revised` is a draft over the public story, `library` a picture and a document nobody shows; then come replies, and
what was said, and what happened, in the public story: not decided on, rejected, by somebody who has no page, and by
somebody whose page an editor closed for good after a letter; and an arrest of which nobody knows what came."""
PRINTED = (
    "headline",
    "standfirst",
    "kicker",
    "place",
    "body",
    "quote",
    "caption",
    "author",
    "subject",
    "said",
    "done",
    "file",
)
"""Parts of a story that its page prints."""
OF_STORIES = ("draft", "withdrawn", "private", "unopened", "restricted")


def mark(kind: str, part: str = "") -> str:
    """The one word by which a part of a story is known; without a part, how all its words begin."""
    return f"zq{kind}{part}"


def story_kind(story: Story) -> str:
    """Of which kind a story is, by its headline."""
    return str(story.title).removeprefix("zq").removesuffix("headline")


class Newsroom:
    """A paper with one public story, which refers to everything it should not, and all the secrets."""

    def __init__(self, news: Section) -> None:
        self.news = news
        self.front = Front.objects.get()
        self.private, self.unopened = self._section("private"), self._section("unopened")
        self.shared = Subject.objects.create(name="The Harbour", kind="place", slug="harbour", has_page=True)
        self.hidden = {kind: self._file(kind) for kind in (*COMING, *OF_STORIES)}
        self._picture("library")
        self._document("library")
        self._bring_to_their_states()
        self.public = self._file_public()
        self._refer_everywhere()
        for kind, story in self.hidden.items():
            self._was_elsewhere(kind, story)

    # Making

    def _was_elsewhere(self, kind: str, story: Story) -> None:
        """As if readers had once found it by another slug."""
        OldStoryAddress.objects.create(
            section_key=story.get_parent().pk,
            slug=f"2026-11-23-before-{kind}",
            story_id=story.pk,
            since=NOON - timedelta(days=2),
            until=NOON - timedelta(days=1),
        )

    def _section(self, kind: str) -> Section:
        section: Section = self.front.add_child(instance=Section(title=mark(kind, "section"), slug=f"{kind}-section"))
        return section

    def _picture(self, kind: str) -> Picture:
        file = io.BytesIO()
        Image.new("RGB", (120, 80), "teal").save(file, "PNG")
        picture = Picture(title=mark(kind, "pictitle"), caption=mark(kind, "libcaption"), width=120, height=80)
        picture.file.save(f"{mark(kind, 'file')}.png", ImageFile(file, "x.png"), save=False)
        picture.save()
        picture.get_rendition("width-100|format-jpeg")
        return picture

    def _document(self, kind: str) -> Attachment:
        document = Attachment(title=mark(kind, "doctitle"))
        document.file.save(f"{mark(kind, 'docfile')}.txt", ContentFile(mark(kind, "docwords").encode()), save=False)
        document.save()
        return document

    def _author(self, kind: str) -> Author:
        author = Author.objects.create(
            name=mark(kind, "author"),
            slug=mark(kind, "authorslug"),
            bio=mark(kind, "bio"),
            picture=self._picture(f"{kind}portrait"),
        )
        note_uses(by=author)
        return author

    def _subject(self, kind: str) -> Subject:
        return Subject.objects.create(
            name=mark(kind, "subject"), kind="person", slug=mark(kind, "subjectslug"), has_page=kind != "closed"
        )

    def _file(self, kind: str, **fields: Any) -> Story:
        """A draft of `kind`, with a marked word in everything that can hold one."""
        sections = {"private": self.private, "unopened": self.unopened}
        words = {
            "title": "headline", "standfirst": "standfirst", "kicker": "kicker", "slugline": "slugline",
            "filed_from": "place", "front_headline": "frontheadline", "trail_text": "trail", "seo_title": "seotitle",
            "search_description": "seowords", "main_caption": "caption", "main_credit": "credit",
            "main_alt_text": "alt",
        }  # fmt: skip
        story = Story(
            slug=f"2026-11-23-{mark(kind, 'slug')}",
            live=False,
            main_picture=self._picture(kind),
            body=self._body(kind),
            **{name: mark(kind, part) for name, part in words.items()},
            **fields,
        )
        story.bylines = [Byline(author=self._author(kind), role="by")]
        story.story_subjects = [StorySubject(subject=self._subject(kind)), StorySubject(subject=self.shared)]
        story.corrections = [Correction(text=mark(kind, "correction"), made_at=clock.now())]
        sections.get(kind, self.news).add_child(instance=story)
        story.save_revision()
        Reply.objects.create(
            story=story, name=mark(kind, "replyname"), comment=mark(kind, "reply"), status=Reply.Status.APPROVED
        )
        self._say(story, kind, story.story_subjects.all()[0].subject)
        self._tell(story, kind, story.story_subjects.all()[0].subject)
        if kind != "public":
            kept_back = {"status": Reply.Status.WITHHELD, "reference": kind.upper()[:12]}
            Reply.objects.create(story=story, name="Rosa", comment="This was kept back.", **kept_back)
        return story

    def _say(self, story: Story, kind: str, speaker: Subject) -> None:
        """Something on the record, unless `kind` is what an editor has not put there."""
        words = mark(kind, "said")
        told = {"words": words, "sentence": f"The words of {mark(story_kind(story), 'body')} stand here."}
        quote = Quote.objects.create(story=story, speaker=speaker, start=0, end=len(words), kind="direct", **told)
        if kind == "refused":
            reject_quote(quote=quote, editor=None)  # type: ignore[arg-type]
        elif kind != "proposed":
            confirm_quote(quote=quote, editor=None, role=mark(kind, "sayrole"))  # type: ignore[arg-type]

    def _tell(self, story: Story, kind: str, who: Subject) -> None:
        """Something that happened and whom it ties, unless `kind` is what an editor has not put there."""
        place = {"words": "words", "sentence": f"The words of {mark(story_kind(story), 'body')} stand here."}
        event = Event.objects.create(story=story, start=4, end=9, kind="meeting", **place)
        tie = Tie.objects.create(story=story, start=4, end=9, kind="agreed with", **place)
        if kind == "refused":
            reject_event(event=event, editor=None)  # type: ignore[arg-type]
            reject_tie(tie=tie, editor=None)  # type: ignore[arg-type]
        part = Part(who.name, who, mark(kind, "donepart"))
        told = Told("meeting", mark(kind, "done"), happened_on="2026-11-23", participants=(part,), place=self.shared)
        tied = Tied("agreed with", who, self.shared, role=mark(kind, "tierole"))
        if kind == "accused":
            told = replace(told, kind="arrest")
        if kind not in ("proposed", "refused"):
            confirm_event(event=event, editor=None, told=told)  # type: ignore[arg-type]
            confirm_tie(tie=tie, editor=None, told=tied)  # type: ignore[arg-type]
        else:
            day = {"happened_on": "2026-11-23", "begins": "2026-11-23", "ends": "2026-11-23"}
            Event.objects.filter(pk=event.pk).update(title=told.title, place=self.shared, **day)
            Participant.objects.create(event=event, name=part.name, subject=who, part=part.part)
            Tie.objects.filter(pk=tie.pk).update(from_subject=who, to_subject=self.shared, role=tied.role)

    def _body(self, kind: str) -> list[tuple[str, Any]]:
        return [
            ("paragraph", f"<p>The words of {mark(kind, 'body')} stand here.</p>"),
            ("pull_quote", {"quote": mark(kind, "quote"), "speaker": mark(kind, "speaker"), "occasion": ""}),
            ("download", {"title": "", "document": self._document(kind)}),
        ]

    def _bring_to_their_states(self) -> None:
        hidden = self.hidden
        hidden["scheduled"].go_live_at = EMBARGO
        hidden["embargoed"].embargoed_until = hidden["embargoed"].go_live_at = EMBARGO
        for kind in sorted(set(hidden) - {"draft"}):
            hidden[kind].save_revision().publish()
        Story.objects.filter(pk=hidden["early"].pk).update(embargoed_until=EMBARGO)
        withdraw(story=Story.objects.get(pk=hidden["withdrawn"].pk), notice="It was about another clock.")
        Page.objects.filter(pk=self.unopened.pk).update(live=False)
        PageViewRestriction.objects.create(page=self.private, restriction_type=PageViewRestriction.LOGIN)
        PageViewRestriction.objects.create(
            page=hidden["restricted"], restriction_type=PageViewRestriction.PASSWORD, password="open sesame"
        )

    def _file_public(self) -> Story:
        """A public story that leads to every secret, with replies nobody approved and a new draft over it."""
        story = self._file("public")
        story.body = [*self._body("public"), ("paragraph", self._links())]
        story.save_revision().publish()
        for status in (Reply.Status.PENDING, Reply.Status.REJECTED, Reply.Status.WITHHELD):
            Reply.objects.create(
                story=story, name=mark(status, "replyname"), comment=mark(status, "reply"), status=status
            )
        for kind in ("proposed", "refused", "closed"):
            who = self._subject(kind)
            self._say(story, kind, who)
            self._tell(story, kind, who)
        self._tell(story, "accused", story.story_subjects.all()[0].subject)
        self._shut(story)
        for kind, hidden in {**self.hidden, "public": story}.items():
            Follower.objects.create(story=hidden, email="rosa@example.org", secret=f"follows-{kind}")
        public = Story.objects.get(pk=story.pk)
        public.title, public.standfirst = mark("revised", "headline"), mark("revised", "standfirst")
        public.bylines = [Byline(author=self._author("revised"), role="by")]
        public.main_picture = self._picture("revised")
        public.body = self._body("revised")
        public.save_revision()
        return Story.objects.get(pk=story.pk)

    def _shut(self, story: Story) -> None:
        """Somebody who had all that a subject can have, moved once, and asked to be left alone."""
        shut = self._subject("shut")
        shut.description, shut.aliases = mark("shut", "description"), [mark("shut", "alias")]
        shut.picture, shut.slug = self._picture("shut"), mark("shut", "newslug")
        shut.save()
        Role.objects.create(subject=shut, title=mark("shut", "role"), at=self.shared, begins="2019")
        StorySubject.objects.create(story=story, subject=shut)
        self._say(story, "shut", shut)
        told = {"name": mark("shut", "writer"), "email": "shut@example.org", "text": mark("shut", "letter")}
        case = Case.objects.create(subject=shut, subject_name=shut.name, **told)
        decide_case(case=case, outcome=Case.Outcome.CLOSED, why=mark("shut", "why"), editor=None)  # type: ignore[arg-type]

    def _links(self) -> str:
        pages: list[Page] = [*self.hidden.values(), self.private, self.unopened]
        links = [f'<a linktype="page" id="{page.pk}">one</a>' for page in pages]
        links += [f'<a linktype="author" id="{pk}">two</a>' for pk in Author.objects.values_list("pk", flat=True)]
        return f"<p>{' '.join(links)}</p>"

    def _refer_everywhere(self) -> None:
        contact = StandingPage(title="Contact", slug="contact", body=self._links())
        note_uses(by=self.front.add_child(instance=contact))
        picks = {"title": "", "style": "list", "section": None, "stories": list(self.hidden.values()), "size": 5}
        front = Front.objects.get()
        front.body = [("container", picks)]
        front.save_revision().publish()
        strip = BreakingStrip.load()
        strip.text, strip.story = mark("embargoed", "strip"), self.hidden["embargoed"]
        strip.save()
