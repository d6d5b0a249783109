"""Numbers in addresses, written one way only."""


class FourDigits:
    """A year: 2026."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class TwoDigits(FourDigits):
    """A month or a day: 03."""

    regex = "[0-9]{2}"

    def to_url(self, value: int) -> str:
        return f"{value:02}"
