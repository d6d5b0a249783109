"""Decodes one stranger's picture and encodes it afresh, in a process that has nothing to lose.

Run by ``decoding`` as a script, by its path: no Django, no settings, no secrets in this process. It gets the
picture as standard input and the place for the clean one as an open file, so it needs no path; it sets its
own limits before it imports Pillow, and tells how it went in one line of JSON. Codes, never sentences:
should a decoder be taken over, nothing it says is shown to an editor but captions, and those as plain text.
"""

import errno
import io
import json
import os
import resource
import signal
import sys
import unicodedata
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from PIL import Image

FORMATS = {
    "jpg": ("JPEG", "JpegImagePlugin"),
    "png": ("PNG", "PngImagePlugin"),
    "gif": ("GIF", "GifImagePlugin"),
    "webp": ("WEBP", "WebPImagePlugin"),
    "avif": ("AVIF", "AvifImagePlugin"),
    "heic": ("HEIF", ""),
}
MOST_PROFILE = 1_000_000
PROFILED = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16", "I")
WIDEST_WEBP, WIDEST_JPEG = 16_383, 65_500
MOST_WEBP_PIXELS = 16_000_000
"""Above this a lossless WebP would need more memory than a child may have; PNG is written row by row."""
PNG_EFFORT = 4
"""Pillow's own 6 takes half as long again for hardly less; this is a master, not what readers load."""
ORIENTATION, DESCRIPTION, ARTIST, COPYRIGHT = 0x0112, 0x010E, 0x013B, 0x8298
IPTC_BYLINE, IPTC_CREDIT, IPTC_COPYRIGHT, IPTC_CAPTION = (2, 80), (2, 110), (2, 116), (2, 120)


class Refused(Exception):
    """The picture is refused, for one of the reasons ``decoding`` has a sentence for."""


def set_limits(seconds: int, memory: int, most_bytes: int) -> None:
    """Hard limits, so that nothing decoded later can lift them.

    The alarm is for a parent that died meanwhile.
    """
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, most_bytes),
        (resource.RLIMIT_NOFILE, 32),
    ):
        _, hard = resource.getrlimit(limit)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    signal.alarm(seconds + 1)


def open_picture(source: BinaryIO, extension: str, most_pixels: int) -> "Image.Image":
    """Opens with one decoder only, the one the headers called for: the rarer ones are where the holes are."""
    from PIL import Image, ImageFile

    name, plugin = FORMATS[extension]
    Image.MAX_IMAGE_PIXELS = most_pixels
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    if plugin:
        __import__(f"PIL.{plugin}")
    else:
        _learn_heif()
    return Image.open(source, formats=[name])


def _learn_heif() -> None:
    try:
        import pillow_heif
    except ImportError:
        raise Refused("no-decoder") from None
    pillow_heif.options.DECODE_THREADS = 1
    pillow_heif.register_heif_opener()


def check_shape(image: "Image.Image", extension: str, most_pixels: int, most_frames: int) -> int:
    """The number of frames to keep, counted again by the decoder itself: headers and decoder may disagree."""
    frames = int(getattr(image, "n_frames", 1)) if extension not in ("jpg", "heic") else 1
    if frames > most_frames:
        raise Refused("frames")
    if image.width * image.height * frames > most_pixels:
        raise Refused("pixels")
    return frames


def plain(image: "Image.Image") -> "Image.Image":
    """The pixels and nothing else: every encoder in Pillow looks for metadata in ``info``."""
    turn = _orientation(image)
    copy = image.copy()
    copy.info = {}
    return copy if turn is None else copy.transpose(turn)


def _orientation(image: "Image.Image") -> "Image.Transpose | None":
    from PIL import Image

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    return turns.get(_exif(image).get(ORIENTATION, 1))


def _exif(image: "Image.Image") -> dict[int, Any]:
    """Broken EXIF is common in honest pictures and no reason to refuse one."""
    try:
        return dict(image.getexif())
    except MemoryError:
        raise
    except Exception:
        return {}


