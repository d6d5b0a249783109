"""What a story's body is built of, as readers see it and as the desk may fill it in."""

import html
import io
import json
from typing import Any

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from wagtail.test.utils.form_data import streamfield

from dateline.media.models import Attachment, Picture
from dateline.publication.queries import current_house
from dateline.stories.tests.test_desk_work import edit, fresh, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FILM = "https://www.youtube.com/watch?v=harrowpoint1"
PLAYER = "https://www.youtube-nocookie.com/embed/harrowpoint1"


def words_of(element: Any) -> str:
    """What is read of an element, with single spaces."""
    return " ".join(element.text_content().split())


@pytest.fixture
def shown(file_story: Any) -> Any:
    """The text of a published story made of these blocks, as Rosa gets it."""

    def read(*body: tuple[str, Any]) -> Any:
        story = file_story(body=list(body))
        page: Any = lxml.html.fromstring(Client().get(story.address).content.decode())
        (text,) = page.find_class("text")
        return text

    return read


def kept_picture(**words: str) -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (330, 220), "#8fa2a5").save(file, "PNG")
    return Picture.objects.create(title="Harbour", file=ImageFile(file, "harbour.png"), width=330, height=220, **words)


def pictured(picture: Picture, **own: str) -> dict[str, Any]:
    return {"picture": picture, "caption": "", "credit": "", "alt_text": "", **own}


# Pictures


def test_a_picture_says_its_own_words_and_where_it_has_none_the_librarys(shown: Any) -> None:
    picture = kept_picture(caption="Boats.", credit="Wilf Tarrant", alt_text="Three boats")
    text = shown(("picture", pictured(picture, caption="Boats at rest.")), ("picture", pictured(picture)))
    own, librarys = text.iter("figure")
    assert words_of(own) == "Boats at rest. Wilf Tarrant"
    assert words_of(librarys) == "Boats. Wilf Tarrant"
    assert {image.get("alt") for image in text.iter("img")} == {"Three boats"}


def test_a_gallery_is_reached_by_keyboard_and_counts_its_pictures(shown: Any) -> None:
    pictures = [pictured(kept_picture(), caption=f"Boat {name}.", credit="Courier") for name in ("one", "two")]
    text = shown(("gallery", {"title": "From the quay", "pictures": pictures}))
    (gallery,) = text.iter("section")
    assert gallery.get("aria-label") == words_of(gallery.find("h2")) == "From the quay"
    (reel,) = gallery.find_class("reel")
    assert (reel.get("tabindex"), reel.get("aria-label")) == ("0", "2 pictures; scroll sideways")
    assert [words_of(figure) for figure in reel.iter("figure")] == ["1/2 Boat one. Courier", "2/2 Boat two. Courier"]


def test_a_picture_deleted_from_the_library_leaves_no_empty_frame(shown: Any) -> None:
    kept, lost = kept_picture(), kept_picture()
    document = Attachment.objects.create(title="Minutes", file=ContentFile(b"Present: all.", "minutes.txt"))
    body = [
        ("picture", pictured(lost, caption="Gone.")),
        ("gallery", {"title": "", "pictures": [pictured(kept), pictured(lost, caption="Gone.")]}),
        ("gallery", {"title": "All gone", "pictures": [pictured(lost), pictured(lost)]}),
        ("download", {"title": "Gone, too", "document": document}),
    ]
    lost_key, document_key = lost.pk, document.pk
    Picture.objects.filter(pk=lost_key).delete()
    Attachment.objects.filter(pk=document_key).delete()
    lost.pk, document.pk = lost_key, document_key
    text = shown(*body)
    assert "one" not in words_of(text).split()
    assert "Gone" not in words_of(text)
    assert len(list(text.iter("img"))) == 1
    assert [words_of(caption) for caption in text.iter("figcaption")] == ["1/1"]


# Tables


def table(*rows: list[str], row: bool = True, column: bool = True, caption: str = "Sundays") -> tuple[str, Any]:
    headings = {"first_row_is_table_header": row, "first_col_is_header": column}
    return "table", {"data": list(rows), "table_caption": caption, **headings}


ROWS = (["", "Visits", "Change", "Said"], ["Library", "6,930", "+7%", "Busy"], ["Baths", "–", "−2.5%", "40 ferrets"])


