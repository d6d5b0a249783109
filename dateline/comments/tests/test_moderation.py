"""What moderators decide, and that it is written down, told and taken back."""

from typing import Any

import pytest
from django.test import Client

from dateline.comments.actions.answer_as_house import answer_as_house
from dateline.comments.desk.cards import REPORTS_SHOWN
from dateline.comments.models import Appeal, Decision, Note, Reply, Report
from dateline.press.models import Touch

pytestmark = pytest.mark.django_db
QUEUE = "/desk/replies/"
PEN = "a" * 64


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


@pytest.fixture
def desk(mo: Any) -> Client:
    return signed_in(mo)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def said(story: Any, name: str = "Rosa", **fields: Any) -> Reply:
    return Reply.objects.create(story=story, name=name, comment=f"Said {name}.", **fields)


def verbs() -> list[str]:
    return list(Decision.objects.order_by("pk").values_list("verb", flat=True))


def shown(desk: Client, **asked: Any) -> list[Reply]:
    replies: list[Reply] = desk.get(QUEUE, asked).context["replies"]
    return replies


def test_every_decision_is_a_line_of_the_log_by_who_made_it(desk: Client, mo: Any, story: Any, at_noon: Any) -> None:
    reply = said(story)
    at_noon.shift(90)
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "approve"})
    line = Decision.objects.get()
    assert (line.verb, line.by, line.reply, line.waited, line.told) == ("approve", mo, reply, 90, story.title)
    for decision in ("reject", "spam", "approve", "pick", "unpick"):
        desk.post(f"{QUEUE}{reply.pk}/", {"decision": decision})
    desk.post(f"{QUEUE}{reply.pk}/note/", {"words": "He means well."})
    assert verbs() == ["approve", "reject", "spam", "approve", "pick", "unpick", "note"]
    page = desk.get(f"{QUEUE}log/").content.decode()
    assert "Called spam" in page
    assert "Said Rosa." not in page, "the log never says what a reader wrote"


def test_a_line_outlives_its_reply(desk: Client, story: Any) -> None:
    reply = said(story)
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    reply.delete()
    assert Decision.objects.get().told == story.title
    assert story.title in desk.get(f"{QUEUE}log/").content.decode()


def test_the_log_is_read_by_moderator_and_kind(desk: Client, edith: Any, mo: Any, story: Any) -> None:
    desk.post(f"{QUEUE}{said(story).pk}/", {"decision": "approve"})
    signed_in(edith).post(f"{QUEUE}{said(story).pk}/", {"decision": "reject"})

    def lines(**asked: Any) -> list[str]:
        return [line.verb for line in desk.get(f"{QUEUE}log/", asked).context["lines"]]

    assert lines() == ["reject", "approve"]
    assert lines(by=mo.pk) == ["approve"]
    assert lines(verb="reject") == ["reject"]
    assert lines(by="x", verb="y", p="-1") == ["reject", "approve"]


def test_a_rejection_keeps_its_rule_and_words_and_asks_for_the_rule(desk: Client, story: Any) -> None:
    reply = said(story)
    answer = desk.post(f"{QUEUE}{reply.pk}/reject/", {"rule": "", "explanation": "It names a child."})
    assert answer.status_code == 422
    assert b"Choose the reason the writer is told." in answer.content
    assert b"It names a child." in answer.content
    desk.post(f"{QUEUE}{reply.pk}/reject/", {"rule": "private", "explanation": "It names a child."})
    reply.refresh_from_db()
    assert (reply.status, reply.rule, reply.explanation) == ("rejected", "private", "It names a child.")
    assert Decision.objects.get().rule == "private"
    desk.post(f"{QUEUE}undo/")
    reply.refresh_from_db()
    assert (reply.status, reply.rule, reply.explanation) == ("pending", "", "")


