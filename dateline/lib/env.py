"""Small typed readers of the environment. A wrong value gets a sentence, not a traceback."""

import os
from collections.abc import Mapping
from pathlib import Path


class SettingError(Exception):
    """A setting that cannot be used; the message says which, why, and the mend."""


def read_setting(name: str, env: Mapping[str, str] = os.environ) -> str | None:
    """`NAME`, or the contents of the file that `NAME_FILE` points at; None when neither is set."""
    value, file = env.get(name), env.get(f"{name}_FILE")
    if value and file:
        raise SettingError(f"{name} and {name}_FILE are both set. Keep one of them.")
    if not file:
        return value or None
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{name}_FILE names {file}, which cannot be read: {error}. Mend the path.") from error


def whole_number(name: str, text: str, least: int, most: int) -> int:
    """`text` as a number from `least` to `most`."""
    try:
        number = int(text)
    except ValueError:
        raise SettingError(f"{name} is “{text}”. Write a whole number from {least} to {most}.") from None
    if not least <= number <= most:
        raise SettingError(f"{name} is {number}. Write a whole number from {least} to {most}.")
    return number
