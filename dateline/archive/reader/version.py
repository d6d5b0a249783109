"""Which reader this is: stories another one has read are read anew when somebody asks for it."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

OURS = Path(__file__).parent


@cache
def reader_version() -> str:
    """Eight signs of all that reads, tests left out, so that nobody has to think of a number when a rule changes.

    Reads some hundred small files, once in the life of a process.
    """
    told = blake2b(digest_size=4)
    for path in sorted(each for each in OURS.rglob("*.py") if "tests" not in each.relative_to(OURS).parts):
        told.update(path.relative_to(OURS).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return told.hexdigest()
