"""Names in marks: titles of works, names of ships, bars and campaigns, nicknames, by what stands round the marks."""

import re
from collections.abc import Iterator

from dateline.archive.reader.casing import is_in_title_case, is_like_a_name, word_count
from dateline.archive.reader.speech_verbs import VERBS, WEAK

FEW = 5
SPOKEN_NEAR = 30
"""How near a verb of speaking must stand to words that are printed as a title, to be about them."""
WORKS = r"""book|books|novel|novella|memoir|autobiography|biography|paperback|bestseller|best-seller|thriller
    |trilogy|anthology|pamphlet|manifesto|film|movie|documentary|comedy|tragedy|farce|drama|sitcom
    |soap|cartoon|song|songs|album|single|track|tune|hymn|anthem|ballad|aria|opera|operetta|symphony
    |concerto|hit|show|series|play|musical|ballet|revue|poem|sonnet|painting|portrait|mural|sculpture
    |statue|exhibition|program|programme|podcast|column|chapter|episode|segment|essay|magazine|fanzine
    |newspaper|tabloid|gazette|game|app|brochure|report|study|paper|dossier|thesis|lecture|leaflet
    |strategy|blueprint|website|blog|newsletter|festival|concert|tour|contest|competition|workshop
    |course|conference|headlined|subtitled|titled|entitled"""
THINGS = r"""ship|vessel|frigate|destroyer|yacht|ferry|boat|trawler|tanker|schooner|lifeboat|submarine|rocket
    |probe|rover|satellite|spacecraft|locomotive|pub|bar|café|cafe|restaurant|nightclub|cocktail|beer
    |brand|product|campaign|operation|mission|project|initiative|hashtag|exhibit"""
