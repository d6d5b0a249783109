"""Settings for the tests: the site's own, with quick passwords and plain static files."""

from dateline.site.settings import *  # noqa: F403

SECRET_KEY = "only for tests"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "dateline.media.storage.MediaStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
FILE_UPLOAD_TEMP_DIR = None  # the site of the tests has no folders
PRESS_IS_STRICT = True
PRESS_FOLDER = None  # tests of the press open one of their own
VALKEY_URL = ""  # and share it only among themselves