def test_marked_replies_are_decided_together_and_taken_back_together(desk: Client, story: Any) -> None:
    replies = [said(story, f"Reader {number}") for number in range(5)]
    desk.post(f"{QUEUE}marked/", {"decision": "spam", "reply": [reply.pk for reply in replies[:4]]})
    assert Reply.objects.filter(status="rejected").count() == 4
    desk.post(f"{QUEUE}{replies[4].pk}/", {"decision": "approve"})
    desk.post(f"{QUEUE}undo/")
    assert Reply.objects.filter(status="rejected").count() == 4
    desk.post(f"{QUEUE}undo/")
    assert Reply.objects.pending().count() == 5
    assert verbs() == ["spam"] * 4 + ["approve"] + ["undo"] * 5


@pytest.mark.parametrize("marked", [[], ["x", "-1", "9" * 40], ["1" * 9]])
def test_marking_nothing_or_nonsense_is_said(desk: Client, story: Any, marked: list[str]) -> None:
    answer = desk.post(f"{QUEUE}marked/", {"decision": "spam", "reply": marked}, follow=True)
    assert b"Mark some replies first." in answer.content
    assert verbs() == []


def test_nobody_takes_back_what_another_decided_since(desk: Client, edith: Any, story: Any) -> None:
    reply = said(story)
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    signed_in(edith).post(f"{QUEUE}{reply.pk}/", {"decision": "approve"})
    answer = desk.post(f"{QUEUE}undo/", follow=True)
    assert b"decided on this anew" in answer.content
    reply.refresh_from_db()
    assert (reply.is_approved, reply.moderated_by) == (True, edith)


def test_what_is_taken_back_comes_back_with_who_had_decided_before(desk: Client, edith: Any, story: Any) -> None:
    reply = said(story)
    signed_in(edith).post(f"{QUEUE}{reply.pk}/reject/", {"rule": "abuse", "explanation": "Mind your words."})
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "approve"})
    desk.post(f"{QUEUE}undo/")
    reply.refresh_from_db()
    assert (reply.status, reply.rule, reply.moderated_by) == ("rejected", "abuse", edith)


def test_the_queue_has_a_tab_for_each_kind(desk: Client, story: Any) -> None:
    kinds = {status: said(story, status, status=status) for status in Reply.Status.values}
    flooded = said(story, "Bot", in_flood=True)
    Report.objects.create(reply=kinds["approved"], rule="abuse", words="He shouts.")
    for status, reply in kinds.items():
        assert shown(desk, status=status) == [reply]
    assert shown(desk, status="reported") == [kinds["approved"]]
    assert shown(desk, status="flood") == [flooded]
    assert shown(desk, status="appeals") == []
    assert len(shown(desk, status="all")) == 5
    assert b"He shouts." in desk.get(QUEUE, {"status": "reported"}).content


def test_a_flood_is_one_line_and_goes_at_once(desk: Client, story: Any) -> None:
    good = said(story)
    Reply.objects.bulk_create(Reply(story=story, name="Bot", comment=f"{n}", in_flood=True) for n in range(412))
    page = desk.get(QUEUE)
    assert page.context["replies"] == [good]
    assert "412 came in a flood" in page.content.decode()
    desk.post(f"{QUEUE}flood/")
    line = Decision.objects.get()
    assert (line.verb, line.replies) == ("reject", 412)
    assert not Reply.objects.flooding().exists()
    assert Reply.objects.pending().get() == good


def test_reported_replies_come_oldest_report_first_and_keeping_one_answers_all(
    desk: Client, mo: Any, story: Any, at_noon: Any
) -> None:
    first, second = said(story, "Ann", status="approved"), said(story, "Ben", status="approved")
    for reply in (second, first, second):
        at_noon.shift(60)
        Report.objects.create(reply=reply, rule="abuse")
    assert shown(desk, status="reported") == [second, first]
    desk.post(f"{QUEUE}{second.pk}/", {"decision": "keep"})
    assert set(second.reports.values_list("outcome", "done_by")) == {("kept", mo.pk)}
    line = Decision.objects.get()
    assert (line.verb, line.reports, line.waited) == ("keep", 2, 120)
    desk.post(f"{QUEUE}{first.pk}/", {"decision": "reject"})
    assert first.reports.get().outcome == Report.Outcome.REMOVED
    assert shown(desk, status="reported") == []
    for _ in range(2):
        desk.post(f"{QUEUE}undo/")
    assert shown(desk, status="reported") == [second, first]


