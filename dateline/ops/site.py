"""The newsroom a command works on, and Django started for it."""

import os

from dateline.lib.env import SettingError
from dateline.lib.site_folder import SiteFolder, find_site_folder, read_site_folder
from dateline.lib.start import without_collecting


def this_site() -> SiteFolder:
    """The site the command was called in. SettingError when there is none, or when it has no secret."""
    site = read_site_folder(find_site_folder())
    if not site.config.is_file() and not os.environ.get("DATELINE_SITE"):
        raise SettingError(
            f"There is no newsroom here: {site.config} does not exist. "
            "Make one with `dateline init DIR`, go into its folder, or name it in DATELINE_SITE."
        )
    if not site.get("secret_key"):
        raise SettingError(
            f"{site.config} has no secret_key, and DATELINE_SECRET_KEY is not set. "
            "Make a newsroom with `dateline init DIR`, which writes one."
        )
    return site


def make_folders(site: SiteFolder) -> None:
    """`data/` and what Django looks for in it when it starts. Not for other users' eyes."""
    site.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in (site.media, site.made):
        folder.mkdir(mode=0o750, exist_ok=True)
    site.uploads.mkdir(mode=0o700, exist_ok=True)


def start_django(site: SiteFolder) -> None:
    """Set Django up for `site` in this process. Once a process."""
    os.environ["DATELINE_SITE"] = str(site.folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.site.settings")
    make_folders(site)
    with without_collecting():
        import django

        django.setup()
