"""Whether the words say that something happened, is expected, was called off, or was not: or only that it might be.

A verb's own helpers tell first (will, did not, has been). Where it has none it hangs on another (plans to meet, denied
meeting, called off the talks), and that one tells. What is only wished, asked for or supposed is no event.
"""

from dataclasses import dataclass
from enum import Enum

from dateline.archive.reader.events.vocabulary import words
from dateline.archive.reader.grammar import NOUNS, Clauses
from dateline.archive.reader.proposals import EventState
from dateline.archive.reader.speech_verbs import SAYING, SPEECH_NOUNS

DEEPEST = 8
LONGEST_SENTENCE = 120
EXPECTING = words(
    "plan expect intend schedule set due slate prepare agree promise vow pledge decide arrange aim about ready bind "
    "poise time earmark book commit undertake announce reschedule vote opt choose"
)
"""After these what follows is to come: plans to, is due to, set for."""
BRINGING_ABOUT = words(
    "manage begin start continue help proceed get come go force compel have make finish complete stop"
)
"""After these what follows was or will be as they are themselves."""
REFUSING = words("refuse decline fail neglect forget")
RUMOURS = words("report rumour rumor speculation suggestion")
DENYING = words("deny refute rebut")
CANCELLING = words("avert scrub cancel postpone scrap suspend shelve abandon delay reschedule adjourn defer")
FIXING = words("due set schedule expect plan slate")
"""Had been due to, had been set for: and it was not then."""
DROPPING = words("drop save spare withdraw")
"""What is done to a plan that comes to nothing."""
CALLED_OFF = {"call": words("off"), "put": words("off back"), "pull": words("out"), "back": words("out")}
IFS = words("if unless whether lest provided supposing")
WILL = words("will shall 'll ’ll wo")
OUGHT = words("must should ought shall")
MAY = words("may might could can cannot ca")
NOT = words("not n't n’t never")
PLANNED = words("planned scheduled upcoming forthcoming expected impending next coming future rescheduled")
CALLED_SO = words("possible potential hypothetical threatened alleged proposed attempted mock feared future-dated")
OFF = words("cancelled canceled postponed abandoned aborted scrapped")
SIDE_DOORS = ("after", "since", "by", "upon", "following", "on")
"""Before a gerund, they say that it was: after meeting him."""
FIRM, LIKELY, WEAK, FAINT = 1.0, 0.85, 0.65, 0.4


class Mood(Enum):
    """What a verb's own helpers and form tell."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    WOULD = "would"
    OUGHT = "ought"
    MAY = "may"
    INFINITIVE = "to"
    GERUND = "-ing"
    PARTICIPLE = "-ed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the event has come, and how plainly the words say so."""

    state: EventState
    firmness: float
    by_date: bool = False
    """In the present tense: what is to come when its date is, else what is or was."""


def standing_of(clauses: Clauses, verb: int, depth: int = 0) -> Standing | None:
    """Of the event that `verb` tells. None when it is only wished, supposed or asked about."""
    if depth > DEEPEST or is_supposed(clauses, verb) or is_asked(clauses, verb):
        return None
    mood, negated = mood_of(clauses, verb)
    found = _standing(clauses, verb, mood, depth)
    if found is None:
        return None
    if negated:
        return Standing(EventState.DENIED, found.firmness) if found.state is not EventState.DENIED else None
    return _as_told(clauses, verb, found)


def mood_of(clauses: Clauses, verb: int, depth: int = 0) -> tuple[Mood, bool]:
    """By the helpers before it, or those of the verb it is joined to: will meet and sign."""
    words_ = clauses.words
    helpers = [
        words_[child].text.lower() for child in clauses.children[verb] if words_[child].relation in ("aux", "auxpass")
    ]
    negated = any(
        words_[child].relation == "neg" or words_[child].text.lower() in NOT for child in clauses.children[verb]
    )
    word = words_[verb]
    if not helpers and word.relation == "conj" and word.tag in ("VB", "VBN", "VBG") and depth < DEEPEST:
        head = words_[word.head]
        if head.part in ("VERB", "AUX") and (head.tag == word.tag or word.tag == "VB"):
            mood, head_negated = mood_of(clauses, word.head, depth + 1)
            return mood, negated or (head_negated and word.tag == "VB")
    return _by_helpers(helpers, word.tag), negated


