"""Throw away uploads that nobody is waiting for any more."""

import shutil

from dateline.lib.site_folder import SiteFolder


def throw_away_uploads(site: SiteFolder) -> None:
    """What a server that was killed left half looked at: originals, with the place they were taken in them.

    Only while nothing is served.
    """
    for left in site.uploads.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()
