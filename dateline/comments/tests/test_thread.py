"""A thread folds at depth three, pages at fifty, and every reply in it can be found and answered."""

from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from dateline.comments import thread_pages
from dateline.comments.models import LONGEST_COMMENT, Reply, thread_key
from dateline.comments.thread import PER_PAGE, Order, Row, Thread
from dateline.gatekeeper.turnstile import Turnstile
from dateline.press.actions.settle import settle_all
from dateline.press.actions.touch import touch
from dateline.press.format import begin_format
from dateline.press.models import Entry
from dateline.press.rendering import render
from dateline.press.tray import laid_out
from dateline.stories.actions.withdraw import withdraw

database = pytest.mark.django_db


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


@pytest.fixture
def press(paper: Any, settings: Any, tmp_path: Any) -> None:
    """A press of the test's own."""
    settings.PRESS_FOLDER = tmp_path / "press"
    begin_format()


def post(story: Any, number: int = 1, **fields: Any) -> Reply:
    told = {"name": f"Reader {number}", "comment": f"Words of reader {number}.", "status": "approved", **fields}
    return Reply.objects.create(story=story, **told)


def page_of(answer: Any) -> Any:
    return lxml.html.fromstring(answer.content)


def names_on(answer: Any) -> list[str]:
    return [name.text_content() for name in page_of(answer).xpath("//article[@class='reply']//h3")]


def rows_of(draw_parents: list[int]) -> list[Row]:
    """Each answers an earlier one, or none."""
    return [Row(n, p % n if n and p % (n + 1) else None) for n, p in enumerate(draw_parents)]


@given(st.lists(st.integers(0, 2**31), max_size=300), st.sampled_from(Order))
def test_every_reply_stands_on_one_page_and_no_page_holds_more_than_fifty(parents: list[int], order: Order) -> None:
    rows = rows_of(parents)
    thread = Thread(rows, order)
    placed = [each.pk for page in thread.pages for each in page]
    assert sorted(placed) == [row.pk for row in rows]
    assert all(len(page) <= PER_PAGE for page in thread.pages)
    assert all(thread.pages) or not rows
    assert all(any(each.pk == pk for each in thread.page(thread.page_of(pk) or 0)) for pk in placed)


@given(st.lists(st.integers(0, 2**31), max_size=120))
def test_a_branch_no_longer_than_a_page_is_not_cut(parents: list[int]) -> None:
    rows = rows_of(parents)
    thread = Thread(rows)
    top: dict[int, int] = {}
    for row in rows:
        top[row.pk] = row.pk if row.parent is None else top[row.parent]
    for each in set(top.values()):
        branch = [pk for pk in top if top[pk] == each]
        assert len(branch) > PER_PAGE or len({thread.page_of(pk) for pk in branch}) == 1


def test_what_is_deeper_than_three_stands_beside_what_it_answers_and_a_chain_of_thousands_breaks_nothing() -> None:
    thread = Thread([Row(pk, pk - 1 if pk else None) for pk in range(5000)])
    under = {each.pk: each.under for page in thread.pages for each in page}
    assert [under[pk] for pk in range(5)] == [None, 0, 1, 1, 1]


def test_orders_turn_branches_and_leave_answers_as_they_came() -> None:
    rows = [Row(1, None, 2), Row(2, None, 5), Row(3, 1, 9), Row(4, 1), Row(5, None, 2)]
    read = {order: [each.pk for each in Thread(rows, order).page(1)] for order in Order}
    assert read == {"oldest": [1, 3, 4, 2, 5], "newest": [5, 2, 1, 3, 4], "recommended": [2, 1, 3, 4, 5]}


def test_what_was_deleted_keeps_its_place_only_where_an_answer_needs_it() -> None:
    thread = Thread([Row(1, None, is_erased=True), Row(2, 1), Row(3, None, is_erased=True), Row(4, 3, is_erased=True)])
    assert [each.pk for each in thread.page(1)] == [1, 2]
    assert thread.count == 1


@database
def test_fifty_stand_under_the_story_and_more_lead_on(rosa: Any, story: Any) -> None:
    for number in range(120):
        post(story, number)
    first = rosa.get(story.address)
    assert names_on(first) == [f"Reader {number}" for number in range(50)]
    assert "Replies (120)" in first.content.decode()
    (more,) = page_of(first).xpath("//nav[@class='turn']/a[@rel='next']/@href")
    second = rosa.get(more)
    assert names_on(second) == [f"Reader {number}" for number in range(50, 100)]
    assert page_of(second).get_element_by_id("reply") is not None
    (before,) = page_of(second).xpath("//a[@rel='prev']/@href")
    assert before == f"{story.address}#replies"
    assert rosa.get(f"/replies/{story.pk}/page/3/").status_code == 200
    for nowhere in (
        "page/4/",
        "page/1/",
        "page/0/",
        "page/02/",
        "newest/page/1/",
        "newest/page/9/",
        "best/",
        f"page/{10**17}/",
    ):
        assert rosa.get(f"/replies/{story.pk}/{nowhere}").status_code == 404
    assert names_on(rosa.get(f"/replies/{story.pk}/newest/"))[0] == "Reader 119"


@database
def test_a_link_to_a_reply_leads_to_the_page_it_stands_on_today(rosa: Any, story: Any) -> None:
    replies = [post(story, number) for number in range(60)]
    first, last = (rosa.get(f"/replies/{story.pk}/at/{replies[n].pk}/") for n in (0, -1))
    assert (first.status_code, first["Location"]) == (302, f"{story.address}#reply-{replies[0].pk}")
    assert last["Location"] == f"/replies/{story.pk}/page/2/#reply-{replies[-1].pk}"
    replies[-1].status = "rejected"
    replies[-1].save()
    assert rosa.get(f"/replies/{story.pk}/at/{replies[-1].pk}/").status_code == 404