def _by_helpers(helpers: list[str], tag: str) -> Mood:
    known = set(helpers)
    for listed, mood in ((WILL, Mood.FUTURE), (MAY, Mood.MAY), (OUGHT, Mood.OUGHT)):
        if known & listed:
            return mood
    if known & {"would", "'d", "’d"} and "had" not in known and tag != "VBN":
        return Mood.WOULD
    if "would" in known:
        return Mood.WOULD
    if "to" in known:
        return Mood.INFINITIVE
    if known & {"had", "has", "have", "was", "were", "did", "'ve", "’ve", "got"}:
        return Mood.PAST
    if known & {"is", "are", "am", "be", "'s", "’s", "'re", "’re", "do", "does", "being"}:
        return Mood.PRESENT
    return {"VBD": Mood.PAST, "VBN": Mood.PARTICIPLE, "VBG": Mood.GERUND}.get(tag, Mood.PRESENT)


def _standing(clauses: Clauses, verb: int, mood: Mood, depth: int) -> Standing | None:
    if mood is Mood.PAST:
        return Standing(EventState.HAPPENED, FIRM)
    if mood is Mood.FUTURE:
        return Standing(EventState.EXPECTED, FIRM)
    if mood is Mood.PRESENT:
        return Standing(EventState.HAPPENED, WEAK, by_date=True)
    if mood is Mood.OUGHT:
        return Standing(EventState.EXPECTED, WEAK)
    if mood is Mood.WOULD:
        return Standing(EventState.EXPECTED, LIKELY) if _is_said(clauses, verb) else None
    if mood is Mood.MAY:
        return None
    if mood is Mood.INFINITIVE:
        return _of_infinitive(clauses, verb, depth)
    return _of_participle(clauses, verb, mood, depth)


def _of_infinitive(clauses: Clauses, verb: int, depth: int) -> Standing | None:
    """To meet: by what it hangs on."""
    word = clauses.words[verb]
    above = word.head
    if above == verb:
        return None
    governor = clauses.words[above]
    lemma = governor.lemma
    if governor.part in NOUNS:
        is_plan = lemma in ("plan", "decision", "agreement", "promise", "deal", "vote", "intention")
        return Standing(EventState.EXPECTED, FAINT) if is_plan and word.relation in ("acl", "relcl") else None
    if word.relation not in ("xcomp", "ccomp", "advcl", "conj", "pcomp"):
        return None
    if word.relation == "conj":
        return standing_of(clauses, above, depth + 1)
    if lemma in REFUSING:
        return Standing(EventState.DENIED, LIKELY) if not _is_negated(clauses, above) else None
    if lemma in BRINGING_ABOUT and word.relation != "advcl":
        found = standing_of(clauses, above, depth + 1)
        return Standing(found.state, found.firmness * LIKELY, found.by_date) if found else None
    subject = clauses.child(above, "nsubj", "nsubjpass")
    is_empty = subject is None or clauses.words[subject].text.lower() in ("it", "this", "that", "there")
    is_to_be = lemma == "be" and not is_empty and clauses.child(above, "acomp", "attr") is None
    if lemma not in EXPECTING and not is_to_be:
        return None
    if is_to_be and governor.tag == "VBD" and _came_to_nothing(clauses, verb, above):
        return Standing(EventState.CANCELLED, LIKELY)
    return _expected(clauses, above, word.relation)


def _had(clauses: Clauses, verb: int) -> bool:
    return any(
        clauses.words[child].text.lower() == "had" and clauses.words[child].relation == "aux"
        for child in clauses.children[verb]
    )


def _came_to_nothing(clauses: Clauses, verb: int, was: int) -> bool:
    """Was to have been held; the concert, which was to be held in May, has been dropped; was to be held but was put
    off."""
    if any(clauses.words[child].lemma == "have" and clauses.words[child].relation == "aux"
           for child in clauses.children[verb]):  # fmt: skip
        return True
    if any(_is_dropped(clauses, child) for child in clauses.children[was] if clauses.words[child].relation == "conj"):
        return True
    noun = clauses.words[was].head
    is_aside = clauses.words[was].relation == "relcl" and clauses.words[noun].relation == "nsubjpass"
    return is_aside and _is_dropped(clauses, clauses.words[noun].head)


def _is_dropped(clauses: Clauses, verb: int) -> bool:
    return clauses.words[verb].lemma in DROPPING or is_called_off(clauses, verb)


