"""The English verbs and nouns of events, and what has to stand with them: lists of our own, written by hand.

A verb with several senses has a row for each; the first whose conditions hold is meant. Conditions are the least that
keep other trades of a word away: a market does not open, nor does a door.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """As the archive keeps them."""

    MEETING = "meeting"
    VISIT = "visit"
    VOTE = "vote"
    ELECTION = "election"
    SIGNING = "signing"
    STRIKE = "strike"
    WIN = "win"
    DEATH = "death"
    OPENING = "opening"
    CLOSING = "closing"
    PROTEST = "protest"
    ACCIDENT = "accident"
    ARREST = "arrest"
    CHARGE = "charge"
    TRIAL = "trial"
    VERDICT = "verdict"
    OTHER = "other"


class Voice(StrEnum):
    """Whether somebody does it or has it done to them."""

    ACTIVE = "active"
    PASSIVE = "passive"


def words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


AGREEMENTS = words(
    "agreement treaty deal accord contract pact memorandum settlement lease declaration protocol ceasefire truce "
    "charter convention compact covenant letter document paper accession communique understanding"
)
LAWS = words("bill law act budget order decree legislation measure motion resolution amendment ordinance constitution")
DECIDED_ON = LAWS | AGREEMENTS | words(
    "plan proposal scheme application package project referendum merger takeover reform increase cut appointment "
    "nomination offer name expansion closure sale purchase rise pay idea call report rebuilding change ban tax rate"
)  # fmt: skip
BODIES_THAT_VOTE = words(
    "council parliament house senate congress committee board member shareholder voter councillor lawmaker mp deputy "
    "legislature assembly cabinet commission union delegate town city state conference worker chamber senator peer "
    "representative government majority trustee jury panel party group electorate people resident community packer "
    "staff nurse teacher minister official regulator administration authority"
)
OPENED = words(
    "bridge store shop museum exhibition exhibit show school hospital station line road theatre theater cinema park "
    "library restaurant hotel airport port terminal factory plant office branch market festival conference summit "
    "session season embassy consulate centre center pool hall gallery play production inquiry trial tunnel route "
    "service course campus cafe café pub headquarters fair regatta parliament congress border crossing casino clinic "
    "mine depot garden zoo nursery ferry bureau meeting hearing investigation club dock quay harbour harbor yard "
    "bakery laboratory bank canal church mosque temple cathedral film movie musical opera concert competition "
    "tournament championship assembly convention"
)
LAUNCHED = words(
    "ship boat ferry lifeboat rocket satellite shuttle campaign service appeal programme program project inquiry "
    "investigation review study offensive attack spacecraft probe missile consultation scheme newspaper magazine "
    "website strike airline"
)
FLOWN = words("ship boat ferry lifeboat rocket satellite shuttle spacecraft probe missile")
"""Launched too, but nothing opens."""
CRAFTS = words(
    "ship boat ferry trawler vessel tanker yacht barge submarine liner freighter canoe dinghy craft lifeboat raft"
)
VEHICLES = CRAFTS | words(
    "car bus lorry truck train tram van plane aircraft airliner helicopter jet coach motorcycle motorbike bike "
    "bicycle cyclist pedestrian driver glider balloon taxi minibus trailer tractor carriage locomotive cab flight"
)
BUILT = words(
    "bridge building roof wall tower stand crane mine dam tunnel house ceiling scaffolding scaffold floor pier stage "
    "block apartment factory mast chimney balcony quay"
)
CROWDS = words(
    "worker union staff nurse teacher driver doctor miner packer employee member crew pilot docker striker student "
    "fisherman farmer protester demonstrator marcher resident supporter activist campaigner crowd people thousand "
    "hundred dozen million engineer cleaner porter conductor journalist lecturer firefighter postman machinist pupil "
    "opponent villager citizen mother player actor writer printer seaman sailor guard"
)
NO_MEETING = words(
    "target deadline goal need demand requirement standard criterion expectation cost obligation condition challenge "
    "death end resistance opposition fate bill payment payroll test approval objection forecast estimate quota "
    "commitment threshold rule guideline call request budget sum schedule eye promise pledge aim objective debt "
    "deficit claim definition specification share"
)
NO_WIN = words(
    "support approval praise concession backing attention recognition favour favor heart trust right permission time "
    "respect acclaim applause customer business friend fan popularity reputation battle argument patent clearance "
    "pledge promise assurance release reprieve"
)
VOTED_FOR = words("election seat presidency primary mayoralty nomination referendum by-election runoff leadership")
NO_BEAT = words(
    "estimate expectation forecast target record deadline egg odds drum inflation rush system path retreat market "
    "average rival price child woman him her"
)
MONEY = words(
    "fee price rate toll interest rent commission fare premium cost amount dollar pound euro percent % $ £ cent "
    "battery phone margin tax"
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a verb means when it stands so."""

    kind: Kind
    particle: str = ""
    """A word it must have with it: down, off, out."""
    no_particles: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    """Nouns of which its object (or passive subject) must be one. A name will do as well when `or_named`."""
    or_named: bool = False
    no_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    """Nouns of which its subject must be one; a name will do as well."""
    no_names: bool = False
    """Whether a name will not do as the subject."""
    no_subjects: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    """Prepositions of which it must have one."""
    to_places: frozenset[str] = frozenset()
    """Prepositions of which one must lead to a place with a name."""
    voice: Voice | None = None
    has_object: bool | None = None
    doer: str = ""
    """What the subject is called in it, and the agent of a passive."""
    done_to: str = ""
    certainty: float = 1.0


