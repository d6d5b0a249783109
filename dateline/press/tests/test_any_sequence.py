"""After any sequence of what a newsroom does, the press is what a full rebuild would be, and nothing lingers."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import transaction
from django.test import Client, TestCase
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from dateline.archive.actions.close_subject import close_subject, reopen_subject
from dateline.archive.actions.decide_on_event import Part, Told, confirm_event, reject_event
from dateline.archive.actions.decide_on_name import confirm_name, reject_name
from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.actions.decide_on_related import bar, leave_to_the_archive, offer_newer, pin
from dateline.archive.actions.decide_on_tie import Tied, confirm_tie, reject_tie
from dateline.archive.actions.merge_subjects import merge_subjects
from dateline.archive.actions.split_subject import split_subject
from dateline.archive.actions.tie_answer import tie_answer
from dateline.archive.errors import AnswersInCircle, FollowsItself, TooManyPinned
from dateline.archive.models import Event, Mention, Quote, Tie
from dateline.bylines.models import Author
from dateline.comments.actions.moderate import approve, reject
from dateline.comments.models import Reply
from dateline.fronts.actions.renew_most_read import renew_most_read
from dateline.fronts.models import BreakingStrip, Front, ReadCount
from dateline.press.actions.build import build
from dateline.press.actions.open_press import open_press
from dateline.press.actions.settle import settle_all
from dateline.press.actions.verify import verify
from dateline.press.backends.files import FileStore
from dateline.press.server.shelf import Shelf
from dateline.press.store import open_store
from dateline.publication.models import House, StandingPage
from dateline.stories import lists
from dateline.stories.actions.merge_authors import merge_authors
from dateline.stories.actions.run_schedule import publish_due
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Correction, OldStoryAddress, Section, Story, StorySubject
from dateline.subjects.models import OldAddress, Role, Subject

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MOST_STORIES = 9
DRILL = 60


def committed(act: Callable[..., Any]) -> Callable[..., Any]:
    """The step as a transaction of its own: what waits for its commit is done."""

    @wraps(act)
    def step(*args: Any, **kwargs: Any) -> Any:
        with TestCase.captureOnCommitCallbacks(execute=True), transaction.atomic():
            return act(*args, **kwargs)

    return step


class Newsroom(RuleBasedStateMachine):
    """A desk that does whatever it likes, a press that is sometimes asleep, and a reader who looks at everything."""

    stories = Bundle("stories")

    def __init__(self) -> None:
        super().__init__()
        self.per_page, lists.PER_PAGE = lists.PER_PAGE, 3
        self.savepoint = transaction.savepoint()
        self.folder = Path(tempfile.mkdtemp(prefix="dateline-press-"))
        self.before, django_settings.PRESS_FOLDER = django_settings.PRESS_FOLDER, self.folder / "press"
        self.clock = time_machine.travel(NOON, tick=False)
        self.traveller = self.clock.start()
        self.hidden: set[str] = set()
        self.filed = 0
        open_press()
        store = open_store()
        assert isinstance(store, FileStore)
        self.front = Shelf(store, clock=lambda: self.now.timestamp())

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    def teardown(self) -> None:
        try:
            self.the_press_settles()
        finally:
            self._leave()

    def _leave(self) -> None:
        self.clock.stop()
        lists.PER_PAGE = self.per_page
        django_settings.PRESS_FOLDER = self.before
        shutil.rmtree(self.folder)
        transaction.savepoint_rollback(self.savepoint)

    @initialize()
    @committed
    def furnish(self) -> None:
        front = Front.objects.get()
        for name in ("Sport", "Opinion"):
            front.add_child(instance=Section(title=name, slug=name.lower()))
        for name in ("Ann", "Ben", "Cat"):
            Author.objects.create(name=name, slug=name.lower())
        for name in ("Harbour", "Council"):
            Subject.objects.create(name=name, kind="place", slug=name.lower(), has_page=name == "Harbour")
        Author.objects.filter(slug="cat").update(on_staff=True)

    # What the desk does

    @rule(
        target=stories,
        section=st.integers(0, 2),
        author=st.integers(0, 2),
        subjects=st.integers(0, 3),
        hours=st.integers(0, 3),
        days_ago=st.sampled_from([0, 0, 1, 30, 31, 60]),
    )
    @committed
    def file(self, section: int, author: int, subjects: int, hours: int, days_ago: int) -> Any:
        """At once, in some hours, or as an old story that comes in late."""
        if self.filed >= MOST_STORIES:
            return multiple()
        self.filed += 1
        story = Story(title=f"Headline {self.filed} zq{self.filed}x", live=False)
        story.body = [("paragraph", f"<p>Words, and <a linktype='page' id='{self._any_story()}'>a link</a>.</p>")]
        story.bylines = [Byline(author=list(Author.objects.order_by("pk"))[author], role="by")]
        story.story_subjects = [
            StorySubject(subject=subject) for n, subject in enumerate(Subject.objects.all()) if subjects & (n + 1)
        ]
        if hours:
            story.go_live_at = self.now + timedelta(hours=hours)
            self.hidden.add(f"zq{self.filed}x")
        elif days_ago:
            story.published_at = story.first_published_at = self.now - timedelta(days=days_ago)
            story.date_slug(story.published_at.date())
        list(Section.objects.order_by("pk"))[section].add_child(instance=story)
        story.save_revision().publish()
        return story.pk

    def _any_story(self) -> int:
        newest = Story.objects.order_by("-pk").values_list("pk", flat=True).first()
        return newest or 0

    @rule(story=stories, word=st.sampled_from(["red", "blue"]), publish=st.booleans())
    @committed
    def edit(self, story: int, word: str, publish: bool) -> None:
        found = Story.objects.filter(pk=story).first()
        if found is None or (not found.live and found.state != Story.State.DRAFT):
            return
        mark = found.title.split()[-1]
        found.title = f"Headline {word} {mark}"
        revision = found.save_revision()
        if publish and found.live:
            revision.publish()

    @rule(story=stories, author=st.integers(0, 2), publish=st.booleans())
    @committed
    def sign(self, story: int, author: int, publish: bool) -> None:
        """Somebody else wrote it, or somebody wrote it too."""
        found = Story.objects.filter(pk=story).first()
        if found is None or not found.live:
            return
        found = found.get_latest_revision_as_object()
        found.bylines = [Byline(author=list(Author.objects.order_by("pk"))[author], role="by")]
        revision = found.save_revision()
        if publish:
            revision.publish()

    @rule(story=stories)
    @committed
    def delete(self, story: int) -> None:
        found = Story.objects.filter(pk=story).first()
        if found is not None:
            self.hidden.add(found.title.split()[-1])
            found.delete()

    @rule(author=st.integers(0, 2), on_staff=st.booleans())
    @committed
    def hire_or_let_go(self, author: int, on_staff: bool) -> None:
        found = list(Author.objects.order_by("pk"))[author]
        found.on_staff = on_staff
        found.save()

    @rule(story=stories, text=st.sampled_from(["It was otherwise.", "Harbour said otherwise."]))
    @committed
    def correct(self, story: int, text: str) -> None:
        """The second puts in doubt what Harbour said there."""
        found = Story.objects.filter(pk=story).first()
        if found and found.live:
            found.corrections = [Correction(text=text, made_at=self.now)]
            found.save_revision().publish()

    @rule(story=stories)
    @committed
    def withdraw(self, story: int) -> None:
        found = Story.objects.filter(pk=story).first()
        if found and found.live:
            self.hidden.add(found.title.split()[-1])
            withdraw(story=found, notice="Withdrawn.")

    @rule(story=stories)
    @committed
    def publish_again(self, story: int) -> None:
        found = Story.objects.filter(pk=story).first()
        if found and found.state == Story.State.WITHDRAWN:
            self.hidden.discard(found.title.split()[-1])
            found.save_revision().publish()

    @rule(story=stories, section=st.integers(0, 2))
    @committed
    def move(self, story: int, section: int) -> None:
        target = list(Section.objects.order_by("pk"))[section]
        found = Story.objects.filter(pk=story).first()
        if found and not Story.objects.filter(section=target, slug=found.slug).exists():
            found.move(target, pos="last-child")

    @rule(story=stories, word=st.sampled_from(["fair", "fete"]))
    @committed
    def call_otherwise(self, story: int, word: str) -> None:
        """By another slug: the old address leads on."""
        found = Story.objects.filter(pk=story).first()
        slug = found and f"{found.slug[:11]}{word}-{story % 2}"
        if found and not Story.objects.filter(section=found.section, slug=slug).exists():
            found.slug = slug
            found.save()

    @rule(hours=st.integers(1, 14))
    @committed
    def time_passes(self, hours: int) -> None:
        self.traveller.move_to(self.now + timedelta(hours=hours))
        publish_due()
        for story in Story.objects.filter(state=Story.State.PUBLISHED):
            self.hidden.discard(story.title.split()[-1])

    @rule(author=st.integers(0, 2), name=st.sampled_from(["Ann Oak", "Ben Ash", "Cat Elm"]))
    @committed
    def rename_author(self, author: int, name: str) -> None:
        found = list(Author.objects.order_by("pk"))[author]
        found.name = name
        found.save()

    @rule()
    @committed
    def merge_two_authors(self) -> None:
        two = list(Author.objects.unmerged().order_by("pk")[:2])
        if len(two) == 2:
            merge_authors(author=two[0], into=two[1])

    @rule(section=st.integers(0, 2), name=st.sampled_from(["Arts", "Town"]), live=st.booleans())
    @committed
    def change_section(self, section: int, name: str, live: bool) -> None:
        found = list(Section.objects.order_by("pk"))[section]
        found.title, found.slug, found.live = f"{name} {section}", f"{name.lower()}-{section}", live
        found.save()

    @rule(name=st.sampled_from(["The Courier", "The Post"]))
    @committed
    def change_house(self, name: str) -> None:
        house = House.load()
        house.name = name
        house.save()

    @rule(text=st.sampled_from(["", "Bridge shut", "Bridge open"]), hours=st.integers(0, 5), to_story=st.booleans())
    @committed
    def change_strip(self, text: str, hours: int, to_story: bool) -> None:
        strip = BreakingStrip.load()
        strip.text, strip.ends_at = text, self.now + timedelta(hours=hours)
        strip.story_id = self._any_story() or None if to_story else None
        strip.save()

    @rule(live=st.booleans())
    @committed
    def change_standing_page(self, live: bool) -> None:
        page = StandingPage.objects.first()
        if page is None:
            Front.objects.get().add_child(instance=StandingPage(title="About us", slug="about", body="<p>Us.</p>"))
        else:
            page.live = live
            page.save()

    # What the archive's editors do

    @rule(story=stories, subject=st.integers(0, 1), decision=st.sampled_from(["propose", "confirm", "reject"]))
    @committed
    def decide_on_quote(self, story: int, subject: int, decision: str) -> None:
        """Words that stand in every story, by whom the editor says; what an editor took back is seen no more."""
        found = Story.objects.filter(pk=story).first()
        if found is None:
            return
        told = {"start": 0, "end": 5, "sentence": "Words, and a link.", "kind": "direct"}
        quote, _ = Quote.objects.get_or_create(story=found, words=f"Words zqsaid{story}x", defaults=told)
        if decision == "confirm":
            self.hidden.discard(f"zqsaid{story}x")
            speaker, printed = list(Subject.objects.order_by("pk"))[subject], found.corrections.order_by("-pk").first()
            confirm_quote(quote=quote, editor=None, speaker=speaker, correction=printed)  # type: ignore[arg-type]
            return
        if decision == "reject":
            reject_quote(quote=quote, editor=None)  # type: ignore[arg-type]
        if Quote.objects.get(pk=quote.pk).state != "confirmed":
            self.hidden.add(f"zqsaid{story}x")

    @rule(
        story=stories,
        subject=st.integers(0, 1),
        decision=st.sampled_from(["propose", "confirm", "reject"]),
        kind=st.sampled_from(["meeting", "arrest", "verdict"]),
        standing=st.sampled_from(["happened", "expected"]),
        days=st.sampled_from([-40, -1, 0, 1]),
        leads=st.sampled_from(["", "same_as", "follows"]),
    )
    @committed
    def decide_on_event(
        self, story: int, subject: int, decision: str, kind: str, standing: str, days: int, leads: str
    ) -> None:
        """Something every story tells, by itself, as another one told it, or after that; or the editor took it back."""
        found = Story.objects.filter(pk=story).first()
        if found is None:
            return
        told = {"start": 0, "end": 5, "sentence": "Words, and a link.", "kind": kind}
        event, _ = Event.objects.get_or_create(story=found, words="Words", defaults=told)
        if decision == "confirm":
            who = list(Subject.objects.order_by("pk"))[subject]
            other = Event.objects.confirmed().exclude(pk=event.pk).order_by("pk").first()
            self.hidden.discard(f"zqdone{story}x")
            day = (self.now + timedelta(days=days)).date().isoformat()
            said = Told(kind, f"Done zqdone{story}x", standing, day, place=who, participants=(Part(who.name, who),))
            said = replace(said, same_as=other) if leads == "same_as" else said
            said = replace(said, follows=other) if leads == "follows" else said
            with suppress(FollowsItself):
                confirm_event(event=event, editor=None, told=said)  # type: ignore[arg-type]
        if decision == "reject":
            reject_event(event=event, editor=None)  # type: ignore[arg-type]
        if Event.objects.get(pk=event.pk).state != "confirmed":
            self.hidden.add(f"zqdone{story}x")

    @rule(story=stories, is_it=st.booleans(), standing=st.sampled_from(["signed", "ended"]))
    @committed
    def decide_on_tie(self, story: int, is_it: bool, standing: str) -> None:
        found = Story.objects.filter(pk=story).first()
        if found is None:
            return
        told = {"start": 0, "end": 5, "sentence": "Words, and a link.", "kind": "member of"}
        tie, _ = Tie.objects.get_or_create(story=found, words="Words", defaults=told)
        if is_it:
            first, second = Subject.objects.order_by("pk")[:2]
            confirm_tie(tie=tie, editor=None, told=Tied("member of", first, second, standing))  # type: ignore[arg-type]
        else:
            reject_tie(tie=tie, editor=None)  # type: ignore[arg-type]

    @rule(story=stories, other=stories, ties=st.booleans())
    @committed
    def tie_or_untie(self, story: int, other: int, ties: bool) -> None:
        """What was said in one answers what was said in another, whether or not readers may see either."""
        answer, answered = (Quote.objects.filter(story=pk).first() for pk in (story, other))
        if answer is not None:
            with suppress(AnswersInCircle):
                tie_answer(quote=answer, to=answered if ties else None)

    @rule(story=stories, subject=st.integers(0, 1), is_it=st.booleans())
    @committed
    def decide_on_name(self, story: int, subject: int, is_it: bool) -> None:
        found = Story.objects.filter(pk=story).first()
        if found is None:
            return
        told = {"start": 0, "end": 5, "sentence": "", "kind": "place", "words": "Words"}
        Mention.objects.get_or_create(story=found, name="Words", defaults=told)
        if is_it:
            whom = list(Subject.objects.order_by("pk"))[subject]
            confirm_name(story=found, name="Words", subject=whom, editor=None)  # type: ignore[arg-type]
        else:
            reject_name(story=found, name="Words", editor=None)  # type: ignore[arg-type]

    @rule(story=stories, other=stories, decision=st.sampled_from([pin, bar, offer_newer, leave_to_the_archive]))
    @committed
    def pair(self, story: int, other: int, decision: Any) -> None:
        found = Story.objects.in_bulk([story, other])
        if len(found) < len({story, other}) or story == other:
            return
        editor = {} if decision is leave_to_the_archive else {"editor": None}
        with suppress(TooManyPinned):
            decision(story=found[story], other=found[other], **editor)

    @rule(story=stories, changes=st.booleans())
    @committed
    def reword(self, story: int, changes: bool) -> None:
        """The sentence goes, and with it what was quoted of it; or it comes again, which an editor has to see."""
        found = Story.objects.filter(pk=story).first()
        if found is None or not found.live:
            return
        found.body = [("paragraph", "<p>Other.</p>" if changes else "<p>Words, and a link.</p>")]
        found.body.append(("pull_quote", {"quote": "Words", "speaker": "", "occasion": ""}))
        found.save_revision().publish()

    @rule(subject=st.integers(0, 1), has_page=st.booleans(), name=st.sampled_from(["", "Old Harbour"]))
    @committed
    def change_subject(self, subject: int, has_page: bool, name: str) -> None:
        found = list(Subject.objects.order_by("pk"))[subject]
        found.has_page, found.name = has_page, name or found.name
        found.slug = f"{found.slug[:8]}-{name[:3].lower()}".strip("-")
        found.save()

    @rule(story=stories, subject=st.integers(0, 1), has_page=st.booleans())
    @committed
    def file_a_subject_twice(self, story: int, subject: int, has_page: bool) -> None:
        """And say of it in a story what was never said of the one it is."""
        found = Story.objects.filter(pk=story).first()
        if found is None or Subject.objects.count() > 3:
            return
        name = f"Wharf {story}"
        double, _ = Subject.objects.get_or_create(kind="place", name=name, defaults={"slug": f"wharf-{story}"})
        double.has_page, double.no_index = has_page and not double.closed_at, has_page
        double.save()
        told = {"start": 0, "end": 5, "sentence": "", "kind": "place", "words": "link"}
        Mention.objects.get_or_create(story=found, name="link", defaults=told)
        confirm_name(story=found, name="link", subject=double, editor=None)  # type: ignore[arg-type]
        at = list(Subject.objects.order_by("pk"))[subject]
        Role.objects.create(subject=double, title="part", at=at, begins="2019", ends="2026-11-24")

    @rule(subject=st.integers(0, 1))
    @committed
    def merge_the_double(self, subject: int) -> None:
        *two, double = Subject.objects.order_by("pk")[:3]
        if len(two) == 2:
            Role.objects.filter(subject=double, at=two[subject]).delete()
            reopen_subject(subject=double, editor=None)
            merge_subjects(subject=double, into=two[subject], editor=None)

    @rule(is_closed=st.booleans())
    @committed
    def close_or_open_again(self, is_closed: bool) -> None:
        """The last of them, so that the others stay at hand."""
        *two, last = Subject.objects.order_by("pk")[:3]
        if len(two) == 2:
            (close_subject if is_closed else reopen_subject)(subject=last, editor=None)

    @rule(story=stories, subject=st.integers(0, 1))
    @committed
    def split(self, story: int, subject: int) -> None:
        two = list(Subject.objects.order_by("pk")[:2])
        if Story.objects.filter(pk=story).exists():
            split_subject(subject=two[subject], to=two[1 - subject], stories=[story], editor=None)

    @rule(story=stories, decision=st.sampled_from([approve, reject]))
    @committed
    def moderate(self, story: int, decision: Any) -> None:
        if not Story.objects.filter(pk=story).exists():
            return
        reply, _ = Reply.objects.get_or_create(story_id=story, name="Rosa", comment=f"About {story}.")
        decision(reply=reply, moderator=None)

    @rule(story=stories, count=st.integers(1, 2))
    @committed
    def pick_for_the_front(self, story: int, count: int) -> None:
        front = Front.objects.get()
        chosen = [story, self._any_story()][:count]
        value = {"title": "Picked", "style": "list", "section": None, "stories": chosen, "size": 4}
        front.body = [("container", {**value, "stories": list(Story.objects.filter(pk__in=chosen))})]
        front.save_revision().publish()

    # What the press and readers do

    @rule(story=stories, times=st.integers(1, 3))
    @committed
    def readers_come(self, story: int, times: int) -> None:
        """The story is read, and the two before it with it: a list has three at least."""
        three = Story.objects.filter(pk__lte=story).order_by("-pk").values_list("pk", flat=True)[:3]
        for number, key in enumerate(three):
            found, _ = ReadCount.objects.get_or_create(story_id=key, hour=NOON, defaults={"count": 0})
            found.count += times + number
            found.save()
        renew_most_read()

    @rule()
    def the_press_settles(self) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            settle_all()
        report = verify()
        assert report.is_right, report
        assert not report.waiting
        with TestCase.captureOnCommitCallbacks(execute=True):
            build()

    @rule()
    @committed
    def everything_starts_again(self) -> None:
        """As after a kill: what was not settled is dropped."""
        open_press()

    @rule(story=stories)
    def a_reader_looks(self, story: int) -> None:
        found = Story.objects.filter(pk=story).first()
        old = [str(each) for each in OldAddress.objects.all()]
        subjects = [subject.address for subject in Subject.objects.all()]
        old += [f"/{section.slug}/{'/'.join(name.split('-', 3))}/" for section, name in self._old_places()]
        for address in ("/", "/latest/", *([found.address] if found else []), *subjects, *old, *self._followed()):
            self._read(address)

    def _followed(self) -> list[str]:
        """The news of everything that can be followed, whether or not readers may see any."""
        kinds: dict[str, Any] = {"subject": Subject, "author": Author, "section": Section, "story": Story}
        keys = [f"{kind}-{one.pk}" for kind, rows in kinds.items() for one in rows.objects.all()]
        return [f"/following/{key}.json" for key in (*keys, "breaking")]

    def _old_places(self) -> list[tuple[Section, str]]:
        """Where stories were, by the names their sections have now."""
        sections = Section.objects.in_bulk()
        return [(sections[old.section_key], old.slug) for old in OldStoryAddress.objects.all()]

    def _read(self, address: str) -> str:
        answer = self.front.find(address)
        if answer is not None:
            return answer.plain.decode()
        with TestCase.captureOnCommitCallbacks(execute=True):
            return Client().get(address).content.decode()

    # What must hold

    @invariant()
    def what_is_hidden_is_on_no_page_that_would_be_served(self) -> None:
        for name in open_store().names():
            answer = self.front.find(name) if name.startswith("/") else None
            if answer is not None:
                text = answer.plain.decode()
                assert [mark for mark in self.hidden if mark in text] == [], name


@pytest.mark.timeout(600)
@pytest.mark.django_db
def test_after_any_sequence_the_press_is_what_a_rebuild_would_be(paper: Any) -> None:
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=4,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.drill
@pytest.mark.timeout(3600)
@pytest.mark.django_db
def test_after_any_long_sequence_the_press_is_what_a_rebuild_would_be(paper: Any) -> None:
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=DRILL,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