@database
def test_a_branch_longer_than_a_page_says_on_the_next_whom_it_answers(rosa: Any, story: Any) -> None:
    top = post(story, 0)
    for number in range(1, 60):
        post(story, number, parent=top)
    page = page_of(rosa.get(f"/replies/{story.pk}/page/2/"))
    first = page.xpath("//article[@class='reply']")[0]
    assert "In answer to Reader 0" in first.text_content()
    assert first.xpath(".//p[@class='hint']/a/@href") == [f"/replies/{story.pk}/at/{top.pk}/"]


@database
def test_pages_there_cannot_be_are_refused_before_the_thread_is_looked_at(
    rosa: Any, story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        post(story, number)
    monkeypatch.setattr(thread_pages, "thread_context", None)
    assert rosa.get(f"/replies/{story.pk}/newest/page/9/").status_code == 404


def test_a_network_that_asks_for_replies_without_end_is_led_to_the_first_page(
    rosa: Any, story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = post(story)
    monkeypatch.setattr(thread_pages, "TURNSTILE", Turnstile(most=1, a_second=0))
    places = [rosa.get(f"/replies/{story.pk}/at/{reply.pk}/")["Location"] for _ in range(2)]
    assert places == [f"{story.address}#reply-{reply.pk}", f"{story.address}#replies"]


def test_nothing_of_a_thread_is_shown_once_its_story_is_withdrawn(rosa: Any, story: Any) -> None:
    replies = [post(story, number) for number in range(60)]
    withdraw(story=story, notice="It was another clock.")
    for address in ("page/2/", "newest/", "count/", f"at/{replies[0].pk}/", f"?answer={replies[0].pk}", ""):
        assert rosa.get(f"/replies/{story.pk}/{address}").status_code == 404


@database
def test_a_long_thread_costs_its_part_no_more_statements_than_a_short_one(story: Any) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert render(f"replies:{story.pk}")
        return len(asked)

    post(story)
    few = statements()
    for number in range(150):
        post(story, number)
    assert statements() == few


@database
def test_an_approval_lets_further_pages_go_and_presses_only_the_thread(press: None, rosa: Any, story: Any) -> None:
    for number in range(60):
        post(story, number)
    settle_all()
    pages = [f"/replies/{story.pk}/{each}" for each in ("page/2/", "newest/", "count/")]
    for address in (story.address, *pages):
        assert rosa.get(address).status_code == 200
    assert Entry.objects.filter(name__in=pages).count() == 3
    post(story, 61)
    touch(thread_key(story.pk))
    done = settle_all()
    assert not Entry.objects.filter(name__in=pages).exists()
    assert (done.pressed, done.gone) == (1, 3)
    assert rosa.get(pages[2]).json() == {"replies": 61}


@database
def test_a_reply_can_be_answered_on_a_page_of_its_own(rosa: Any, story: Any) -> None:
    first = post(story, 1, comment="It *stopped* on Tuesday.")
    (link,) = page_of(rosa.get(story.address)).xpath(f"//a[@data-answer='{first.pk}']/@href")
    page = page_of(rosa.get(link.partition("#")[0]))
    assert "Reply to Reader 1" in page.get_element_by_id("reply-title").text_content()
    assert page.xpath("//blockquote//em")[0].text == "stopped"
    form = page.get_element_by_id("reply").xpath("./form")[0]
    assert form.get("action") == f"/replies/{story.pk}/"
    sent = {"name": "Rosa", "comment": "On Wednesday.", "parent": form.fields["parent"]}
    kept = rosa.post(form.get("action"), {**sent, "name": ""})
    assert page_of(kept).xpath("//input[@name='parent']/@value") == [str(first.pk)]
    assert "Reply to Reader 1" in kept.content.decode()
    assert rosa.post(form.get("action"), sent).status_code == 303
    assert Reply.objects.get(name="Rosa").parent == first


@database
def test_quoting_puts_the_words_into_the_form_marked_as_a_quote(rosa: Any, story: Any) -> None:
    first = post(story, 1, comment="It stopped.\n\nOn Tuesday. " + "x" * LONGEST_COMMENT)
    page = page_of(rosa.get(f"/replies/{story.pk}/", {"answer": first.pk, "quote": 1}))
    typed = page.get_element_by_id("reply-comment").text.lstrip()
    assert typed.startswith("> Reader 1 wrote:\n>\n> It stopped.\n>\n> On Tuesday. xx")
    assert len(typed) < 1200


@database
def test_only_what_is_in_print_can_be_answered(rosa: Any, story: Any, file_story: Any) -> None:
    hidden, elsewhere = post(story, 1, status="pending"), post(file_story("Another"), 2)
    for key in (hidden.pk, elsewhere.pk, "x", "9" * 30, "²"):
        assert rosa.get(f"/replies/{story.pk}/", {"answer": key}).status_code == 404
    rosa.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": "Well said.", "parent": hidden.pk})
    assert Reply.objects.get(name="Rosa").parent is None


@database
def test_threads_made_together_are_the_same_as_each_by_itself(story: Any, file_story: Any) -> None:
    other = file_story("Another")
    for number in range(60):
        post(story, number)
    post(other, 1, parent=post(other, 2))
    names = [f"replies:{each.pk}" for each in (story, other)]
    alone = {name: render(name) for name in names}
    with laid_out(names):
        together = {name: render(name) for name in names}
    for name in names:
        one, same = alone[name], together[name]
        assert one
        assert same
        assert one.pieces == same.pieces
        assert thread_key(int(name.partition(":")[2])) in same.made_from.keys
