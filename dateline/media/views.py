"""Media files: for readers once something public shows them, for the desk always."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from dateline.media.models import Attachment, Picture, Rendition
from dateline.media.publicity import is_public

TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}


@require_safe
def media_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file at its unguessable address; 404 until something public uses it."""
    item = _owner(name)
    if item is None or not is_public(item):
        raise Http404
    response = _file(name)
    response.headers["Cache-Control"] = "max-age=86400"
    return response


@require_safe
def desk_media_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """The same file for those who work here, public or not. Anybody else is told there is nothing."""
    if not request.user.has_perm("wagtailadmin.access_admin") or _owner(name) is None:
        raise Http404
    response = _file(name)
    response.headers["Cache-Control"] = "private, max-age=600"
    return response


def _file(name: str) -> FileResponse:
    try:
        file = default_storage.open(name)
    except OSError:
        raise Http404 from None
    extension = name.rpartition(".")[2].lower()
    response = FileResponse(file, content_type=TYPES.get(extension, "application/octet-stream"))
    if extension not in TYPES:
        response.headers["Content-Disposition"] = "attachment"
    return response


def _owner(name: str) -> Picture | Attachment | None:
    """The picture (also of a size) or document whose file is `name`."""
    folder = name.partition("/")[0]
    if folder == "sizes":
        rendition = Rendition.objects.filter(file=name).select_related("image").first()
        return rendition.image if rendition else None
    if folder == "pictures":
        return Picture.objects.filter(file=name).first()
    return Attachment.objects.filter(file=name).first() if folder == "documents" else None
