"""Uploads at the desk: looked at before anything decodes them, and stored as we wrote them anew."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from dateline.media.actions.order_sizes import order_sizes_again
from dateline.media.decoding import Cleaned, clean_picture
from dateline.media.errors import UploadRefused
from dateline.media.inspection import inspect, receive
from dateline.media.models import Picture

FOUND_IN_FILE = {"caption": "found_caption", "credit": "found_credit", "rights": "found_copyright"}
"""Which words of a picture's file fill which field an editor left empty."""
CHANGES_SIZES = frozenset({"file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"})


class CleanedUpload(SimpleUploadedFile):
    """A picture as the bounded child wrote it, with the words found in the original."""

    def __init__(self, name: str, cleaned: Cleaned) -> None:
        super().__init__(name, cleaned.path.read_bytes(), cleaned.mime)
        self.cleaned = cleaned


class SafePictureField(WagtailImageField):
    """A picture that went through the bounded child; Wagtail sees only what came out."""

    def to_python(self, data: Any) -> Any:
        if not isinstance(data, UploadedFile) or isinstance(data, CleanedUpload):
            return super().to_python(data)
        with tempfile.TemporaryDirectory(prefix="upload-", dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
            given, made = Path(folder) / "given", Path(folder) / "made"
            try:
                with given.open("wb") as stream:
                    receive(data.chunks(), stream)
                cleaned = clean_picture(given, made)
            except UploadRefused as refused:
                raise ValidationError(refused.sentence, code="refused") from refused
            upload = CleanedUpload(f"{Path(data.name or 'picture').stem}.{cleaned.extension}", cleaned)
        return super().to_python(upload)


class SafeDocumentField(WagtailDocumentField):
    """A document or sound whose content is what it may be, whatever its name says."""

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if isinstance(file, UploadedFile):
            file.name = f"{Path(file.name or 'document').stem}.{_document_extension(file)}"
        return file


def _document_extension(file: Any) -> str:
    try:
        found = inspect(file.file)
    except UploadRefused as refused:
        raise ValidationError(refused.sentence, code="refused") from refused
    if found.kind == "picture":
        raise ValidationError(_("This is a picture. Add it under Pictures, where it gets a caption and a credit."))
    return found.extension


def _replace_file_field(form: Any, field: type[Any]) -> None:
    """Put our field where Wagtail's stood, with the same label, widget and help."""
    theirs = form.fields["file"]
    form.fields["file"] = field(
        label=theirs.label, required=theirs.required, widget=theirs.widget, help_text=theirs.help_text
    )


class PictureForm(BaseImageForm):
    """Wagtail's picture form, with our field; empty words are filled from the file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            _replace_file_field(self, SafePictureField)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if isinstance(file, CleanedUpload):
            for field, found in FOUND_IN_FILE.items():
                if field in self.fields and not cleaned.get(field):
                    cleaned[field] = getattr(file.cleaned, found)[: self.fields[field].max_length]
        return cleaned

    def save(self, commit: bool = True) -> Picture:
        """A picture that is shown somewhere gets its sizes anew where its file or focal point has changed."""
        picture: Picture = super().save(commit=commit)
        if commit and CHANGES_SIZES.intersection(self.changed_data):
            order_sizes_again(picture=picture)
        return picture


class AttachmentForm(BaseDocumentForm):
    """Wagtail's document form, with our field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            _replace_file_field(self, SafeDocumentField)
