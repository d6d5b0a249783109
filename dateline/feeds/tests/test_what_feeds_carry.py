"""Every feed in every format, as those who read them want it."""

from datetime import UTC, datetime, timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.images import ImageFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from dateline.archive.actions.keep_named import keep_named
from dateline.bylines.models import Author
from dateline.comments.models import Reply
from dateline.feeds.entry import BEGINNING, Entry
from dateline.feeds.formats.atom import atom_entry
from dateline.feeds.formats.rss import rss_item
from dateline.feeds.full_text import LONGEST
from dateline.feeds.sheet import in_xml
from dateline.feeds.tests.checked import ATOM, ENCODED, checked_atom, checked_json, checked_rss
from dateline.media.models import Picture
from dateline.stories.actions.merge_authors import merge_authors
from dateline.stories.models import Byline, Correction, Section, StorySubject
from dateline.stories.tests.test_desk_work import fresh
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SITE = "http://127.0.0.1:8000"
HARD_HEADLINES = (
    "Ferry opens \N{PARTY POPPER} at last",
    "مدينتان توقعان اتفاق العبارة",
    "W" * 250,
    "Fish & chips <b>“hot”</b> ]]> 'now'",
    "a\x0bb\x1bc\ufffed",
)


@pytest.fixture
def picture(paper: Any) -> Picture:
    drawn = BytesIO()
    Image.new("RGB", (1000, 600), "teal").save(drawn, "JPEG")
    picture = Picture(title="Quay", file=ImageFile(drawn, "quay.jpg"), caption="The quay", credit="Ann Eye", rights="©")
    picture.save()
    return picture


def all_formats(reader: Any, of: str) -> tuple[list[Any], list[Any], list[Any]]:
    """The same feed in all three, each of them checked."""
    rss, atom = checked_rss(reader.get(f"{of}feed/")), checked_atom(reader.get(f"{of}feed/atom/"))
    found = rss, atom, checked_json(reader.get(f"{of}feed.json"))
    assert len({len(each) for each in found}) == 1
    return found


def titles(reader: Any, of: str) -> list[str]:
    return [item["title"] for item in all_formats(reader, of)[2]]


def test_stories_with_hard_headlines_no_picture_and_forty_authors_are_whole_in_every_format(
    rosa: Any, file_story: Any
) -> None:
    many = [Author.objects.create(name=f"Author & {n}", slug=f"author-{n}") for n in range(40)]
    for number, headline in enumerate(HARD_HEADLINES):
        with time_machine.travel(NOON + timedelta(minutes=number), tick=False):
            file_story(
                headline,
                slug=f"hard-{number}",
                bylines=[Byline(author=author) for author in many],
                standfirst="Words \x0c here",
            )
    rss, atom, told = all_formats(rosa, "/")
    assert [item.findtext("title") for item in rss] == [in_xml(each) for each in reversed(HARD_HEADLINES)]
    assert [len(item["authors"]) for item in told] == [40] * len(HARD_HEADLINES)
    assert len(atom[0].findall(f"{ATOM}author")) == 40


def test_a_feed_carries_the_whole_text_with_whole_addresses_and_nothing_that_runs(
    rosa: Any, file_story: Any, picture: Picture
) -> None:
    other = file_story("The other")
    body = [
        ("paragraph", f'<p>See <a linktype="page" id="{other.pk}">the other</a>.</p>'),
        ("crosshead", "A crosshead"),
        ("picture", {"picture": picture}),
        ("pull_quote", {"quote": "“A list.”", "speaker": "Lena Brandt"}),
        ("embed", {"url": "https://player.vimeo.com/video/1", "title": "The film"}),
    ]
    file_story("Two mayors meet", body=body, main_picture=picture, filed_from="Kelderness")
    rosa.get("/feed/")  # which makes the sizes the worker has not made
    rss, atom, told = all_formats(rosa, "/")
    html = told[0]["content_html"]
    assert rss[0].findtext(ENCODED) == atom[0].findtext(f"{ATOM}content") == html
    for part in (
        f'<a href="{SITE}{other.address}">',
        "A crosshead",
        "“A list.”",
        "Kelderness —",
        "The film",
        "Ann Eye",
    ):
        assert part in html
    assert html.count(f'<img src="{SITE}/media/') == 2
    media = rss[0].find("{http://search.yahoo.com/mrss/}content")
    assert media.get("url") == told[0]["image"]
    assert media.findtext("{http://search.yahoo.com/mrss/}credit") == "Ann Eye"


