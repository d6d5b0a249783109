from django.apps import AppConfig
from django.conf import settings


class PressConfig(AppConfig):
    name = "dateline.press"
    label = "press"

    def ready(self) -> None:
        from dateline.press.watch import start_watching

        start_watching()
        if settings.PRESS_IS_STRICT:
            from dateline.press.strict import start_holding_to_keys

            start_holding_to_keys()
