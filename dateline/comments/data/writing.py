"""The conversation as JSON: written row by row, counted, and read back."""

import json
import os
from pathlib import Path
from typing import IO

import ijson
from django.core.serializers.json import DjangoJSONEncoder

from dateline.comments.data.tables import Tables, columns
from dateline.comments.errors import BadExport
from dateline.lib import clock
from dateline.lib.one_moment import as_it_is_now
from dateline.publication.queries import current_house

FORMAT = 1
AT_ONCE = 500

Counts = dict[str, int]


def write_file(target: Path, tables: Tables, *, leaving_out: set[str]) -> Counts:
    """Whole or not at all, for its owner's eyes only; what stands in it is counted again before it has its name.

    Raises BadExport when there is such a file, or when it does not hold what the database does.
    """
    if target.exists():
        raise BadExport(f"{target} exists already and was left alone. Name another file, or move it away.")
    if not target.parent.is_dir():
        raise BadExport(f"There is no folder {target.parent}. Make it, or name another.")
    partial = target.with_name(f".{target.name}.partial-{os.getpid()}")
    try:
        with as_it_is_now():
            with os.fdopen(
                os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
            ) as file:
                written = write(file, tables, leaving_out=leaving_out)
                file.flush()
                os.fsync(file.fileno())
            check(read_back(partial), written, {name: rows.count() for name, rows in tables.items()})
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return written


def write(file: IO[str], tables: Tables, *, leaving_out: set[str]) -> Counts:
    """One object: a list for each table, and at its end how many rows each has. Memory holds a few hundred rows."""
    head = {"format": FORMAT, "house": current_house().name, "made_at": clock.now()}
    file.write(_json(head)[:-1])
    counts: Counts = {}
    for name, rows in tables.items():
        file.write(f",\n{_json(name)}: [")
        counts[name] = 0
        for row in rows.values(*columns(rows, leaving_out=leaving_out)).iterator(chunk_size=AT_ONCE):
            file.write(f"{',' if counts[name] else ''}\n{_json(row)}")
            counts[name] += 1
        file.write("]")
    file.write(f',\n"counts": {_json(counts)}}}\n')
    return counts


def read_back(path: Path) -> Counts:
    """How many rows each list of the file has; raises BadExport when its own counts say otherwise."""
    counts: Counts = {}
    told: Counts = {}
    with path.open("rb") as file:
        for prefix, event, value in ijson.parse(file):
            if event == "start_array" and "." not in prefix:
                counts[prefix] = 0
            elif event == "start_map" and prefix.endswith(".item") and prefix.count(".") == 1:
                counts[prefix.removesuffix(".item")] += 1
            elif event == "number" and prefix.startswith("counts."):
                told[prefix.removeprefix("counts.")] = value
    check(counts, told)
    return counts


def check(counts: Counts, *others: Counts) -> None:
    """Raises BadExport when one of them differs, and names it."""
    for other in others:
        wrong = sorted(name for name in {*counts, *other} if counts.get(name) != other.get(name))
        if wrong:
            raise BadExport(f"The export does not hold what there is, at {', '.join(wrong)}. Nothing was kept of it.")


def _json(value: object) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
