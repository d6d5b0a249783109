from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "dateline.archive"
    label = "archive"

    def ready(self) -> None:
        from dateline.archive import parts, signals  # noqa: F401
        from dateline.archive.actions.doubt_quotes import doubt_quotes
        from dateline.archive.actions.keep_named import keep_named
        from dateline.archive.actions.order_reading import order_reading
        from dateline.archive.actions.relate import relate
        from dateline.archive.addresses import busy_addresses, record_addresses
        from dateline.archive.lists import lists_of_story
        from dateline.archive.related import all_related
        from dateline.archive.story_record import all_on_record
        from dateline.archive.told_of_subjects import quotes_on_record
        from dateline.press.addresses import lists_addresses
        from dateline.press.tray import lays_out
        from dateline.stories.actions.publish import follows_publication
        from dateline.stories.lists import stands_in_lists
        from dateline.subjects.told import tells_of_subjects

        follows_publication(doubt_quotes)
        follows_publication(keep_named)
        follows_publication(relate)
        follows_publication(order_reading)
        stands_in_lists(lists_of_story)
        lays_out(all_related)
        lays_out(all_on_record)
        lists_addresses(busy_addresses, first=True)
        lists_addresses(record_addresses)
        tells_of_subjects(quotes_on_record)
