"""This is about me: a person writes from their page, an editor decides and says why, and what is closed is gone."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from dateline.archive.actions.add_subject import add_subject
from dateline.archive.actions.close_subject import close_subject, reopen_subject
from dateline.archive.actions.decide_case import decide_case
from dateline.archive.actions.decide_on_name import confirm_name
from dateline.archive.actions.decide_on_quote import confirm_quote
from dateline.archive.actions.forget_old_cases import forget_old_cases
from dateline.archive.actions.keep_reading import keep_reading
from dateline.archive.desk.candidates import Candidates
from dateline.archive.known import Known
from dateline.archive.models import Case, Mention, Quote
from dateline.archive.reader.proposals import Mention as Named
from dateline.archive.reader.proposals import MentionKind, Proposals, QuoteKind, Speaker
from dateline.archive.reader.proposals import Quote as Said
from dateline.archive.running_text import running_text
from dateline.archive.tasks import tell_case
from dateline.comments.actions.erase_reader import erase_reader
from dateline.comments.data.tables import of_reader
from dateline.gatekeeper.tests.solving import solved
from dateline.lib import clock
from dateline.stories.models import Story, StorySubject
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SAID = "The bridge opens on Monday."
PAGE, FORM, CASES = "/people/ada-pell/", "/people/ada-pell/about-me/", "/desk/record/cases/"
LETTER = {"text": "I was never mayor.", "name": "Ada Pell", "email": "ada@example.org"}


@pytest.fixture(autouse=True)
def _no_reader_of_its_own(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def ada(db: None) -> Subject:
    return Subject.objects.create(name="Ada Pell", kind="person", slug="ada-pell", has_page=True, aliases=["A. Pell"])


@pytest.fixture
def story(at_noon: Any, file_story: Any, ada: Subject, edith: Any) -> Story:
    found: Story = file_story("The bridge opens", body=[("paragraph", f"<p>“{SAID}” Ada Pell said.</p>")])
    told = {"words": "Ada Pell", "name": "Ada Pell", "sentence": "", "kind": "person"}
    Mention.objects.create(story=found, start=0, end=8, **told)
    confirm_name(story=found, name="Ada Pell", subject=ada, editor=edith)
    return found


@pytest.fixture
def quote(story: Story, ada: Subject, edith: Any) -> Quote:
    found = Quote.objects.create(
        story=story, start=1, end=1 + len(SAID), words=SAID, sentence=f"“{SAID}”", kind="direct", speaker=ada,
        speaker_name="Ada Pell",
    )  # fmt: skip
    return confirm_quote(quote=found, editor=edith)


@pytest.fixture
def case(story: Story, ada: Subject) -> Case:
    return Case.objects.create(subject=ada, subject_name=ada.name, **LETTER)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


# The form


def test_a_persons_page_leads_to_a_form_and_a_places_does_not(story: Story, rosa: Any) -> None:
    assert f'href="{FORM}"' in text_of(rosa.get(PAGE))
    form = rosa.get(FORM)
    assert "Are you Ada Pell?" in text_of(form)
    assert form.headers["Cache-Control"].count("no-store")
    assert rosa.get("/places/ada-pell/about-me/").status_code == 404


def test_a_letter_with_a_proof_is_a_case_and_its_writer_is_thanked(story: Story, ada: Subject, rosa: Any) -> None:
    answer = rosa.post(FORM, LETTER | {"altcha": solved(door="contact", about=0)})
    assert (answer.status_code, answer["Location"]) == (303, f"{FORM}sent/")
    assert "An editor will read your letter" in text_of(rosa.get(answer["Location"]))
    case = Case.objects.get()
    assert (case.subject, case.subject_name, case.outcome) == (ada, "Ada Pell", "open")
    assert (case.text, case.name, case.email) == tuple(LETTER.values())


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"text": " "}, "Write what is wrong, or what you ask for."),
        ({"text": "x" * 5001}, "Your letter has 5001 letters"),
        ({"name": ""}, "Add your name"),
        ({"email": ""}, "Write your email, like rosa@example.org"),
        ({"email": "ada"}, "Write your email, like rosa@example.org"),
        ({"altcha": "nonsense"}, "Have a person read it"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    story: Story, rosa: Any, wrong: dict[str, str], words: str
) -> None:
    sent = LETTER | {"altcha": solved(door="contact", about=0)} | wrong
    answer = rosa.post(FORM, sent)
    assert answer.status_code == 422
    assert words in text_of(answer)
    for name in {"text", "name", "email"} - set(wrong):
        assert sent[name] in text_of(answer)
    assert not Case.objects.exists()


def test_without_a_script_a_letter_comes_through_and_from_elsewhere_none_does(story: Story, rosa: Any) -> None:
    assert rosa.post(FORM, LETTER, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert rosa.post(FORM, LETTER).status_code == 303
    assert Case.objects.count() == 1


def test_one_network_cannot_bury_the_desk(story: Story, rosa: Any) -> None:
    statuses = [rosa.post(FORM, LETTER).status_code for _ in range(22)]
    assert statuses == [303] * 20 + [429] * 2
    assert Case.objects.count() == 20


def test_who_has_no_page_has_no_form(story: Story, ada: Subject, rosa: Any) -> None:
    Subject.objects.filter(pk=ada.pk).update(has_page=False)
    for address in (FORM, f"{FORM}sent/", "/people/nobody/about-me/"):
        assert rosa.get(address).status_code == 404
    assert rosa.post(FORM, LETTER).status_code == 404


# The desk


def test_an_editor_reads_the_case_decides_and_says_why(case: Case, edith: Any, settings: Any) -> None:
    settings.CAN_MAIL = True
    desk = signed_in(edith)
    assert "Ada Pell" in text_of(desk.get(CASES))
    assert LETTER["text"] in text_of(desk.get(f"{CASES}{case.pk}/"))
    wrong = desk.post(f"{CASES}{case.pk}/", {"outcome": "closed", "why": " "})
    assert wrong.status_code == 422
    assert "Say why, in a sentence" in text_of(wrong)
    answer = desk.post(f"{CASES}{case.pk}/", {"outcome": "declined", "why": "You were."}, follow=True)
    assert "Ada Pell is told by mail." in text_of(answer)
    case.refresh_from_db()
    assert (case.outcome, case.why, case.decided_by) == ("declined", "You were.", edith)
    assert case.decided_at == clock.now()
    again = desk.post(f"{CASES}{case.pk}/", {"outcome": "closed", "why": "No."}, follow=True)
    assert "was decided on since" in text_of(again)
    assert "You were." in text_of(desk.get(f"{CASES}{case.pk}/"))


def test_every_screen_of_the_record_tells_who_decides_how_many_cases_are_open(
    case: Case, story: Story, edith: Any, ravi: Any
) -> None:
    screens = ("/desk/record/", CASES, "/desk/record/rules/", f"/desk/record/{story.pk}/")
    for screen in (*screens, f"/desk/record/{story.pk}/related/"):
        assert "Cases <b>1</b>" in text_of(signed_in(edith).get(screen))
    assert "Cases" not in text_of(signed_in(ravi).get("/desk/record/"))
    decide_case(case=case, outcome="declined", why="You were.", editor=edith)
    assert "Cases <b>" not in text_of(signed_in(edith).get(CASES))


def test_stan_a_reporter_a_moderator_and_nobody_see_and_decide_no_case(
    case: Case, stan: Any, ravi: Any, mo: Any
) -> None:
    for stranger in (Client(), *map(signed_in, (stan, ravi, mo))):
        for answer in (
            stranger.get(CASES),
            stranger.get(f"{CASES}{case.pk}/"),
            stranger.post(f"{CASES}{case.pk}/", {"outcome": "closed", "why": "So."}),
            stranger.post(f"{CASES}{case.pk}/open/"),
            stranger.get(f"/desk/subjects/{case.subject_id}/merge/"),
            stranger.get(f"/desk/subjects/{case.subject_id}/split/"),
        ):
            assert answer.status_code in (302, 403)
            assert LETTER["text"] not in answer.content.decode()
    case.refresh_from_db()
    assert case.outcome == "open"


def test_who_asked_is_told_what_was_decided_and_why_and_once(case: Case, edith: Any, mailoutbox: Any) -> None:
    decide_case(case=case, outcome="corrected", why="You were right <b>.", editor=edith)
    for _ in range(2):
        tell_case.func(case.pk)
    (mail,) = mailoutbox
    assert mail.to == [LETTER["email"]]
    assert "It has been corrected." in mail.body
    assert "You were right <b>." in mail.body
    assert "&lt;b&gt;" in mail.alternatives[0][0]
    assert LETTER["text"] not in mail.body, "nobody has shown that the address is the writer's"


def test_kept_out_of_search_engines_the_page_says_so_and_the_sitemap_no_longer_leads_there(
    case: Case, quote: Quote, edith: Any, rosa: Any
) -> None:
    noindex = '<meta name="robots" content="noindex">'
    assert PAGE in text_of(rosa.get("/sitemap-pages.xml"))
    assert noindex not in text_of(rosa.get(PAGE))
    decide_case(case=case, outcome="not indexed", why="Agreed.", editor=edith)
    for address in (PAGE, f"{PAGE}quotes/2026/11/", quote.address):
        assert noindex in text_of(rosa.get(address))
    assert PAGE not in text_of(rosa.get("/sitemap-pages.xml"))


# Closed


def test_a_closed_page_is_gone_with_every_quote_and_way_to_it(
    case: Case, quote: Quote, story: Story, ada: Subject, edith: Any, rosa: Any
) -> None:
    story.story_subjects = [StorySubject(subject=ada)]
    story.save_revision().publish()
    decide_case(case=case, outcome="closed", why="Agreed.", editor=edith)
    for address, status in ((PAGE, 410), (f"{PAGE}quotes/2026/11/", 404)):
        answer = rosa.get(address)
        assert answer.status_code == status
        assert "Pell" not in answer.content.decode()
    assert rosa.get(FORM).status_code == 404
    assert rosa.get(quote.address).status_code == 404
    assert SAID not in text_of(rosa.get("/quotes/"))
    page = text_of(rosa.get(story.address))
    assert PAGE not in page
    assert '"name":"Ada Pell"' not in page.replace('": "', '":"')


def test_its_old_addresses_are_gone_too_and_nobody_is_led_on(story: Story, ada: Subject, edith: Any, rosa: Any) -> None:
    ada.slug = "ada"
    ada.save()
    assert rosa.get(PAGE)["Location"] == "/people/ada/"
    close_subject(subject=ada, editor=edith)
    assert rosa.get(PAGE).status_code == rosa.get("/people/ada/").status_code == 410


def test_who_was_closed_is_not_proposed_again_nor_offered_and_what_waits_is_rejected(
    story: Story, ada: Subject, edith: Any
) -> None:
    text = running_text(story)
    at = text.index("Ada Pell")
    who = Speaker(at, at + 8, "Ada Pell", "Ada Pell")
    found = Proposals(
        (Named(at, at + 8, "Ada Pell", MentionKind.PERSON, "Ada Pell"),),
        (Said(1, 1 + len(SAID), SAID, QuoteKind.DIRECT, (who,), 0.9, "name beside verb"),),
    )
    keep_reading(story=story, text=text, engine="scripted", found=found)
    assert Quote.objects.waiting().exists()
    close_subject(subject=ada, editor=edith)
    assert not Quote.objects.waiting().exists()
    assert not Mention.objects.waiting().exists()
    Quote.objects.all().delete()
    Mention.objects.all().delete()
    keep_reading(story=story, text=text, engine="scripted", found=found)
    assert not Quote.objects.exists()
    assert not Mention.objects.exists()
    known = Known.among(["Ada Pell", "A. Pell"])
    assert known.by_name == {}
    assert known.closed == {"Ada Pell", "A. Pell"}
    assert "Ada Pell" not in {each.name for each in Known.to_read_with()}
    assert Candidates.for_names(["Ada Pell"]).alike("Ada Pell") == []
    with pytest.raises(ValidationError, match="closed for good"):
        add_subject(name="ada pell", kind="person", editor=edith)


def test_somebody_else_of_the_same_name_is_still_found(story: Story, ada: Subject, edith: Any) -> None:
    other = Subject.objects.create(name="Ada Pell", kind="person", slug="ada-pell-2")
    close_subject(subject=ada, editor=edith)
    assert Known.among(["Ada Pell"]).speaker("Ada Pell") == other


def test_a_closed_page_is_switched_on_only_after_it_was_opened_again(
    case: Case, story: Story, ada: Subject, edith: Any, rosa: Any
) -> None:
    decide_case(case=case, outcome="closed", why="Agreed.", editor=edith)
    desk = signed_in(edith)
    fields = {
        "name": ada.name, "kind": "person", "slug": ada.slug, "description": "", "has_page": "on",
        "roles-TOTAL_FORMS": 0, "roles-INITIAL_FORMS": 0, "roles-MIN_NUM_FORMS": 0, "roles-MAX_NUM_FORMS": 1000,
    }  # fmt: skip
    refused = desk.post(f"/desk/subjects/edit/{ada.pk}/", fields)
    assert "This page was closed for good." in text_of(refused)
    assert desk.post(f"{CASES}{case.pk}/open/").status_code == 302
    assert rosa.get(PAGE).status_code == 404
    assert desk.post(f"/desk/subjects/edit/{ada.pk}/", fields).status_code == 302
    assert rosa.get(PAGE).status_code == 200


def test_an_opened_page_is_opened_once_and_closing_twice_keeps_the_first_day(ada: Subject, edith: Any) -> None:
    first = close_subject(subject=ada, editor=edith).closed_at
    assert close_subject(subject=ada, editor=edith).closed_at == first
    assert reopen_subject(subject=ada, editor=edith).closed_at is None


# Forgetting


def test_who_asks_for_their_data_gets_their_cases_and_has_them_erased(
    case: Case, story: Story, ada: Subject, edith: Any
) -> None:
    closed = Case.objects.create(subject=ada, subject_name=ada.name, **LETTER)
    other = Case.objects.create(subject=ada, subject_name=ada.name, **LETTER | {"email": "ivo@example.org"})
    decide_case(case=closed, outcome="closed", why="Yes.", editor=edith)
    assert set(of_reader(LETTER["email"].upper())["cases"]) == {case, closed}
    assert erase_reader(email=LETTER["email"], by=edith)["cases"] == 2
    assert set(Case.objects.values_list("pk", "text")) == {(closed.pk, ""), (other.pk, LETTER["text"])}


def test_letters_are_forgotten_as_long_after_the_decision_as_others_and_open_cases_wait(
    story: Story, ada: Subject, edith: Any, at_noon: Any
) -> None:
    open_one, declined, closed = (Case.objects.create(subject=ada, subject_name=ada.name, **LETTER) for _ in range(3))
    decide_case(case=declined, outcome="declined", why="No.", editor=edith)
    decide_case(case=closed, outcome="closed", why="Yes.", editor=edith)
    at_noon.move_to(clock.now() + timedelta(days=31))
    forget_old_cases()
    assert {case.email for case in Case.objects.filter(pk__in=[declined.pk, closed.pk])} == {""}
    at_noon.move_to(clock.now() + timedelta(days=60))
    assert forget_old_cases()["cases"] == 1
    assert set(Case.objects.values_list("pk", "name", "text", "why")) == {
        (open_one.pk, LETTER["name"], LETTER["text"], ""),
        (closed.pk, "", "", "Yes."),
    }