def one(kind: Kind, **conditions: object) -> tuple[Sense, ...]:
    return (Sense(kind, **conditions),)  # type: ignore[arg-type]


_TRIED_FOR = words("for over in by on before at")
MARKETS = words("market share stock price dollar pound yen index bond future oil gold currency profit sale economy")

VERBS: dict[str, tuple[Sense, ...]] = {
    "meet": one(Kind.MEETING, no_objects=NO_MEETING, no_subjects=words("supply demand offer product")),
    "confer": one(Kind.MEETING, with_=words("with")),
    "visit": one(Kind.VISIT, has_object=True, doer="visitor", done_to="host"),
    "tour": one(Kind.VISIT, has_object=True, doer="visitor", done_to="host", certainty=0.9),
    "arrive": one(Kind.VISIT, subjects=words("president minister delegation mayor king queen team leader official "
                                             "envoy secretary pope prince princess ambassador group"),
                  doer="visitor", certainty=0.85),
    "travel": one(Kind.VISIT, to_places=words("to"), doer="visitor", certainty=0.85),
    "fly": one(Kind.VISIT, to_places=words("to"), doer="visitor", certainty=0.8),
    "come": one(Kind.VISIT, to_places=words("to"), doer="visitor", certainty=0.7),
    "go": one(Kind.VISIT, to_places=words("to"), doer="visitor", certainty=0.6),
    "vote": one(Kind.VOTE, doer="voter"),
    "approve": one(Kind.VOTE, subjects=BODIES_THAT_VOTE, objects=DECIDED_ON, doer="voter", certainty=0.9),
    "pass": one(Kind.VOTE, objects=LAWS, doer="voter", certainty=0.9),
    "adopt": one(Kind.VOTE, subjects=BODIES_THAT_VOTE, objects=LAWS | words("plan charter report"), doer="voter"),
    "ratify": one(Kind.VOTE, objects=DECIDED_ON, doer="voter"),
    "reject": one(Kind.VOTE, subjects=BODIES_THAT_VOTE, objects=DECIDED_ON, doer="voter", certainty=0.85),
    "turn": one(Kind.VOTE, particle="down", subjects=BODIES_THAT_VOTE, objects=DECIDED_ON, doer="voter"),
    "elect": one(Kind.ELECTION, doer="voter", done_to="elected"),
    "re-elect": one(Kind.ELECTION, doer="voter", done_to="elected"),
    "reelect": one(Kind.ELECTION, doer="voter", done_to="elected"),
    "sign": (
        Sense(Kind.SIGNING, objects=AGREEMENTS | LAWS, or_named=True, doer="signatory"),
        Sense(
            Kind.SIGNING, with_=words("for with"), has_object=False, no_particles=words("up off on in out"),
            doer="signatory", certainty=0.7,
        ),
    ),
    "initial": one(Kind.SIGNING, objects=AGREEMENTS, doer="signatory"),
    "ink": one(Kind.SIGNING, objects=AGREEMENTS, doer="signatory"),
    "strike": one(Kind.STRIKE, subjects=CROWDS, has_object=False, voice=Voice.ACTIVE, no_names=True, doer="striker"),
    "walk": one(Kind.STRIKE, particle="out", subjects=CROWDS, no_names=True, doer="striker"),
    "down": one(Kind.STRIKE, objects=words("tool"), doer="striker"),
    "win": (
        Sense(Kind.ELECTION, objects=VOTED_FOR, doer="elected"),
        Sense(Kind.WIN, no_objects=NO_WIN, doer="winner"),
    ),
    "beat": one(Kind.WIN, no_objects=NO_BEAT, has_object=True, or_named=True, objects=words("champion side team rival"),
                doer="winner", done_to="loser"),
    "defeat": (
        Sense(Kind.VOTE, objects=LAWS | words("proposal plan"), doer="voter"),
        Sense(Kind.WIN, has_object=True, doer="winner", done_to="loser"),
    ),
    "triumph": one(Kind.WIN, doer="winner"),
    "die": one(Kind.DEATH, no_subjects=words("bill deal idea hope talk rumour plan measure wind fire"), doer="dead"),
    "drown": one(Kind.DEATH, doer="dead", done_to="dead"),
    "kill": one(Kind.DEATH, no_objects=LAWS | words("plan deal idea project time"), done_to="dead"),
    "murder": one(Kind.DEATH, done_to="dead"),
    "assassinate": one(Kind.DEATH, done_to="dead"),
    "execute": one(Kind.DEATH, voice=Voice.PASSIVE, no_subjects=words("order trade plan program warrant"),
                   done_to="dead", certainty=0.8),
    "open": (
        Sense(Kind.OPENING, objects=OPENED, done_to="opened"),
        Sense(Kind.OPENING, subjects=OPENED, no_names=True, has_object=False, doer="opened"),
    ),
    "reopen": (
        Sense(Kind.OPENING, objects=OPENED, done_to="opened"),
        Sense(Kind.OPENING, subjects=OPENED, no_names=True, has_object=False, doer="opened"),
    ),
    "inaugurate": one(Kind.OPENING, done_to="opened"),
    "launch": (
        Sense(Kind.OTHER, objects=FLOWN, certainty=0.85),
        Sense(Kind.OPENING, objects=LAUNCHED | OPENED, done_to="opened", certainty=0.85),
    ),
    "unveil": one(Kind.OPENING, objects=words("statue memorial plaque portrait monument bust mural sculpture"),
                  done_to="opened"),
    "premiere": one(Kind.OPENING, doer="opened"),
    "close": (
        Sense(Kind.CLOSING, objects=OPENED, done_to="closed"),
        Sense(Kind.CLOSING, subjects=OPENED - MARKETS, no_names=True, has_object=False, doer="closed"),
        Sense(Kind.CLOSING, particle="down", voice=Voice.PASSIVE, done_to="closed"),
    ),
    "shut": (
        Sense(Kind.CLOSING, objects=OPENED, done_to="closed"),
        Sense(Kind.CLOSING, subjects=OPENED, no_names=True, has_object=False, doer="closed"),
        Sense(Kind.CLOSING, particle="down", certainty=0.8, doer="closed"),
    ),
    "protest": one(Kind.PROTEST, no_objects=words("innocence"), doer="protester"),
    "demonstrate": one(Kind.PROTEST, has_object=False, with_=words("against outside in for at"), doer="protester",
                       subjects=CROWDS, certainty=0.9),
    "march": one(Kind.PROTEST, subjects=CROWDS, doer="protester"),
    "rally": one(Kind.PROTEST, subjects=CROWDS, no_subjects=MARKETS, doer="protester", no_names=True),
    "picket": one(Kind.PROTEST, doer="protester"),
    "riot": one(Kind.PROTEST, doer="protester"),
    "crash": one(Kind.ACCIDENT, no_subjects=MARKETS | words("computer system website server program software"),
                 doer="in the accident"),
    "collide": one(Kind.ACCIDENT, doer="in the accident"),
    "derail": one(Kind.ACCIDENT, subjects=VEHICLES, no_names=True, doer="in the accident"),
    "capsize": one(Kind.ACCIDENT, doer="in the accident"),
    "sink": one(Kind.ACCIDENT, subjects=CRAFTS, has_object=False, doer="in the accident"),
    "explode": one(Kind.ACCIDENT, no_subjects=words("population demand debt cost bomb growth grenade shell missile"),
                   doer="in the accident"),
    "collapse": one(Kind.ACCIDENT, subjects=BUILT, no_names=True, doer="in the accident"),
    "arrest": one(Kind.ARREST, doer="police", done_to="arrested"),
    "detain": one(Kind.ARREST, doer="police", done_to="arrested"),
    "charge": one(Kind.CHARGE, with_=words("with over"), no_objects=MONEY, no_subjects=MONEY, doer="prosecutor",
                  done_to="accused"),
    "indict": one(Kind.CHARGE, doer="prosecutor", done_to="accused"),
    "try": one(Kind.TRIAL, voice=Voice.PASSIVE, with_=_TRIED_FOR, done_to="accused"),
    "plead": one(Kind.TRIAL, particle="guilty innocent not", doer="accused"),
    "convict": one(Kind.VERDICT, doer="court", done_to="convicted"),
    "acquit": one(Kind.VERDICT, doer="court", done_to="acquitted"),
    "sentence": one(Kind.VERDICT, doer="court", done_to="convicted"),
    "jail": one(Kind.VERDICT, doer="court", done_to="convicted"),
    "find": one(Kind.VERDICT, particle="guilty liable", doer="court", done_to="convicted"),
    "admit": one(Kind.OTHER, has_object=True, or_named=True, objects=words("member town country state club nation"),
                 doer="body", done_to="member", certainty=0.8),
    "resign": one(Kind.OTHER, no_subjects=words("they"), doer="who resigned", certainty=0.9),
    "step": one(Kind.OTHER, particle="down", doer="who resigned", certainty=0.9),
    "appoint": one(Kind.OTHER, done_to="appointed", doer="who appointed", certainty=0.85),
    "marry": one(Kind.OTHER, certainty=0.8),
}  # fmt: skip

