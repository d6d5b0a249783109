"""What comes out of the child: a clean picture, or a sentence."""

import io
import json
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from dateline.media import decoding
from dateline.media.decoding import Cleaned, clean_picture
from dateline.media.errors import Damaged, TooCostly, TooLarge, TooManyPixels, UnknownKind, UploadRefused
from dateline.media.inspection import Inspection

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
GPS, ORIENTATION, DESCRIPTION, ARTIST, COPYRIGHT, SERIAL = 0x8825, 0x0112, 0x010E, 0x013B, 0x8298, 0xC62F


def photo(width: int = 40, height: int = 30) -> Image.Image:
    """Red on the left, blue on the right."""
    made = Image.new("RGB", (width, height), "blue")
    made.paste("red", (0, 0, width // 2, height))
    return made


def encoded(image: Image.Image, kind: str, **how: object) -> bytes:
    made = io.BytesIO()
    image.save(made, kind, **how)
    return made.getvalue()


def clean(folder: Path, data: bytes, **how: int) -> Cleaned:
    source = folder / "source"
    source.write_bytes(data)
    return clean_picture(source, folder / "target", **how)


def opened(cleaned: Cleaned) -> Image.Image:
    image = Image.open(cleaned.path)
    image.load()
    return image


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_iptc(jpeg: bytes, **fields: bytes) -> bytes:
    """The JPEG with these IPTC fields, as agencies send them."""
    numbers = {"byline": 80, "credit": 110, "copyright": 116, "caption": 120}
    data = b"".join(struct.pack(">BBBH", 28, 2, numbers[k], len(v)) + v for k, v in fields.items())
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) & 1)
    body = b"Photoshop 3.0\0" + block
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def test_a_photograph_loses_its_place_and_keeps_its_credit(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[DESCRIPTION], exif[ARTIST], exif[COPYRIGHT] = "The fair at Ness", "Ann Roe", "(c) Ann Roe"
    exif[SERIAL] = "SERIAL-4711"
    exif.get_ifd(GPS).update({1: "N", 2: (57.0, 29.0, 1.0), 3: "W", 4: (4.0, 13.0, 1.0)})
    xmp = b"<x:xmpmeta><exif:GPSLatitude>57,29N</exif:GPSLatitude></x:xmpmeta>"
    source = encoded(photo(), "JPEG", exif=exif, xmp=xmp, comment=b"taken at 57.48N")
    assert Image.open(io.BytesIO(source)).getexif().get_ifd(GPS)
    made = clean(tmp_path, source)
    assert (made.found_caption, made.found_credit) == ("The fair at Ness", "Ann Roe")
    assert made.found_copyright == "(c) Ann Roe"
    left = opened(made).getexif()
    assert set(left) == {DESCRIPTION, ARTIST, COPYRIGHT}
    assert not left.get_ifd(GPS)
    for word in (b"GPS", b"57.48", b"xmpmeta", b"SERIAL"):
        assert word not in made.path.read_bytes()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_other_pictures_lose_their_place_too(tmp_path: Path, kind: str) -> None:
    exif = Image.Exif()
    exif[ARTIST] = "Ann Roe"
    exif.get_ifd(GPS).update({1: "N", 2: (57.0, 29.0, 1.0)})
    made = clean(tmp_path, encoded(photo(), kind, exif=exif))
    assert set(opened(made).getexif()) == {ARTIST}
    assert made.found_credit == "Ann Roe"


def test_iptc_words_are_found_in_any_alphabet_and_bounded(tmp_path: Path) -> None:
    caption = "Žižkov \u202egnidaelsim\x07 ".encode() + b"x" * 900
    fields = {"byline": b"Ann Roe", "credit": b"Reuters", "copyright": b"\xa9 Reuters", "caption": caption}
    made = clean(tmp_path, with_iptc(encoded(photo(), "JPEG"), **fields))
    assert made.found_credit == "Ann Roe / Reuters"
    assert made.found_copyright == "© Reuters"
    assert made.found_caption.startswith("Žižkov gnidaelsim xxx")
    assert len(made.found_caption) == 500


def test_broken_exif_is_no_reason_to_refuse(tmp_path: Path) -> None:
    assert clean(tmp_path, encoded(photo(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")).width == 40


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photograph_stands_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    made = clean(tmp_path, encoded(photo(), "JPEG", exif=exif))
    image = opened(made)
    assert image.size == ((30, 40) if orientation > 4 else (40, 30)) == (made.width, made.height)
    corner = image.getpixel((1, 1))
    assert isinstance(corner, tuple)
    assert (corner[0] > 200) == (orientation in (1, 4, 5, 6))
    assert ORIENTATION not in image.getexif()


def test_print_colours_become_screen_colours(tmp_path: Path) -> None:
    made = clean(tmp_path, encoded(photo().convert("CMYK"), "JPEG", icc_profile=SRGB))
    image = opened(made)
    assert image.mode == "RGB"
    assert "icc_profile" not in image.info
    pixel = image.getpixel((2, 15))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200
    assert pixel[2] < 60


def test_sixteen_bits_become_eight_without_burning_out(tmp_path: Path) -> None:
    grey = Image.new("I;16", (8, 8), 32768)
    image = opened(clean(tmp_path, encoded(grey, "PNG")))
    assert image.mode == "L"
    assert image.getpixel((0, 0)) == 128


def test_holes_in_a_palette_stay_holes(tmp_path: Path) -> None:
    image = photo().quantize(4)
    image.info["transparency"] = image.getpixel((0, 0))
    made = clean(tmp_path, encoded(image, "PNG"))
    assert made.mime == "image/png"
    alpha = opened(made).getchannel("A")
    assert (alpha.getpixel((0, 0)), alpha.getpixel((39, 0))) == (0, 255)


@pytest.mark.parametrize(
    ("kind", "how", "mime"),
    [
        ("JPEG", {}, "image/jpeg"),
        ("PNG", {}, "image/png"),
        ("GIF", {}, "image/png"),
        ("WEBP", {"quality": 80}, "image/jpeg"),
        ("WEBP", {"lossless": True}, "image/webp"),
        ("AVIF", {}, "image/jpeg"),
    ],
)
def test_each_kind_becomes_what_fits(tmp_path: Path, kind: str, how: dict[str, object], mime: str) -> None:
    made = clean(tmp_path, encoded(photo(), kind, **how))
    assert (made.mime, made.width, made.height, made.frames) == (mime, 40, 30, 1)


@pytest.mark.parametrize("kind", ["WEBP", "AVIF"])
def test_see_through_pictures_stay_see_through(tmp_path: Path, kind: str) -> None:
    image = photo().convert("RGBA")
    image.putalpha(100)
    made = clean(tmp_path, encoded(image, kind))
    assert made.mime == "image/webp"
    assert opened(made).mode == "RGBA"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_stays_one(tmp_path: Path, kind: str) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "lime", "blue")]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=[50, 100, 150], lossless=True)
    made = clean(tmp_path, data)
    assert (made.mime, made.frames) == ("image/webp", 3)
    image = opened(made)
    image.seek(1)
    assert image.convert("RGB").getpixel((5, 5)) == (0, 255, 0)


def test_a_real_profile_is_kept_and_nonsense_is_dropped(tmp_path: Path) -> None:
    assert opened(clean(tmp_path, encoded(photo(), "JPEG", icc_profile=SRGB))).info["icc_profile"] == SRGB
    for bad in (b"nonsense" * 100, SRGB + bytes(1_000_000)):
        assert "icc_profile" not in opened(clean(tmp_path, encoded(photo(), "JPEG", icc_profile=bad))).info
    grey = encoded(photo().convert("L"), "JPEG", icc_profile=SRGB)
    assert "icc_profile" not in opened(clean(tmp_path, grey)).info


@pytest.mark.parametrize("profile", [os.urandom(1_100_000), zlib.compress(bytes(200_000_000))], ids=["long", "bomb"])
def test_a_huge_profile_in_a_png_is_refused(tmp_path: Path, profile: bytes) -> None:
    plain = encoded(photo(), "PNG")
    with pytest.raises(Damaged, match="profile"):
        clean(tmp_path, plain[:33] + chunk(b"iCCP", b"bomb\0\0" + profile) + plain[33:])


def test_nothing_glued_to_a_picture_survives(tmp_path: Path) -> None:
    for kind in ("JPEG", "PNG", "GIF"):
        made = clean(tmp_path, encoded(photo(), kind) + b"smuggled secret")
        assert b"smuggled" not in made.path.read_bytes()


def test_a_truncated_photograph_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    data = encoded(Image.effect_noise((200, 200), 50), "JPEG")
    with pytest.raises(Damaged):
        clean(tmp_path, data[: len(data) // 2])
    assert [file.name for file in tmp_path.iterdir()] == ["source"]


def test_a_refusal_leaves_an_older_target_alone(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"older")
    with pytest.raises(UploadRefused):
        clean(tmp_path, b"")
    assert (tmp_path / "target").read_bytes() == b"older"


def test_a_document_is_not_decoded(tmp_path: Path) -> None:
    with pytest.raises(UnknownKind):
        clean(tmp_path, b"%PDF-1.7\n%%EOF")


def test_too_little_memory_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TooCostly):
        clean(tmp_path, encoded(Image.new("RGB", (5000, 5000)), "PNG"), memory=150 << 20)


def test_too_little_memory_to_begin_is_a_sentence_too(tmp_path: Path) -> None:
    with pytest.raises(UploadRefused):
        clean(tmp_path, encoded(photo(), "PNG"), memory=1 << 20)


def test_the_child_counts_pixels_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MOST_PIXELS", 1000)
    with pytest.raises(TooManyPixels):
        clean(tmp_path, encoded(photo(), "PNG"))


def test_the_child_opens_no_other_format_than_the_inspected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "inspect", lambda _: Inspection("picture", "image/png", "png", 9, 1, 1, 1))
    with pytest.raises(Damaged):
        clean(tmp_path, encoded(photo(), "JPEG"))


def test_a_picture_too_large_once_saved_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded(Image.effect_noise((500, 500), 80), "PNG")
    monkeypatch.setattr(decoding, "MOST_BYTES", 100_000)
    with pytest.raises(TooLarge):
        clean(tmp_path, data)


CHILDREN = {
    "sleeps": ("import time; time.sleep(60)", TooCostly),
    "burns": ("import resource as r; r.setrlimit(r.RLIMIT_CPU, (1, 1))\nwhile True: pass", TooCostly),
    "crashes": ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", Damaged),
    "says nothing": ("", Damaged),
    "raves": ("print('[' * 100000)", Damaged),
    "lies": ("import os, sys; os.write(int(sys.argv[1]), b'<svg/>'); print('{}')", Damaged),
    "shouts": ("import sys; sys.stdout.write('x' * 30_000_000)", Damaged),
    "fails": ("print('{}'); raise SystemExit(3)", Damaged),
}


@pytest.mark.parametrize("name", CHILDREN)
def test_a_child_out_of_hand_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    code, error = CHILDREN[name]
    rogue = tmp_path / "rogue.py"
    rogue.write_text(code)
    monkeypatch.setattr(decoding, "CHILD", rogue)
    begun = time.perf_counter()
    with pytest.raises(error):
        clean(tmp_path, encoded(photo(), "PNG"), seconds=3)
    assert time.perf_counter() - begun < 5
    assert not (tmp_path / "target").exists()


def test_the_child_knows_nothing_of_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No secret in its environment, and no file of ours open: only the picture, the target and the answer."""
    monkeypatch.setenv("DATELINE_SECRET_KEY", "secret")
    rogue, seen = tmp_path / "rogue.py", tmp_path / "seen"
    rogue.write_text(
        "import json, os\n"
        "files = [os.path.realpath(f'/proc/self/fd/{n}') for n in os.listdir('/proc/self/fd')]\n"
        f"open({str(seen)!r}, 'w').write(json.dumps([sorted(os.environ), files]))"
    )
    monkeypatch.setattr(decoding, "CHILD", rogue)
    with (tmp_path / "ours").open("wb") as ours:
        os.set_inheritable(ours.fileno(), True)
        with pytest.raises(UploadRefused):
            clean(tmp_path, encoded(photo(), "PNG"))
    names, files = json.loads(seen.read_text())
    assert set(names) <= {"LC_CTYPE"}
    assert str(tmp_path / "source") in files
    assert str(tmp_path / "ours") not in files


def test_the_child_imports_no_django() -> None:
    code = f"import runpy, sys; runpy.run_path({str(decoding.CHILD)!r}); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-I", "-c", code], check=False).returncode == 0


def test_the_limits_are_set_hard() -> None:
    code = (
        f"import runpy, resource as r; m = runpy.run_path({str(decoding.CHILD)!r})\n"
        "m['set_limits'](7, 1 << 29, 1000)\n"
        "print([r.getrlimit(x) for x in (r.RLIMIT_CPU, r.RLIMIT_AS, r.RLIMIT_FSIZE, r.RLIMIT_CORE)])"
    )
    said = subprocess.run([sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True).stdout
    assert said.strip() == f"[(7, 8), ({1 << 29}, {1 << 29}), (1000, 1000), (0, 0)]"


def test_interrupting_leaves_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rogue, where = tmp_path / "rogue.py", tmp_path / "id"
    rogue.write_text(
        f"import os, time; open({str(where)!r}, 'w').write(str(os.getpid()))\n"
        f"os.kill(os.getppid(), {int(signal.SIGINT)}); time.sleep(60)"
    )
    monkeypatch.setattr(decoding, "CHILD", rogue)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background is given none
    try:
        with pytest.raises(KeyboardInterrupt):
            clean(tmp_path, encoded(photo(), "PNG"))
    finally:
        signal.signal(signal.SIGINT, before)
    with suppress(psutil.NoSuchProcess):
        psutil.Process(int(where.read_text())).wait(30)  # a child that lived on would sleep for a minute


GOOD = [
    encoded(photo(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0"),
    with_iptc(encoded(photo(), "JPEG", progressive=True), caption=b"A fair"),
    encoded(photo(), "PNG", icc_profile=SRGB),
    encoded(photo().quantize(8), "GIF"),
    encoded(photo(), "GIF", save_all=True, append_images=[photo().transpose(Image.Transpose.ROTATE_180)]),
    encoded(photo(), "WEBP"),
    encoded(photo(), "WEBP", save_all=True, append_images=[Image.new("RGB", (40, 30))]),
    encoded(photo(), "AVIF"),
]


@given(
    data=st.sampled_from(GOOD),
    changes=st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), max_size=6),
    cut=st.integers(0, 1 << 16),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_pictures_come_out_clean_or_refused(data: bytes, changes: list[tuple[int, int]], cut: int) -> None:
    changed = bytearray(data)
    for place, value in changes:
        changed[place % len(changed)] = value
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        changed = changed[: cut % (3 * len(changed)) or None]
        with suppress(UploadRefused):
            made = clean(Path(folder), bytes(changed), seconds=10)
            assert opened(made).size == (made.width, made.height)
    assert time.perf_counter() - begun < 11
