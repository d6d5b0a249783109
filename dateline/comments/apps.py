from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "dateline.comments"
    label = "comments"

    def ready(self) -> None:
        import dateline.comments.parts  # noqa: F401 - makes the parts known
        from dateline.comments.in_print import all_threads
        from dateline.press.tray import lays_out

        lays_out(all_threads)
