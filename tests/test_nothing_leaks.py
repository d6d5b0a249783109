"""Nothing of what readers may not see yet, or may see no more, stands anywhere a stranger can look.

Every address of the URL map, every page of the tree and every link from the front is asked for in a newsroom full of
secrets, and no answer may hold a word of one. The walk reads the URL map: what is added later is walked unasked.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.urls.resolvers import RegexPattern, URLResolver
from wagtail.models import Page, PageViewRestriction

from dateline.api import endpoint as api
from dateline.api.router import ENDPOINTS
from dateline.archive.models import Quote
from dateline.bylines.models import Author
from dateline.comments.models import Follower, Reply
from dateline.feeds.addresses import whole
from dateline.feeds.share_picture import fingerprint
from dateline.gatekeeper.turnstile import Turnstile
from dateline.media.models import Attachment, Picture, Rendition
from dateline.pocket.topics import Kind
from dateline.publication.queries import current_house
from dateline.site.middleware.headers import ALWAYS
from dateline.stories.actions.run_schedule import publish_due
from dateline.stories.models import Byline, OldStoryAddress, Section, Story, StorySubject
from dateline.subjects.models import PLURALS, Subject
from tests import url_map
from tests.secret_newsroom import COMING, EMBARGO, NEVER, NOON, PRINTED, Newsroom, mark
from tests.strangers import Answer, ask, crawl, third_parties

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

NOT_BEFORE = [mark(kind) for kind in (*COMING, *NEVER)]
NOT_EVER = [mark(kind) for kind in NEVER]
WEAK = ("unsafe", "nonce", "*", "http:")
LISTS = {
    "/authors/": ("author",),
    "/sitemap-2026-11.xml": ("slug",),
    "/quotes/": ("said",),
    "/quotes/2026/11/": ("said",),
    "/events/": ("done",),
    "/events/2026/11/": ("done",),
    "/places/harbour/": ("done",),
    "/places/harbour/events/2026/11/": ("done",),
    "/sitemap-pages.xml": ("subjectslug",),
    "/edition.json": ("headline",),
    "/api/v2/stories/": ("headline",),
    "/api/v2/authors/": ("author",),
    "/api/v2/subjects/": ("subject",),
    "/api/v2/quotes/": ("said",),
    "/api/v2/events/": ("done",),
} | dict.fromkeys(
    [
        "/", "/news/", "/latest/", "/feed/", "/feed/atom/", "/feed.json", "/news/feed/", "/news/feed/atom/",
        "/news/feed.json", "/news-sitemap.xml", "/archive/2026/11/23/", "/news/2026/11/",
    ],
    ("headline", "frontheadline"),
)  # fmt: skip
"""Where a new story stands at once, and by which of its words."""


@pytest.fixture
def newsroom(news: Section, time_machine: Any, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A second before the embargo ends, with the worker up to date."""
    time_machine.move_to(NOON, tick=False)
    monkeypatch.setattr(api, "TURNSTILE", Turnstile(most=100_000, a_second=1))
    room = Newsroom(news)
    time_machine.move_to(EMBARGO - timedelta(seconds=1), tick=False)
    assert not publish_due()
    return room


@pytest.fixture
def at_three(newsroom: Newsroom, time_machine: Any) -> Newsroom:
    """The embargo has ended and the worker has made its round."""
    time_machine.move_to(EMBARGO, tick=False)
    assert not publish_due()
    return newsroom


