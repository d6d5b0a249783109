"""Deliveries that are wrong or wicked. Each is refused in a sentence, and nothing whatever has changed."""

import hashlib
import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from dateline.importers.ninjs.command import run
from dateline.importers.ninjs.tests.deliveries import VERSION_1, changed, deliver, paint, paint_all
from dateline.stories.models import Story
from tests.running import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.once]

Make = Callable[[Path], Any]
SOUND = json.dumps(changed(), indent=1)


def picture(href: str) -> dict[str, Any]:
    return changed(associations={"p": {"type": "picture", "renditions": {"r": {"href": href}}}})


def html(body: str) -> dict[str, Any]:
    return changed(body_xhtml=body)


def with_link_out(folder: Path) -> Any:
    paint(folder.parent / "outside" / "secret.png", "red")
    (folder / "inside.png").symlink_to(folder.parent / "outside" / "secret.png")
    return picture("inside.png")


def with_folder_link_out(folder: Path) -> Any:
    paint(folder.parent / "outside" / "secret.png", "red")
    (folder / "inner").symlink_to(folder.parent / "outside")
    return picture("inner/secret.png")


def with_bytes(name: str, content: bytes) -> Make:
    def make(folder: Path) -> Any:
        (folder / name).write_bytes(content)
        return picture(name)

    return make


