"""The English words of ties: offices, joining and leaving, agreeing. Lists of our own, written by hand."""

from enum import StrEnum

from dateline.archive.reader.events.vocabulary import AGREEMENTS, words


class Kind(StrEnum):
    """As the archive keeps them."""

    MEMBER = "member of"
    HEAD = "head of"
    AGREED = "agreed with"


HEADS = words(
    "mayor president premier chancellor governor chairman chairwoman chairperson chair director head leader king queen "
    "emperor editor principal headteacher headmaster headmistress captain commissioner superintendent chief boss ceo "
    "minister provost dean rector archbishop bishop ruler sheriff warden skipper harbourmaster commander "
    "convener convenor dictator"
)
"""Who holds one is at the head of what it is of."""
OFFICES = words(
    "secretary treasurer spokesman spokeswoman spokesperson deputy councillor councilor councilman councilwoman "
    "senator representative member mp professor lecturer analyst economist lawyer striker midfielder defender "
    "goalkeeper forward player coach manager trustee adviser advisor partner fellow delegate ambassador envoy auditor "
    "clerk steward organiser organizer official researcher"
)
"""Who holds one belongs to what it is of."""
ROLES = HEADS | OFFICES
SECOND = words("deputy vice assistant associate junior")
"""Before an office at the head, they make one of it that is not."""
ONE_OF_MANY = words("a an")
"""A director is one of a board."""
FORMER = words("former ex late retired onetime one-time erstwhile past outgoing previous")
TO_COME = words("incoming prospective future designate elect would-be aspiring")
FIELDS = words(
    "state defense defence foreign interior finance treasury home staff vice deputy trade health education justice "
    "labor labour environment energy transport transportation agriculture commerce prime first press campaign general "
    "human services homeland security culture economy economic and senior chief assistant then "
    "majority minority house district opposition"
)
"""What an office looks after and is not the head of: the Defence Secretary."""
CALLED = words("prime managing general chief executive deputy vice acting senior foreign interim assistant associate")
"""Words before an office that belong to its name."""
BODIES = words(
    "committee council commission board union club party ministry department agency company association league "
    "parliament senate congress bank university school team institute court panel federation foundation trust"
)
TAKES_OFFICE = words("become appoint elect name re-elect reelect choose select promote install nominate")
LEAVES_OFFICE = words("resign step stand quit retire leave remove dismiss sack oust fire replace")
LEADS = words("lead head chair run captain")
JOINS, LEAVES = words("join"), words("leave quit")
AGREEING = words("agree")
NO_DEAL = words("meet talk speak disagree differ consider think discuss hold say")
"""Agreeing to do so binds nobody to anything."""
CLOSES_A_DEAL = words(
    "sign reach strike conclude make announce ink ratify initial seal clinch have finalise finalize win"
)
OFFERS_A_DEAL = words("propose offer negotiate seek discuss want consider draft")
ENDS_A_DEAL = words("end scrap terminate cancel abandon withdraw expire lapse dissolve renounce revoke")
IN_FORCE = words("effect force")
ABOUT = ("on", "about", "over", "for", "to", "of")
DEALS = AGREEMENTS - words("letter document paper declaration understanding accession")
COUNTED_BODIES = words(
    "town city country nation council company side club government state village firm bank union team"
)
"""The two towns: two of those named before, where just two are."""
