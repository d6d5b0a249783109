"""Any verb that a day is told of, whatever its trade: born, freed, sold, swore in. Its kind is the one without a name.

The vocabulary knows a few dozen trades; a timeline wants the rest as well where the story itself dates it. So the date
has to hang right on the verb, and what only is, seems, is said, thought or wanted is left out.
"""

from dateline.archive.reader.events.dating import Attached, Diary
from dateline.archive.reader.events.moods import EXPECTING, is_called_off
from dateline.archive.reader.events.vocabulary import MARKETS, MONEY, NOUNS, PUBLIC, Kind, words
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.speech_verbs import THINKING

CLOSE_BY = 0.8
"""How far the date of such a verb may stand: at the verb itself, its object, or what is to be done."""
ONLY_SAID = words(
    "say tell add ask answer reply respond explain note observe remark comment state declare announce argue claim "
    "insist warn admit acknowledge confess confirm deny suggest recall remember recount relate continue conclude "
    "predict joke complain lament wonder stress emphasize emphasise reiterate repeat maintain assert contend allege "
    "affirm attest vow promise pledge assure advise counsel caution urge implore beg demand exclaim report reveal "
    "disclose inform mention disagree propose offer clarify specify proclaim quote cite speculate estimate guess write "
    "tweet call describe label criticise criticize condemn denounce praise hail welcome dismiss blame accuse "
    "threaten express voice signal indicate imply hint refute rebut talk plead thank apologise apologize read "
    "recommend request tip"
)
"""The guideline of every timeline: what was said is no event, what was said to have happened is one."""
ONLY_SO = words(
    "be have do seem appear remain stay become look sound feel mean matter concern involve include contain cost own "
    "belong last exist live stand lie sit keep hold need like love hate want wish prefer intend try plan hope expect "
    "depend rely consist represent reflect show suggest tend use let make get go come put give take bring turn begin "
    "start stop continue end finish allow help cause lead follow rise fall grow drop increase decline gain lose total "
    "average account fail refuse work serve happen occur await wait date mark coincide compare relate apply "
    "run carry set due schedule slate agree decide prepare arrange aim base know call see "
    "jump soar climb surge plunge slump double halve seek emerge reemerge arouse enable deserve differ vary"
)
"""What is so for a while, only helps another verb, or goes up and down."""
NOT_ALONE = words("take make give put go come bring get turn break lose drop decide agree work serve see")
"""Those of them that do tell of something with an object or a little word: took over, gave evidence."""
DECIDING = words("agree decide vote opt choose")
"""What they lead to is to come: a day told before it is that of deciding."""
OUT = words("carry run set")
"""And those that do only with the little word: carried out, set up."""
WITH_THEM = frozenset({"dobj", "prt", "acomp", "oprd"})
HELD = words("hold play stage plan schedule set organise organize arrange cancel postpone abandon scrap")
"""What is done to a fixture: the noun tells which it is."""
CUT_SHORT = words("suspend delay")
"""What has begun already: that it was stopped is what happened."""
WHOSE_KIND = {
    "open": Kind.OPENING, "reopen": Kind.OPENING, "close": Kind.CLOSING, "shut": Kind.CLOSING, "charge": Kind.CHARGE,
    "collapse": Kind.ACCIDENT, "ballot": Kind.VOTE, "capture": Kind.ARREST,
    "debate": Kind.MEETING, "gather": Kind.MEETING, "rule": Kind.VERDICT, "unveil": Kind.OPENING,
}  # fmt: skip
"""Verbs that tell a kind whatever is opened or closed, once a day is told."""
ONLY_AS_LISTED = words("meet pass win beat")
"""Verbs of the vocabulary that without what it asks for tell of something else: met a target, won praise."""


def is_any(clauses: Clauses, verb: int) -> bool:
    """Whether the verb can tell of something that is done once."""
    word = clauses.words[verb]
    if word.part != "VERB" or word.relation in ("amod", "compound", "aux", "auxpass", "nmod"):
        return False
    if word.lemma in ONLY_SAID or word.lemma in THINKING - {"decide", "see"}:
        return False
    if word.relation == "conj" and is_called_off(clauses, verb) and clauses.words[word.head].lemma in EXPECTING:
        return False
    if fixture_of(clauses, verb) is not None:
        return True
    if word.lemma == "lose" and any(clauses.words[child].text == "to" for child in clauses.children[verb]):
        return True
    if word.lemma in DECIDING and clauses.child(verb, "xcomp") is not None:
        return True
    if word.lemma in OUT:
        return clauses.child(verb, "prt") is not None
    if word.lemma in NOT_ALONE:
        return clauses.child(verb, *WITH_THEM) is not None or clauses.child(verb, "nsubjpass") is not None
    if word.lemma in ONLY_AS_LISTED or _is_of_trade(clauses, verb):
        return False
    return word.lemma not in ONLY_SO and word.lemma.isalpha()


def _is_of_trade(clauses: Clauses, verb: int) -> bool:
    """Shares closed at a price, a bank charged a fee."""
    subject, direct = clauses.child(verb, "nsubj", "nsubjpass"), clauses.child(verb, "dobj")
    named = {clauses.words[each].lemma for each in (subject, direct) if each is not None}
    return clauses.words[verb].lemma in WHOSE_KIND and bool(named & (MARKETS | MONEY))


def fixture_of(clauses: Clauses, verb: int) -> int | None:
    """The concert that was held, the rally that was called off, that they cancelled: what such a verb is done to."""
    word = clauses.words[verb]
    if word.lemma in CUT_SHORT or (word.lemma not in HELD and not is_called_off(clauses, verb)):
        return None
    subject = clauses.child(verb, "nsubjpass")
    if subject is None and word.relation == "xcomp" and clauses.child(verb, "auxpass") is not None:
        subject = clauses.child(word.head, "nsubj", "nsubjpass")
    if subject is None and is_called_off(clauses, verb):
        subject = clauses.child(verb, "dobj")
    if subject is None:
        return None
    meant = clauses.antecedent(subject) if clauses.words[subject].tag in ("WDT", "WP") else subject
    return meant if clauses.words[meant].part == "NOUN" else None


def kind_of(clauses: Clauses, verb: int) -> Kind:
    """That of the fixture, where it is one with a name."""
    fixture = fixture_of(clauses, verb)
    if fixture is None:
        return WHOSE_KIND.get(clauses.words[verb].lemma, Kind.OTHER)
    return kind_of_noun(clauses, fixture)


def kind_of_noun(clauses: Clauses, noun: int) -> Kind:
    """A hearing is held by a court, a public one by a council."""
    lemma = clauses.words[noun].lemma
    is_public = lemma == "hearing" and any(clauses.words[child].lemma in PUBLIC for child in clauses.children[noun])
    return Kind.MEETING if is_public else NOUNS.get(lemma, Kind.OTHER)


def date_of(clauses: Clauses, verb: int, diary: Diary) -> Attached | None:
    """The one that hangs on the verb; agreed in March to buy: not that of agreeing."""
    word, dated = clauses.words[verb], diary.date_of(verb, CLOSE_BY)
    is_decided = word.relation == "xcomp" and clauses.words[word.head].lemma in DECIDING
    return None if dated is not None and is_decided and dated.found.start < word.start else dated
