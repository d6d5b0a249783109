"""The moderators' queue."""

import pytest
from django.core import mail
from django.test import Client

from dateline.comments.models import Reply
from dateline.gatekeeper.actions.learn import ALL_TEXTS
from dateline.gatekeeper.models import LearntWord

pytestmark = [pytest.mark.django_db, pytest.mark.once]
QUEUE = "/desk/replies/"


@pytest.fixture
def reply(file_story):
    return Reply.objects.create(story=file_story(), name="Rosa", comment="<b>At last!</b>")


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_moderator_reads_a_waiting_reply_and_approves_it(client, mo, reply):
    desk = signed_in(mo)
    queue = desk.get(QUEUE)
    assert b"&lt;b&gt;At last!&lt;/b&gt;" in queue.content
    answer = desk.post(f"{QUEUE}{reply.pk}/", {"decision": "approve", "next": f"{QUEUE}?status=pending"})
    assert answer["Location"] == f"{QUEUE}?status=pending"
    reply.refresh_from_db()
    assert reply.status == Reply.Status.APPROVED
    assert reply.moderated_by == mo
    assert reply.moderated_at is not None
    assert b"At last!" in client.get(reply.story.address).content
    assert b"Mo" in desk.get(QUEUE, {"status": "approved"}).content


def test_what_is_approved_and_what_is_spam_is_learnt_once_and_what_is_rejected_is_not(mo, reply):
    desk = signed_in(mo)

    def taught() -> tuple[int, int]:
        row = LearntWord.objects.filter(word_hash=ALL_TEXTS).first()
        return (row.printed, row.spam) if row else (0, 0)

    for decision, lessons in (
        ("reject", (0, 0)), ("spam", (0, 1)), ("spam", (0, 1)), ("approve", (1, 0)), ("approve", (1, 0)),
        ("reject", (0, 0)),
    ):  # fmt: skip
        desk.post(f"{QUEUE}{reply.pk}/", {"decision": decision})
        assert taught() == lessons, decision


def test_decisions_are_taken_back_one_by_one_with_what_they_taught(client, mo, file_story):
    story = file_story()
    first, second = (Reply.objects.create(story=story, name=name, comment=f"Said {name}.") for name in ("Ann", "Ben"))
    desk = signed_in(mo)
    desk.post(f"{QUEUE}{first.pk}/", {"decision": "approve"})
    desk.post(f"{QUEUE}{second.pk}/", {"decision": "spam"})
    assert b"Said Ann." in client.get(story.address).content
    assert b"Take the last decision back" in desk.get(QUEUE).content
    for reply in (second, first):
        desk.post(f"{QUEUE}undo/")
        reply.refresh_from_db()
        assert (reply.status, reply.learnt_as, reply.moderated_by) == (Reply.Status.PENDING, "", None)
    assert b"Said Ann." not in client.get(story.address).content
    assert not LearntWord.objects.exclude(printed=0, spam=0).exists()
    assert b"Take the last decision back" not in desk.get(QUEUE).content
    assert b"no decision of yours" in desk.post(f"{QUEUE}undo/", follow=True).content


@pytest.mark.parametrize("who", ["ravi", "stan"])
def test_nobody_else_takes_a_decision_back(request, mo, reply, who):
    signed_in(mo).post(f"{QUEUE}{reply.pk}/", {"decision": "approve"})
    signed_in(request.getfixturevalue(who)).post(f"{QUEUE}undo/")
    reply.refresh_from_db()
    assert reply.is_approved


def test_the_writer_of_spam_hears_nothing(mo, reply, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    Reply.objects.filter(pk=reply.pk).update(email="stan@example.org")
    signed_in(mo).post(f"{QUEUE}{reply.pk}/", {"decision": "spam"})
    assert mail.outbox == []
    signed_in(mo).post(f"{QUEUE}{reply.pk}/", {"decision": "approve"})
    signed_in(mo).post(f"{QUEUE}{reply.pk}/", {"decision": "approve"})
    assert len(mail.outbox) == 1


def test_a_rejected_reply_is_never_shown(client, mo, reply):
    signed_in(mo).post(f"{QUEUE}{reply.pk}/", {"decision": "reject"})
    assert b"At last!" not in client.get(reply.story.address).content


def test_the_menu_and_the_first_screen_count_what_waits(mo, reply):
    page = signed_in(mo).get("/desk/").content.decode()
    assert "Replies (1)" in page
    assert "1 waiting to be read" in page


def test_the_queue_shows_one_story_when_asked(mo, reply, file_story):
    other = Reply.objects.create(story=file_story("Harbour"), name="Ivo", comment="Elsewhere")
    shown = signed_in(mo).get(QUEUE, {"story": reply.story_id}).context["replies"]
    assert shown == [reply]
    assert other not in shown


@pytest.mark.parametrize("asked", [{"status": "nonsense"}, {"story": "x"}, {"p": "-1"}, {"p": "9" * 30}])
def test_a_nonsense_question_harms_nothing(mo, reply, asked):
    assert signed_in(mo).get(QUEUE, asked).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/desk/replies/", "/desk/users/"])
def test_a_decision_leads_nowhere_but_back_to_the_queue(mo, reply, elsewhere):
    answer = signed_in(mo).post(f"{QUEUE}{reply.pk}/", {"decision": "approve", "next": elsewhere})
    assert answer["Location"] == QUEUE


def test_a_decision_nobody_offers_changes_nothing(mo, reply):
    signed_in(mo).post(f"{QUEUE}{reply.pk}/", {"decision": "delete"})
    reply.refresh_from_db()
    assert reply.status == Reply.Status.PENDING


def test_editors_moderate_and_reporters_rosa_and_stan_do_not(edith, ravi, stan, reply):
    assert signed_in(edith).get(QUEUE).status_code == 200
    for desk in (Client(), signed_in(ravi), signed_in(stan)):
        assert desk.get(QUEUE).status_code in (302, 403)
        assert desk.post(f"{QUEUE}{reply.pk}/", {"decision": "approve"}).status_code in (302, 403)
    reply.refresh_from_db()
    assert reply.status == Reply.Status.PENDING


def test_the_twenty_first_reply_from_one_network_keeps_its_text_and_waits(client, file_story):
    story = file_story()
    sent = {"comment": "Hear, hear", "name": "Rosa"}
    for _ in range(20):
        assert client.post(f"/replies/{story.pk}/", sent, REMOTE_ADDR="203.0.113.5").status_code == 303
    answer = client.post(f"/replies/{story.pk}/", sent | {"comment": "One too many"}, REMOTE_ADDR="203.0.113.6")
    assert answer.status_code == 429
    assert b"One too many" in answer.content
    assert b"ten minutes" in answer.content
    assert client.post(f"/replies/{story.pk}/", sent, REMOTE_ADDR="198.51.100.5").status_code == 303
