"""The reader tells the dates of a story from the story's own day."""

from datetime import date

from dateline.archive.reader.reader import Reader

TEXT = "The bridge opened on Monday. It had been shut for two weeks."


def test_a_weekday_is_told_from_the_day_of_the_story() -> None:
    (found,) = Reader().read(TEXT, day=date(2026, 11, 27)).dates
    assert (found.text, found.value, found.granularity) == ("Monday", "2026-11-23", "day")
    assert TEXT[found.start : found.end] == "Monday"


def test_without_a_day_and_in_another_language_no_date_is_told() -> None:
    assert Reader().read(TEXT).dates == ()
    assert Reader().read("Die Brücke öffnete am Montag.", day=date(2026, 11, 27), language="de").dates == ()