def fills() -> url_map.Fills:
    """Whatever could stand in an address, the names of secrets included."""

    def of(model: Any, column: str) -> Any:
        return lambda: list(model.objects.values_list(column, flat=True))

    def stories() -> list[str]:
        return [slug[len("2026-11-23-") :] for slug in of(Story, "slug")()]

    def slugs() -> Iterable[str]:
        return [*of(Author, "slug")(), *of(Subject, "slug")(), *of(Section, "slug")(), *stories(), "no-such-thing"]

    def those_of(model: Any, **kind: str) -> Any:
        """Of whom it could be, and one of everything else."""
        others = [*model.objects.exclude(**kind)[:1].values_list("slug", flat=True)] if kind else []
        of_kind = model.objects.filter(**kind).values_list("slug", flat=True)
        return lambda: [*of_kind, *others, *stories()[-1:], "no-such-thing"]

    def places() -> list[tuple[str, str]]:
        """Each story where it stands, and one of each section in the others: all of them everywhere say no more."""
        homes = [(story.get_parent().slug, story.name_in_slug) for story in Story.objects.all()]
        others = [(section, homes[-1][1]) for section in of(Section, "slug")()]
        return [*homes, *others, *((section, "no-such-thing") for section in of(Section, "slug")())]

    def replies() -> list[tuple[int, int]]:
        """Each where it stands, and under another story."""
        stands = list(Reply.objects.order_by("pk").values_list("story_id", "pk"))
        return [
            *stands,
            *((stands[-1][0], reply) for _, reply in stands),
            *((story, stands[-1][1]) for story, _ in stands),
        ]

    def faces() -> list[tuple[int, str]]:
        """Of each story its own, and that of the story before."""
        each = [(story.pk, fingerprint(story, current_house())) for story in Story.objects.all()]
        return [*each, *((key, face) for (key, _), (_, face) in pairwise(each))]

    def tree() -> Iterable[str]:
        return [address.split("/", 2)[2] for address in of(Page, "url_path")() if address.count("/") > 1]

    return {
        "slug": slugs,
        "authors/:slug": those_of(Author),
        **{f"{plural}/:slug": those_of(Subject, kind=kind) for kind, plural in PLURALS.items()},
        "section_slug+slug": places,
        "story_id+reply_id": replies,
        "story_id+fingerprint": faces,
        "section_slug": of(Section, "slug"),
        "page": lambda: (1, 2),
        "part": lambda: (1, 2),
        "topic": lambda: topics(of),
        "story_id": of(Story, "pk"),
        **{f"{endpoint.many}_detail:pk": of(endpoint.model, "pk") for endpoint in ENDPOINTS},
        "quote_id": of(Quote, "pk"),
        "order": lambda: ("newest", "recommended"),
        "reference": lambda: list(Reply.objects.exclude(reference=None).values_list("reference", flat=True)),
        "reply_id": of(Reply, "pk"),
        "signature": lambda: ("abc",),
        "secret": lambda: [*of(Follower, "secret")(), "no-such-secret"],
        "fingerprint": lambda: ("abc",),
        "icon": lambda: ("any-192", "no-such-icon"),
        "name": lambda: [*of(Picture, "file")(), *of(Rendition, "file")(), *of(Attachment, "file")()],
        "uidb64": lambda: ("MQ",),
        "token": lambda: ("abc",),
        "restriction_id": lambda: (1,),
        "page_view_restriction_id": of(PageViewRestriction, "pk"),
        "page_id": of(Page, "pk"),
        "wagtaildocs_serve:_0": of(Attachment, "pk"),
        "wagtaildocs_serve:_1": lambda: [paper.filename for paper in Attachment.objects.all()],
        "wagtail_serve:_0": tree,
    }


def topics(of: Any) -> list[str]:
    """Of everything that could be followed."""
    kinds = {Kind.SUBJECT: Subject, Kind.AUTHOR: Author, Kind.SECTION: Section, Kind.STORY: Story}
    return ["breaking", *(f"{kind}-{key}" for kind, model in kinds.items() for key in of(model, "pk")())]


def everything() -> list[str]:
    """Every address there is."""
    listed = url_map.addresses(fills(), [(NOON.year, NOON.month, NOON.day)])
    return list(dict.fromkeys([*listed, *otherwise_asked_for()]))


def questions(client: Client, answers: Iterable[Answer]) -> Iterator[Answer]:
    """Every secret word asked of every address that hears a question: what it says when asked is not what it says."""
    said = {answer.address: answer.text for answer in answers if answer.method == "GET"}
    for address in url_map.addresses_without_gaps():
        first, *further = (f"{address}?q={mark(kind)}" for kind in ("public", *COMING, *NEVER))
        answer = ask(client, first)
        yield answer
        if answer.text != said[address]:
            yield from (ask(client, question) for question in further)


