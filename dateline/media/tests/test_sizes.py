"""Readers get a picture in the format and the width their browser wants, and a page never waits for more than one."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import lxml.html
import pytest
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.test import Client
from django_tasks import default_task_backend
from PIL import Image, ImageDraw
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from dateline.bylines.models import Author
from dateline.media.avif import SPEED
from dateline.media.models import Picture, Rendition
from dateline.publication.queries import current_house
from dateline.stories.models import Story

pytestmark = pytest.mark.django_db

WORDS = {"title": "Harbour", "caption": "", "credit": "", "alt_text": "", "rights": "", "tags": ""}
MARKED = {"focal_point_x": 10, "focal_point_y": 10, "focal_point_width": 5, "focal_point_height": 5}
SUBJECT = (200, 30, 30)
Working = Callable[[], AbstractContextManager[None]]


def drawn(width: int, height: int, kind: str = "PNG", subject: tuple[int, int] | None = None) -> bytes:
    """A sea, with a red boat round `subject`."""
    sea, file = Image.new("RGB", (width, height), "#7fa8a5"), io.BytesIO()
    if subject:
        x, y = subject
        ImageDraw.Draw(sea).rectangle((x - 20, y - 20, x + 20, y + 20), SUBJECT)
    sea.save(file, kind)
    return file.getvalue()


def kept(width: int = 420, height: int = 330, **fields: Any) -> Picture:
    """A picture in the library."""
    picture = Picture(title="Harbour", width=width, height=height, **fields)
    picture.file.save("harbour.png", ImageFile(io.BytesIO(drawn(width, height)), "harbour.png"), save=False)
    picture.save()
    return picture


@pytest.fixture
def working(django_capture_on_commit_callbacks: Any) -> Working:
    """The worker does what is ordered inside the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def desk(client: Client, edith: Any) -> Client:
    client.force_login(edith)
    return client


def pictures(address: str) -> list[Any]:
    """Every <picture> of a page, as a reader gets it."""
    answer = Client().get(address)
    assert answer.status_code == 200
    return list(lxml.html.fromstring(answer.content.decode()).iter("picture"))


def choices(srcset: str) -> list[tuple[str, int]]:
    """Address and promised width of each size in a srcset."""
    pairs = [entry.split() for entry in srcset.split(",") if entry.strip()]
    return [(address, int(width.removesuffix("w"))) for address, width in pairs]


def sizes_of(picture: Any) -> dict[str, list[tuple[str, int]]]:
    """What a <picture> offers, by format."""
    offered = {source.get("type"): choices(source.get("srcset")) for source in picture.iter("source")}
    (fallback,) = picture.iter("img")
    alone = f"{fallback.get('src')} {fallback.get('width')}w"
    return offered | {"image/jpeg": choices(fallback.get("srcset", alone))}


def opened(address: str) -> Image.Image:
    with default_storage.open(address.removeprefix("/media/")) as file:
        image = Image.open(io.BytesIO(file.read()))
        image.load()
    return image


def widths(picture: Any) -> dict[str, list[int]]:
    return {kind: [width for _, width in sizes] for kind, sizes in sizes_of(picture).items()}


def test_a_lead_picture_comes_as_avif_webp_and_jpeg_in_the_widths_it_promises(
    file_story: Any, working: Working
) -> None:
    with working():
        story = file_story(main_picture=kept(1300, 900))
    (lead,) = pictures(story.address)
    assert widths(lead) == {"image/avif": [400, 800, 1200], "image/webp": [400, 800, 1200], "image/jpeg": [800, 1200]}
    for kind, sizes in sizes_of(lead).items():
        for address, promised in sizes:
            image = opened(address)
            assert image.width == promised
            assert Image.MIME[image.format or ""] == kind


def test_every_picture_keeps_its_place_and_only_the_lead_hurries(file_story: Any, working: Working) -> None:
    plain = {"caption": "", "credit": "", "alt_text": ""}
    body = [
        ("picture", {"picture": kept(), **plain}),
        ("gallery", {"title": "", "pictures": [{"picture": kept(), **plain}, {"picture": kept(), **plain}]}),
    ]
    with working():
        story = file_story(main_picture=kept(), body=body)
    lead, *others = [next(picture.iter("img")) for picture in pictures(story.address)]
    assert len(others) == 3
    for image in (lead, *others):
        whole = opened(image.get("src"))
        assert (int(image.get("width")), int(image.get("height"))) == whole.size
    assert (lead.get("fetchpriority"), lead.get("loading")) == ("high", None)
    assert {(image.get("fetchpriority"), image.get("loading")) for image in others} == {(None, "lazy")}


