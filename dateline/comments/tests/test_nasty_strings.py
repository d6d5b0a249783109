"""What a stranger types reads as text wherever it appears: none of it runs, none of it is lost."""

import email
import io
import json
from collections.abc import Iterator
from email.policy import default
from typing import Any

import lxml.html
import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from dateline.comments.data.tables import KEYS, of_everybody
from dateline.comments.data.writing import write
from dateline.comments.forms import ContactForm, ReplyForm
from dateline.comments.mail.follows import new_replies_mail
from dateline.comments.mail.outcomes import outcome_mail, warning_mail
from dateline.comments.models import LONGEST_NAME, Follower, Letter, Note, Reply
from dateline.comments.tests.nasty import in_chunks, nasty
from dateline.comments.words import is_seen
from dateline.lib import clock
from tests.post_office import html_of, text_of

pytestmark = pytest.mark.django_db
FIFTY = 50
"""As many replies as stand on a page."""

HARMLESS = {
    "html", "head", "meta", "title", "body", "article", "section", "aside", "header", "footer", "nav", "div", "span",
    "h2", "h3", "p", "hr", "br", "ul", "ol", "li", "blockquote", "a", "b", "i", "em", "strong", "small", "bdi", "time",
    "details", "summary", "form", "fieldset", "legend", "label", "input", "textarea", "button", "script",
    "select", "option",
}  # fmt: skip
RUNS = ("javascript:", "data:", "vbscript:")


def seen(text: str) -> str:
    """What of a text is to be seen, whatever it is set in."""
    return "".join(sign for sign in text if sign.isalnum())


def tree_of(page: bytes | str) -> Any:
    return lxml.html.document_fromstring(page.decode() if isinstance(page, bytes) else page)


def what_runs(tree: Any) -> list[str]:
    """Everything in a page or a part of one that strangers could have put there to run or to load."""
    wrong = [node.tag for node in tree.iter() if isinstance(node.tag, str) and node.tag not in HARMLESS]
    wrong += [name for node in tree.iter() for name in node.attrib if name.startswith("on") or name == "style"]
    for node in tree.iter("a"):
        address = "".join((node.get("href") or "").split()).lower()
        wrong += [address] if address.startswith(RUNS) else []
    scripts = [node for node in tree.iter("script") if node.get("type") != "application/ld+json"]
    return wrong + ["script"] * len(scripts)


@pytest.fixture
def strings() -> list[str]:
    return nasty()


@pytest.fixture
def replies(at_noon: Any, file_story: Any, strings: list[str]) -> list[Reply]:
    """As the form reads them: the first under one story, whose page shows them all."""
    story = file_story("A <b>story</b> & “more”\u2028than one")
    names = [name for each in strings if is_seen(name := each[:LONGEST_NAME])]
    texts = in_chunks(strings, 4000)
    made = []
    for number, name in enumerate(names):
        form = ReplyForm({"name": name, "comment": texts[number % len(texts)], "email": "rosa@example.org"})
        assert form.is_valid(), form.errors
        told = form.cleaned_data
        made.append(Reply(story=story, name=told["name"], comment=told["comment"], email=told["email"],
                          status="approved" if number < FIFTY else "pending"))  # fmt: skip
    return Reply.objects.bulk_create(made)


def read(mail: EmailMultiAlternatives) -> Any:
    """As its receiver does."""
    return email.message_from_bytes(mail.message().as_bytes(linesep="\r\n"), policy=default)  # type: ignore[call-arg]


def test_in_the_page_names_and_texts_read_as_they_were_typed_and_nothing_runs(rosa: Any, replies: list[Reply]) -> None:
    page = tree_of(rosa.get(replies[0].story.address).content)
    thread = page.get_element_by_id("replies")
    assert what_runs(thread) == []
    for reply in replies[:FIFTY]:
        article = page.get_element_by_id(f"reply-{reply.pk}")
        assert seen(article.find(".//bdi").text_content()) == seen(reply.name)
    shown = seen(thread.text_content())
    first = replies[0].comment.split("\n\n")
    assert [text for text in first if "](" not in text and seen(text) not in shown] == []


