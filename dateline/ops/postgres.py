"""PostgreSQL's own tools, told which database without showing its password."""

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.ops.errors import Refusal

if TYPE_CHECKING:
    import psycopg

VARIABLES = {
    "HOST": "PGHOST",
    "PORT": "PGPORT",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
    "NAME": "PGDATABASE",
}
OPTIONS = {"host": "PGHOST", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "service": "PGSERVICE"}


def tool_environment(database: Mapping[str, Any]) -> dict[str, str]:
    """The environment in which pg_dump and pg_restore find `database`; arguments would show in `ps`."""
    options = database.get("OPTIONS", {})
    told = {variable: str(options[name]) for name, variable in OPTIONS.items() if options.get(name)}
    told |= {variable: str(database[name]) for name, variable in VARIABLES.items() if database.get(name)}
    return {**os.environ, **told}


def dump_line(database: Mapping[str, Any]) -> str:
    """The command a person types to copy `database` aside, without its password."""
    named = {"-h": database.get("HOST"), "-p": database.get("PORT"), "-U": database.get("USER")}
    where = [part for flag, value in named.items() if value for part in (flag, str(value))]
    line = ["pg_dump", "-Fc", *where, "-f", f"{database['NAME']}.dump", str(database["NAME"])]
    return shlex.join(line)


def dump(database: Mapping[str, Any], target: Path) -> None:
    """`database` at one moment, written to `target` by pg_dump."""
    _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"], database)


def load(database: Mapping[str, Any], source: Path) -> None:
    """Fill an empty `database` from what pg_dump wrote, wholly or not at all."""
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    _run("pg_restore", [*options, f"--dbname={database['NAME']}", str(source)], database)


def is_empty(database: Mapping[str, Any]) -> bool:
    """Whether `database` has no table yet."""
    with connect(database) as connection:
        found = connection.execute("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1")
        return found.fetchone() is None


def connect(database: Mapping[str, Any]) -> "psycopg.Connection":
    """To `database`, past Django: the newsroom in it may not be open yet."""
    import psycopg

    options = {name: value for name, value in database.get("OPTIONS", {}).items() if name in OPTIONS}
    return psycopg.connect(
        host=database.get("HOST") or options.pop("host", None),
        port=database.get("PORT") or None,
        user=database.get("USER") or None,
        password=database.get("PASSWORD") or None,
        dbname=database["NAME"],
        connect_timeout=10,
        **options,
    )


def _run(tool: str, arguments: Sequence[str], database: Mapping[str, Any]) -> None:
    try:
        done = subprocess.run(
            [tool, *arguments], env=tool_environment(database), capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise Refusal(
            f"{tool} is not installed here. Install PostgreSQL's client tools, of the server's version."
        ) from None
    if done.returncode:
        raise Refusal(f"{tool} could not do it: {' '.join(done.stderr.split())[-500:]}")