def test_a_page_asked_before_the_worker_came_makes_one_size_a_picture_and_no_more(file_story: Any) -> None:
    story = file_story(main_picture=kept(1300, 900))
    (lead,) = pictures(story.address)
    assert widths(lead) == {"image/jpeg": [800]}
    assert [size.filter_spec for size in Rendition.objects.all()] == ["width-800|bgcolor-ffffff|format-jpeg"]
    pictures(story.address)
    assert Rendition.objects.count() == 1


def test_a_story_whose_pictures_file_is_gone_is_printed_without_it(file_story: Any, rosa: Any, caplog: Any) -> None:
    story, sound = file_story(main_picture=kept()), file_story()
    story.main_picture.file.storage.delete(story.main_picture.file.name)
    answer = rosa.get(story.address)
    assert (answer.status_code, b"<picture" in answer.content) == (200, False)
    assert story.title.encode() in answer.content
    assert f"The file {story.main_picture.file.name} of the picture “Harbour” is missing." in caplog.messages
    assert rosa.get(sound.address).status_code == 200


def test_every_shape_of_a_story_is_made_when_it_is_published(file_story: Any, working: Working, news: Any) -> None:
    with working():
        story = file_story(main_picture=kept())
        file_story("Another, so that the first stands in a row", main_picture=kept())
    made = Rendition.objects.count()
    for address in ("/", "/news/", "/latest/", story.address):
        for picture in pictures(address):
            assert set(sizes_of(picture)) == {"image/avif", "image/webp", "image/jpeg"}, address
    assert Rendition.objects.count() == made


def author_form(**changes: Any) -> dict[str, Any]:
    words = {"name": "Ines Quill", "kind": "person", "on_staff": "on", "bio": "Writes.", "slug": "ines-quill"}
    return nested_form_data({**words, "links": inline_formset([]), **changes})


def test_an_authors_portrait_chosen_at_the_desk_is_made_in_every_format(desk: Client, working: Working) -> None:
    with working():
        desk.post("/desk/authors/add/", author_form(picture=kept().pk))
    for address in ("/authors/", "/authors/ines-quill/"):
        (portrait,) = pictures(address)
        assert widths(portrait) == {kind: [96, 192, 320] for kind in ("image/avif", "image/webp")} | {
            "image/jpeg": [192, 320]
        }
    with working():
        desk.post(f"/desk/authors/edit/{Author.objects.get().pk}/", author_form(picture=kept().pk))
    (portrait,) = pictures("/authors/ines-quill/")
    assert widths(portrait)["image/avif"] == [96, 192, 320]


def test_the_houses_logo_is_made_in_every_format_and_lets_the_lead_go_first(desk: Client, working: Working) -> None:
    house = current_house()
    fields = ("name", "accent", "accent_dark", "typeface", "time_zone", "language", "embed_hosts", "replies",
              "replies_kept_for", "addresses_kept_for")  # fmt: skip
    form = {name: getattr(house, name) for name in fields}
    with working():
        form |= {
            "tagline": "",
            "since": "",
            "footer": "",
            "logo": kept(700, 200).pk,
            "social_links": inline_formset([]),
        }
        desk.post(f"/desk/settings/publication/house/{house.pk}/", nested_form_data(form))
    logo = pictures("/latest/")[0]
    assert widths(logo) == {kind: [320, 640] for kind in ("image/avif", "image/webp", "image/jpeg")}
    assert next(logo.iter("img")).get("fetchpriority") is None
    assert next(logo.iter("img")).get("loading") is None


def change(desk: Client, picture: Picture, **changes: Any) -> None:
    """Save the picture's form at the desk."""
    answer = desk.post(f"/desk/images/{picture.pk}/", WORDS | changes)
    assert answer.status_code == 302


