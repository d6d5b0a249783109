"""Whom and what the house already knows, by name and by ids elsewhere, for the length of one import."""

import unicodedata
from collections.abc import Mapping

from dateline.bylines.models import Author
from dateline.importers.filed import FiledAuthor, FiledSubject
from dateline.subjects.models import Subject


def folded(name: str) -> str:
    """`name` as names are compared: composed, without regard to capitals and blanks, in every script."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class Register:
    """Reads all names once, so that thousands of stories cost no search each. Forget it after a rollback."""

    def __init__(self) -> None:
        self._authors: dict[str, int] = {}
        self._subjects_by_id: dict[tuple[str, str], int] = {}
        self._subjects_by_name: dict[tuple[str, str], int] = {}
        self._is_read = False

    def author(self, filed: FiledAuthor) -> Author:
        """The author of this name, or the one they were merged into; made when there is none."""
        self._read()
        author = Author.objects.filter(pk=self._authors.get(folded(filed.name), 0)).first()
        if author is None:
            author = Author(name=filed.name, kind=Author.Kind.AGENCY if filed.is_agency else Author.Kind.PERSON)
            author.full_clean()
            author.save()
            self._authors[folded(filed.name)] = author.pk
        seen: set[int] = set()
        while author.merged_into is not None and author.pk not in seen:
            seen.add(author.pk)
            author = author.merged_into
        return author

    def subject(self, filed: FiledSubject) -> Subject:
        """The subject with one of these ids, else of this kind and name; made when there is none."""
        self._read()
        subject = self._known_subject(filed)
        if subject is None:
            subject = Subject(
                name=filed.name, kind=filed.kind, external_ids=dict(filed.ids), source=Subject.Source.AS_FILED
            )
            subject.full_clean()
            subject.save()
        elif new_ids := {scheme: number for scheme, number in filed.ids.items() if scheme not in subject.external_ids}:
            subject.external_ids = {**subject.external_ids, **new_ids}
            subject.save(update_fields=["external_ids"])
        self._note_subject(subject.pk, subject.kind, [subject.name, *subject.aliases], subject.external_ids)
        return subject

    def _known_subject(self, filed: FiledSubject) -> Subject | None:
        keys = [self._subjects_by_id.get(pair) for pair in filed.ids.items() if pair[0] not in ("literal", "code")]
        for key in keys:
            subject = Subject.objects.filter(pk=key).first() if key else None
            if subject is not None:
                return subject
        namesake = Subject.objects.filter(pk=self._subjects_by_name.get((filed.kind, folded(filed.name)), 0)).first()
        return None if namesake and _are_others(namesake.external_ids, filed.ids) else namesake

    def _read(self) -> None:
        if self._is_read:
            return
        self._is_read = True
        for key, name in Author.objects.order_by("merged_into_id", "-pk").values_list("pk", "name"):
            self._authors[folded(name)] = key
        for key, name in Author.objects.unmerged().order_by("-pk").values_list("pk", "name"):
            self._authors[folded(name)] = key
        rows = Subject.objects.order_by("pk").values_list("pk", "kind", "name", "aliases", "external_ids")
        for key, kind, name, aliases, ids in rows.iterator():
            self._note_subject(key, kind, [name], ids)
            for alias in aliases:
                self._subjects_by_name.setdefault((kind, folded(str(alias))), key)

    def _note_subject(self, key: int, kind: str, names: list[str], ids: Mapping[str, str]) -> None:
        for name in names:
            self._subjects_by_name.setdefault((kind, folded(str(name))), key)
        for scheme, number in ids.items():
            self._subjects_by_id.setdefault((scheme, str(number)), key)


def _are_others(held: Mapping[str, str], filed: Mapping[str, str]) -> bool:
    """Whether two of one name are two: the same register gives them different numbers."""
    return any(held.get(scheme, number) != number for scheme, number in filed.items())
