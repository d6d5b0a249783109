"""Who may be the same under another name: filed twice, or about to be."""

from collections.abc import Sequence

from dateline.archive.desk.candidates import Candidates
from dateline.subjects.models import Subject

MOST = 8
MOST_NAMES = 20


def alike_to(subject: Subject) -> list[Subject]:
    """At most eight others of its kind: of one of its names, of its surname and initial, or spelt almost as it is."""
    found = alike_by_name([subject.name, *subject.aliases][:MOST_NAMES], subject.kind)
    return [each for each in found if each.pk != subject.pk][:MOST]


def alike_by_name(names: Sequence[str], kind: str) -> list[Subject]:
    """The surest first. Four statements, none of which reads more than a few hundred rows of those alike."""
    candidates = Candidates.for_names(names)
    found = [subject for name in names for subject in candidates.exactly(name, [kind])]
    if kind == Subject.Kind.PERSON:
        found += [subject for name in names if " " in name for subject in candidates.alike(name, [kind])]
    found += [subject for name in names for subject in candidates.spelt_alike(name, [kind])]
    return list({subject.pk: subject for subject in found}.values())