def _expected(clauses: Clauses, governor: int, relation: str) -> Standing | None:
    """By how the expecting itself is told: is due to, was due to, does not plan to."""
    word = clauses.words[governor]
    verb = word.head if word.part == "ADJ" and word.relation == "acomp" else governor
    if is_supposed(clauses, verb) or (relation == "advcl" and word.lemma not in ("be", "schedule", "set")):
        return None
    mood, negated = mood_of(clauses, verb)
    negated = negated or _is_negated(clauses, governor)
    if mood in (Mood.MAY, Mood.WOULD):
        return None
    if not negated and _had(clauses, verb) and word.lemma in FIXING:
        return Standing(EventState.CANCELLED, LIKELY)
    firmness = LIKELY if word.lemma in ("agree", "decide", "announce") or mood is not Mood.PAST else WEAK
    firmness = FIRM if mood is Mood.PRESENT and not negated else firmness
    return Standing(EventState.DENIED, WEAK) if negated else Standing(EventState.EXPECTED, firmness)


def _of_participle(clauses: Clauses, verb: int, mood: Mood, depth: int) -> Standing | None:
    """Meeting, met: by what it hangs on."""
    word = clauses.words[verb]
    above = word.head
    governor = clauses.words[above]
    if above == verb:
        return Standing(EventState.HAPPENED, WEAK) if mood is Mood.PARTICIPLE else None
    if word.relation in ("acl", "relcl", "advcl", "conj", "dep", "appos") and mood is Mood.PARTICIPLE:
        return Standing(EventState.HAPPENED, LIKELY)
    if word.relation == "pcomp":
        return _after_preposition(clauses, above, depth)
    if governor.part not in ("VERB", "AUX"):
        return Standing(EventState.HAPPENED, FAINT, by_date=True) if word.relation == "acl" else None
    if governor.lemma in DENYING:
        return Standing(EventState.DENIED, FIRM) if not _is_negated(clauses, above) else None
    if is_called_off(clauses, above):
        return Standing(EventState.CANCELLED, FIRM)
    if word.relation in ("advcl", "conj", "acl"):
        found = standing_of(clauses, above, depth + 1)
        return Standing(found.state, found.firmness * LIKELY, found.by_date) if found else None
    if governor.lemma in ("begin", "start", "finish", "stop", "keep", "continue"):
        return standing_of(clauses, above, depth + 1)
    return None


def _after_preposition(clauses: Clauses, preposition: int, depth: int) -> Standing | None:
    text, governor = clauses.words[preposition].text.lower(), clauses.words[preposition].head
    if text == "before" and clauses.words[governor].part in ("VERB", "AUX"):
        found = standing_of(clauses, governor, depth + 1)
        return None if found is not None and found.state is EventState.DENIED else found
    if text not in SIDE_DOORS or clauses.words[governor].part in NOUNS:
        return None
    found = standing_of(clauses, governor, depth + 1)
    if found is None or found.state is not EventState.HAPPENED:
        return None
    return Standing(EventState.HAPPENED, LIKELY)


def _as_told(clauses: Clauses, verb: int, found: Standing) -> Standing | None:
    """What the clauses above make of it: denied that they met; hoped they would."""
    below = verb
    for above in clauses.ancestors(verb):
        word, relation = clauses.words[above], clauses.words[below].relation
        if relation == "ccomp" and word.lemma in DENYING and word.part == "VERB":
            return Standing(EventState.DENIED, FIRM) if found.state is EventState.HAPPENED else None
        if relation == "ccomp" and word.lemma in ("hope", "wish", "doubt", "suggest", "demand", "want", "imagine"):
            return Standing(found.state, FAINT) if word.lemma == "hope" else None
        if relation == "ccomp" and word.lemma not in SAYING and _is_negated(clauses, above):
            return None
        if relation == "acl" and word.lemma in SPEECH_NOUNS | RUMOURS and clauses.words[word.head].lemma in DENYING:
            return Standing(EventState.DENIED, FIRM) if found.state is EventState.HAPPENED else None
        if relation in ("ccomp", "acl") and word.lemma in ("claim", "allege", "rumour", "rumor", "allegation"):
            found = Standing(found.state, found.firmness * WEAK, found.by_date)
        if relation in ("ccomp", "advcl", "relcl", "xcomp") and is_supposed(clauses, above):
            return None
        below = above
    return found