def test_a_moderator_sees_the_thread_and_what_the_writer_wrote_before(desk: Client, story: Any, at_noon: Any) -> None:
    texts = []
    for name in ("Ann", "Ben", "Cat"):
        at_noon.shift(60)
        texts.append(said(story, name, status="approved", pen_hash=PEN if name == "Ann" else ""))
    ann, ben, _ = texts
    Note.objects.create(reply=ann, words="Keep an eye on her.")
    waiting = said(story, "Dan", parent=ben, pen_hash=PEN, created_at=ben.created_at)
    (card,) = desk.get(QUEUE).context["cards"]
    assert (card.before.name, card.after.name) == ("Ann", "Cat")
    assert (card.history.approved, card.history.waiting) == (1, 1)
    page = desk.get(QUEUE).content.decode()
    assert "Said Ben." in page
    assert "Keep an eye on her." in page
    assert set(shown(desk, status="all", by=waiting.pk)) == {ann, waiting}
    assert shown(desk, status="all", by=ben.pk) == [ben]


def test_a_leaf_of_the_queue_costs_the_same_however_many_are_on_it(
    desk: Client, story: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        reply = said(story, f"R{number}", pen_hash=f"{number:064}", email_hash=f"{number:064}", network_hash="n")
        Report.objects.create(reply=reply, rule="abuse")
        Note.objects.create(reply=reply, words="Hm.")
    desk.get(QUEUE)
    with django_assert_max_num_queries(45):
        desk.get(QUEUE)


def test_a_warning_needs_an_address_and_a_note_none(desk: Client, story: Any) -> None:
    reply = said(story)
    answer = desk.post(f"{QUEUE}{reply.pk}/note/", {"words": "Mind your words.", "is_warning": "on"})
    assert answer.status_code == 422
    assert b"a warning reaches nobody" in answer.content
    assert b"Mind your words." in answer.content
    Reply.objects.update(email="rosa@example.org")
    desk.post(f"{QUEUE}{reply.pk}/note/", {"words": "Mind your words.", "is_warning": "on"})
    assert Note.objects.get().is_warning
    assert verbs() == ["warn"]


def test_a_pick_is_pressed_and_nothing_else(desk: Client, story: Any) -> None:
    reply = said(story, status="approved")
    Touch.objects.all().delete()
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "pick"})
    reply.refresh_from_db()
    assert reply.is_pick
    assert Touch.objects.values("key").distinct().count() <= 2


@pytest.mark.parametrize("who", ["ravi", "stan"])
def test_reporters_and_strangers_come_to_none_of_these_screens(request: Any, story: Any, who: str) -> None:
    reply = said(story, status="approved")
    Report.objects.create(reply=reply, rule="abuse")
    desk = signed_in(request.getfixturevalue(who))
    for address in (
        "",
        "log/",
        "bans/",
        f"{reply.pk}/note/",
        f"{reply.pk}/answer/",
        f"{reply.pk}/ban/",
        f"{reply.pk}/reject/",
    ):
        assert desk.get(QUEUE + address).status_code in (302, 403), address
    told = {"decision": "keep", "words": "x", "rule": "abuse", "reason": "x", "length": "day", "reader": "on"}
    for address in ("marked/", "flood/", "undo/", "bans/1/", *(f"{reply.pk}/{verb}" for verb in
                    ("", "note/", "answer/", "ban/", "reject/", "appeal/"))):  # fmt: skip
        assert desk.post(QUEUE + address, told | {"reply": reply.pk}).status_code in (302, 403), address
    assert verbs() == []
    assert not Note.objects.exists()


def mark_of(reply: Reply) -> str:
    reply.refresh_from_db()
    return f"{reply.pk}:{reply.version}"


