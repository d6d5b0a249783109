"""Merging two records of one author."""

import pytest
from django.test import Client

from dateline.bylines.models import Author
from dateline.stories.actions.merge_authors import merge_authors
from dateline.stories.errors import AuthorMergedAway, AuthorMergedIntoSelf
from dateline.stories.models import Byline, Story
from dateline.subjects.models import Subject

pytestmark = pytest.mark.django_db


def make_author(name: str) -> Author:
    author = Author(name=name)
    author.full_clean()
    author.save()
    return author


@pytest.fixture
def twice():
    return make_author("J. Marsh"), make_author("Jo Marsh")


def signed_by(file_story, author: Author) -> Story:
    story = file_story("Signed", publish=False)
    story.bylines.add(Byline(author=author))
    story.save_revision().publish()
    return Story.objects.get(pk=story.pk)


def test_bylines_move_and_the_old_address_leads_to_the_new(client, file_story, twice):
    old, new = twice
    story = signed_by(file_story, old)
    merge_authors(author=old, into=new)
    assert [line.author for line in story.bylines.all()] == [new]
    assert client.get(old.address).url == new.address
    assert "jo marsh" in Story.objects.get(pk=story.pk).search_text


def test_publishing_an_old_version_does_not_bring_the_old_author_back(file_story, twice):
    old, new = twice
    story = signed_by(file_story, old)
    revision = story.get_latest_revision()
    merge_authors(author=old, into=new)
    revision.publish()
    assert [line.author for line in Story.objects.get(pk=story.pk).bylines.all()] == [new]


def test_nobody_is_credited_twice(file_story, twice):
    old, new = twice
    story = file_story("Both", publish=False)
    story.bylines.add(Byline(author=old), Byline(author=new))
    revision = story.save_revision()
    revision.publish()
    merge_authors(author=old, into=new)
    assert Byline.objects.filter(story=story).count() == 1
    revision.publish()
    assert [line.author for line in Byline.objects.filter(story=story)] == [new]


def test_who_was_merged_before_follows(client, file_story, twice):
    old, new = twice
    oldest = make_author("Joanna Marsh")
    signed_by(file_story, new)
    merge_authors(author=oldest, into=old)
    merge_authors(author=old, into=new)
    oldest.refresh_from_db()
    assert oldest.merged_into == new
    assert client.get(oldest.address).url == new.address


def test_a_merge_into_oneself_or_into_somebody_merged_is_refused(twice):
    old, new = twice
    with pytest.raises(AuthorMergedIntoSelf):
        merge_authors(author=old, into=old)
    merge_authors(author=old, into=new)
    with pytest.raises(AuthorMergedAway):
        merge_authors(author=new, into=old)


def test_the_screen_asks_twice(client, edith, twice):
    old, new = twice
    client.force_login(edith)
    address = f"/desk/authors/{old.pk}/merge/"
    assert client.get(address).status_code == 200
    assert b"cannot be taken back" in client.post(address, {"into": new.pk}).content
    old.refresh_from_db()
    assert old.merged_into is None
    assert client.post(address, {"into": new.pk, "sure": "on"}).status_code == 302
    old.refresh_from_db()
    assert old.merged_into == new
    assert "J. Marsh" not in [author.name for author in client.get("/desk/authors/").context["object_list"]]


def test_a_reporter_a_moderator_and_stan_cannot_merge(ravi, mo, stan, twice):
    old, new = twice
    for person in (None, ravi, mo, stan):
        client = Client()
        if person:
            client.force_login(person)
        answer = client.post(f"/desk/authors/{old.pk}/merge/", {"into": new.pk, "sure": "on"})
        assert answer.status_code in (302, 403)
    old.refresh_from_db()
    assert old.merged_into is None


def test_a_reporter_makes_an_author_and_a_subject_without_leaving_the_story(client, ravi):
    client.force_login(ravi)
    author = {"bylines-author-name": "Nia Pool", "name": "Nia Pool", "kind": "person", "role": ""}
    made = client.post("/desk/snippets/choose/bylines/author/create/", author)
    assert made.status_code == 200
    assert Author.objects.get(name="Nia Pool").slug == "nia-pool"
    client.post("/desk/snippets/choose/subjects/subject/create/", {"name": "Tide Mill", "kind": "place"})
    assert Subject.objects.get(name="Tide Mill").slug == "tide-mill"


def test_an_author_with_bylines_cannot_be_deleted(client, edith, file_story, twice):
    old, _new = twice
    signed_by(file_story, old)
    client.force_login(edith)
    assert client.get(f"/desk/authors/delete/{old.pk}/").status_code == 200
    assert client.post(f"/desk/authors/delete/{old.pk}/").status_code in (302, 403)
    assert Author.objects.filter(pk=old.pk).exists()