def test_a_table_has_its_caption_and_says_which_cells_are_headings(shown: Any) -> None:
    (found,) = shown(table(*ROWS)).iter("table")
    assert words_of(found.find("caption")) == "Sundays"
    scopes = {words_of(cell): cell.get("scope") for cell in found.iter("th")}
    assert scopes == {"Visits": "col", "Change": "col", "Said": "col", "Library": "row", "Baths": "row"}
    assert [words_of(cell) for cell in found.iter("td")] == ["", "6,930", "+7%", "Busy", "–", "−2.5%", "40 ferrets"]
    region = found.getparent()
    assert (region.get("role"), region.get("tabindex"), region.get("aria-label")) == ("region", "0", "Sundays")


@pytest.mark.parametrize(
    ("row", "column", "scopes"),
    [(True, False, ["col"] * 3), (False, True, ["row", "row"]), (False, False, [])],
)
def test_headings_are_those_the_editor_chose(shown: Any, row: bool, column: bool, scopes: list[str]) -> None:
    (found,) = shown(table(*ROWS, row=row, column=column)).iter("table")
    assert [cell.get("scope") for cell in found.iter("th")] == scopes
    assert len(list(found.iter("tr"))) == 3


def test_a_column_of_numbers_is_set_flush_with_its_heading(shown: Any) -> None:
    (found,) = shown(table(*ROWS)).iter("table")
    numbers = [words_of(cell) for cell in found.iter("th", "td") if cell.get("class") == "number"]
    assert numbers == ["Visits", "Change", "6,930", "+7%", "–", "−2.5%"]


def test_what_is_typed_into_a_table_is_text_and_an_empty_one_is_nothing(shown: Any) -> None:
    text = shown(table(["<b>What</b>", ""], ["<script>alert(1)</script>", ""]), table())
    (found,) = text.iter("table")
    assert not list(found.iter("b", "script"))
    assert "<script>alert(1)</script>" in words_of(found)


# Words


def test_a_timeline_is_a_list_in_order_under_its_name(shown: Any) -> None:
    entries = [{"when": "1909", "text": "Josiah begins."}, {"when": "1979", "text": "Ida goes on."}]
    (line,) = shown(("timeline", {"title": "The keepers", "entries": entries})).iter("section")
    assert line.get("aria-label") == words_of(line.find("h2")) == "The keepers"
    assert [words_of(entry) for entry in line.find("ol")] == ["1909 Josiah begins.", "1979 Ida goes on."]


def test_a_fact_box_stands_apart_under_its_name(shown: Any) -> None:
    (box,) = shown(("fact_box", {"title": "Getting across", "body": "<ul><li>By Wend Lock.</li></ul>"})).iter("section")
    assert box.get("aria-label") == words_of(box.find("h2")) == "Getting across"
    assert [words_of(item) for item in box.iter("li")] == ["By Wend Lock."]


def test_a_pull_quote_names_its_speaker_outside_the_quotation(shown: Any) -> None:
    quote = {"quote": "I have a folder for each.", "speaker": "Ruth Ansell", "occasion": "Harbour master"}
    (figure,) = shown(("pull_quote", quote)).iter("figure")
    assert words_of(figure.find("blockquote")) == "I have a folder for each."
    assert words_of(figure.find("figcaption")) == "Ruth Ansell, Harbour master"


def test_a_document_says_its_name_its_kind_and_its_size_before_it_is_fetched(shown: Any, rosa: Client) -> None:
    document = Attachment(title="The rollers", source="Colborne & Strake", file_size=2048)
    document.file.save("rollers.csv", ContentFile(b"Roller,State\n31,cracked\n"), save=False)
    document.save()
    first, second = shown(
        ("download", {"title": "", "document": document}), ("download", {"title": "In figures", "document": document})
    ).find_class("download")
    assert words_of(first) == "The rollers CSV, 2.0 KB Source: Colborne & Strake"
    (link,) = second.iter("a")
    assert words_of(link) == "In figures CSV, 2.0 KB"
    assert link.get("download") is not None
    answer = rosa.get(link.get("href"))
    assert (answer.status_code, answer.headers["Content-Disposition"].split(";")[0]) == (200, "attachment")


def test_a_document_of_unknown_size_claims_none(shown: Any) -> None:
    document = Attachment.objects.create(title="The rollers", file=ContentFile(b"1,2\n", "rollers.csv"))
    (download,) = shown(("download", {"title": "", "document": document})).find_class("download")
    assert words_of(download) == "The rollers CSV"


# What lives elsewhere


def embed(url: str = FILM) -> tuple[str, Any]:
    return "embed", {"url": url, "title": "The bridge turning"}