def otherwise_asked_for() -> Iterator[str]:
    """Where each story was before, how other systems would write its address, and what other sites ask of it."""
    for story in Story.objects.select_related("section"):
        name = story.name_in_slug
        yield from (f"/{name}/", f"/2026/11/{name}/", f"/2026/11/23/{name}/amp/", f"/?s={name}")
        yield f"/oembed/?url={quote(whole(story.address))}"
    for old in OldStoryAddress.objects.all():
        section = Section.objects.get(pk=old.section_key)
        before = f"{section.address}{old.slug.replace('-', '/', 3)}/"
        yield from (before, f"{before}ninjs.json", f"/oembed/?url={quote(whole(before))}")


def walk(client: Client) -> Iterator[Answer]:
    """Everything by GET, and whatever the links of the front lead to."""
    for address in everything():
        yield ask(client, address)
    yield from crawl(client)


def walk_every_way(client: Client) -> Iterator[Answer]:
    """The same, and what is there by HEAD and by POST too, and every question."""
    walked = list(walk(client))
    yield from walked
    for answer in walked:
        if answer.status in (200, 405) and not answer.linked_from:
            yield ask(client, answer.address, "HEAD")
            yield ask(client, answer.address, "POST")
    yield from questions(client, walked)


def traces(answers: Iterable[Answer], words: list[str]) -> list[str]:
    return [f"{answer}: {', '.join(found)}" for answer in answers if (found := answer.trace_of(words))]


def unsafe(answer: Answer) -> list[str]:
    """What is wrong with the headers of an answer to a reader: a cookie, a header that is missing, a weak policy."""
    if answer.address.startswith("/desk/"):
        return []
    wrong = [name for name in answer.headers if name.startswith("Set-Cookie")]
    wrong += [name for name, value in ALWAYS.items() if answer.headers.get(name) != value]
    if "Cookie" in answer.headers.get("Vary", ""):
        wrong.append("Vary")
    policy = answer.headers.get("Content-Security-Policy", "")
    if answer.is_page and ("default-src 'none'" not in policy or any(word in policy for word in WEAK)):
        wrong.append(f"Content-Security-Policy: {policy}")
    return wrong


@pytest.mark.once
def test_no_answer_to_a_stranger_holds_a_secret_a_cookie_or_a_third_party(newsroom: Newsroom, rosa: Client) -> None:
    answers = list(walk_every_way(rosa))
    assert traces(answers, NOT_BEFORE) == []
    assert [str(answer) for answer in answers if answer.status >= 500 and answer.address[:7] != "/readyz"] == []
    assert [f"{answer}: {found}" for answer in answers if (found := third_parties(answer))] == []
    assert [f"{answer}: {found}" for answer in answers if (found := unsafe(answer))] == []
    assert files_shown(answers) == {"public"}
    shown = " ".join(answer.text for answer in answers)
    assert [part for part in PRINTED if mark("public", part) not in shown] == [], "the walk does not see what is public"


def files_shown(answers: Iterable[Answer]) -> set[str]:
    """The kinds of story of which a media file was served."""
    served = [a.address for a in answers if a.address.startswith("/media/") and a.status == 200]
    return {kind for kind in ("public", *COMING, *NEVER) if any(mark(kind) in address for address in served)}


def nowhere(answers: Iterable[Answer]) -> list[str]:
    """Addresses on this site that a page leads to and where nothing is."""
    return [f"{a} on {a.linked_from}" for a in answers if a.linked_from and a.status >= 400]


def test_nobody_can_tell_a_secret_from_nothing(newsroom: Newsroom, rosa: Client) -> None:
    """The answer at a hidden story's address is, to the letter, the one where nothing ever was."""
    nothing = ask(rosa, "/news/2026/11/23/no-such-thing/")
    answers = {kind: ask(rosa, Story.objects.get(pk=story.pk).address) for kind, story in newsroom.hidden.items()}
    withdrawn = answers.pop("withdrawn")
    assert [kind for kind, a in answers.items() if (a.status, a.text) != (404, nothing.text)] == []
    assert withdrawn.status == 410
    assert "another clock" in withdrawn.text
    assert withdrawn.trace_of([mark("withdrawn")]) == []
    the_api_answers_for_a_secret_as_for_nothing(newsroom, rosa)


