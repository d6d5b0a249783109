"""Whatever a stranger asks for or sends, the answer is a page and never a fault; and it tells of nothing hidden."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from dateline.bylines.models import Author
from dateline.comments.models import Reply
from dateline.fronts.models import Front
from dateline.media.models import Attachment
from dateline.media.publicity import is_public
from dateline.publication.models import StandingPage
from dateline.publication.queries import current_house
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Section, Story

pytestmark = [pytest.mark.django_db, pytest.mark.once]
METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "TRACE"]
LONG = "9" * 5000
ADDRESSES = [
    "/authors/a%00b/", "/a%00b/2026/11/", "/news/2026/11/23/a%00b/", "/media/pictures/a%00b", "/a%00b/",
    "/house/%00.css", "/search/?q=%00", "/search/?q=%ED%A0%80", f"/search/?q={'a' * 100_000}", "/%ED%A0%80/",
    "/search/?" + "&".join(f"q{n}=1" for n in range(6000)), "/news/2026/11/23/%ED%A0%80/", "/%E2%80%AE/", "//news//",
    "/media/..%2f..%2fetc/passwd", "/media/%2e%2e/x", "/media/", "/media//", f"/news/2026/11/23/{'a' * 5000}/",
    "/sitemap-2026-13.xml", "/sitemap-2026-11.xml?p=%D9%A3", f"/sitemap-{LONG}-11.xml", "/sitemap-x.xml",
    "/search/?q=%25_%5C&q=2",
    "/replies/99999999999999999999/", "/replies/99999999999999999999/held/", f"/replies/{LONG}/", "/replies/0/",
    f"/news/2026/11/page/{LONG}/", f"/news/2026/11/page/{'9' * 30}/", "/news/2026/11/page/0/", "/news/2026/13/",
    "/news/%D9%A2%D9%A0%D9%A2%D9%A6/11/", "/news/2026/02/30/x/", "/desk/welcome/%00/x/", "/desk/media/%00",
    "/?p=%00", "/?p=1&p=2", f"/?p={LONG}", "/?s=%00%ED%A0%80", "/?feed=%00", "/2026/11/%00/", "/2026/13/45/x/",
    "/%00/amp/",
    "/oembed/?url=%00", "/oembed/?url=http://[", f"/oembed/?url={LONG}", "/category/%00/feed/",
    f"/tag/{'x' * 5000}/", "/" + "a/" * 500, "/.well-known/%00", "/news/2026/02/30/x/ninjs.json", "/page/page/page/",
    f"/desk/welcome/{'OTk5' * 10}/x/", "/desk/%00/", "/desk/login/?next=%00",
]  # fmt: skip


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(hours=1)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
def test_no_address_is_a_fault_of_ours(file_story: Any, rosa: Any, address: str, method: str) -> None:
    file_story()
    assert rosa.generic(method, address).status_code < 500


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize("year", ["0000", "0001", "0999", "9998", "9999"])
def test_at_the_ends_of_the_calendar_there_is_nothing(file_story: Any, rosa: Any, year: str, zone: str) -> None:
    house = current_house()
    house.time_zone = zone
    house.save()
    Author.objects.create(name="Ann", slug="ann", on_staff=True)
    file_story()
    for place in ("news/{}/01", "news/{}/12", "authors/ann/{}/01", "authors/ann/{}/12", "archive/{}/01/01",
                  "archive/{}/12/31", "news/{}/12/31/x"):  # fmt: skip
        assert rosa.get(f"/{place.format(year)}/").status_code == 404


@effort(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60), page=st.text(max_size=8))
def test_any_words_may_be_searched_for(file_story: Any, rosa: Any, words: str, page: str) -> None:
    asked = {"q": words.encode(errors="replace"), "p": page.encode(errors="replace")}
    assert rosa.get("/search/", asked).status_code in (200, 429)


@pytest.mark.parametrize("origin", ["http://[", "http://\u2100.example", "null", "", "//", "http://evil.example"])
def test_a_reply_from_a_nonsense_origin_is_refused_or_taken_and_never_a_fault(
    file_story: Any, rosa: Any, origin: str
) -> None:
    story = file_story()
    answer = rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": "Well said."}, HTTP_ORIGIN=origin)
    assert answer.status_code == 403
    assert not Reply.objects.exists()


FORM = "application/x-www-form-urlencoded"
WELL_SENT = b"name=Rosa&comment=Well+said."
BODIES = [
    (b"x", "multipart/form-data"), (b"x", f"multipart/form-data; boundary={'a' * 300}"), (b"x", "text/plain"),
    (b"&".join(b"a%d=1" % n for n in range(7000)), FORM),
    (b"name=%00&comment=b", FORM), (b"name=%ff&comment=", f"{FORM}; charset=utf-16"), (b"name=&comment=b", FORM),
    (WELL_SENT.replace(b"Rosa", b"a" * 99), f"{FORM}; charset=nonsense"), (b"{}", "application/json"), (b"", FORM),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kind"), BODIES, ids=range(len(BODIES)))
def test_a_reply_in_any_shape_is_answered_and_nothing_of_it_kept(
    file_story: Any, rosa: Any, body: bytes, kind: str
) -> None:
    story = file_story()
    assert 400 <= rosa.generic("POST", f"/replies/{story.pk}/", body, content_type=kind).status_code < 500
    assert not Reply.objects.exists()


@pytest.mark.parametrize("parent", ["9" * 18, LONG, "1", "abc", "-1", "\0", "\u0661"])
def test_a_reply_to_a_reply_that_is_not_there_is_taken_as_one_to_the_story(
    file_story: Any, rosa: Any, parent: str
) -> None:
    answer = rosa.post(f"/replies/{file_story().pk}/", {"name": "Rosa", "comment": "Yes.", "parent": parent})
    assert answer.status_code == 303
    assert Reply.objects.get().parent is None


@pytest.mark.parametrize("address", ["/replies/{}/", "/desk/login/", "/search/"])
def test_more_than_a_megabyte_from_a_stranger_is_turned_away_unread(file_story: Any, rosa: Any, address: str) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
    body = head + b"a" * 1_100_000 + b"\r\n--x--\r\n"
    answer = rosa.generic("POST", address.format(file_story().pk), body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413
    assert "larger than we can take in" in answer.content.decode()


def test_an_editor_s_large_upload_is_not_turned_away(edith: Any, stan: Any, client: Any) -> None:
    client.force_login(edith)
    assert client.post("/desk/images/add/", {"title": "a" * 1_100_000}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "[", "a b", "127.0.0.1:x"])
def test_a_strange_host_is_a_bad_request(paper: Any, rosa: Any, settings: Any, host: str) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    assert rosa.get("/", HTTP_HOST=host).status_code == 400


# What is hidden is hidden by every method, under every name


@pytest.fixture
def front(news: Section) -> Front:
    return Front.objects.get()


def keep_private(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("method", METHODS)
def test_no_method_tells_a_hidden_page_from_nothing(file_story: Any, front: Front, rosa: Any, method: str) -> None:
    """A live story under embargo, one kept private, a private section and a private standing page."""
    under_embargo, private = file_story(), file_story("Another")
    Story.objects.filter(pk=under_embargo.pk).update(embargoed_until=soon())
    secret = front.add_child(instance=Section(title="Secret", slug="secret"))
    plan = front.add_child(instance=StandingPage(title="Plan", slug="plan", body="x"))
    for page in (private, secret, plan):
        keep_private(page)
    hidden = ["/secret/", "/plan/", *(f"/news/{s.slug}/" for s in (under_embargo, private)), under_embargo.address]
    nothing = rosa.generic(method, "/news/no-such-thing/"), rosa.generic(method, "/news/2026/11/23/no-such-thing/")
    for address in hidden:
        answer, expected = rosa.generic(method, address), nothing[address == under_embargo.address]
        assert (answer.status_code, answer.content) == (expected.status_code, expected.content), address


def test_a_redirect_to_a_page_readers_may_not_see_does_not_tell_its_address(
    file_story: Any, front: Front, rosa: Any
) -> None:
    plan = front.add_child(instance=StandingPage(title="Plan", slug="plan", body="x"))
    keep_private(plan)
    for name, page in {"story": file_story(publish=False), "plan": plan}.items():
        Redirect.add_redirect(f"/go-{name}", page)
        answer = rosa.get(f"/go-{name}/?from=paper")
        assert (answer.status_code, answer.headers.get("Location")) == (404, None)
    Redirect.add_redirect("/go", file_story("Open"))
    assert rosa.get("/go/?from=paper").headers["Location"].endswith("/open/")


def test_a_private_standing_page_stands_in_no_footer_and_no_sitemap_and_shows_no_file(front: Front, rosa: Any) -> None:
    paper = Attachment.objects.create(title="Plan", file="documents/plan.pdf")
    link = f'<p><a linktype="document" id="{paper.pk}">x</a></p>'
    plan = front.add_child(instance=StandingPage(title="Secret plan", slug="secret-plan", body=link))
    assert is_public(paper)
    keep_private(plan)
    assert not is_public(paper)
    shown = rosa.get("/").content + rosa.get("/sitemap-pages.xml").content
    assert b"secret-plan" not in shown
    PageViewRestriction.objects.all().delete()
    plan.unpublish()
    assert not is_public(paper)


def test_a_front_does_not_name_a_private_section(file_story: Any, front: Front, rosa: Any) -> None:
    secret = front.add_child(instance=Section(title="Zq secret", slug="zq-secret"))
    keep_private(secret)
    picked = file_story("A story from elsewhere")
    container = {"title": "", "style": "section", "section": secret, "stories": [picked], "size": 5}
    front.body = [("container", container)]
    front.save_revision().publish()
    page = rosa.get("/").content.decode()
    assert "A story from elsewhere" in page
    assert "zq" not in page.casefold()


def test_a_withdrawn_story_that_was_kept_private_gives_no_notice(file_story: Any, rosa: Any) -> None:
    story = file_story()
    keep_private(story)
    withdraw(story=story, notice="Zq")
    assert rosa.get(story.address).status_code == 404
