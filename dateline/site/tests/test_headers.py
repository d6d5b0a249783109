"""The headers that keep readers and the desk safe."""

from typing import Any

import pytest

from dateline.publication.models import House

pytestmark = pytest.mark.django_db


def policy_of(answer: Any) -> dict[str, str]:
    """The Content-Security-Policy by its directives."""
    directives = answer.headers["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


def allow_frames_of(hosts: str) -> None:
    """Past every form."""
    House.objects.update(embed_hosts=hosts)


def test_readers_pages_may_frame_the_hosts_the_house_names(paper: Any, rosa: Any) -> None:
    allow_frames_of("Player.Vimeo.com\n\n  video.example \n")
    assert policy_of(rosa.get("/"))["frame-src"] == "https://player.vimeo.com https://video.example"


def test_a_house_that_names_no_host_frames_nothing(paper: Any, rosa: Any) -> None:
    allow_frames_of("")
    assert policy_of(rosa.get("/"))["frame-src"] == "'none'"


@pytest.mark.parametrize(
    "line", ["x.example; script-src *", "x.example *", "*", "*.example", "x.example,https:", "x.example:8000/", "x"]
)
def test_a_line_that_is_no_host_name_never_reaches_the_policy(paper: Any, rosa: Any, line: str) -> None:
    allow_frames_of(f"{line}\nplayer.vimeo.com")
    policy = policy_of(rosa.get("/"))
    assert policy["frame-src"] == "https://player.vimeo.com"
    assert policy["script-src"] == "'self'"


def test_readers_pages_run_nothing_inline_and_load_nothing_from_elsewhere(paper: Any, rosa: Any) -> None:
    policy = policy_of(rosa.get("/"))
    assert policy["default-src"] == policy["base-uri"] == "'none'"
    assert not [value for value in policy.values() if "unsafe" in value]
    assert {value for name, value in policy.items() if name != "frame-src" and "http" in value} == set()


def test_the_desk_has_a_policy_of_its_own(edith: Any, client: Any) -> None:
    allow_frames_of("player.vimeo.com")
    client.force_login(edith)
    policy = policy_of(client.get("/desk/"))
    assert "'unsafe-inline'" in policy["script-src"]
    assert policy["frame-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"


@pytest.mark.parametrize(("https", "promised"), [(True, True), (False, False)])
def test_only_a_house_on_https_promises_to_stay_there(
    paper: Any, rosa: Any, settings: Any, https: bool, promised: bool
) -> None:
    settings.HTTPS = https
    assert ("Strict-Transport-Security" in rosa.get("/").headers) is promised


def test_every_answer_forbids_guessing_its_kind(paper: Any, rosa: Any) -> None:
    for address in ("/", "/feed/", "/robots.txt", "/nowhere/"):
        assert rosa.get(address).headers["X-Content-Type-Options"] == "nosniff"
