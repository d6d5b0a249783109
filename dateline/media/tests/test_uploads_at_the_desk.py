"""What an editor uploads is looked at first, and stored as we wrote it anew."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from dateline.media.models import Attachment, Picture

pytestmark = pytest.mark.django_db

NOWHERE = {"caption": "", "credit": "", "alt_text": "", "rights": "", "tags": ""}


def jpeg_with_a_place() -> bytes:
    """A photograph that says where it was taken, and by whom."""
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = "Wilf Tarrant"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (640, 400), "#8fa2a5").save(file, "JPEG", exif=exif)
    return file.getvalue()


def give_document(desk: Any, name: str, content: bytes) -> None:
    form = {"title": "Minutes", "file": SimpleUploadedFile(name, content), "source": "", "tags": ""}
    desk.post("/desk/documents/add/", form)


@pytest.fixture
def desk(client: Any, edith: Any) -> Any:
    client.force_login(edith)
    return client


def upload(desk: Any, name: str, content: bytes) -> Any:
    file = SimpleUploadedFile(name, content)
    return desk.post("/desk/images/add/", {"title": "Harbour", "file": file} | NOWHERE)


def test_a_photograph_is_stored_without_its_place_and_with_its_credit(desk: Any) -> None:
    upload(desk, "harbour.jpg", jpeg_with_a_place())
    picture = Picture.objects.get()
    assert picture.credit == "Wilf Tarrant"
    with Image.open(picture.file) as stored:
        assert not stored.getexif().get_ifd(0x8825)


def test_a_page_dressed_as_a_picture_is_refused_with_a_sentence(desk: Any) -> None:
    answer = upload(desk, "harbour.jpg", b"<!doctype html><script>alert(1)</script>")
    assert not Picture.objects.exists()
    assert answer.context["form"].errors["file"]


def test_an_svg_is_refused(desk: Any) -> None:
    upload(desk, "harbour.png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    assert not Picture.objects.exists()


def test_a_picture_named_as_another_kind_gets_its_own_ending(desk: Any) -> None:
    file = io.BytesIO()
    Image.new("RGB", (300, 200)).save(file, "PNG")
    upload(desk, "harbour.jpg", file.getvalue())
    assert Picture.objects.get().file.name.endswith(".png")


def test_a_page_dressed_as_a_document_is_refused(desk: Any) -> None:
    give_document(desk, "minutes.pdf", b"<html><script>alert(1)</script></html>")
    assert not Attachment.objects.exists()


def test_a_list_is_taken_and_gets_the_ending_of_its_content(desk: Any) -> None:
    give_document(desk, "votes.exe", b"Councillor,Vote\nPell,against\n")
    assert Attachment.objects.get().file.name.endswith((".csv", ".txt"))


def test_stan_uploads_nothing(client: Any, stan: Any) -> None:
    client.force_login(stan)
    upload(client, "harbour.jpg", jpeg_with_a_place())
    assert not Picture.objects.exists()
