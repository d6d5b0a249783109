"""PostgreSQL's own tools, told which database without showing its password."""

import os
import shlex
from collections.abc import Mapping
from typing import Any

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
