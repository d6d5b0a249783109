"""What machines are told in files of their own: as the desk has chosen, at once, and nothing a bad line could break."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dateline.bylines.models import Author
from dateline.feeds.well_known import MONTHS_GOOD_FOR
from dateline.publication.crawlers import CRAWLERS
from dateline.publication.files_for_machines import check_ads, check_contact, check_robots
from dateline.publication.models import MachineRules, StandingPage
from dateline.stories.models import Section

pytestmark = pytest.mark.django_db
DESK = "/desk/settings/publication/machinerules/"


def told(address: str) -> str:
    answer = Client().get(address)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def set_by(user: Any, **fields: Any) -> Any:
    desk = Client()
    desk.force_login(user)
    rules = MachineRules.load()
    empty = {"own_lines": "", "licence": "", "ads": "", "security_contact": ""}
    return desk.post(f"{DESK}{rules.pk}/", empty | fields)


def refused(robots: str) -> set[str]:
    """Whom a crawler that reads by RFC 9309 finds shut out of everything."""
    found, named, in_rules = set[str](), list[str](), False
    for line in robots.splitlines():
        field, _, value = line.partition(": ")
        if field == "User-agent":
            named = [value] if in_rules else [*named, value]
            in_rules = False
        elif field in ("Allow", "Disallow"):
            in_rules = True
            if (field, value) == ("Disallow", "/"):
                found |= set(named)
    return found


def test_robots_shut_nobody_out_until_the_desk_says_so_and_lead_to_the_sitemaps(paper: Any) -> None:
    robots = told("/robots.txt")
    assert refused(robots) == set()
    for line in ("Disallow: /desk/", "Disallow: /search/", f"Sitemap: {settings.WAGTAILADMIN_BASE_URL}/sitemap.xml"):
        assert line in robots.splitlines()


def test_an_editor_refuses_crawlers_one_by_one_or_all_that_train(paper: Any, edith: Any) -> None:
    assert set_by(edith, refused=["GPTBot", "ChatGPT-User"]).status_code == 302
    assert refused(told("/robots.txt")) == {"GPTBot", "ChatGPT-User"}
    assert set_by(edith, refuses_training="on", refused=["PerplexityBot"]).status_code == 302
    training = {crawler.name for crawler in CRAWLERS if crawler.trains}
    assert refused(told("/robots.txt")) == training | {"PerplexityBot"}
    assert "GPTBot" in training
    assert "OAI-SearchBot" not in training
    assert set_by(edith, refused=["Stan"]).status_code == 200
    assert set_by(edith, own_lines="User-agent: SomeBot\nDisallow: /").status_code == 302
    assert refused(told("/robots.txt")) == {"SomeBot"}


def test_only_an_editor_may(paper: Any, ravi: Any, mo: Any, stan: Any) -> None:
    for user in (ravi, mo, stan):
        set_by(user, refused=["GPTBot"])
        assert refused(told("/robots.txt")) == set()


@pytest.mark.parametrize(
    ("check", "bad", "line"),
    [
        (check_robots, "User-agent: A\nDisalow: /x", "Line 2"),
        (check_robots, "Disallow: /x", "Line 1"),
        (check_robots, "User-agent: *\n\nDisallow: x", "Line 3"),
        (check_robots, "User-agent: Some Bot", "Line 1"),
        (check_robots, "just words", "Line 1"),
        (check_ads, "example.com, 12, DIRECT\nexample.com, 12", "Line 2"),
        (check_ads, "http://example.com, 12, DIRECT", "Line 1"),
        (check_ads, "example.com, 12, MAYBE", "Line 1"),
    ],
)
def test_a_bad_line_is_named_by_its_number(check: Any, bad: str, line: str) -> None:
    with pytest.raises(ValidationError, match=line):
        check(bad)


def test_a_good_line_is_taken(edith: Any) -> None:
    check_robots("# Ours\nUser-agent: *\nCrawl-delay: 5\nDisallow:\nAllow: /*.png$\nSitemap: https://example.org/x.xml")
    ads = "# Sold by\nexample.com, pub-12, DIRECT, f08c47fec0942fa0\nOWNERDOMAIN=example.org"
    check_ads(ads)
    assert told("/ads.txt") == "404"
    set_by(edith, ads=ads)
    assert told("/ads.txt").splitlines() == ads.splitlines()


@given(text=st.text(max_size=200))
def test_whatever_is_typed_is_taken_or_refused_in_words(text: str) -> None:
    for check in (check_robots, check_ads, check_contact):
        with suppress(ValidationError):
            check(text)


def test_security_txt_is_there_once_somebody_is_named_and_never_expires(
    paper: Any, edith: Any, time_machine: Any
) -> None:
    assert told("/.well-known/security.txt") == "404"
    assert set_by(edith, security_contact="edith at home").status_code == 200
    assert set_by(edith, security_contact="mailto:security@example.org").status_code == 302
    for day in range(0, 900, 29):
        now = datetime(2026, 11, 23, 12, tzinfo=UTC) + timedelta(days=day)
        time_machine.move_to(now, tick=False)
        lines = dict(line.split(": ", 1) for line in told("/.well-known/security.txt").splitlines())
        assert lines["Contact"] == "mailto:security@example.org"
        left = datetime.fromisoformat(lines["Expires"]) - now
        assert timedelta(days=28 * (MONTHS_GOOD_FOR - 1)) < left < timedelta(days=365)


def test_a_password_is_changed_at_the_desk_and_nothing_else_is_well_known(paper: Any) -> None:
    answer = Client().get("/.well-known/change-password")
    assert (answer.status_code, answer["Location"][:6]) == (302, "/desk/")
    for address in ("/.well-known/", "/.well-known/nothing", "/.well-known/nothing/", "/.well-known/resource-that-is"):
        assert told(address) == "404"


def test_humans_are_those_on_staff(paper: Any, file_story: Any) -> None:
    for name, staff in (("Ann Oak", True), ("Guest Elm", False)):
        Author.objects.create(name=name, slug=name.lower().replace(" ", "-"), on_staff=staff, role="Reporter")
    humans = told("/humans.txt")
    assert "Reporter: Ann Oak" in humans
    assert f"Page: {settings.WAGTAILADMIN_BASE_URL}/authors/ann-oak/" in humans
    assert "Guest" not in humans


def test_language_models_are_told_what_there_is_and_on_what_terms(news: Section, edith: Any) -> None:
    news.get_parent().add_child(
        instance=StandingPage(title="Eth[ics]", slug="ethics", body="<p>Fair.</p>", intro="*We*")
    )
    news.get_parent().add_child(instance=Section(title="Unopened", slug="unopened", live=False))
    set_by(edith, licence="Ask us: rights@example.org")
    llms = told("/llms.txt")
    base = settings.WAGTAILADMIN_BASE_URL
    for line in (
        f"- [News]({base}/news/)", f"- [RSS]({base}/feed/)", f"- [Eth\\[ics\\]]({base}/ethics/): \\*We\\*",
        "Licence: Ask us: rights@example.org",
    ):  # fmt: skip
        assert line in llms.splitlines()
    assert llms.startswith("# ")
    assert "Unopened" not in llms
