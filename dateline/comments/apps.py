from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "dateline.comments"
    label = "comments"

    def ready(self) -> None:
        from dateline.comments.parts import all_threads
        from dateline.press.tray import lays_out

        lays_out(all_threads)