BEFORE_A_TITLE = re.compile(
    rf"(?:\b(?:{WORKS}|{THINGS}|\d{{4}}|told|telling|tells|interview\s+with)|['’]s|\b(?:on|of|in|from|at))[\s,]+$",
    re.VERBOSE | re.IGNORECASE,
)
BEFORE_ANY_TITLE = re.compile(rf"\b(?:{WORKS}|{THINGS})[\s,]+$", re.VERBOSE | re.IGNORECASE)
A_WORK_BEFORE = re.compile(rf"\b(?:{WORKS}|{THINGS})\b[^.;:“”\"‘]{{1,60}},\s$", re.VERBOSE | re.IGNORECASE)
AFTER_A_TITLE = re.compile(
    r"\s(?:radio\s|tv\s|television\s|news\s)?(?:program|programme|show|forum|podcast|column|segment|series|tour|album|song|film"
    r"|movie|book|hashtag|campaign|movement|rally|special|episode|ad|initiative|exhibition|trilogy|franchise)s?\b",
    re.IGNORECASE,
)
A_WORK_AFTER = re.compile(
    rf",?\s(?:an?|the|her|his|their|its)\s(?:[\w’'-]+\s){{0,4}}(?:{WORKS}|{THINGS})\b|,?\s\(\d{{4}}\)"
    r"|,?\s(?:which\s)?(?:was|is)\s(?:first\s)?(?:published|released|filmed|broadcast|painted|performed|launched|built|screened)\b",
    re.VERBOSE,
)
WITHIN = re.compile(r"\b(?:in|on|aboard)\s$")
A_NAME_BEFORE = re.compile(r"(?:\b(?:in|of|on|from|aboard|for|the|an?)|[a-z]['’]s)\s$")
A_WORK_CALLED = re.compile(
    rf"\b(?:{WORKS}|{THINGS})\b[^.;:“”\"‘]{{1,60}}\b(?:called|named|titled|entitled|dubbed)\s$",
    re.VERBOSE | re.IGNORECASE,
)
DOES = re.compile(r"\s(?:was|is|had|has|would|will|won|sold|cost|ran|opened|opens|became|remains?|went|came)\s")
"""A title does things: “The Long Way Home” was sold to America."""
BY_SOMEBODY = re.compile(r",?\s(?:by|starring|directed\sby|written\sby)\s[A-Z]")
CALLED_SO = re.compile(r"\b(?:titled|entitled|subtitled|hit\s+single)[\s,]+$", re.IGNORECASE)
PERFORMED = re.compile(
    r"\b(?:sang|sings?|singing|sung|hum(?:s|med|ming)?|whistl(?:es?|ed|ing)|plays?|played|playing|perform(?:s|ed|ing)?"
    r"|record(?:s|ed|ing)?|conduct(?:s|ed|ing)?|direct(?:s|ed|ing)?|staged|screened|starr(?:ed|ing)\sin|appeared\sin"
    r"|rendition\sof|version\sof|copy\sof|copies\sof|author\sof|production\sof"
    r"|wrote|written|writes|writing|published|released|watch(?:ed|ing)|filmed|produced|illustrated|edited|translated|reviewed|hosts?|hosted|hosting|presents?|presented|presenting)"
    r"\s(?:[a-z]+\s)?$"
)
BEFORE_A_NAME_FOR_IT = re.compile(
    r"\b(?:so-called|known\s(?:[a-z]+\s){0,5}as|nicknamed|dubbed|christened|code-?named|named"
    r"|nickname|sobriquet|moniker|alias|pseudonym|stage\sname|call\ssign|codename|trademark|the\s(?:name|title|label|hashtag))"
    r"(?:\sof|\swas|\sis)?[\s,]+(?:the\s|an?\s)?$",
    re.IGNORECASE,
)
IS_CALLED = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|an?\s(?:[\w-]+\s){1,4}|,)\s?called|\b[a-z]+\scalled,\s[^“”\"‘]{1,60},)\s(?:the\s)?$"
)
MANY_CALL = re.compile(
    r"\b(?:[a-z]{3,}[a-rt-z]s|people|they|press|public|team|crew|staff|family|company|firm|club|village|town|everyone)\s(?:(?:had|have|soon|still|now|once|always|by|then|since|bench)\s){0,3}"
    r"(?:calls?|called|nicknam(?:e|ed)|nam(?:e|ed)|dubbed|christened|refer(?:red)?\sto|knew|know)\s(?:[a-z]+\s){0,2}(?:as\s)?(?:the\s)?$"
)
"""Whom supporters call: not the words of one, so a name and nobody's opinion."""
MANY_REFER = re.compile(
    r"\b[A-Za-z][a-z]+[a-rt-z]s\b[^.;:]{1,50}\breferr?(?:ed)?\sto\s(?:her|him|it|them)\sas\s(?:the\s)?$"
)
BEGINS_CLAUSE = re.compile(r"(?<=[a-z0-9)”\"’]{2})[.!?;:][”\"’']?\s")
TOLD_WITHIN = 30
GOES_ON = frozenset({
    "and", "but", "or", "who", "which", "that", "when", "where", "after", "before", "while", "because", "to", "in",
    "on", "at", "from", "of", "for", "by", "with", "until", "during", "under",
})  # fmt: skip
VERB_AFTER = re.compile(r"\s([a-z]+)\b")
SPELT = re.compile(r"[a-z]+")
IRREGULAR = frozenset({
    "said", "told", "wrote", "written", "spoke", "spoken", "swore", "sworn", "thought", "felt", "saw", "seen", "knew",
    "call", "calls", "called", "calling", "reading", "read", "reads", "put", "puts", "putting", "according", "ruled",
    "ruling", "found", "rules",
})  # fmt: skip