def with_cut_picture(folder: Path) -> Any:
    whole = paint(folder / "cut.png", "red", (400, 400)).read_bytes()
    (folder / "cut.png").write_bytes(whole[: len(whole) // 2])
    return picture("cut.png")


def with_bomb(folder: Path) -> Any:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 100_000)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    (folder / "bomb.png").write_bytes(content)
    return picture("bomb.png")


def second_picture_bad(folder: Path) -> Any:
    paint_all(folder)
    (folder / "elsewhere" / "pier.png").write_bytes(b"GIF89a<script>alert(1)</script>")
    return VERSION_1


def endless(megabytes: int) -> Make:
    """A sound story but for its text, one string of so many megabytes."""

    def make(folder: Path) -> Any:
        with (folder / "story.json").open("wb") as stream:
            stream.write(json.dumps(changed(version="2"))[:-1].encode() + b', "body_text": "')
            for _ in range(megabytes):
                stream.write(b"x" * 2**20)
            stream.write(b'"}')
        return None

    return make


def fixed(thing: Any) -> Make:
    return lambda _folder: thing


CASES: dict[str, tuple[Make, str]] = {
    "an empty file": (fixed(b""), "empty"),
    "blanks only": (fixed(b" \n\t"), "empty"),
    "cut in an object": (fixed(SOUND[:-2]), "cut short"),
    "cut in a string": (fixed(SOUND[:12]), "cut short"),
    "cut after a colon": (fixed('{"uri":'), "cut short"),
    "not JSON": (fixed("<html><body>404</body></html>"), "comma or bracket"),
    "single quotes": (fixed("{'uri': 'a'}"), "quotation marks"),
    "a comment": (fixed('{"uri": "a" /* no */}'), "comma"),
    "a comma too many": (fixed('{"uri": "a",}'), "comma too many"),
    "a missing comma": (fixed('{"uri": "a" "version": "1"}'), "comma"),
    "a missing colon": (fixed('{"uri" "a"}'), "colon"),
    "something after the end": (fixed(SOUND + " junk"), "follows the end"),
    "a bare word": (fixed('{"uri": yes}'), "true, false and null"),
    "NaN": (fixed('{"uri": "a", "urgency": NaN}'), "true, false and null"),
    "minus infinity": (fixed('{"uri": "a", "urgency": -Infinity}'), "value is expected"),
    "an endless number": (fixed('{"uri": "a", "urgency": ' + "9" * 5000 + "}"), "digits"),
    "a number too large": (fixed('{"uri": "a", "urgency": 1e999}'), "too large"),
    "a bare line break": (fixed('{"uri": "a\nb"}'), "bare"),
    "a wrong escape": (fixed('{"uri": "a\\x"}'), "backslash"),
    "a null byte": (fixed(changed(headline="a\0b")), "null byte"),
    "half a letter": (fixed('{"uri": "\\ud800"}'), "surrogate"),
    "no UTF-8": (fixed(b'{"uri": "caf\xe9"}'), "no UTF-8"),
    "UTF-16": (fixed(SOUND.encode("utf-16")), "UTF-16"),
    "a name twice": (fixed('{"uri": "a", "uri": "b"}'), "second time"),
    "a name twice in other capitals": (fixed(changed(versionCreated="2026-01-01")), "other capitals"),
    "lists without end": (fixed("[" * 100_000), "deep"),
    "objects without end": (fixed('{"a":' * 100_000), "deep"),
    "a list of numbers": (fixed([1, 2]), "no ninjs"),
    "a text alone": (fixed('"story"'), "no ninjs"),
    "no uri": (fixed(changed(uri=None)), "no “uri”"),
    "an empty uri": (fixed(changed(uri="  ")), "no “uri”"),
    "a uri too long": (fixed(changed(uri="urn:" + "x" * 600)), "letters long"),
    "a uri that is a number": (fixed(changed(uri=7)), "“uri” is a number"),
    "a headline that is a list": (fixed(changed(headline=["x"])), "“headline” is a list"),
    "a headline too long": (fixed(changed(headline="x" * 256)), "256 letters"),
    "a version that is a number": (fixed(changed(version=2)), "“version” is a number"),
    "an ednote that is true": (fixed(changed(ednote=True)), "true or false"),
    "a body that is an object": (fixed(changed(body_text={"a": 1})), "an object"),
    "a person that is a text": (fixed(changed(person="Ann")), "“person” is text"),
    "a list of names as texts": (fixed(changed(person=["Ann"])), "person[0]"),
    "a name that is a number": (fixed(changed(person=[{"name": 7}])), "person[0].name"),
    "a headline without value": (fixed(changed(headlines=[{"role": "main"}])), "no “value”"),
    "too many subjects": (fixed(changed(subject=[{"name": f"s{n}"} for n in range(501)])), "over 500"),
    "too many associations": (fixed(changed(associations={f"a{n}": {} for n in range(201)})), "201 associations"),
    "a name in the byline too long": (fixed(changed(byline="x" * 201)), "201 letters"),
    "an unknown status": (fixed(changed(pubstatus="cancelled")), "canceled"),
    "an unknown type": (fixed(changed(type="poem")), "Write one of"),
    "a property the schema forbids": (fixed(changed(embargoedreason="Secret")), "embargoedreason"),
    "a forbidden property of a picture": (fixed(changed(associations={"p": {"mood": "x"}})), "associations.p.mood"),
    "a date that is none": (fixed(changed(firstcreated="yesterday")), "no date"),
    "a day that is none": (fixed(changed(versioncreated="2026-02-30T00:00:00Z")), "no date"),
    "a year out of time": (fixed(changed(firstcreated="0001-01-01T00:00:00+14:00")), "no date"),
    "an embargo that is no date": (fixed(changed(embargoed="noon")), "“embargoed”"),
    "an embargo that is a number": (fixed(changed(embargoed=20261123)), "“embargoed” is a number"),
    "a script": (fixed(html("<p>x</p><script>alert(1)</script>")), "a script"),
    "a handler": (fixed(html('<p><img src="x" onerror="alert(1)"></p>')), "onclick"),
    "a handler after a slash": (fixed(html("<svg/onload=alert(1)>")), "onclick"),
    "an address that runs": (fixed(html('<a href="java&#10;script:alert(1)">x</a>')), "runs a script"),
    "an embedded program": (fixed(html('<object data="x.swf"></object>')), "<object>"),
    "tags without end": (fixed(html("<div>" * 50_000)), "tags"),
    "attributes without end": (fixed(html("<p " + "a=1 " * 50_000 + ">x")), "tag without end"),
    "ampersands without end": (fixed(html("<p>" + "&" * 200_000)), "signs such as &"),
    "ampersands in plain text": (fixed(changed(body_text="&" * 200_000)), "signs such as &"),
    "a byline without end": (fixed(changed(byline="a," * 2_001)), "no byline"),
    "a wicked description": (fixed(changed(description_xhtml="<b onclick=x()>x</b>")), "onclick"),
    "a wicked headline of 3.x": (
        fixed(changed(headlines=[{"contentType": "text/html", "value": "<script>x()</script>"}])),
        "a script",
    ),
    "a picture above": (fixed(picture("../secret.png")), "leads out"),
    "a picture above in disguise": (fixed(picture("a/%2e%2e/%2e%2e/secret.png")), "leads out"),
    "a picture with backslashes": (fixed(picture("..\\secret.png")), "leads out"),
    "a picture from the root": (fixed(picture("/etc/passwd")), "leads out"),
    "a picture by file address": (fixed(picture("file:///etc/passwd")), "leads out"),
    "a picture that is a link out": (with_link_out, "link that leads out"),
    "a picture under a link out": (with_folder_link_out, "link that leads out"),
    "a picture that is HTML": (with_bytes("x.png", b"<html><script>alert(1)</script></html>"), "The picture x.png"),
    "a picture that is empty": (with_bytes("x.png", b""), "empty"),
    "a picture cut short": (with_cut_picture, "cut.png"),
    "a picture bomb": (with_bomb, "megapixels"),
    "a bad second picture": (second_picture_bad, "pier.png"),
    "a string of 100 MB": (endless(100), "at most 50 MB"),
    "a string of 49 MB": (endless(49), "letters long"),
    "a text over 5 MB": (fixed(changed(body_text="x" * 5_000_001)), "5,000,001 letters"),
    "too many values": (fixed("[" + "0," * 500_001 + "0]"), "500,000 values"),
}


def everything() -> dict[str, str]:
    """A digest of every table's rows and of every file under the media, by their names."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = digest("\n".join(sorted(repr(row) for row in cursor.fetchall())).encode())
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        found[str(path)] = digest(path.read_bytes()) if path.is_file() else "a folder"
    return found


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def held(news: Any, tmp_path: Path) -> Story:
    """The story's first version, public, and a file in the library: what a bad second version must leave alone."""
    first = changed(version="0", versioncreated="2026-03-01T09:00:00Z", headline="Ferry to return")
    assert run(deliver(tmp_path / "earlier", first), "news", False) == 0
    default_storage.save("pictures/harbour.png", ContentFile(b"a picture of the harbour"))
    return Story.objects.public().get()


@pytest.mark.parametrize("case", CASES)
def test_it_is_refused_by_name_and_nothing_has_changed(
    case: str, held: Story, rosa: Any, tmp_path: Path, capfd: Any
) -> None:
    make, words = CASES[case]
    folder = tmp_path / "wire"
    folder.mkdir()
    thing = make(folder)
    path = folder / "story.json" if thing is None else deliver(folder, thing)
    read = rosa.get(held.address).content
    before = everything()
    assert run(path, "news", False) == 1
    said = capfd.readouterr().err
    assert f"{path}" in said
    assert words in said
    assert "Traceback" not in said
    after = everything()
    assert [name for name in before | after if before.get(name) != after.get(name)] == []
    assert rosa.get(held.address).content == read


def test_what_is_compared_would_show_a_change(held: Story, tmp_path: Path) -> None:
    before = everything()
    assert run(deliver(tmp_path / "wire", changed(version="2")), "news", False) == 0
    after = everything()
    assert {"stories_story", "wagtailcore_page", "wagtailcore_revision"} <= {
        name for name in after if before.get(name) != after[name]
    }


READ = """
import re, sys
from pathlib import Path
from dateline.importers.ninjs.errors import NinjsRefused
from dateline.importers.ninjs.reader import read_file
try:
    read_file(Path(sys.argv[1]))
except NinjsRefused:
    print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def peak_of_reading(path: Path) -> float:
    """Megabytes that a process of its own takes at most to refuse this file. No child's peak counts its parent's."""
    reading = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "dateline.site.test_settings", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(reading.stdout) / 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="This system does not say what a process took.")
def test_however_long_a_string_the_memory_it_takes_is_bounded(tmp_path: Path) -> None:
    """What is over the bound is not read at all; what is under it is held a few times over."""
    path = tmp_path / "story.json"
    path.write_text("{")
    nothing = peak_of_reading(path)
    endless(49)(tmp_path)
    assert peak_of_reading(path) < nothing + 6 * 49
    endless(100)(tmp_path)
    assert peak_of_reading(path) < nothing + 10