def test_machines_read_the_same_in_json(rosa: Any, replies: list[Reply]) -> None:
    page = tree_of(rosa.get(replies[0].story.address).content)
    told = json.loads(page.get_element_by_id("replies").xpath(".//script")[0].text)
    assert [each["author"]["name"] for each in told["comment"]] == [reply.name for reply in replies[:20]]


def test_at_the_desk_they_read_as_text(mo: Any, replies: list[Reply], strings: list[str]) -> None:
    for text in in_chunks(strings, 4000):
        form = ContactForm({"text": text, "name": text[:LONGEST_NAME], "reference": ""})
        assert form.is_valid(), form.errors
        Letter.objects.create(name=form.cleaned_data["name"], text=form.cleaned_data["text"])
    desk = Client()
    desk.force_login(mo)
    said = ""
    for address in [*(f"/desk/replies/?status=all&p={page}" for page in range(1, 4)), "/desk/replies/letters/"]:
        page = tree_of(desk.get(address).content)
        for item in page.find_class("desk-reply"):
            assert what_runs(item) == []
            said += seen(item.text_content())
    assert [text for text in strings if seen(text) not in said] == []


def test_in_mails_they_stay_in_their_part_and_add_no_header(replies: list[Reply], strings: list[str]) -> None:
    for mail, typed in mails(replies, strings):
        came = read(mail)
        assert not came.defects
        assert {name.lower() for name in came} <= {
            "content-type", "mime-version", "subject", "from", "to", "date", "message-id", "auto-submitted",
            "list-unsubscribe", "list-unsubscribe-post",
        }, came["Subject"]  # fmt: skip
        assert what_runs(tree_of(html_of(came))) == []
        for part in (text_of(came), tree_of(html_of(came)).text_content()):
            assert [text for text in typed if seen(text) not in seen(part)] == []


def mails(replies: list[Reply], strings: list[str]) -> Iterator[tuple[EmailMultiAlternatives, list[str]]]:
    """Every mail that quotes somebody, and what is to be read in it."""
    story = replies[0].story
    follower = Follower(story=story, email="ivo@example.org", secret="of-ivo", confirmed_at=clock.now())
    for number in range(0, len(replies), 40):
        some = replies[number : number + 40]
        yield new_replies_mail(follower, some, 3), [reply.name for reply in some]
    for reply in replies[:: max(1, len(replies) // 20)]:
        reply.status = Reply.Status.APPROVED
        yield outcome_mail(reply), reply.comment.split("\n\n")
    for text in in_chunks(strings, 900):
        rejected = Reply(story=story, name="Rosa", email="rosa@example.org", status="rejected", explanation=text)
        rejected.save()
        yield outcome_mail(rejected), text.split("\n\n")
        yield warning_mail(Note(reply=rejected, words=text)), text.split("\n\n")
    for text in strings:
        story.title = text
        yield outcome_mail(replies[0]), [text]


def test_an_export_gives_every_letter_back(replies: list[Reply]) -> None:
    file = io.StringIO()
    write(file, of_everybody(), leaving_out=KEYS)
    told = json.loads(file.getvalue())["replies"]
    assert [(each["name"], each["comment"]) for each in told] == [(reply.name, reply.comment) for reply in replies]


def test_the_one_sign_no_database_keeps_is_left_out_and_bytes_that_are_no_text_are_shown_as_such(
    rosa: Any, file_story: Any
) -> None:
    story = file_story()
    sent = b"name=R%00osa&comment=Well%00+said+%ED%A0%80+%FF&website=&altcha=%00&pen=%00"
    answer = rosa.generic("POST", f"/replies/{story.pk}/", sent, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 303
    reply = Reply.objects.get()
    assert (reply.name, reply.comment.replace("\ufffd", "?")) == ("Rosa", "Well said ??? ?")
    assert rosa.post("/contact/", {"text": "Good\0 day", "name": "\0", "reference": "\0"}).status_code == 303
    assert Letter.objects.get().text == "Good day"