def _forms(verbs: frozenset[str]) -> Iterator[str]:
    """Every form of the regular ones, and of some a little more."""
    for verb in verbs:
        stem = verb.removesuffix("e")
        yield from (verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing")
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
        if verb.endswith("y"):
            yield from (f"{verb[:-1]}ied", f"{verb[:-1]}ies")


NO_SPEECH = WEAK | frozenset({
    "remember", "relate", "report", "note", "state", "sign", "wish", "dream", "consider", "judge", "view",
})  # fmt: skip
"""Besides, for their forms are nouns or they say too little."""
SPEAKING = frozenset(_forms(VERBS - NO_SPEECH)) | IRREGULAR
OPINIONS = frozenset({"call", "dub", "brand", "label", "describe", "refer", "chant", "shout", "reference"})
CALLS = frozenset(_forms(OPINIONS))


def clause_before(before: str) -> str:
    """What stands before the marks in the same clause."""
    ends = [found.end() for found in BEGINS_CLAUSE.finditer(before)]
    return before[max(ends, default=0) :]


def is_spoken(before: str, after: str) -> bool:
    """Whether a verb of speaking or judging stands in the clause of the marks, or right after them tells who spoke."""
    return not SPEAKING.isdisjoint(SPELT.findall(clause_before(before).lower())) or is_told(after)


def is_told(after: str) -> bool:
    """“…,” Rosa Lane told us; not: “…” and said, “…”, which said."""
    found = SPELT.findall(after[:TOLD_WITHIN].partition(".")[0].lower())
    return bool(found) and found[0] not in GOES_ON and not SPEAKING.isdisjoint(found)


def is_speaker(words: str, after: str) -> bool:
    """A paper that speaks: “The Morning Voice” reported. Words that somebody said would end in a comma."""
    found = VERB_AFTER.match(after)
    return words[-1] not in ".?!,…" and found is not None and found.group(1) in SPEAKING


def is_called_by_one(before: str) -> bool:
    """Whether somebody calls somebody so in this clause: an opinion, and no name."""
    return not CALLS.isdisjoint(SPELT.findall(clause_before(before).lower()))


def is_title(words: str, before: str, after: str) -> bool:
    """The name of a work or a thing."""
    if not words[:1].isupper() and not words[:1].isdigit():
        return False
    if CALLED_SO.search(before) or (word_count(words) < FEW and AFTER_A_TITLE.match(after)):
        return True
    is_name, is_titled = is_like_a_name(words), is_in_title_case(words)
    is_beside = BEFORE_ANY_TITLE.search(before) or A_WORK_AFTER.match(after) or is_speaker(words, after)
    if (is_name or is_titled) and is_beside:
        return True
    goes_on = words[-1] not in ".?!,"
    if is_name and goes_on and (WITHIN.search(before) or DOES.match(after)):
        return True
    if not is_spoken(before, after):
        has_work = BEFORE_ANY_TITLE.search(before) or A_WORK_BEFORE.search(before)
        is_one = is_name and word_count(words) == 1
        if ((is_name or goes_on) and has_work) or (is_one and A_NAME_BEFORE.search(before)):
            return True
    return is_titled and _is_title_in_case(words, before, after)


def _is_title_in_case(words: str, before: str, after: str) -> bool:
    """Words printed as titles are: one, unless somebody speaks or calls somebody so."""
    if not clause_before(before).strip() and (words[-1] in ".?!," or not VERB_AFTER.match(after)):
        return False
    if any(sign.search(before) for sign in (BEFORE_A_TITLE, PERFORMED, A_WORK_CALLED)) or BY_SOMEBODY.match(after):
        return True
    if is_called_by_one(before):
        return False
    if words[-1] not in ".?!":
        return bool(DOES.match(after)) or not is_spoken(before[-SPOKEN_NEAR:], after)
    return not is_spoken(before, after)


def is_nickname(words: str, before: str, after: str) -> bool:
    """Tom “Red” Harker; a heat wave that the papers call “Lucifer”."""
    if is_inside_a_name(words, before, after):
        return True
    if BEFORE_A_NAME_FOR_IT.search(before) and (word_count(words) < FEW - 1 or is_like_a_name(words)):
        return True
    is_name = is_like_a_name(words) or is_in_title_case(words)
    return is_name and bool(IS_CALLED.search(before) or MANY_CALL.search(before) or MANY_REFER.search(before))


def is_inside_a_name(words: str, before: str, after: str) -> bool:
    return (
        word_count(words) <= 3
        and words[:1].isupper()
        and words[-1] not in ".?!…,"
        and bool(re.search(r"\b[A-Z][\w’.-]*\s$", before))
        and bool(re.match(r"\s[A-Z][a-z]", after))
    )
