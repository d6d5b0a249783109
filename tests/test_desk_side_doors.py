"""Whoever may sign in at the desk and does not work in a section learns nothing of its stories, by any address there.

The walk reads the URL map: a screen Wagtail adds is asked for unlisted.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils.regex_helper import normalize
from wagtail.models import GroupPagePermission, Revision

from dateline.stories.models import Section, Story
from tests.strangers import ask

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.timeout(300)]

SECRET = ("zqheadline", "zqstandfirst", "zqnewer")
LEFT_OUT = ("desk/logout/", "desk/failwhale/")
"""Signing out, and Wagtail's page that breaks on purpose."""


@pytest.fixture
def sport(news: Section) -> Section:
    section: Section = news.get_parent().add_child(instance=Section(title="Sport", slug="sport"))
    return section


@pytest.fixture
def sportswriter(stan: Any, sport: Section) -> Any:
    """Stan, now with every right on Sport and none elsewhere."""
    group = Group.objects.create(name="Sport desk")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=right)
        GroupPagePermission.objects.create(group=group, page=sport, permission=permission)
    stan.groups.add(group)
    return stan


@pytest.fixture
def secret(file_story: Any) -> Story:
    """Under embargo in News, with a newer draft."""
    until = datetime.now(UTC) + timedelta(hours=1)
    story: Story = file_story("Zqheadline", publish=False, embargoed_until=until, standfirst="Zqstandfirst")
    draft = story.get_latest_revision_as_object()
    draft.title = "Zqnewer"
    draft.save_revision()
    return story


def desk_addresses(story: Story, elsewhere: Section) -> list[str]:
    """Every address under /desk/, each gap filled with what leads to `story`."""
    old, new = Revision.objects.filter(object_id=str(story.pk)).order_by("pk")[:2]
    fills = {
        "destination_id": elsewhere.pk, "revision_id": old.pk, "revision_id_a": old.pk, "revision_id_b": new.pk,
        "parent_page_id": story.section_id, "content_type_app_name": "stories", "content_type_model_name": "story",
        "app_label": "stories", "model_name": "story",
    }  # fmt: skip
    found = []
    for regex in _leaves(get_resolver().url_patterns, ""):
        if regex.startswith("desk/") and not regex.startswith(LEFT_OUT):
            found += [
                "/" + template % {gap: fills.get(gap, story.pk) for gap in gaps} for template, gaps in normalize(regex)
            ]
    return sorted(set(found))


def _leaves(entries: Any, before: str) -> Iterator[str]:
    for entry in entries:
        regex = before + str(entry.pattern.regex.pattern).removeprefix("^")
        if isinstance(entry, URLPattern):
            yield regex.replace(r"\Z", "").replace(r"\z", "")
        else:
            yield from _leaves(entry.url_patterns, regex)


@pytest.mark.parametrize("who", ["mo", "sportswriter"])
def test_nobody_learns_of_a_story_in_a_section_they_do_not_work_in(
    request: Any, secret: Story, sport: Section, who: str
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(request.getfixturevalue(who))
    questions = ("", "?q=zq", f"?id={secret.pk}", f"?q=zq&page_type=stories.story&object_id={secret.pk}")
    asked = [f"{address}{question}" for address in desk_addresses(secret, sport) for question in questions]
    assert len(asked) > 400
    answers = [ask(client, address) for address in asked]
    told = [str(answer) for answer in answers if any(word in answer.text.casefold() for word in SECRET)]
    assert told == []
    assert [str(answer) for answer in answers if answer.status >= 500] == []


@pytest.mark.parametrize("who", ["mo", "sportswriter"])
def test_nobody_changes_a_story_in_a_section_they_do_not_work_in(
    request: Any, secret: Story, sport: Section, who: str
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(request.getfixturevalue(who))
    before = Story.objects.filter(pk=secret.pk).values().get(), secret.revisions.count()
    form = {
        "new_title": "Mine", "new_slug": "mine", "new_parent_page": sport.pk, "chooser": sport.pk, "next": "/desk/",
        "title": "Mine", "slug": "mine", "action-publish": "1", "include_descendants": "on", "restriction_type": "none",
    }  # fmt: skip
    for address in desk_addresses(secret, sport):
        for question in ("", f"?id={secret.pk}"):
            if "/account/" not in address:
                client.post(f"{address}{question}", form)
    assert (Story.objects.filter(pk=secret.pk).values().get(), secret.revisions.count()) == before
    assert list(Story.objects.all()) == [secret]


def test_an_editor_still_chooses_among_all_stories(secret: Story, edith: Any) -> None:
    client = Client()
    client.force_login(edith)
    for address in (f"/desk/choose-page/{secret.section_id}/", "/desk/choose-page/search/?q=zq",
                    f"/desk/choose-page/chosen-multiple/?id={secret.pk}"):  # fmt: skip
        assert "zq" in client.get(address).content.decode().casefold().replace("q=zq", "")