def test_without_a_standfirst_rss_describes_a_story_by_its_beginning(rosa: Any, file_story: Any) -> None:
    text = "<p>Fish &amp; <b>chips</b>, he said.</p><p>Then more.</p>" + "<p>And more of it.</p>" * 40
    file_story("Supper", standfirst="", body=[("paragraph", text)])
    told = all_formats(rosa, "/")[0][0].findtext("description")
    assert told.startswith("Fish &amp; chips, he said. Then more. And more of it.")
    assert len(unescape(told)) == BEGINNING
    assert told.endswith("…")


def test_what_looks_like_a_tag_is_read_as_words_in_every_format(rosa: Any, file_story: Any) -> None:
    file_story("The <b>bold</b> & the rest", standfirst="It was <fifty> & more")
    written = rosa.get("/feed/").content.decode()
    assert "<title>The &#x3C;b&#x3E;bold&#x3C;/b&#x3E; &#x26; the rest</title>" in written
    rss, atom, told = all_formats(rosa, "/")
    assert rss[0].findtext("description") == "It was &lt;fifty&gt; &amp; more"
    title, summary = atom[0].find(f"{ATOM}title"), atom[0].find(f"{ATOM}summary")
    assert (title.get("type"), title.text) == ("html", "The &lt;b&gt;bold&lt;/b&gt; &amp; the rest")
    assert (summary.get("type"), summary.text) == ("html", "It was &lt;fifty&gt; &amp; more")
    assert told[0]["title"] == "The <b>bold</b> & the rest"


def test_a_feed_with_nothing_in_it_is_of_a_day_validators_believe(rosa: Any, file_story: Any) -> None:
    story = file_story()
    for address in (f"/replies/{story.pk}/feed/", f"/replies/{story.pk}/feed/atom/"):
        written = rosa.get(address).content.decode()
        assert "1970" not in written
        assert "1 Jan 2000" in written or "2000-01-01T" in written


def test_a_very_long_text_ends_between_two_paragraphs_and_leads_to_the_rest(rosa: Any, file_story: Any) -> None:
    story = file_story("Long", body=[("paragraph", "<p>Words and words and words.</p>" * 3000)])
    html = all_formats(rosa, "/")[2][0]["content_html"]
    assert len(html.encode()) < LONGEST + 200
    assert html.endswith(
        f'<p>Words and words and words.</p>\n<p><a href="{SITE}{story.address}">Read the whole story</a></p>'
    )


def test_thirty_very_long_stories_are_less_than_a_megabyte(rosa: Any, file_story: Any) -> None:
    for number in range(30):
        file_story(f"Long {number}", body=[("paragraph", f"<p>“Words” &amp; <b>{'words ' * 8}</b>.</p>" * 600)])
    assert len(all_formats(rosa, "/")[2]) == 30


def test_section_author_and_subject_have_feeds_of_their_own(rosa: Any, paper: Any, file_story: Any) -> None:
    ines = Author.objects.create(name="Ines", slug="ines")
    mayor = Subject.objects.create(name="Lena Brandt", kind="person", slug="lena-brandt", has_page=True)
    sport = paper.add_child(instance=Section(title="Sport", slug="sport"))
    with time_machine.travel(NOON, tick=False):
        story = file_story("Signed", bylines=[Byline(author=ines)], story_subjects=[StorySubject(subject=mayor)])
        keep_named(story)
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        file_story("Elsewhere", section=sport)
    assert titles(rosa, "/") == ["Elsewhere", "Signed"]
    for address in ("/news/", "/authors/ines/", "/people/lena-brandt/"):
        assert titles(rosa, address) == ["Signed"]
        assert f'href="{address}feed/atom/"' in rosa.get(address).content.decode()
    assert titles(rosa, "/sport/") == ["Elsewhere"]
    for nowhere in (
        "/nowhere/feed/",
        "/authors/nobody/feed.json",
        "/people/nobody/feed/atom/",
        "/places/lena-brandt/feed/",
    ):
        assert rosa.get(nowhere).status_code == 404


def test_the_feed_of_a_subject_kept_out_of_search_engines_is_kept_out_too(rosa: Any, file_story: Any) -> None:
    for slug, hidden in (("lena", True), ("ines", False)):
        subject = Subject.objects.create(name=slug, kind="person", slug=slug, has_page=True, no_index=hidden)
        keep_named(file_story(slug, story_subjects=[StorySubject(subject=subject)]))
        assert (rosa.get(f"/people/{slug}/feed/").headers.get("X-Robots-Tag") == "noindex") is hidden


