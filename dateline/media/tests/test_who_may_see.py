"""A media file answers once something public shows it, and to the desk always."""

import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image

from dateline.media.models import Attachment, Picture
from dateline.stories.actions.withdraw import withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (600, 400), "#8fa2a5").save(file, "PNG")
    return Picture.objects.create(title="Harbour", file=ImageFile(file, "harbour.png"), width=600, height=400)


def test_a_picture_nobody_shows_is_not_there_for_readers(rosa: Any, paper: Any, picture: Picture) -> None:
    assert rosa.get(picture.file.url).status_code == 404


def test_a_picture_of_a_draft_is_not_there_for_readers(rosa: Any, file_story: Any, picture: Picture) -> None:
    file_story(publish=False, main_picture=picture)
    assert rosa.get(picture.file.url).status_code == 404


def test_a_picture_is_public_with_its_story_in_every_size(rosa: Any, file_story: Any, picture: Picture) -> None:
    file_story(main_picture=picture)
    assert rosa.get(picture.file.url).status_code == 200
    small = picture.get_rendition("width-200|format-webp")
    answer = rosa.get(small.url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/webp"


def test_a_picture_goes_with_its_withdrawn_story(rosa: Any, file_story: Any, picture: Picture) -> None:
    story = file_story(main_picture=picture)
    withdraw(story=story)
    assert rosa.get(picture.file.url).status_code == 404


def test_a_document_in_a_story_downloads_and_never_opens_as_a_page(rosa: Any, file_story: Any, paper: Any) -> None:
    document = Attachment(title="Minutes")
    document.file.save("minutes.html", ContentFile(b"<script>alert(1)</script>"))
    document.save()
    file_story(body=[("download", {"title": "", "document": document})])
    answer = rosa.get(document.url)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_desk_sees_every_picture_and_stan_sees_none(client: Any, edith: Any, stan: Any, picture: Picture) -> None:
    at_desk = picture.file.url.replace("/media/", "/desk/media/", 1)
    assert client.get(at_desk).status_code == 404
    client.force_login(stan)
    assert client.get(at_desk).status_code == 404
    client.force_login(edith)
    assert client.get(at_desk).status_code == 200


def test_the_library_shows_its_pictures_through_the_desks_door(client: Any, edith: Any, picture: Picture) -> None:
    client.force_login(edith)
    assert "/desk/media/sizes/" in client.get("/desk/images/").content.decode()


def test_a_path_that_leads_elsewhere_finds_nothing(rosa: Any, paper: Any) -> None:
    for name in ("../dateline.toml", "pictures/../../dateline.toml", "%2e%2e/dateline.toml", "sizes//etc/passwd"):
        assert rosa.get(f"/media/{name}").status_code == 404
