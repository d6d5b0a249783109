"""Django's settings, made from the site folder. A newsroom changes dateline.toml or the desk, not this."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.utils.translation import gettext_lazy as _

from dateline.lib.cdn import cdn_settings
from dateline.lib.database import database_settings
from dateline.lib.log_lines import logging_settings
from dateline.lib.site_folder import find_site_folder, read_site_folder

PACKAGE = Path(__file__).resolve().parent.parent
SITE = read_site_folder(find_site_folder())
DATA = SITE.data
_base = urlsplit(SITE.base_url)
HTTPS = _base.scheme == "https"

SECRET_KEY = SITE.get("secret_key") or "insecure: only for commands that need no site"
DEBUG = os.environ.get("DATELINE_DEBUG") == "1"
ALLOWED_HOSTS = [_base.hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE.base_url]

INSTALLED_APPS = [
    "dateline.site",
    "dateline.demo",
    "dateline.ops",
    "dateline.importers",
    "dateline.api",
    "dateline.pocket",
    "dateline.feeds",
    "dateline.search",
    "dateline.archive",
    "dateline.comments",
    "dateline.fronts",
    "dateline.stories",
    "dateline.subjects",
    "dateline.bylines",
    "dateline.publication",
    "dateline.press",
    "dateline.media",
    "dateline.accounts",
    "dateline.gatekeeper",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.contrib.search_promotions",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "dateline.site.middleware.request_id.RequestId",
    "dateline.site.middleware.headers.SecurityHeaders",
    "dateline.comments.crowds.Crowds",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "dateline.publication.middleware.HouseTime",
    "dateline.media.middleware.MediaDoor",
    "dateline.site.middleware.desk_only.Sessions",
    "dateline.site.middleware.desk_only.Csrf",
    "dateline.site.middleware.desk_only.SignIn",
    "dateline.site.middleware.desk_only.Messages",
    "dateline.site.middleware.desk_only.Framing",
    "dateline.site.middleware.bounds.Bounds",
    "dateline.site.middleware.redirects.Redirects",
    "dateline.press.door.PressDoor",
]

ROOT_URLCONF = "dateline.site.urls"
WSGI_APPLICATION = "dateline.site.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE.folder / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dateline.publication.context.house",
            ],
        },
    }
]

DATABASES = {"default": database_settings(SITE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "wagtailadmin_login"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("ar", _("Arabic")), ("de", _("German")), ("fr", _("French"))]
LOCALE_PATHS = [PACKAGE / "locale", SITE.catalogues]  # kept as text in the first, compiled in the second
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [folder for folder in (SITE.folder / "static", SITE.made) if folder.is_dir()]
MEDIA_URL = "/media/"
MEDIA_ROOT = SITE.media
STORAGES = {
    "default": {"BACKEND": "dateline.media.storage.MediaStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

VALKEY_URL = SITE.get("valkey_url") or ""  # several machines share one press by it
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "dateline.lib.patient_cache.PatientCache", "LOCATION": VALKEY_URL}
    if VALKEY_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Sizes of pictures are asked of the database: one process would remember what another has deleted.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
READER_MODEL = SITE.get("reader_model") or ""
PRESS_FOLDER: Path | None = DATA / "press"
PRESS_IS_STRICT = DEBUG  # a statement that no key accounts for breaks the page: see dateline/press/strict.py

if SITE.get("email_url"):
    vars().update(environ.Env.email_url_config(SITE.get("email_url")))
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"dateline@{_base.hostname or 'localhost'}"
EMAIL_TIMEOUT = 10
SENTRY_DSN = SITE.get("sentry_dsn")
ADMINS = [("Newsroom", SITE.get("alert_email"))] if SITE.get("alert_email") else []

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_TEMP_DIR: Path | None = SITE.uploads

WAGTAIL_SITE_NAME = "Dateline"
WAGTAILADMIN_BASE_URL = SITE.base_url
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Attachment"
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILIMAGES_IMAGE_FORM_BASE = "dateline.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "dateline.media.forms.AttachmentForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 50 * 2**20
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_JPEG_QUALITY = 82
WAGTAILIMAGES_WEBP_QUALITY = 80
WAGTAILIMAGES_AVIF_QUALITY = 62
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "dateline.site.running_text.RunningText"}}
SEARCH_URL = SITE.get("search_url") or ""  # readers' search; the desk's choosers ask the database
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILFRONTENDCACHE = cdn_settings(SITE.values)  # its app stays out: the press says what is purged, and when
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WEBHOOK_NETWORKS = SITE.webhook_networks  # of our own networks, those webhooks may lead into
PUSH_KEY = SITE.push_key
PUSH_SERVICES = SITE.push_services  # of one's own; those of the browsers are known
WEBSUB_HUB = SITE.get("websub_hub") or ""  # told of every feed that changes; empty: readers ask by themselves
DISPOSABLE_DOMAINS = SITE.folder / "disposable-domains.txt"  # the house's own list, if it keeps one
CAN_MAIL = bool(SITE.get("email_url"))
WAGTAIL_PASSWORD_RESET_ENABLED = CAN_MAIL
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_USER_LOGIN_FORM = "dateline.accounts.sign_in.SignInForm"
WAGTAIL_FINISH_WORKFLOW_ACTION = "dateline.stories.actions.finish_review.finish_review"
WAGTAIL_USER_TIME_ZONES = ["UTC"]  # one choice is no choice: everybody at the desk has the house's clock
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []

LOGGING = logging_settings(SITE)
LOGGING_CONFIG = "logging.config.dictConfig"
