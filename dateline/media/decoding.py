"""Makes a clean picture of an uploaded one, in a child process that can be lost without harm.

What readers get was never written by a stranger: the pixels are decoded and encoded afresh by us. JPEG,
HEIC, AVIF and lossy WebP become JPEG (quality 90); PNG and still GIF become PNG; lossless or see-through
WebP, AVIF and HEIC become lossless WebP, or PNG when large. Animations stay animations, as lossless WebP,
when all frames together keep to the limit of pixels; larger ones are refused rather than cut to one frame,
which an editor might not notice.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from dateline.media.errors import Damaged, TooCostly, TooLarge, TooManyFrames, TooManyPixels, UnknownKind, UploadRefused
from dateline.media.inspection import Inspection, inspect
from dateline.media.limits import MOST_BYTES, MOST_FRAMES, MOST_PIXELS, MOST_WORDS

CHILD: Final = Path(__file__).with_name("decode_child.py")
CLEAN: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
MOST_REPORT: Final = 64_000
KILLED: Final[dict[int, str]] = {signal.SIGALRM: "time", signal.SIGXCPU: "time", signal.SIGKILL: "cost"}
"""Reasons behind signals. A kill that is not ours is the system's, short of memory."""

REASONS: Final[dict[str, tuple[type[UploadRefused], str]]] = {
    "damaged": (
        Damaged,
        "The picture is damaged or cut short and cannot be shown whole. Fetch it again, or open it and save it again.",
    ),
    "pixels": (
        TooManyPixels,
        f"The picture has over {MOST_PIXELS // 1_000_000} megapixels. Make it smaller.",
    ),
    "frames": (
        TooManyFrames,
        f"The animation has over {MOST_FRAMES} frames. Shorten it, or publish it as a film.",
    ),
    "memory": (TooCostly, "Opening the picture took too much memory. Make it smaller, or save it as JPEG."),
    "time": (TooCostly, "Opening the picture took too long. Make it smaller, or save it as JPEG."),
    "output": (
        TooLarge,
        f"The picture is over {MOST_BYTES // 1_000_000} MB once saved for the web. "
        "Make it smaller, or save it as JPEG.",
    ),
    "metadata": (
        Damaged,
        "The picture carries text or a colour profile far larger than a real one. "
        "Export it for the web, then upload that.",
    ),
    "cost": (
        TooCostly,
        "Opening the picture took too much time or memory. Make it smaller, or save it as JPEG.",
    ),
    "wide": (TooManyPixels, "The animation is over 16 383 pixels wide or high. Make it smaller."),
    "no-decoder": (
        UnknownKind,
        "HEIC pictures cannot be opened on this server. Save it as JPEG and upload that.",
    ),
}


@dataclass(frozen=True)
class Cleaned:
    """The clean picture, and the words found in the one uploaded.

    Proposals for the editor, plain text, never HTML.
    """

    path: Path
    mime: str
    extension: str
    bytes: int
    width: int
    height: int
    frames: int
    found_caption: str
    found_credit: str
    found_copyright: str


def clean_picture(source: Path, target: Path, *, seconds: int = 20, memory: int = 1 << 30) -> Cleaned:
    """Writes the clean picture to ``target``, whole or not at all, or raises UploadRefused.

    ``target``'s folder must exist; its suffix is the caller's to choose, best from ``Cleaned.extension``.
    """
    if not source.is_file():
        raise Damaged("The file is not there any more, or is no plain file. Upload it again.")
    with source.open("rb") as stream, _scratch_beside(target) as (scratch, scratch_fd):
        before = inspect(stream)
        if before.kind != "picture":
            raise UnknownKind("This file is not a picture. Upload it under documents instead.")
        report = _decode(stream, scratch_fd, before, seconds, memory)
        after = _check_made(scratch)
        os.fsync(scratch_fd)
        scratch.replace(target)
    return Cleaned(
        path=target,
        mime=after.mime,
        extension=after.extension,
        bytes=after.bytes,
        width=after.width,
        height=after.height,
        frames=after.frames,
        found_caption=_plain(report.get("found_caption")),
        found_credit=_plain(report.get("found_credit")),
        found_copyright=_plain(report.get("found_copyright")),
    )


@contextmanager
def _scratch_beside(target: Path) -> Iterator[tuple[Path, int]]:
    """A new file only we can read, in the same folder so that it can take the target's place in one step."""
    descriptor, name = tempfile.mkstemp(prefix=".upload-", dir=target.parent)
    try:
        yield Path(name), descriptor
    finally:
        os.close(descriptor)
        Path(name).unlink(missing_ok=True)


def _decode(stream: BinaryIO, target_fd: int, before: Inspection, seconds: int, memory: int) -> dict[str, object]:
    """Runs the child and reads its answer.

    The answer goes to a file, not a pipe: its size is limited like the picture's.
    """
    os.lseek(stream.fileno(), 0, os.SEEK_SET)
    limits = (seconds, memory, MOST_BYTES, MOST_PIXELS, MOST_FRAMES)
    command = [sys.executable, "-I", "-B", str(CHILD), str(target_fd), before.extension, *map(str, limits)]
    with tempfile.TemporaryFile() as answer:
        code = _run(command, stream, answer, target_fd, seconds)
        answer.seek(0)
        return _read_report(answer.read(MOST_REPORT), code)


def _run(command: list[str], stream: BinaryIO, answer: BinaryIO, target_fd: int, seconds: int) -> int:
    """Waits no longer than ``seconds``, then kills the child by its own id.

    CPU limits do not count sleeping.
    """
    child = subprocess.Popen(
        command,
        stdin=stream,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        pass_fds=(target_fd,),
        env={},
        cwd="/",
        start_new_session=True,
    )
    try:
        return child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise _refusal("time") from None
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()


def _read_report(line: bytes, code: int) -> dict[str, object]:
    """The child's answer, trusted in nothing: a crash, a kill and nonsense all mean a damaged picture."""
    if code < 0:
        raise _refusal(KILLED.get(-code, "damaged"))
    try:
        report = json.loads(line)
    except (ValueError, RecursionError) as trouble:
        raise _refusal("damaged") from trouble
    if code or not isinstance(report, dict):
        raise _refusal("damaged")
    if "refused" in report:
        raise _refusal(str(report["refused"]))
    return report


def _refusal(reason: str) -> UploadRefused:
    kind, sentence = REASONS.get(reason, REASONS["damaged"])
    return kind(sentence)


def _check_made(scratch: Path) -> Inspection:
    """Looks at what the child wrote with the same eyes as at an upload.

    A taken-over child must not write us HTML.
    """
    try:
        made = inspect(scratch)
    except UploadRefused as trouble:
        raise _refusal("damaged") from trouble
    if made.mime not in CLEAN:
        raise _refusal("damaged")
    return made


def _plain(value: object) -> str:
    """Text bounded and without controls, checked here again because the child may be a liar."""
    if not isinstance(value, str):
        return ""
    text = "".join(sign for sign in value if unicodedata.category(sign)[0] != "C")
    return text[:MOST_WORDS]
