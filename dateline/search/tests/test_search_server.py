"""A search server beside the database: what becomes of the search when it comes, goes and breaks."""

from collections.abc import Callable
from typing import Any

import pytest

from dateline.ops.checkup.search import look_at_search
from dateline.search import tasks
from dateline.search.actions.begin_anew import is_elsewhere
from dateline.search.actions.build_index import build_index
from dateline.search.actions.catch_up import catch_up
from dateline.search.asking import asked_for
from dateline.search.engines import the_engine
from dateline.search.engines.base import OutOfReach
from dateline.search.engines.search_server import SearchServer
from dateline.search.finding import find
from dateline.search.models import Due, Entry
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story
from tests.running import port_nobody_has
from tests.search_server import StandIn

pytestmark = [pytest.mark.django_db, pytest.mark.once]

File = Callable[..., Story]
NOT_WORKING = "The search is not working just now."


def found(words: str) -> list[str]:
    the_engine().settle()
    keys = find(asked_for(words, "en")).stories
    return sorted(Story.objects.filter(pk__in=keys).values_list("title", flat=True))


@pytest.fixture
def server(beside_the_database: StandIn, settings: Any) -> StandIn:
    """Never a real one: these tests break it."""
    if not settings.SEARCH_URL.startswith(beside_the_database.url):
        settings.SEARCH_URL = f"{beside_the_database.url}/broken"
        catch_up()
    return beside_the_database


def test_a_house_that_names_a_server_has_its_index_begun_anew_there_and_back(
    file_story: File, settings: Any, stand_in: StandIn
) -> None:
    for title in ("One quay", "Two quays"):
        file_story(title)
    settings.SEARCH_URL = f"{stand_in.url}/courier"
    assert is_elsewhere()
    assert [finding.state for finding in look_at_search()] == ["warning"]
    catch_up()
    assert found("quay") == ["One quay", "Two quays"]
    assert the_engine().count() == 2
    settings.SEARCH_URL = ""
    assert is_elsewhere()
    catch_up()
    assert found("quay") == ["One quay", "Two quays"]
    assert not is_elsewhere()
    stand_in.indices.clear()


def test_what_is_withdrawn_is_found_no_more_at_once_and_leaves_the_server(
    file_story: File, server: StandIn, django_capture_on_commit_callbacks: Any
) -> None:
    story = file_story("The quay")
    file_story("The pier")
    assert found("quay") == ["The quay"]
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story=story)
        assert found("quay") == [], "before the server was told"
    the_engine().settle()
    assert the_engine().count() == 1


def test_a_story_read_anew_stays_on_the_server(
    file_story: File, server: StandIn, django_capture_on_commit_callbacks: Any
) -> None:
    story = file_story("The quay")
    with django_capture_on_commit_callbacks(execute=True):
        story.title = "The pier"
        story.save_revision().publish()
    assert (found("quay"), found("pier")) == ([], ["The pier"])


def test_a_server_that_is_away_is_told_to_readers_and_stories_wait_for_it(
    file_story: File, server: StandIn, rosa: Any, caplog: Any
) -> None:
    file_story("The old quay")
    server.broken = 503
    answer = rosa.get("/search/", {"q": "quay & <i>"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert NOT_WORKING in answer.content.decode()
    assert 'value="quay &amp; &lt;i&gt;"' in answer.content.decode()
    assert "circuit_breaking_exception" in caplog.text
    told = rosa.get("/api/v2/stories/", {"search": "quay"})
    assert (told.status_code, told.json()["message"].split(".")[0]) == (503, NOT_WORKING.rstrip("."))
    story = file_story("The new quay")
    assert list(Due.objects.values_list("pk", flat=True)) == [story.pk], "published, and not indexed"
    with pytest.raises(OutOfReach):
        build_index()
    catch_up()
    server.broken = 0
    catch_up()
    assert found("quay") == ["The new quay", "The old quay"]
    assert not Due.objects.exists()


def test_a_server_nobody_answers_at_is_named(settings: Any, rosa: Any, paper: Any, caplog: Any) -> None:
    settings.SEARCH_URL = f"http://127.0.0.1:{port_nobody_has()}"
    assert rosa.get("/search/", {"q": "quay"}).status_code == 503
    catch_up()
    (finding,) = look_at_search()
    assert finding.state == "failure"
    assert "cannot be reached" in finding.what


def test_a_search_that_ran_out_of_time_on_the_server_is_given_up(file_story: File, server: StandIn, rosa: Any) -> None:
    file_story("The quay")
    the_engine().settle()
    server.late = True
    answer = rosa.get("/search/", {"q": "quay"})
    assert answer.status_code == 200
    assert "That takes longer than a search may." in answer.content.decode()


def test_an_index_that_is_gone_is_begun_anew_by_the_worker(file_story: File, server: StandIn) -> None:
    file_story("The quay")
    server.indices.clear()
    with pytest.raises(OutOfReach, match="has no index"):
        the_engine().settle()
    catch_up()
    assert found("quay") == ["The quay"]


def test_words_the_server_has_lost_are_missed_by_doctor(file_story: File, server: StandIn) -> None:
    file_story("The quay")
    the_engine().settle()
    assert [finding.state for finding in look_at_search()] == ["good"]
    next(iter(server.indices.values())).written.clear()
    the_engine().settle()
    (finding,) = look_at_search()
    assert "not the words" in finding.what
    assert "--anew" in finding.mend


def test_a_task_that_cannot_reach_the_server_ends_and_orders_no_other(file_story: File, server: StandIn) -> None:
    story = file_story("The quay")
    Story.objects.update(title="The pier")
    Due.objects.create(pk=story.pk)
    server.broken = 429
    tasks.index_in_background.enqueue()
    assert Due.objects.get().pk == story.pk
    assert Entry.objects.get().story_id == story.pk


def test_name_password_and_index_are_in_the_address(stand_in: StandIn) -> None:
    url = stand_in.url.replace("http://", "http://courier:p%40ss%2F@") + "/news"
    stand_in.let_in = "Basic Y291cmllcjpwQHNzLw=="
    server = SearchServer(url)
    assert server.index == "news"
    assert not server.has_index()
    stand_in.let_in = "Basic somebody-else"
    with pytest.raises(OutOfReach, match="does not let us in: it answered 401"):
        server.has_index()
    assert "p@ss" not in server.host
    stand_in.let_in = ""
