"""Where files are kept, and under which address: readers and the desk ask for the same file at different doors."""

from contextvars import ContextVar

from django.core.files.storage import FileSystemStorage

READERS_DOOR = "/media/"
DESK_DOOR = "/desk/media/"

for_the_desk: ContextVar[bool] = ContextVar("for_the_desk", default=False)
"""Whether the page being made is one of the newsroom's own: it may show what readers do not see yet."""


class MediaStorage(FileSystemStorage):
    """Files on disk; a page of the desk gets addresses that ask for a signed-in editor."""

    def url(self, name: str | None) -> str:
        address = super().url(name)
        if for_the_desk.get() and address.startswith(READERS_DOOR):
            return DESK_DOOR + address.removeprefix(READERS_DOOR)
        return address
