"""Numbers in addresses, written one way only."""

from django.urls import register_converter

FIRST_YEAR, LAST_YEAR = 1000, 9998


class FourDigits:
    """A year: 2026. Those at the ends of the calendar have days that no clock in some zone can tell."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        if not FIRST_YEAR <= int(value) <= LAST_YEAR:
            raise ValueError(value)
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class TwoDigits:
    """A month or a day: 03."""

    regex = "[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class Key:
    """The key of a row, no larger than a database can hold."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(FourDigits, "yyyy")
register_converter(TwoDigits, "mm")
register_converter(Key, "key")
