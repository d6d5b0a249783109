"""Put a filed picture into the library, made clean; the same picture stands there once."""

import tempfile
from pathlib import Path

from django.core.files import File
from django.db import transaction

from dateline.importers.errors import StoryNotImported
from dateline.importers.filed import FiledPicture
from dateline.importers.stored_files import StoredFiles
from dateline.media.decoding import clean_picture
from dateline.media.errors import UploadRefused
from dateline.media.models import Picture


@transaction.atomic
def keep_picture(*, filed: FiledPicture, stored: StoredFiles) -> Picture:
    """The library's picture of this file. Raises StoryNotImported when the file is no sound picture."""
    with tempfile.TemporaryDirectory(prefix="dateline-import-") as folder:
        try:
            clean = clean_picture(filed.path, Path(folder) / "clean")
        except UploadRefused as refused:
            raise StoryNotImported(filed.where, f"The picture {filed.path.name}: {refused.sentence}") from refused
        with clean.path.open("rb") as stream:
            picture = Picture(
                title=filed.title,
                caption=filed.caption or clean.found_caption[:500],
                credit=filed.credit or clean.found_credit[:200],
                alt_text=filed.alt_text,
                rights=filed.rights or clean.found_copyright[:300],
                source_uri=filed.uri,
                file=File(stream, name=f"{filed.path.stem[:60]}.{clean.extension}"),
            )
            picture._set_image_file_metadata()
            held: Picture | None = Picture.objects.filter(file_hash=picture.file_hash).order_by("pk").first()
            if held is not None:
                return held
            picture.save()
            stored.add(picture.file.storage, picture.file.name)
    return picture
