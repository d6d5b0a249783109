"""The cast, a paper for it to work at, and what every test of the house may use."""

import atexit
import inspect
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from hypothesis import HealthCheck, settings

from tests.clock import NOON

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.recorded import Recorded

os.environ["DATELINE_SITE"] = tempfile.mkdtemp(prefix="dateline-tests-")
atexit.register(shutil.rmtree, os.environ["DATELINE_SITE"], ignore_errors=True)
os.environ.setdefault("DATELINE_TEST_DATABASE", "sqlite")

# How hard hypothesis looks: quick at the desk, the same examples each time in CI, fewer of them on the second
# database, long in a drill.
settings.register_profile("dev", max_examples=30, deadline=None)
settings.register_profile("ci", max_examples=40, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("again", max_examples=15, deadline=None, derandomize=True, print_blob=True)
settings.register_profile(
    "drill", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

ASK_A_DATABASE = {"db", "transactional_db", "django_db_setup", "request"}
"""Fixtures of a test that may do so; with `request` it can ask for any other."""


BEFORE_THE_ARCHIVE = frozenset(
    ("lib", "gatekeeper", "accounts", "media", "publication", "bylines", "subjects", "stories", "fronts", "comments")
)
"""Rooms that import nothing of it."""


def room_of(path: Path) -> str:
    """The room a test stands in, or nothing."""
    inside = path.relative_to(Path(__file__).parent).parts
    return inside[1] if inside[0] == "dateline" else ""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ["DATELINE_TEST_DATABASE"] == "postgres":
        _leave_out_what_asks_no_database(config, items)
    _begin_with_what_takes_long(items)
    _begin_with_the_demo(items)


def _leave_out_what_asks_no_database(config: pytest.Config, items: list[pytest.Item]) -> None:
    """It ran on SQLite and would say the same again."""
    repeated = [item for item in items if not _asks_a_database(item)]
    config.hook.pytest_deselected(items=repeated)
    items[:] = [item for item in items if _asks_a_database(item)]


def _begin_with_what_takes_long(items: list[pytest.Item]) -> None:
    """It says so by the time it asks for. Begun last, it would run on when the other processes have nothing to do."""
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


def _begin_with_the_demo(items: list[pytest.Item]) -> None:
    """One test that needs it makes it, which takes a while; meanwhile the other processes do what needs none.

    It is one of those that are asked of the demo where it was made.
    """
    in_it = sorted(filter(_is_in_the_demo, items), key=lambda item: item.get_closest_marker("xdist_group") is None)
    items[:] = in_it[:1] + [item for item in items if not _is_in_the_demo(item)] + in_it[1:]


def _is_in_the_demo(item: pytest.Item) -> bool:
    return "furnished" in getattr(item, "fixturenames", ())


def _asks_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db") or item.get_closest_marker("postgres_only"):
        return True
    arguments = inspect.signature(item.obj).parameters if isinstance(item, pytest.Function) else {}
    asked = {name for name in getattr(item, "fixturenames", ()) if name != "request"} | set(arguments)
    return not ASK_A_DATABASE.isdisjoint(asked)


@pytest.fixture(scope="session")
def kept(request: pytest.FixtureRequest) -> Path:
    """A folder that stays from run to run."""
    return request.config.cache.mkdir("blank")


@pytest.fixture(scope="session")
def blank(kept: Path) -> Path:
    """A SQLite database as it is after migrating. For copying only."""
    from tests.blank import blank_file

    return blank_file(kept)


@pytest.fixture(scope="session")
def blank_on_postgres(kept: Path) -> str:
    """The name of one on the server of this run. For copying only."""
    from tests.blank import blank_on

    return blank_on(os.environ["DATELINE_DATABASE_URL"], kept)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """On SQLite the tests find their database made."""
    return os.environ["DATELINE_TEST_DATABASE"] == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_keepdb: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """The database is a copy of a blank one, for this process of the tests alone."""
    from django.conf import settings as site

    test = site.DATABASES["default"].setdefault("TEST", {})
    if django_db_keepdb:
        database = tmp_path_factory.mktemp("database") / "tests.sqlite3"
        shutil.copyfile(request.getfixturevalue("blank"), database)
        test["NAME"] = str(database)
    else:
        test["TEMPLATE"] = request.getfixturevalue("blank_on_postgres")


QUIET_CHROMIUM = [
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",  # else Chromium without windows sets type on whole pixels, and no reader sees it so
]


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """One Chromium for a whole run; bin/test says where it stands."""
    from playwright.sync_api import sync_playwright

    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ["DATELINE_TEST_CHROMIUM"], args=QUIET_CHROMIUM + sandbox
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A window of a reader who was never here before."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    yield page
    page.wait_for_load_state("networkidle")  # a server that still answers would hold the tables that are emptied next
    context.close()


@pytest.fixture
def at_noon() -> Iterator[Any]:
    """The clock stands still; whoever asks for it by name may move it."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="session")
def _open_house(django_db_setup: None, django_db_blocker: Any) -> "Recorded":
    """Opening one takes longer than most tests."""
    from dateline.ops.actions.open_house import open_house
    from tests.recorded import Recorded

    with django_db_blocker.unblock(), time_machine.travel(NOON, tick=False):
        return Recorded(partial(open_house, name="The Courier"))


@pytest.fixture
def paper(_open_house: "Recorded", db: None) -> Any:
    """An open house: the front page, its section News, its groups."""
    from dateline.fronts.models import Front
    from dateline.ops.actions.open_house import open_house

    return Front.objects.get() if _open_house.put() else open_house(name="The Courier")


@pytest.fixture(scope="session")
def _courier_kept(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made by whichever process needs it first. For copying only."""
    from tests.courier import make_courier
    from tests.running import folder_of_run, made_once

    with django_db_blocker.unblock():
        return made_once(folder_of_run(tmp_path_factory) / "courier", make_courier)


@pytest.fixture(scope="module")
def _courier_once(
    _courier_kept: Path, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[list[dict[str, str]], Path]]:
    """There for a module: putting it back takes as long as a few tests."""
    from django.db import transaction

    from tests.courier import put_courier

    media = tmp_path_factory.mktemp("courier") / "media"
    with django_db_blocker.unblock(), transaction.atomic():
        yield put_courier(_courier_kept, media), media
        transaction.set_rollback(True)


@pytest.fixture
def courier(
    db: None, _courier_once: tuple[list[dict[str, str]], Path], _media_of_its_own: None, settings: Any
) -> list[dict[str, str]]:
    """The furnished newsroom of the demo, new for each test, and its log-ins. Its pictures are plain."""
    log_ins, settings.MEDIA_ROOT = _courier_once
    return log_ins


@pytest.fixture
def news(paper: Any) -> Any:
    """The section News."""
    from dateline.stories.models import Section

    return Section.objects.get(slug="news")


def _person(username: str, group: str | None) -> Any:
    from django.contrib.auth.models import Group

    from dateline.accounts.models import User

    user = User.objects.create_user(username=username, password="correct horse", first_name=username.title())
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def hire(paper: Any) -> Callable[[str, str], Any]:
    """One more of a group, for tests that need two: `hire("rhea", "Reporter")`."""
    return _person


@pytest.fixture
def edith(paper: Any) -> Any:
    """The editor."""
    return _person("edith", "Editor")


@pytest.fixture
def ravi(paper: Any) -> Any:
    """The reporter."""
    return _person("ravi", "Reporter")


@pytest.fixture
def mo(paper: Any) -> Any:
    """The moderator."""
    return _person("mo", "Moderator")


@pytest.fixture
def rosa(client: Any) -> Any:
    """A reader: a browser that never signed in."""
    return client


@pytest.fixture
def stan(paper: Any) -> Any:
    """A stranger with an account and no group."""
    return _person("stan", None)


@pytest.fixture
def file_story(news: Any) -> Callable[..., Any]:
    """Files a story under News (or `section`): published unless told otherwise."""
    from dateline.stories.models import Story
    from tests.filing import noted_later

    def file(headline: str = "Council mends the clock", *, publish: bool = True, **fields: Any) -> Any:
        section = fields.pop("section", news)
        body = fields.pop("body", [("paragraph", "<p>The clock strikes again.</p>")])
        with noted_later() if publish else nullcontext():
            story = section.add_child(instance=Story(title=headline, body=body, live=False, **fields))
            revision = story.save_revision()
        if publish:
            revision.publish()
        return Story.objects.get(pk=story.pk)

    return file


@pytest.fixture(autouse=True)
def _media_of_its_own(settings: Any, tmp_path: Path) -> None:
    """Every test keeps its files to itself."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PUSH_KEY = tmp_path / "push-key.pem"


@pytest.fixture
def archive_at_work() -> None:
    """For a test of a room before the archive that looks at what the archive adds."""


@pytest.fixture(autouse=True)
def _archive_at_rest(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where rooms before the archive are tested, it neither reads nor relates what is published: they know nothing of
    it, and it takes a third of the time. The press is tested with all that stands on a page."""
    from dateline.stories.actions import publish

    if room_of(request.path) in BEFORE_THE_ARCHIVE and "archive_at_work" not in request.fixturenames:
        others = [each for each in publish._followers if not each.__module__.startswith("dateline.archive")]
        monkeypatch.setattr(publish, "_followers", others)


@pytest.fixture(autouse=True)
def _calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds the doors tried by the one before it: the clock stands still for both."""
    from dateline.api import endpoint as api
    from dateline.comments import flood
    from dateline.gatekeeper import pressure, spent
    from dateline.search import views as search

    monkeypatch.setattr(pressure, "GAUGE", pressure.Gauge())
    monkeypatch.setattr(spent, "SPENT", spent.SpentOfLate())
    monkeypatch.setattr(flood, "CROWD", flood.Crowd())
    for turnstile in (search.TURNSTILE, api.TURNSTILE):
        monkeypatch.setattr(turnstile, "_buckets", type(turnstile._buckets)())