NOUNS: dict[str, Kind] = {
    **dict.fromkeys(
        words("meeting talk summit conference congress reunion session gathering roundtable"), Kind.MEETING
    ),
    **dict.fromkeys(words("visit trip tour"), Kind.VISIT),
    **dict.fromkeys(words("vote ballot referendum plebiscite"), Kind.VOTE),
    **dict.fromkeys(words("election by-election byelection primary runoff"), Kind.ELECTION),
    **dict.fromkeys(words("signing"), Kind.SIGNING),
    **dict.fromkeys(words("strike walkout stoppage walk-out"), Kind.STRIKE),
    **dict.fromkeys(words("victory win"), Kind.WIN),
    **dict.fromkeys(words("death murder killing assassination suicide execution"), Kind.DEATH),
    **dict.fromkeys(words("funeral"), Kind.OTHER),
    **dict.fromkeys(words("opening inauguration premiere unveiling reopening launch"), Kind.OPENING),
    **dict.fromkeys(words("closure shutdown closing"), Kind.CLOSING),
    **dict.fromkeys(words("protest demonstration march rally riot sit-in vigil"), Kind.PROTEST),
    **dict.fromkeys(words("crash accident collision explosion blast derailment wreck"), Kind.ACCIDENT),
    **dict.fromkeys(words("arrest"), Kind.ARREST),
    **dict.fromkeys(words("indictment"), Kind.CHARGE),
    **dict.fromkeys(words("trial retrial hearing inquest"), Kind.TRIAL),
    **dict.fromkeys(words("verdict conviction acquittal sentencing"), Kind.VERDICT),
}
PUBLIC = words("public planning committee council")
"""Before a hearing, they make a meeting of it."""
NOT_SO_CALLED = words(
    "stock market clinical drug medical field air missile drone nuclear price rate death computer free test sea "
    "lightning hunger news trade bond dollar heart cardiac head birth school press primary video field-goal sugar"
)
"""Words before such a noun that make another thing of it: a stock crash, a clinical trial, an air strike."""
NOUNS_OF_MANY = words("talk")
"""Those that are an event only in the plural."""
NOT_OF_MANY = words("trial primary conviction arrest launch opening closing session")
"""Those that are one only in the singular, or with a count or a date."""

