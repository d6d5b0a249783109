"""What an editor sets of the house, as readers see it."""

import io
from typing import Any

import lxml.html
import pytest
from django.core.files.images import ImageFile
from PIL import Image

from dateline.media.models import Picture
from dateline.publication.models import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (600, 200), "#8fa2a5").save(file, "PNG")
    return Picture.objects.create(title="Our name", file=ImageFile(file, "name.png"), width=600, height=200)


@pytest.fixture
def desk(client: Any, edith: Any) -> Any:
    """Edith at her desk."""
    client.force_login(edith)
    return client


def set_house(desk: Any, *links: tuple[str, str], **fields: Any) -> Any:
    """Fill in the house's form and save it."""
    house = House.load()
    names = ("name", "tagline", "accent", "accent_dark", "typeface", "time_zone", "language", "footer", "embed_hosts",
             "replies", "replies_kept_for", "addresses_kept_for")  # fmt: skip
    form = {name: getattr(house, name) for name in names} | {"logo": house.logo_id or "", "since": ""} | fields
    for number, (label, url) in enumerate(links):
        row = {"label": label, "url": url, "ORDER": number, "id": "", "DELETE": ""}
        form |= {f"social_links-{number}-{name}": value for name, value in row.items()}
    form |= {"social_links-TOTAL_FORMS": len(links), "social_links-INITIAL_FORMS": 0}
    return desk.post(f"/desk/settings/publication/house/{house.pk}/", form)


def front_page(reader: Any) -> Any:
    return lxml.html.fromstring(reader.get("/").content)


def words(page: Any, path: str) -> str:
    return " ".join(page.xpath(path)[0].text_content().split())


def test_name_tagline_footer_and_other_places_stand_on_a_readers_page(desk: Any, rosa: Any) -> None:
    answer = set_house(
        desk,
        ("Courier by post", "https://post.example/courier"),
        name="The Evening Courier",
        tagline="All the news before tea",
        footer="Printed by hand.",
    )
    assert answer.status_code == 302
    page = front_page(rosa)
    assert words(page, "//h1[@class='wordmark']") == "The Evening Courier"
    assert words(page, "//title") == "The Evening Courier: All the news before tea"
    assert page.xpath("//meta[@name='description']/@content") == ["All the news before tea"]
    assert "Printed by hand." in words(page, "//footer")
    link = page.xpath("//footer//a[@href='https://post.example/courier']")[0]
    assert (link.text_content(), link.get("rel")) == ("Courier by post", "me")


def test_colours_and_typefaces_reach_the_stylesheet_under_a_new_address(desk: Any, rosa: Any) -> None:
    def sheet() -> tuple[str, str]:
        address = front_page(rosa).xpath("//link[@rel='stylesheet']/@href")[-1]
        return address, rosa.get(address).content.decode()

    before, _css = sheet()
    set_house(desk, accent="#005a3c", accent_dark="#7fd1ae", typeface="sans")
    after, css = sheet()
    assert after != before
    assert "--accent: #005a3c;" in css
    assert "--accent-dark: #7fd1ae;" in css
    assert "--house-serif: var(--house-sans);" in css
    set_house(desk, typeface="system")
    assert "--house-sans: system-ui" in sheet()[1]


def test_the_icon_has_the_first_letter_on_the_houses_colour(desk: Any, rosa: Any) -> None:
    set_house(desk, name="The Gull", accent="#005a3c")
    icon = rosa.get(front_page(rosa).xpath("//link[@rel='icon']/@href")[0]).content.decode()
    assert 'fill="#005a3c"' in icon
    assert ">G</text>" in icon


def test_a_logo_takes_the_place_of_the_name_and_is_public_while_it_does(desk: Any, rosa: Any, picture: Picture) -> None:
    assert rosa.get(picture.file.url).status_code == 404
    set_house(desk, name="The Gull", logo=picture.pk)
    logo = front_page(rosa).xpath("//h1[@class='wordmark']//img")[0]
    assert logo.get("alt") == "The Gull"
    size = logo.get("src")
    assert rosa.get(size).status_code == 200
    assert rosa.get(picture.file.url).status_code == 200
    set_house(desk, name="The Gull", logo="")
    page = front_page(rosa)
    assert words(page, "//h1[@class='wordmark']") == "The Gull"
    assert not page.xpath("//h1[@class='wordmark']//img")
    assert rosa.get(size).status_code == 404
    assert rosa.get(picture.file.url).status_code == 404


def test_a_setting_that_would_not_hold_is_refused_and_nothing_is_kept(desk: Any, rosa: Any) -> None:
    answer = set_house(desk, name="The Gull", accent="#ffcc00")
    assert answer.status_code == 200
    assert "#ffcc00 reaches 1.5:1 on white paper" in answer.content.decode()
    assert words(front_page(rosa), "//h1[@class='wordmark']") == "The Courier"


def test_stan_and_ravi_may_not_set_the_house(client: Any, stan: Any, ravi: Any) -> None:
    for person in (stan, ravi):
        client.force_login(person)
        set_house(client, name="Mine now")
        assert House.load().name != "Mine now"
