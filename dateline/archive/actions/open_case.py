"""Take in what somebody says of their own page."""

from django.db import transaction

from dateline.archive.models import Case
from dateline.comments.actions.hold_back_a_crowd import hold_back_a_crowd
from dateline.comments.errors import NotVerified
from dateline.gatekeeper.actions.spend import spend
from dateline.gatekeeper.proof import Solution
from dateline.subjects.models import Subject

CASE_DOOR = "about me"


@transaction.atomic
def open_case(
    *, subject: Subject, name: str, email: str, text: str, solution: Solution, asks_for_a_person: bool = False
) -> Case:
    """Keep it for an editor. Nothing is refused for what it says.

    Raises NotVerified when what came along as a proof is none, unless the writer asks for a person, and CrowdAtTheDoor.
    """
    proof = spend(solution)
    if not proof.is_honest and not asks_for_a_person:
        raise NotVerified(proof)
    hold_back_a_crowd(door=CASE_DOOR, proof=proof)
    return Case.objects.create(
        subject=subject, subject_name=subject.name, name=name.strip(), email=email, text=text.strip()
    )