def test_words_changed_since_they_were_read_are_neither_approved_nor_learnt(desk: Client, story: Any) -> None:
    reply = said(story)
    seen = reply.version
    assert seen in desk.get(QUEUE).content.decode()
    Reply.objects.update(comment="Buy pills.", edited_at=reply.created_at)
    answer = desk.post(f"{QUEUE}{reply.pk}/", {"decision": "approve", "seen": seen}, follow=True)
    page = answer.content.decode()
    assert "changed or decided on since you saw it" in page
    assert "Buy pills." in page
    reply.refresh_from_db()
    assert (reply.status, reply.learnt_as, verbs()) == ("pending", "", [])
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "approve", "seen": reply.version})
    assert verbs() == ["approve"]


def test_words_changed_since_they_were_read_are_no_pick(desk: Client, story: Any) -> None:
    reply = said(story, status="approved")
    seen = reply.version
    Reply.objects.update(comment="Buy pills.", edited_at=reply.created_at)
    answer = desk.post(f"{QUEUE}{reply.pk}/", {"decision": "pick", "seen": seen}, follow=True)
    assert "changed or decided on since you saw it" in answer.content.decode()
    reply.refresh_from_db()
    assert (reply.is_pick, verbs()) == (False, [])


def test_of_those_marked_only_what_is_still_as_it_was_is_decided_on(desk: Client, story: Any) -> None:
    replies = [said(story, name) for name in ("Ann", "Ben")]
    marks = [mark_of(reply) for reply in replies]
    Reply.objects.filter(pk=replies[0].pk).update(comment="Buy pills.")
    answer = desk.post(f"{QUEUE}marked/", {"decision": "approve", "reply": marks}, follow=True)
    page = answer.content.decode()
    assert "1 reply is decided on." in page
    assert "changed or decided on since you saw it" in page
    assert list(Reply.objects.approved()) == [replies[1]]


def test_a_page_of_before_does_not_override_what_another_moderator_decided(
    desk: Client, edith: Any, story: Any
) -> None:
    reply = said(story)
    seen = reply.version
    signed_in(edith).post(f"{QUEUE}{reply.pk}/", {"decision": "reject", "seen": seen})
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "approve", "seen": seen})
    told = {"rule": "abuse", "explanation": "It names a child.", "seen": seen}
    answer = desk.post(f"{QUEUE}{reply.pk}/reject/", told)
    assert answer.status_code == 422
    assert b"changed or decided on since you saw it" in answer.content
    assert b"It names a child." in answer.content
    reply.refresh_from_db()
    assert (reply.status, reply.moderated_by, verbs()) == ("rejected", edith, ["reject"])


def test_deciding_what_is_so_already_writes_and_presses_nothing_and_still_answers_reports(
    desk: Client, edith: Any, mo: Any, story: Any
) -> None:
    reply = said(story)
    desk.post(f"{QUEUE}{reply.pk}/reject/", {"rule": "abuse", "explanation": "Mind your words."})
    Touch.objects.all().delete()
    signed_in(edith).post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    reply.refresh_from_db()
    assert (reply.moderated_by, reply.rule, verbs()) == (mo, "abuse", ["reject"])
    Report.objects.create(reply=reply, rule="abuse")
    signed_in(edith).post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    assert list(Decision.objects.order_by("pk").values_list("replies", "reports")) == [(1, 0), (0, 1)]
    assert Report.objects.get().outcome == Report.Outcome.REMOVED
    assert not Touch.objects.exists()


def test_only_what_was_or_comes_into_print_is_pressed(desk: Client, story: Any) -> None:
    Touch.objects.all().delete()
    reply = said(story)
    for decision in ("reject", "spam"):
        desk.post(f"{QUEUE}{reply.pk}/", {"decision": decision})
    desk.post(f"{QUEUE}undo/")
    assert not Touch.objects.exists()
    for decision in ("approve", "reject"):
        desk.post(f"{QUEUE}{reply.pk}/", {"decision": decision})
        assert Touch.objects.exists(), decision
        Touch.objects.all().delete()
    desk.post(f"{QUEUE}undo/")
    assert Touch.objects.exists()


def test_what_is_said_to_be_against_the_law_is_read_first(desk: Client, story: Any, at_noon: Any) -> None:
    replies = {rule: said(story, rule, status="approved") for rule in ("abuse", "illegal", "hate")}
    for rule, reply in replies.items():
        Report.objects.create(reply=reply, rule=rule)
        at_noon.shift(60)
    assert shown(desk, status="reported") == [replies["illegal"], replies["abuse"], replies["hate"]]
    Report.objects.filter(rule="illegal").update(done_at=story.published_at)
    assert shown(desk, status="reported") == [replies["abuse"], replies["hate"]]