def the_api_answers_for_a_secret_as_for_nothing(newsroom: Newsroom, rosa: Client) -> None:
    """Neither its key, nor its author, nor whom it names, nor its words lead to anything but where nothing is."""
    nothing = ask(rosa, "/api/v2/stories/999999/")
    nobody = ask(rosa, "/api/v2/stories/?author=nobody")
    for kind, story in newsroom.hidden.items():
        assert ask(rosa, f"/api/v2/stories/{story.pk}/").text == nothing.text
        who = story.story_subjects.all()[0].subject_id
        asked = [f"author={mark(kind, 'authorslug')}", f"subject={who}", f"search={mark(kind, 'body')}"]
        asked += [f"section={story.get_parent().slug}&search={mark(kind, 'headline')}"]
        for query in asked:
            answer = ask(rosa, f"/api/v2/stories/?{query}")
            assert (answer.status, answer.text) == (200, nobody.text), f"{kind}: {query}"
        for address in (f"/api/v2/quotes/?story={story.pk}", f"/api/v2/events/?story={story.pk}"):
            assert ask(rosa, address).text == nobody.text, f"{kind}: {address}"
        for address in (f"/api/v2/subjects/{who}/", f"/api/v2/authors/?slug={mark(kind, 'authorslug')}"):
            assert ask(rosa, address).text in (nothing.text, nobody.text), f"{kind}: {address}"


@pytest.mark.once
def test_after_the_embargo_everything_of_the_story_appears_and_nothing_else(at_three: Newsroom, rosa: Client) -> None:
    answers = list(walk(rosa))
    assert traces(answers, NOT_EVER) == []
    assert nowhere(answers) == []
    assert files_shown(answers) == {"public", *COMING}
    shown = " ".join(answer.text for answer in answers)
    assert [mark(kind, part) for kind in COMING for part in PRINTED if mark(kind, part) not in shown] == []
    lists = {each.address: each.text for each in answers if each.address in LISTS and each.status == 200 and each.text}
    stands = {(a, kind) for a in LISTS for kind in COMING if any(mark(kind, part) in lists[a] for part in LISTS[a])}
    assert {(a, kind) for a in LISTS for kind in COMING} - stands == set(), "missing on a list"


@pytest.mark.once
def test_a_story_kept_out_of_feeds_is_in_none_of_them(file_story: Any, rosa: Client) -> None:
    ines = Author.objects.create(name="Ines", slug="ines")
    harbour = Subject.objects.create(name="The Harbour", kind="place", slug="harbour", has_page=True)
    told = {"bylines": [Byline(author=ines)], "story_subjects": [StorySubject(subject=harbour)]}
    story = file_story(mark("public", "headline"), **told)
    feeds = [address for pattern in url_map.patterns() if pattern.name.endswith("_feed") for address in fed_by(pattern)]
    carry = [answer.address for answer in ask_all(rosa, feeds) if answer.trace_of([mark("public", "headline")])]
    assert {"/feed/", "/news/feed/", "/authors/ines/feed/", "/places/harbour/feed/"} <= set(carry)
    story.in_feeds = False
    story.save()
    assert traces(ask_all(rosa, feeds), [mark("public", "headline")]) == []


def ask_all(client: Client, addresses: Iterable[str]) -> list[Answer]:
    return [ask(client, address) for address in addresses]


def fed_by(pattern: url_map.Pattern) -> list[str]:
    return url_map.fill(pattern, fills(), [])


def test_a_pattern_the_walk_cannot_fill_is_an_error_that_names_it() -> None:
    new = URLResolver(RegexPattern(r"^/"), [path("quotes/<int:quote_id>/", lambda request: HttpResponse())])
    pattern = next(iter(url_map.patterns(new)))
    with pytest.raises(url_map.UnknownGap, match="quote_id"):
        url_map.fill(pattern, {}, [])
