"""A reader leaves a reply: what is typed is never lost, and every refusal has a way on."""

import json
from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from django.core import mail
from django.test import Client

from dateline.comments.models import Letter, Reply
from dateline.comments.own_links import own_address, signed_key
from dateline.gatekeeper.models import SpentProof
from dateline.gatekeeper.proof import HOLDS
from dateline.gatekeeper.sender import email_hash
from dateline.gatekeeper.tests.solving import solved
from dateline.publication.models import Replies
from dateline.publication.queries import current_house
from dateline.stories.actions.withdraw import withdraw

pytestmark = pytest.mark.django_db
WORDS = "I saw the clock stop on Tuesday, and nobody came."
SPAM = "Cheap pills http://a.example http://b.example http://c.example http://d.example http://e.example"


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Any:
    return file_story()


@pytest.fixture
def mode() -> Any:
    """Changes who sees replies first."""

    def set_mode(mode: str) -> None:
        house = current_house()
        house.replies = mode
        house.save()

    return set_mode


def send(reader: Any, story: Any, **fields: str) -> Any:
    return reader.post(f"/replies/{story.pk}/", {"name": "Rosa", "comment": WORDS, **fields})


def proved(story: Any, at_noon: Any) -> str:
    """A solution that was begun a minute ago."""
    sent = solved(about=story.pk)
    at_noon.shift(timedelta(minutes=1))
    return sent


def page_of(answer: Any) -> Any:
    return lxml.html.fromstring(answer.content)


def typed(answer: Any) -> tuple[str, str]:
    page = page_of(answer)
    return page.get_element_by_id("reply-comment").text.strip(), page.get_element_by_id("reply-name").value


def test_a_challenge_is_for_one_story_and_kept_by_nobody(rosa: Any, story: Any) -> None:
    answer = rosa.get("/replies/challenge/", {"for": f"/replies/{story.pk}/"})
    assert answer["Cache-Control"] == "no-store"
    assert answer.json()["parameters"]["data"]["about"] == story.pk
    assert rosa.get("/replies/challenge/", {"for": "/contact/"}).status_code == 200
    for odd in ("", "/replies/x/", "/desk/", "/replies/" + "9" * 40 + "/"):
        assert rosa.get("/replies/challenge/", {"for": odd}).status_code == 404


def test_where_moderators_read_first_a_proved_reply_is_held(rosa: Any, story: Any, at_noon: Any) -> None:
    answer = send(rosa, story, altcha=proved(story, at_noon))
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (303, f"/replies/{story.pk}/held/")
    reply = Reply.objects.get()
    assert (reply.status, reply.verdict) == (Reply.Status.PENDING, [])
    assert b"A person will read your reply" in rosa.get(answer["Location"]).content


def test_where_replies_are_open_a_proved_one_is_in_print_at_once(
    rosa: Any, story: Any, mode: Any, at_noon: Any
) -> None:
    mode(Replies.OPEN)
    answer = send(rosa, story, altcha=proved(story, at_noon))
    reply = Reply.objects.get()
    assert answer["Location"] == f"{story.address}#reply-{reply.pk}"
    assert WORDS.encode() in rosa.get(story.address).content


def test_without_javascript_a_person_reads_it_first_also_where_replies_are_open(
    rosa: Any, story: Any, mode: Any
) -> None:
    mode(Replies.OPEN)
    assert send(rosa, story)["Location"].startswith(f"/replies/{story.pk}/held/")
    assert Reply.objects.get().reasons == [("Nothing was proved: missing.", 30)]


def test_a_house_may_take_no_replies(rosa: Any, story: Any, mode: Any) -> None:
    mode(Replies.CLOSED)
    assert b'<form class="form" method="post"' not in rosa.get(story.address).content
    answer = send(rosa, story)
    assert answer.status_code == 422
    assert b"This story takes no replies." in answer.content
    assert typed(answer) == (WORDS, "Rosa")