def test_the_newsroom_answers_what_is_in_print_and_readers_see_that_it_is_the_newsroom(
    rosa: Any, desk: Client, mo: Any, story: Any
) -> None:
    reply = said(story)
    address = f"{QUEUE}{reply.pk}/answer/"
    waits = desk.post(address, {"words": "We asked again."})
    assert waits.status_code == 422
    assert b"We asked again." in waits.content
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "approve"})
    assert b"Write the answer first." in desk.post(address, {"words": " "}).content
    assert desk.post(address, {"words": "We asked again."}).status_code == 302
    answer = Reply.objects.get(is_staff=True)
    assert (answer.parent, answer.name, answer.moderated_by) == (reply, f"{mo}, The Courier", mo)
    page = rosa.get(story.address).content.decode()
    assert "We asked again." in page
    assert "from the newsroom" in page
    for _ in range(4):
        answer.refresh_from_db()
        answer = answer_as_house(reply=answer, moderator=mo, words="And again.")
    assert answer.parent is not None
    assert answer.parent.parent == reply


def test_the_log_leads_from_a_line_to_its_reply(desk: Client, story: Any) -> None:
    reply, other = said(story, "Rosa"), said(story, "Ivo")
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    page = desk.get(f"{QUEUE}log/").content.decode()
    address = f"{QUEUE}?status=all&amp;reply={reply.pk}"
    assert f'<a href="{address}">reply {reply.pk}</a>' in page
    assert shown(desk, status="all", reply=reply.pk) == [reply]
    assert other in shown(desk, status="all")


def test_a_plain_rejection_can_be_given_its_reason_later_and_stays_whose_it_was(
    desk: Client, mo: Any, edith: Any, story: Any
) -> None:
    reply = said(story)
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    other = signed_in(edith)
    assert "It was rejected because" in other.get(QUEUE, {"status": "rejected"}).content.decode()
    reason = {"rule": "false", "explanation": "There was no such vote."}
    other.post(f"{QUEUE}{reply.pk}/reject/", reason)
    reply.refresh_from_db()
    assert (reply.rule, reply.explanation, reply.moderated_by) == ("false", "There was no such vote.", mo)
    line = Decision.objects.latest("pk")
    assert (line.verb, line.by, line.rule, line.replies) == ("reason", edith, "false", 0)
    page = other.get(QUEUE, {"status": "rejected"}).content.decode()
    assert "It was rejected because" not in page
    assert "There was no such vote." in page
    other.post(f"{QUEUE}{reply.pk}/reject/", reason)
    assert verbs() == ["reject", "reason"], "the same is not said twice"


def test_a_reason_that_is_taken_back_leaves_the_rejection(desk: Client, story: Any) -> None:
    reply = said(story)
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    desk.post(f"{QUEUE}{reply.pk}/reject/", {"rule": "abuse", "explanation": "Mind your words."})
    desk.post(f"{QUEUE}undo/")
    reply.refresh_from_db()
    assert (reply.status, reply.rule, reply.explanation) == ("rejected", "", "")
    desk.post(f"{QUEUE}undo/")
    reply.refresh_from_db()
    assert reply.status == "pending"


def test_rejecting_again_takes_no_reason_away(desk: Client, story: Any) -> None:
    reply = said(story)
    desk.post(f"{QUEUE}{reply.pk}/reject/", {"rule": "abuse"})
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    reply.refresh_from_db()
    assert reply.rule == "abuse"


def test_of_two_who_give_one_reason_at_once_the_second_is_told(desk: Client, edith: Any, story: Any) -> None:
    reply = said(story)
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    reply.refresh_from_db()
    seen = reply.version
    desk.post(f"{QUEUE}{reply.pk}/reject/", {"rule": "abuse", "seen": seen})
    answer = signed_in(edith).post(f"{QUEUE}{reply.pk}/reject/", {"rule": "false", "seen": seen})
    assert answer.status_code == 422
    reply.refresh_from_db()
    assert reply.rule == "abuse"


