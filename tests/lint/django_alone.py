"""Django with every room open, and no newsroom: the checks read templates and sheets, not a site."""

import os
import tempfile


def open_the_rooms() -> None:
    os.environ.setdefault("DATELINE_SITE", tempfile.mkdtemp(prefix="dateline-lint-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.site.test_settings")
    import django

    django.setup()