def to_web_colours(image: "Image.Image") -> "Image.Image":
    """The modes browsers show.

    CMYK by its own profile where it has one, 16 bits down to 8, a palette's holes as alpha.
    """
    mode = image.mode
    if mode.startswith("I"):
        info, image = image.info, image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        image.info = {key: info[key] for key in ("icc_profile", "exif") if key in info}
        return image
    if mode == "CMYK":
        return _from_print(image)
    if "transparency" in image.info or mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image if mode in ("1", "L", "LA", "P", "RGB", "RGBA") else image.convert("RGB")


def _from_print(image: "Image.Image") -> "Image.Image":
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and usable_profile(profile, ("CMYK",)):
        from PIL import ImageCms

        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except ImageCms.PyCMSError:
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")


def usable_profile(profile: object, spaces: tuple[str, ...]) -> bool:
    """Small, readable by the colour engine, and for this kind of picture.

    Browsers' colour engines have had holes too.
    """
    if not isinstance(profile, bytes) or not 128 <= len(profile) <= MOST_PROFILE:
        return False
    from PIL import ImageCms

    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return opened.profile.xcolor_space.strip() in spaces
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return False


def profile_for(image: "Image.Image", profile: object) -> bytes | None:
    """The profile to keep, if any."""
    spaces = ("GRAY",) if image.mode in ("1", "L", "LA") else ("RGB",)
    return profile if isinstance(profile, bytes) and usable_profile(profile, spaces) else None


def found_words(image: "Image.Image") -> dict[str, str]:
    """Caption, credit and copyright as the photographer or agency wrote them, from IPTC, EXIF or PNG text."""
    exif, iptc, info = _exif(image), _iptc(image), image.info
    by, agency = iptc.get(IPTC_BYLINE), iptc.get(IPTC_CREDIT)
    credit = " / ".join(dict.fromkeys(filter(None, (words(by), words(agency)))))
    return {
        "found_caption": words(iptc.get(IPTC_CAPTION))
        or words(exif.get(DESCRIPTION))
        or words(info.get("Description")),
        "found_credit": words(credit) or words(exif.get(ARTIST)) or words(info.get("Author")),
        "found_copyright": words(iptc.get(IPTC_COPYRIGHT))
        or words(exif.get(COPYRIGHT))
        or words(info.get("Copyright")),
    }


def _iptc(image: "Image.Image") -> dict[tuple[int, int], Any]:
    from PIL import ImageFile, IptcImagePlugin

    if not isinstance(image, ImageFile.ImageFile):
        return {}
    try:
        return dict(IptcImagePlugin.getiptcinfo(image) or {})
    except MemoryError:
        raise
    except Exception:
        return {}


