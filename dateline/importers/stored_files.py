"""A database rolls back; a disk does not. This is the disk's half."""

import contextlib
from pathlib import Path
from types import TracebackType
from typing import Self

from django.core.files.storage import Storage


class StoredFiles:
    """Files stored while this is open. They go when it is left by an exception, or when told to."""

    def __init__(self) -> None:
        self._files: list[tuple[Storage, str]] = []

    def add(self, storage: Storage, name: str) -> None:
        self._files.append((storage, name))

    def remove_all(self) -> None:
        """Delete them, and the unguessable folder made for each."""
        for storage, name in self._files:
            storage.delete(name)
            with contextlib.suppress(NotImplementedError, OSError):
                folder = Path(storage.path(name)).parent
                folder.rmdir()
                folder.parent.rmdir()
        self._files.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.remove_all()
