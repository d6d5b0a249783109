from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "dateline.archive"
    label = "archive"

    def ready(self) -> None:
        from dateline.archive import parts, signals  # noqa: F401
        from dateline.archive.actions.doubt_events import doubt_events
        from dateline.archive.actions.doubt_quotes import doubt_quotes
        from dateline.archive.actions.keep_named import keep_named
        from dateline.archive.actions.order_reading import order_reading
        from dateline.archive.actions.relate_published import relate_published
        from dateline.archive.addresses import busy_addresses, record_addresses
        from dateline.archive.case_data import CASES
        from dateline.archive.lists import lists_of_story
        from dateline.archive.previously import all_told
        from dateline.archive.queries import has_page_of
        from dateline.archive.related import all_related
        from dateline.archive.story_record import all_on_record
        from dateline.archive.told_of_subjects import filed_twice, quotes_on_record, two_in_one
        from dateline.comments.data.tables import keeps_of_readers
        from dateline.media.publicity import shows_media
        from dateline.press.addresses import lists_addresses
        from dateline.press.tray import lays_out
        from dateline.stories.actions.publish import follows_publication
        from dateline.stories.lists import stands_in_lists
        from dateline.subjects.told import tells_of_subjects

        follows_publication(doubt_quotes)
        follows_publication(doubt_events)
        follows_publication(keep_named)
        follows_publication(relate_published)
        follows_publication(order_reading)
        stands_in_lists(lists_of_story)
        lays_out(all_related)
        lays_out(all_on_record)
        lays_out(all_told)
        lists_addresses(busy_addresses, first=True)
        lists_addresses(record_addresses)
        tells_of_subjects(quotes_on_record)
        tells_of_subjects(filed_twice)
        tells_of_subjects(two_in_one)
        keeps_of_readers(CASES)
        shows_media("subjects.subject", has_page_of, "portrait")