HOLDS = words(
    "hold have attend host call convene stage begin start open end conclude lead suffer plan schedule cancel postpone "
    "join organise organize resume arrange chair address boycott return deliver reach make pay stand face "
    "conduct take stop settle abandon complete arrange mount finish record score claim announce mark face "
    "survive set delay disrupt suspend win lose"
)
"""Verbs that say of their object that it was or will be."""
TAKES_PLACE = words(
    "begin start end happen occur last follow break kill injure go take come resume conclude open close fail collapse "
    "proceed involve claim finish cause destroy leave draw continue mark"
)
"""Verbs that say the same of their subject."""
ORDINALS = {
    word: place
    for place, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1
    )
}
GROUPS = words(
    "mayor minister president leader official delegate delegation negotiator representative police officer prosecutor "
    "judge jury court worker union staff member councillor councilor council parliament senate house congress "
    "government company firm team club side party committee board commission voter shareholder resident student "
    "teacher nurse driver farmer protester demonstrator soldier troop army suspect man woman child boy girl people "
    "passenger victim crew family couple pair employee executive director manager chief chairman lawyer lawmaker "
    "senator envoy ambassador king queen prince princess pope bishop secretary spokesman spokeswoman editor "
    "reporter journalist fisherman skipper packer striker captain player coach actor singer author artist engineer "
    "doctor patient prisoner guard gunman attacker rebel militant hostage refugee migrant tourist visitor guest "
    "shopper customer town city country nation state village league association organization organisation group "
    "ministry department agency authority bank school university hospital church museum teenager pensioner defendant "
    "candidate counterpart neighbour neighbor wife husband son daughter mother father brother sister trustee "
    "scientist pilot sailor miner docker activist campaigner supporter opponent volunteer panel assembly regulator "
    "crowd thousand hundred dozen nobody person trawler ferry ship boat train bus plane car helicopter lorry vessel "
    "aircraft truck"
)
"""Nouns for those who can take part without a name."""