@pytest.mark.parametrize("spoiled", ["used", "expired", "foreign", "nonsense"])
def test_a_check_that_fails_says_so_keeps_the_text_and_offers_a_person(
    rosa: Any, story: Any, at_noon: Any, spoiled: str
) -> None:
    sent = solved(about=story.pk + (spoiled == "foreign"))
    if spoiled == "used":
        send(rosa, story, altcha=sent, comment="The first one.")
    at_noon.shift(HOLDS + timedelta(minutes=1) if spoiled == "expired" else timedelta(minutes=1))
    before = Reply.objects.count()
    answer = send(rosa, story, altcha="x" * 9000 if spoiled == "nonsense" else sent)
    assert answer.status_code == 422
    assert b"The check of your browser failed" in answer.content
    assert typed(answer) == (WORDS, "Rosa")
    assert Reply.objects.count() == before
    page = page_of(answer)
    assert page.get_element_by_id("reply").xpath(".//input[@name='altcha']")[0].value == "", "another is to be solved"
    button = page.xpath("//button[@name='person']")[0]
    assert send(rosa, story, altcha=sent, person=button.get("value")).status_code == 303
    assert Reply.objects.latest("pk").status == Reply.Status.PENDING


def test_a_button_pressed_twice_sends_one_reply_and_both_are_led_to_it(rosa: Any, story: Any, at_noon: Any) -> None:
    sent = proved(story, at_noon)
    first, second = send(rosa, story, altcha=sent), send(rosa, story, altcha=sent)
    assert first["Location"] == second["Location"]
    assert Reply.objects.count() == 1


def test_a_reply_that_waited_on_a_device_and_came_before_is_not_printed_twice(
    rosa: Any, story: Any, at_noon: Any
) -> None:
    pen = "0123456789abcdef0123456789abcdef"
    first = send(rosa, story, altcha=proved(story, at_noon), pen=pen)
    at_noon.shift(timedelta(hours=9))
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    again = send(elsewhere, story, altcha=proved(story, at_noon), pen=pen, kept="1")
    assert again.headers["Location"] == first.headers["Location"]
    assert Reply.objects.count() == 1


def test_who_has_another_pen_is_not_led_to_anybodys_reply(rosa: Any, story: Any, at_noon: Any) -> None:
    send(rosa, story, altcha=proved(story, at_noon), pen="0123456789abcdef0123456789abcdef")
    for pen in ("", "ffffffffffffffffffffffffffffffff"):
        send(rosa, story, altcha=proved(story, at_noon), pen=pen, kept="1")
    assert Reply.objects.count() == 3


def test_a_page_with_what_a_reader_typed_is_kept_by_nobody(rosa: Any, story: Any) -> None:
    send(rosa, story, comment=SPAM)
    withheld = rosa.get(f"/replies/withheld/{Reply.objects.get().reference}/")
    for answer in (withheld, send(rosa, story, name=""), rosa.post("/contact/", {"text": " "})):
        assert "no-store" in answer["Cache-Control"]