def _raw(text: str) -> bytes:
    """Pillow reads EXIF as Latin-1; most programs write UTF-8 there."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "ignore")


def words(value: object) -> str:
    """Plain text of at most 500 characters: no controls, no invisible marks that turn the line round."""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    if isinstance(value, str):
        value = _raw(value[:10_000])
    if not isinstance(value, bytes):
        return ""
    try:
        text = value[:10_000].decode("utf-8")
    except UnicodeDecodeError:
        text = value[:10_000].decode("latin-1")
    seen = "".join(" " if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else sign for sign in text)
    return " ".join(seen.split())[:500]


def kept_exif(found: dict[str, str]) -> bytes:
    """New EXIF with the three fields worth keeping, written from nothing.

    No place, no camera, no serial number.
    """
    from PIL import Image

    exif = Image.Exif()
    for tag, key in (
        (DESCRIPTION, "found_caption"),
        (ARTIST, "found_credit"),
        (COPYRIGHT, "found_copyright"),
    ):
        if found[key]:
            exif[tag] = found[key].encode()
    return exif.tobytes() if len(exif) else b""


def animation(image: "Image.Image", frames: int) -> Iterator[tuple["Image.Image", int]]:
    """Each frame as shown, with how long.

    An APNG's first frame may be meant only for programs that cannot animate.
    """
    for number in range(1 if getattr(image, "default_image", False) else 0, frames):
        image.seek(number)
        frame = image.convert("RGBA")
        duration = frame.info.get("duration", 100)
        frame.info = {}
        yield frame, min(60_000, max(10, int(duration or 100)))


def clean(source: BinaryIO, target: BinaryIO, extension: str, most_pixels: int, most_frames: int) -> dict[str, str]:
    """Decodes, drops what must go, encodes; returns the words found."""
    image = open_picture(source, extension, most_pixels)
    frames = check_shape(image, extension, most_pixels, most_frames)
    if frames > 1:
        return clean_animation(image, target, frames)
    image.load()
    found = found_words(image)
    profile = image.info.get("icc_profile") if image.mode in PROFILED else None
    still = plain(to_web_colours(image))
    lossless = is_lossless(source, extension)
    image.close()
    save_still(
        still,
        target,
        extension,
        lossless,
        {"exif": kept_exif(found), "icc_profile": profile_for(still, profile)},
    )
    return found


def clean_animation(image: "Image.Image", target: BinaryIO, frames: int) -> dict[str, str]:
    """Animations become lossless WebP, whatever they were.

    A GIF's frames survive it exactly and it is smaller.
    """
    if max(image.size) > WIDEST_WEBP:
        raise Refused("wide")
    found, profile = found_words(image), image.info.get("icc_profile")
    loop = int(image.info.get("loop", 1 if image.format == "GIF" else 0))
    shown = list(animation(image, frames))
    first = shown[0][0]
    first.save(
        target,
        "WEBP",
        save_all=True,
        append_images=[frame for frame, _ in shown[1:]],
        duration=[duration for _, duration in shown],
        loop=loop,
        lossless=True,
        method=0,
        quality=20,
        exif=kept_exif(found),
        icc_profile=profile_for(first, profile) or b"",
    )
    return found


def is_lossless(source: BinaryIO, extension: str) -> bool:
    """Whether the source kept every pixel, as drawings and screenshots need; JPEG would smear them."""
    if extension in ("png", "gif"):
        return True
    source.seek(0)
    return extension == "webp" and b"VP8L" in source.read(MOST_PROFILE)


def save_still(
    still: "Image.Image", target: BinaryIO, extension: str, lossless: bool, kept: dict[str, bytes | None]
) -> None:
    """PNG stays PNG, other lossless or see-through pictures become lossless WebP (PNG if large), the rest "
    "JPEG."""
    kept = {name: value for name, value in kept.items() if value}
    widest, see_through = max(still.size), still.mode in ("RGBA", "LA")
    fits_webp = widest <= WIDEST_WEBP and still.width * still.height <= MOST_WEBP_PIXELS
    if extension in ("png", "gif") or widest > WIDEST_JPEG or ((lossless or see_through) and not fits_webp):
        still.save(target, "PNG", compress_level=PNG_EFFORT, **kept)
    elif lossless or see_through:
        still.save(target, "WEBP", lossless=True, method=0, quality=20, **kept)
    else:
        shown = still if still.mode in ("L", "RGB") else still.convert("RGB")
        shown.save(target, "JPEG", quality=90, **kept)


def attempt(target_fd: int, extension: str, most_pixels: int, most_frames: int) -> dict[str, str]:
    """Turns whatever goes wrong into one code: decoders raise anything from SyntaxError to struct.error."""
    try:
        with os.fdopen(0, "rb") as source, os.fdopen(target_fd, "w+b") as target:
            return clean(source, target, extension, most_pixels, most_frames)
    except Refused as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"refused": "memory"}
    except Exception as trouble:
        return {"refused": code_for(trouble)}


def code_for(trouble: Exception) -> str:
    """The reason an editor can do something about."""
    if type(trouble).__name__ in ("DecompressionBombWarning", "DecompressionBombError"):
        return "pixels"
    if getattr(trouble, "errno", None) == errno.EFBIG:
        return "output"
    if "memory" in str(trouble).lower() or "encoding error 1" in str(trouble):
        return "memory"
    if "MAX_TEXT" in str(trouble):
        return "metadata"
    return "damaged"


def main(arguments: list[str]) -> None:
    """``decode_child.py FD EXTENSION SECONDS MEMORY BYTES PIXELS FRAMES``."""
    extension = arguments[1]
    target_fd, seconds, memory, most_bytes, most_pixels, most_frames = map(int, [arguments[0], *arguments[2:]])
    set_limits(seconds, memory, most_bytes)
    report = attempt(target_fd, extension, most_pixels, most_frames)
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
