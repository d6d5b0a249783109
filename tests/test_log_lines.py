"""What the server writes down: one line an event, findable by its id, and nothing about who reads."""

import io
import json
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from dateline.lib.log_lines import logging_settings
from dateline.lib.site_folder import SiteFolder
from dateline.ops.actions.note_mishap import note_mishap
from dateline.ops.models import Mishap

TEXT_LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} (\w+) ([\w.]+) \[([\w-]+)\] (.*)")
PRIVATE = ("192.0.2.7", "2001:db8::7", "rosa@example.org", "hunter2", "harbour secret", "Mozilla", "elsewhere.example")

Listen = Callable[[str], io.StringIO]


@pytest.fixture
def listen() -> Iterator[Listen]:
    """Writes our log lines as a site with this `log_format` does."""
    logger, handlers = logging.getLogger("dateline"), []

    def listen(log_format: str) -> io.StringIO:
        made = logging_settings(SiteFolder(Path("paper"), {"log_format": log_format}))
        written = io.StringIO()
        handler = logging.StreamHandler(written)
        handler.setFormatter(made["formatters"]["line"]["()"]())
        handler.addFilter(made["filters"]["request_id"]["()"]())
        logger.addHandler(handler)
        handlers.append(handler)
        return written

    yield listen
    for handler in handlers:
        logger.removeHandler(handler)


def test_a_text_line_has_the_time_the_level_the_id_and_the_words(paper: Any, rosa: Any, listen: Listen) -> None:
    written = listen("text")
    rosa.get("/latest/")
    rosa.get("/no-such-page/")
    first, second = written.getvalue().splitlines()
    level, logger, one, words = TEXT_LINE.fullmatch(first).groups()  # type: ignore[union-attr]
    assert (level, logger) == ("INFO", "dateline.request")
    assert re.fullmatch(r"GET /latest/ 200 \d+ ms", words)
    _, _, other, words = TEXT_LINE.fullmatch(second).groups()  # type: ignore[union-attr]
    assert words.startswith("GET /no-such-page/ 404")
    assert re.fullmatch(r"[0-9a-f]{12}", one)
    assert one != other


def test_a_json_line_is_one_object_with_the_same(paper: Any, rosa: Any, listen: Listen) -> None:
    written = listen("json")
    rosa.get("/latest/")
    line = json.loads(written.getvalue())
    assert set(line) == {"time", "level", "logger", "request_id", "message"}
    assert (line["level"], line["logger"]) == ("info", "dateline.request")
    assert re.fullmatch(r"[0-9a-f]{12}", line["request_id"])
    assert line["message"].startswith("GET /latest/ 200")


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_no_line_tells_who_reads_or_what_they_ask(file_story: Any, rosa: Any, listen: Listen, log_format: str) -> None:
    story = file_story()
    written = listen(log_format)
    who = {"user-agent": "Mozilla", "referer": "https://elsewhere.example/", "x-forwarded-for": "2001:db8::7"}
    asked: dict[str, Any] = {"headers": {**who, "cookie": "session=hunter2"}, "REMOTE_ADDR": "192.0.2.7"}
    rosa.get("/search/?q=harbour secret", **asked)
    rosa.get("/letters/rosa@example.org/", **asked)
    rosa.get("/letters/192.0.2.7/2001:db8::7/", **asked)
    reply = {"comment": "the harbour secret", "name": "Rosa", "email": "rosa@example.org"}
    assert rosa.post(reverse("leave_reply", kwargs={"story_id": story.pk}), reply, **asked).status_code == 303
    lines = written.getvalue()
    assert len(lines.splitlines()) == 4
    assert [word for word in PRIVATE if word in lines] == []


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_stranger_cannot_forge_a_line(paper: Any, rosa: Any, listen: Listen, log_format: str) -> None:
    written = listen(log_format)
    rosa.get("/x%0A2026-11-23T12:00:00+0000 INFO dateline.request [0] GET /desk/ 200%0D/")
    assert len(written.getvalue().splitlines()) == 1


def test_a_mishap_is_found_in_the_log_under_the_id_the_reader_was_told(
    paper: Any, client: Any, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down() -> None:
        raise ValueError("rosa@example.org wrote from 192.0.2.7")

    monkeypatch.setattr("dateline.site.views.health.worker_is_alive", break_down)
    client.raise_request_exception = False
    written = listen("json")
    page = client.get("/readyz?key=hunter2").content.decode()
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    (mishap,) = [line for line in lines if line["logger"] == "dateline.mishap"]
    assert mishap["request_id"] in page
    assert {line["request_id"] for line in lines} == {mishap["request_id"]}
    assert "ValueError" in mishap["message"]
    assert [word for word in PRIVATE if word in written.getvalue()] == []


def test_the_address_of_a_mishap_is_kept_without_mail_and_network_addresses(db: None) -> None:
    note_mishap(error=ValueError(), method="GET", path="/letters/rosa@example.org/192.0.2.7/")
    assert Mishap.objects.get().path == "/letters/[mail]/[address]/"


def test_an_error_s_trace_is_part_of_its_line(listen: Listen) -> None:
    text, lines = listen("text"), listen("json")
    try:
        raise ValueError("the clock stopped")
    except ValueError:
        logging.getLogger("dateline.worker").exception("A round failed.")
    assert len(text.getvalue().splitlines()) == 1
    assert "the clock stopped" in text.getvalue()
    assert "the clock stopped" in json.loads(lines.getvalue())["trace"]