def test_the_writer_is_told_nothing_of_a_story_readers_no_longer_know(story: Any, mo: Any, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    reply = Reply.objects.create(story=story, name="Rosa", comment=WORDS, email="rosa@example.org")
    withdraw(story=story, notice="It was another clock.")
    desk = Client()
    desk.force_login(mo)
    desk.post(f"/desk/replies/{reply.pk}/", {"decision": "approve"})
    assert mail.outbox == []


def test_whoever_has_the_reference_may_mend_the_address(rosa: Any, story: Any) -> None:
    send(rosa, story, comment=SPAM, email="rosa@example.com")
    reply = Reply.objects.get()
    rosa.post("/contact/", {"reference": reply.reference, "email": "rosa@example.org"})
    reply.refresh_from_db()
    assert reply.email == "rosa@example.org"


def test_an_address_left_with_a_letter_is_known_again_as_one_left_with_the_reply(rosa: Any, story: Any) -> None:
    send(rosa, story, comment=SPAM)
    reply = Reply.objects.get()
    rosa.post("/contact/", {"reference": reply.reference, "email": "Rosa@example.org"})
    reply.refresh_from_db()
    assert reply.email_hash == email_hash("rosa@example.org")


def test_an_error_at_a_field_spends_nothing(rosa: Any, story: Any, at_noon: Any) -> None:
    sent = proved(story, at_noon)
    answer = send(rosa, story, altcha=sent, name="")
    assert answer.status_code == 422
    assert page_of(answer).xpath("//input[@name='altcha']")[0].value == sent
    assert not SpentProof.objects.exists()
    assert send(rosa, story, altcha=sent).status_code == 303


@pytest.mark.parametrize("unseen", [" ", "\u200b\u200d", "\u202e", "\u3164", "\ufe0f", "\x00\n"])
def test_what_nobody_can_see_is_no_comment_and_no_name(rosa: Any, story: Any, unseen: str) -> None:
    page = page_of(send(rosa, story, comment=unseen, name=unseen))
    assert page.get_element_by_id("reply-comment-error").text == "Write your comment first."
    assert "Add the name" in page.get_element_by_id("reply-name-error").text
    assert not Reply.objects.exists()


def test_signs_that_are_not_seen_stay_between_letters(rosa: Any, story: Any) -> None:
    family = "\U0001f469\u200d\U0001f467 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    send(rosa, story, comment=family)
    assert Reply.objects.get().comment == family


def test_an_email_longer_than_any_can_be_is_told_at_its_field_of_every_form(
    rosa: Any, story: Any, settings: Any
) -> None:
    settings.CAN_MAIL = True
    long = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 20}.example"
    assert 254 < len(long) < 320
    printed = Reply.objects.create(story=story, name="Ada", comment=WORDS, status="approved")
    for where, place in (
        (f"/replies/{story.pk}/", "reply-email"),
        ("/contact/", "contact-email"),
        (f"/replies/report/{printed.pk}/", "report-email"),
        (f"/replies/{story.pk}/follow/", "follow-email"),
    ):
        sent = {"name": "Rosa", "comment": WORDS, "text": WORDS, "rule": "abuse", "email": long}
        answer = rosa.post(where, sent)
        assert answer.status_code == 422
        assert page_of(answer).get_element_by_id(f"{place}-error").text.strip()
        assert page_of(answer).get_element_by_id(place).value == long


def test_an_email_that_is_none_is_told_at_its_field(rosa: Any, story: Any, settings: Any) -> None:
    settings.CAN_MAIL = True
    answer = send(rosa, story, email="rosa at home")
    page = page_of(answer)
    assert "This is no email address." in page.get_element_by_id("reply-email-error").text
    assert page.get_element_by_id("reply-email").get("aria-invalid") == "true"
    assert b"reply-email" in rosa.get(story.address).content


def test_a_reply_that_is_kept_back_says_why_in_words_and_leads_to_a_person(rosa: Any, story: Any) -> None:
    answer = send(rosa, story, comment=SPAM)
    reply = Reply.objects.get()
    assert reply.status == Reply.Status.WITHHELD
    assert answer["Location"].startswith(f"/replies/withheld/{reply.reference}/?own=")
    page = rosa.get(answer["Location"]).content.decode()
    assert "the links in it" in page
    assert "points" not in page
    assert SPAM in page
    assert reply.reference in page
    assert b"Cheap pills" not in rosa.get(story.address).content


def test_whoever_is_told_a_reference_is_given_neither_the_email_nor_the_way_to_change_the_reply(
    rosa: Any, story: Any
) -> None:
    answer = send(rosa, story, comment=SPAM, email="rosa@example.org")
    reply, other = Reply.objects.get(), Reply.objects.create(story=story, name="Ada", comment=WORDS)
    writers = rosa.get(answer["Location"]).content.decode()
    assert own_address(reply.pk) in writers
    assert 'value="rosa@example.org"' in writers
    for key in ("", "nonsense", signed_key(other.pk), signed_key(reply.pk)[:-1]):
        told = rosa.get(f"/replies/withheld/{reply.reference}/", {"own": key}).content.decode()
        assert "the links in it" in told
        assert "/replies/own/" not in told
        assert "data-own-id" not in told
        assert "rosa@example.org" not in told


def test_a_reference_nobody_was_given_leads_nowhere(rosa: Any, story: Any) -> None:
    assert rosa.get("/replies/withheld/ABCDEFGHJK/").status_code == 404