def reds_across(address: str) -> list[int]:
    """The columns in which the boat is seen."""
    image = opened(address).convert("RGB")
    row = [image.getpixel((x, image.height // 2)) for x in range(image.width)]
    return [x for x, sign in enumerate(row) if isinstance(sign, tuple) and sign[0] > sign[1] + 60]


def test_a_subject_at_the_edge_stays_inside_a_square_once_the_desk_has_marked_it(
    desk: Client, working: Working
) -> None:
    portrait = kept(1200, 330)
    portrait.file.save("boat.png", ImageFile(io.BytesIO(drawn(1200, 330, subject=(1150, 165))), "boat.png"))
    with working():
        desk.post("/desk/authors/add/", author_form(picture=portrait.pk))
    (shown,) = pictures("/authors/ines-quill/")
    assert reds_across(sizes_of(shown)["image/avif"][-1][0]) == []
    with working():
        change(desk, portrait, focal_point_x=1150, focal_point_y=165, focal_point_width=60, focal_point_height=60)
    (shown,) = pictures("/authors/ines-quill/")
    for kind in ("image/avif", "image/webp", "image/jpeg"):
        columns = reds_across(sizes_of(shown)[kind][-1][0])
        assert len(columns) in range(37, 43), kind


def test_a_new_file_under_a_published_story_is_made_anew_in_every_format(
    desk: Client, file_story: Any, working: Working
) -> None:
    picture = kept()
    with working():
        story = file_story(main_picture=picture)
    with working():
        change(desk, picture, file=SimpleUploadedFile("new.png", drawn(420, 300, subject=(210, 150))))
    for picture_shown in (*pictures(story.address), *pictures("/news/")):
        assert set(sizes_of(picture_shown)) == {"image/avif", "image/webp", "image/jpeg"}
        for kind, sizes in sizes_of(picture_shown).items():
            assert all(reds_across(address) for address, _ in sizes), kind


def test_an_old_file_put_back_is_made_again(desk: Client, file_story: Any, working: Working) -> None:
    old, picture = drawn(420, 330), kept()
    with working():
        change(desk, picture, file=SimpleUploadedFile("old.png", old))
        story = file_story(main_picture=picture)
    for content in (drawn(420, 300), old):
        with working():
            change(desk, picture, file=SimpleUploadedFile("new.png", content))
    for picture_shown in pictures(story.address):
        assert [opened(address).size for address, _ in sizes_of(picture_shown)["image/avif"]] == [(400, 314)]


def orders(settings: Any, work: Callable[[], object], working: Working) -> list[int]:
    """The keys of the pictures whose sizes `work` orders from the worker."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with working():
        work()
    waiting: Any = default_task_backend
    return [result.args[0] for result in waiting.results if result.task.name == "make_sizes"]


def test_what_is_there_is_not_ordered_again(desk: Client, file_story: Any, working: Working, settings: Any) -> None:
    picture = kept()
    with working():
        story = file_story(main_picture=picture)
    assert orders(settings, lambda: story.get_latest_revision().publish(), working) == []
    assert orders(settings, lambda: change(desk, picture, caption="Boats at rest."), working) == []
    assert orders(settings, lambda: change(desk, picture, **MARKED), working) == [picture.pk]


def test_a_picture_nobody_shows_is_not_made(desk: Client, working: Working, settings: Any) -> None:
    assert orders(settings, lambda: change(desk, kept(), **MARKED), working) == []


@pytest.mark.parametrize("size", [(300, 200), (60, 60), (1600, 90), (90, 1600)])
def test_a_small_picture_is_never_made_larger_than_it_is(
    file_story: Any, working: Working, size: tuple[int, int]
) -> None:
    with working():
        story = file_story(main_picture=kept(*size))
        author = Author.objects.create(name="Ines Quill", slug="ines-quill", on_staff=True, picture=kept(*size))
    shown = [*pictures(story.address), *pictures("/news/"), *pictures(author.address)]
    for picture in shown:
        for kind, sizes in sizes_of(picture).items():
            promised = [width for _, width in sizes]
            assert len(promised) == len(set(promised)), kind
            assert all(opened(address).width == width for address, width in sizes)
            assert all(opened(address).width <= size[0] for address, _ in sizes)
            assert all(opened(address).height <= size[1] for address, _ in sizes)
        assert opened(next(picture.iter("img")).get("src")).width <= size[0]


def test_a_list_needs_no_statement_for_a_picture(
    file_story: Any, working: Working, django_assert_num_queries: Any
) -> None:
    with working():
        file_story(main_picture=kept())
    (story,) = Story.objects.for_lists()
    template = Template('{% load media %}{% image picture "card" %}{% image picture "thumb" %}')
    with django_assert_num_queries(0):
        template.render(Context({"picture": story.main_picture}))


def test_avif_is_drawn_at_our_speed_unless_another_is_asked_for():
    picture = Image.linear_gradient("L").convert("RGB")

    def saved(**options: int) -> bytes:
        file = io.BytesIO()
        picture.save(file, "AVIF", quality=62, **options)
        return file.getvalue()

    assert saved() == saved(speed=SPEED)
    assert saved() != saved(speed=2)