def test_a_merged_author_s_feed_leads_to_the_other_s(rosa: Any, file_story: Any) -> None:
    ines, other = (Author.objects.create(name=name, slug=name.lower()) for name in ("Ines", "Other"))
    file_story("Signed", bylines=[Byline(author=other)])
    merge_authors(author=other, into=ines)
    answer = rosa.get("/authors/other/feed.json")
    assert (answer.status_code, answer["Location"]) == (301, "/authors/ines/feed.json")


def test_an_author_may_be_called_feed(rosa: Any, file_story: Any) -> None:
    file_story(bylines=[Byline(author=Author.objects.create(name="Feed", slug="feed"))])
    assert rosa.get("/authors/feed/").status_code == 200


def test_an_entry_keeps_its_name_wherever_its_story_goes(rosa: Any, paper: Any, file_story: Any) -> None:
    story = file_story("Council mends the clock")
    before = [each["id"] for each in all_formats(rosa, "/")[2]]
    sport = paper.add_child(instance=Section(title="Sport", slug="sport"))
    moved = fresh(story)
    moved.slug = f"{moved.slug}-again"
    moved.save_revision().publish()
    fresh(story).move(sport, pos="last-child")
    (item,) = all_formats(rosa, "/sport/")[2]
    assert [item["id"]] == before
    assert item["url"].startswith(f"{SITE}/sport/")


def test_atom_says_updated_for_a_correction_and_not_for_a_typo(rosa: Any, file_story: Any) -> None:
    with time_machine.travel(NOON, tick=False):
        story = file_story("Council mends the clock")
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        mended = fresh(story)
        mended.title = "Council mends its clock"
        mended.save_revision().publish()
        assert all_formats(rosa, "/")[2][0]["date_modified"] == "2026-11-23T12:00:00+00:00"
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        Correction.objects.create(story=story, text="It was Tuesday.", made_at=NOON + timedelta(hours=2))
        rss, atom, told = all_formats(rosa, "/")
    assert told[0]["date_modified"] == atom[0].findtext(f"{ATOM}updated") == "2026-11-23T14:00:00+00:00"
    assert rss[0].findtext(f"{ATOM}updated") == "2026-11-23T14:00:00+00:00"
    assert "It was Tuesday." in told[0]["content_html"]


def test_a_story_kept_out_of_feeds_is_on_the_site_alone(rosa: Any, file_story: Any) -> None:
    author = Author.objects.create(name="Ines", slug="ines")
    story = file_story("Kept out", in_feeds=False, bylines=[Byline(author=author)])
    for address in ("/", "/news/", "/authors/ines/"):
        assert titles(rosa, address) == []
    assert rosa.get(f"/replies/{story.pk}/feed/").status_code == 404
    page = rosa.get(story.address).content.decode()
    assert "Kept out" in page
    assert f"/replies/{story.pk}/feed/" not in page


def test_replies_in_print_have_a_feed_and_others_do_not(rosa: Any, file_story: Any) -> None:
    story = file_story("Council mends the clock")
    texts = {"approved": "Nice & *warm* <script>x</script>", "pending": "Zqpending", "rejected": "Zqrejected"}
    for number, (status, text) in enumerate(texts.items()):
        Reply.objects.create(
            story=story, name="Sue \x0b", comment=text, status=status, created_at=NOON + timedelta(number)
        )
    Reply.objects.create(story=story, name="Zq", comment="Zqerased", status="approved", erased_at=NOON)
    rss, _, told = all_formats(rosa, f"/replies/{story.pk}/")
    assert [item["title"] for item in told] == ["Reply by Sue \x0b"]
    assert "<em>warm</em>" in told[0]["content_html"]
    assert rss[0].findtext("link") == f"{SITE}/replies/{story.pk}/at/{Reply.objects.get(comment__contains='warm').pk}/"
    assert rosa.get(f"/replies/0{story.pk}/feed/").status_code == 404


@given(words=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_sign_an_editor_can_type_breaks_the_xml(words: str) -> None:
    entry = Entry("urn:uuid:x", words, f"{SITE}/{words}", f"<p>{words}</p>", NOON, NOON, words, categories=[words])
    names = 'xmlns:content="c" xmlns:dc="d" xmlns:media="m" xmlns:atom="a"'
    for written in (rss_item(entry), atom_entry(entry)):
        root: Any = etree.fromstring(f"<r {names}>{written}</r>".encode())
        title = root[0].find("title")
        told = unescape(title.text or "") if title.get("type") == "html" else title.text or ""
        assert told == in_xml(words).replace("\r\n", "\n").replace("\r", "\n")