def test_an_embed_is_a_plain_link_and_nothing_of_the_other_host_is_in_the_page(shown: Any) -> None:
    text = shown(embed())
    (figure,) = text.iter("figure")
    (link,) = figure.iter("a")
    assert (words_of(link), link.get("href")) == ("The bridge turning", FILM)
    assert "At youtube.com" in words_of(figure)
    assert figure.get("data-player") == PLAYER
    assert not list(text.iter("iframe", "script", "object", "embed", "img"))


def test_pages_may_frame_the_hosts_the_house_allows_and_no_other(rosa: Client, paper: Any) -> None:
    def frames() -> str:
        policy = rosa.get("/").headers["Content-Security-Policy"].split("; ")
        return next(line for line in policy if line.startswith("frame-src"))

    assert frames() == "frame-src https://www.youtube-nocookie.com https://player.vimeo.com"
    house = current_house()
    house.embed_hosts = ""
    house.save()
    assert frames() == "frame-src 'none'"


def test_a_host_taken_off_the_houses_list_leaves_a_plain_link(shown: Any) -> None:
    house = current_house()
    house.embed_hosts = "player.vimeo.com"
    house.save()
    (figure,) = shown(embed()).iter("figure")
    assert figure.get("data-player") is None
    assert not list(figure.iter("button"))
    assert figure.find(".//a").get("href") == FILM


@pytest.mark.parametrize(
    ("url", "player"),
    [
        (FILM, PLAYER),
        ("https://youtu.be/harrowpoint1?t=30", PLAYER),
        ("https://www.youtube.com/shorts/harrowpoint1", PLAYER),
        (PLAYER, PLAYER),
        ("https://vimeo.com/76543210", "https://player.vimeo.com/video/76543210"),
        ("https://vimeo.com/76543210/abc123", "https://player.vimeo.com/video/76543210?h=abc123"),
        ("https://player.vimeo.com/video/76543210", "https://player.vimeo.com/video/76543210"),
    ],
)
def test_the_address_in_an_editors_browser_leads_to_the_player(shown: Any, url: str, player: str) -> None:
    (figure,) = shown(embed(url)).iter("figure")
    assert figure.get("data-player") == player


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("https://tracker.example/film", "“tracker.example” is not among the hosts that may be embedded here."),
        ("https://player.vimeo.com:8443/film", "“player.vimeo.com:8443” is not among the hosts"),
        ("https://player.vimeo.com.example/film", "“player.vimeo.com.example” is not among the hosts"),
        ("https://player.vimeo.com@tracker.example/film", "“tracker.example” is not among the hosts"),
        ("http://player.vimeo.com/video/1", "No player is known at this address."),
        ("https://www.youtube.com/watch", "No player is known at this address."),
        ("https://www.youtube.com/watch?v=../../evil", "No player is known at this address."),
    ],
)
def test_an_embed_the_house_does_not_allow_is_refused_at_the_desk_in_a_sentence(
    edith: Any, file_story: Any, url: str, sentence: str
) -> None:
    story = file_story(body=[])
    desk = signed_in(edith)
    answer = edit(desk, story, body=streamfield([("embed", {"url": url, "title": "A film"})]))
    assert answer.status_code == 200
    sent_to_the_editor = html.unescape(answer.content.decode())
    assert json.dumps(sentence).strip('"') in sent_to_the_editor
    assert not fresh(story).has_unpublished_changes


def test_an_embed_the_house_allows_is_taken(edith: Any, file_story: Any) -> None:
    story = file_story(body=[])
    answer = edit(signed_in(edith), story, body=streamfield([("embed", {"url": FILM, "title": "A film"})]))
    assert answer.status_code == 302
    assert fresh(story).has_unpublished_changes


def test_stan_embeds_nothing(stan: Any, file_story: Any) -> None:
    story = file_story(body=[])
    edit(signed_in(stan), story, body=streamfield([("embed", {"url": FILM, "title": "A film"})]))
    assert not fresh(story).has_unpublished_changes


@pytest.mark.parametrize(
    "line", ["https://player.vimeo.com", "*", "a.example; script-src *", "films", "münchen.example"]
)
def test_what_is_no_host_is_not_put_on_the_houses_list(paper: Any, line: str) -> None:
    house = current_house()
    house.embed_hosts = f"player.vimeo.com\n{line}"
    with pytest.raises(ValidationError, match="is no host"):
        house.full_clean()