def test_contact_us_carries_it_to_a_moderator_who_releases_it_and_the_writer_hears(
    rosa: Any, story: Any, mo: Any, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    send(rosa, story, comment=SPAM)
    reply = Reply.objects.get()
    assert reply.reference
    letter = {"reference": f" {reply.reference.lower()} ", "text": "These are the council's pages.",
              "email": "rosa@example.org"}  # fmt: skip
    answer = rosa.post("/contact/", letter)
    assert (answer.status_code, answer["Location"]) == (303, "/contact/sent/")
    assert rosa.get("/contact/sent/").status_code == 200
    desk = Client()
    desk.force_login(mo)
    queue = desk.get("/desk/replies/", {"status": "withheld"}).content.decode()
    assert "Links: 5." in queue
    assert "These are the council&#x27;s pages." in queue
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"/desk/replies/{reply.pk}/", {"decision": "approve"})
    assert b"Cheap pills" in rosa.get(story.address).content
    assert Letter.objects.get().done_by == mo
    told: Any = mail.outbox[0]
    assert told.to == ["rosa@example.org"]
    assert f"/replies/{story.pk}/at/{reply.pk}/" in told.body
    assert told.alternatives[0][1] == "text/html"
    assert rosa.get(f"/replies/withheld/{reply.reference}/").status_code == 404


def test_who_was_rejected_hears_that_too_and_who_left_no_address_nothing(
    story: Any, mo: Any, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    desk = Client()
    desk.force_login(mo)
    for email in ("rosa@example.org", ""):
        reply = Reply.objects.create(story=story, name="Rosa", comment=WORDS, email=email)
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(f"/desk/replies/{reply.pk}/", {"decision": "reject"})
    (told,) = mail.outbox
    assert "decided not to print it" in told.body


def test_a_letter_needs_words_or_a_reference(rosa: Any, paper: Any) -> None:
    answer = rosa.post("/contact/", {"text": " ", "email": "x"})
    assert answer.status_code == 422
    page = page_of(answer)
    assert "This is no email address." in page.get_element_by_id("contact-email-error").text
    assert rosa.post("/contact/", {"text": " "}).status_code == 422
    assert rosa.post("/contact/", {"text": "Good morning."}).status_code == 303
    assert Letter.objects.count() == 1


def test_the_contact_page_has_the_form_whether_the_house_wrote_one_or_not(rosa: Any, paper: Any) -> None:
    page = page_of(rosa.get("/contact/"))
    assert page.get_element_by_id("contact-text").name == "text"


def test_machines_are_told_of_the_replies_and_how_many_there_are(rosa: Any, story: Any) -> None:
    for number in range(25):
        Reply.objects.create(story=story, name="Rosa", comment=f"</script> {number}", status="approved")
    page = page_of(rosa.get(story.address))
    told = json.loads(page.xpath("//section[@id='replies']//script")[0].text)
    assert told["@id"].endswith(story.address)
    assert told["commentCount"] == 25
    assert [each["text"] for each in told["comment"]] == [f"</script> {number}" for number in range(20)]
    assert told["comment"][0]["author"] == {"@type": "Person", "name": "Rosa"}


def test_letters_are_for_moderators_and_editors(rosa: Any, mo: Any, edith: Any, ravi: Any, stan: Any) -> None:
    rosa.post("/contact/", {"text": "Good morning."})
    letter = Letter.objects.get()
    for who, may in ((mo, True), (edith, True), (ravi, False), (stan, False)):
        desk = Client()
        desk.force_login(who)
        assert (b"Good morning." in desk.get("/desk/replies/letters/").content) == may
        if not may:
            desk.post(f"/desk/replies/letters/{letter.pk}/")
            assert Letter.objects.get().done_at is None
    desk = Client()
    desk.force_login(mo)
    desk.post(f"/desk/replies/letters/{letter.pk}/")
    assert Letter.objects.get().done_by == mo
    assert b"Good morning." in desk.get("/desk/replies/letters/", {"show": "done"}).content


def test_a_letter_from_elsewhere_is_refused(rosa: Any, paper: Any) -> None:
    assert rosa.post("/contact/", {"text": "x"}, HTTP_ORIGIN="http://evil.example").status_code == 403
    assert not Letter.objects.exists()