def is_supposed(clauses: Clauses, verb: int) -> bool:
    """Whether an if or a whether stands over the verb."""
    return any(
        clauses.words[child].text.lower() in IFS and clauses.words[child].relation in ("mark", "prep", "advmod")
        for child in clauses.children[verb]
    )


def is_asked(clauses: Clauses, verb: int) -> bool:
    """Whether its sentence is a question."""
    words_ = clauses.words
    sentence, number = words_[verb].sentence, verb
    while number + 1 < len(words_) and words_[number + 1].sentence == sentence and number - verb < LONGEST_SENTENCE:
        number += 1
    return any(word.text == "?" for word in words_[max(verb, number - 1) : number + 1])


def is_called_off(clauses: Clauses, verb: int) -> bool:
    """Cancelled, called off, put back."""
    word = clauses.words[verb]
    if word.lemma in CANCELLING:
        return True
    particles = CALLED_OFF.get(word.lemma, frozenset())
    return any(
        clauses.words[child].text.lower() in particles for child in clauses.children[verb] if child in _near(verb)
    )


def _near(verb: int) -> range:
    return range(verb + 1, verb + 6)


def _is_negated(clauses: Clauses, number: int) -> bool:
    return any(
        clauses.words[child].relation == "neg" or clauses.words[child].text.lower() in NOT
        for child in clauses.children[number]
    )


def _is_said(clauses: Clauses, verb: int) -> bool:
    """Whether somebody says it: they would meet again, she said."""
    below = verb
    for above in clauses.ancestors(verb):
        word, relation = clauses.words[above], clauses.words[below].relation
        if relation in ("ccomp", "parataxis") and word.lemma in SAYING:
            return True
        if relation in ("acl", "ccomp") and word.lemma in SPEECH_NOUNS:
            return True
        if relation not in ("conj", "ccomp", "advcl"):
            return False
        below = above
    return any(
        clauses.words[child].lemma in SAYING and clauses.words[child].relation in ("parataxis", "ccomp")
        for child in clauses.children[verb]
    )


def noun_standing(clauses: Clauses, noun: int, governor: int | None) -> Standing | None:
    """Of an event that a noun names, by the words before it and by the verb it stands with."""
    before = {clauses.words[child].text.lower() for child in clauses.children[noun] if child < noun}
    if before & CALLED_SO:
        return None
    if before & OFF:
        return Standing(EventState.CANCELLED, FIRM)
    called_off = any(
        clauses.words[child].relation in ("acl", "relcl") and is_called_off(clauses, child)
        for child in clauses.children[noun]
    )
    if called_off:
        return Standing(EventState.CANCELLED, LIKELY)
    found = _by_governor(clauses, noun, governor)
    if found is not None and before & {"no", "any", "neither"}:
        return Standing(EventState.DENIED, found.firmness * LIKELY)
    if found is not None and before & PLANNED and found.state is EventState.HAPPENED:
        return Standing(EventState.EXPECTED, LIKELY)
    return found


def _by_governor(clauses: Clauses, noun: int, governor: int | None) -> Standing | None:
    if governor is None:
        return Standing(EventState.HAPPENED, WEAK, by_date=True)
    word = clauses.words[governor]
    dropped = any(
        clauses.words[child].relation == "conj" and _is_dropped(clauses, child) for child in clauses.children[governor]
    )
    if dropped and word.lemma in EXPECTING:
        return Standing(EventState.CANCELLED, LIKELY)
    if is_called_off(clauses, governor):
        found = standing_of(clauses, governor)
        return (
            Standing(EventState.CANCELLED, found.firmness) if found and found.state is not EventState.DENIED else found
        )
    if word.lemma in DENYING:
        return Standing(EventState.DENIED, FIRM)
    if word.lemma in EXPECTING and (clauses.is_passive(governor) or word.tag == "VBN"):
        return _expected(clauses, governor, "")
    if (
        word.lemma in EXPECTING
        and clauses.words[noun].relation == "dobj"
        and word.lemma in ("plan", "schedule", "arrange")
    ):
        return _expected(clauses, governor, "")
    if word.lemma == "be" and any(clauses.words[child].lemma in ("due", "set") for child in clauses.children[governor]):
        return _expected(clauses, governor, "")
    return standing_of(clauses, governor)
