from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "dateline.archive"
    label = "archive"

    def ready(self) -> None:
        from dateline.archive import parts  # noqa: F401
        from dateline.archive.actions.doubt_quotes import doubt_quotes
        from dateline.archive.actions.order_reading import order_reading
        from dateline.archive.actions.relate import relate
        from dateline.archive.related import all_related
        from dateline.archive.told_of_subjects import quotes_on_record
        from dateline.press.tray import lays_out
        from dateline.stories.actions.publish import follows_publication
        from dateline.subjects.told import tells_of_subjects

        follows_publication(relate)
        follows_publication(doubt_quotes)
        follows_publication(order_reading)
        lays_out(all_related)
        tells_of_subjects(quotes_on_record)