def test_spam_and_what_waits_for_an_appeal_are_offered_no_reason(desk: Client, story: Any) -> None:
    spam, appealed = said(story, "Stan"), said(story, "Rosa")
    desk.post(f"{QUEUE}{spam.pk}/", {"decision": "spam"})
    desk.post(f"{QUEUE}{appealed.pk}/", {"decision": "reject"})
    Appeal.objects.create(reply=appealed, words="But it is so.")
    assert "It was rejected because" not in desk.get(QUEUE, {"status": "rejected"}).content.decode()


def test_a_flood_is_asked_about_before_it_goes(desk: Client, story: Any) -> None:
    for _ in range(3):
        said(story, in_flood=True)
    assert f'href="{QUEUE}flood/"' in desk.get(QUEUE).content.decode()
    page = desk.get(f"{QUEUE}flood/").content.decode()
    assert "3 replies came in a flood without a proof. Reject them all?" in page
    assert "Nobody is told" in page
    assert Reply.objects.filter(status="pending").count() == 3, "looking decides nothing"
    desk.post(f"{QUEUE}flood/")
    assert Reply.objects.filter(status="rejected").count() == 3
    assert "No reply came in a flood." in desk.get(f"{QUEUE}flood/").content.decode()


@pytest.mark.parametrize("screen", ["", "letters/", "bans/", "log/", "data/", "mail/"])
def test_every_screen_of_replies_has_the_same_ways_on_and_says_which_it_is(desk: Client, screen: str) -> None:
    page = desk.get(f"{QUEUE}{screen}").content.decode()
    ways = page.partition('<nav class="desk-tabs"')[2].partition("</nav>")[0]
    assert [to for to in ("", "letters/", "bans/", "log/", "data/", "mail/") if f'href="{QUEUE}{to}"' in ways] == [
        "", "letters/", "bans/", "log/", "data/", "mail/",
    ]  # fmt: skip
    assert ways.count("aria-current") == 1
    assert f'href="{QUEUE}{screen}" aria-current="page"' in ways


def test_the_queue_says_what_the_menu_should_count(desk: Client, story: Any) -> None:
    said(story)
    assert 'data-menu="Replies (1)"' in desk.get(QUEUE).content.decode()


def test_a_moderators_name_cannot_turn_the_line_it_stands_in(desk: Client, mo: Any, story: Any) -> None:
    mo.first_name, mo.last_name = "\N{HEBREW LETTER MEM}\N{HEBREW LETTER VAV}", ""
    mo.save()
    reply = said(story)
    desk.post(f"{QUEUE}{reply.pk}/note/", {"words": "He means well."})
    desk.post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    name = f"<bdi>{mo}</bdi>"
    assert desk.get(QUEUE, {"status": "rejected"}).content.decode().count(name) == 2
    assert name in desk.get(f"{QUEUE}log/").content.decode()


def test_why_it_was_rejected_stands_as_a_quote(desk: Client, story: Any) -> None:
    desk.post(f"{QUEUE}{said(story).pk}/reject/", {"rule": "abuse", "explanation": "Mind\n\nyour words."})
    page = desk.get(QUEUE, {"status": "rejected"}).content.decode()
    quote = page.partition('<blockquote class="desk-quote desk-quote--said">')[2].partition("</blockquote>")[0]
    assert "<b>It insults or threatens somebody</b>" in quote
    assert "<p>your words.</p>" in quote


def test_of_a_crowd_of_reports_a_card_shows_the_first_and_says_how_many_more_there_are(
    desk: Client, story: Any
) -> None:
    reply = said(story, status="approved")
    for number in range(REPORTS_SHOWN + 3):
        Report.objects.create(reply=reply, rule="abuse", name=f"Reader {number}")
    page = desk.get(f"{QUEUE}?status=reported").content.decode()
    assert "Reader 0" in page
    assert f"Reader {REPORTS_SHOWN + 1}" not in page
    assert "And 3 more reports." in page
