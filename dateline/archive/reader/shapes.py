"""Names told by their shape: of bodies, by the words such names are made of; of places, by what stands before them."""

import re
from collections.abc import Collection, Iterator

from dateline.archive.reader.name_words import CLUBS, TITLES
from dateline.archive.reader.proposals import MentionKind
from dateline.archive.reader.speech_verbs import SAID

BODY_WORDS = frozenset({
    "Academy", "Administration", "Agency", "Alliance", "Army", "Assembly", "Association", "Authority", "Bank", "Board",
    "Brotherhood", "Bureau", "Campaign", "Center", "Centre", "Chamber", "Church", "Coalition", "Club", "College",
    "Commission", "Committee", "Company", "Confederation", "Conference", "Congress", "Consortium", "Cooperative",
    "Corporation", "Corps", "Council", "Court", "Department", "Federation", "Festival", "Force", "Foundation", "Fund",
    "Gazette", "Group", "Guild", "Hospital", "Institute", "Institution", "Ledger", "League", "Ministry", "Museum",
    "Office", "Organisation", "Organization", "Parliament", "Party", "Police", "Press", "Registry", "School", "Senate",
    "Service", "Society", "Trust", "Tribunal", "Union", "University", "Workers",
})  # fmt: skip
"""The last or the first capitalised word of what such bodies are called."""
FIRMS = frozenset({
    "Inc", "Ltd", "Corp", "Co", "PLC", "plc", "LLC", "AG", "GmbH", "Sons", "Brothers", "Bros", "Holdings", "Savings",
    "Industries", "Airlines", "Airways", "Motors", "Pharmaceuticals", "Technologies",
})  # fmt: skip
PLACE_WORDS = frozenset({
    "Avenue", "Bay", "Beach", "Bridge", "Coast", "County", "Creek", "Desert", "District", "Forest", "Gulf", "Heights",
    "Hill", "Hills", "Island", "Islands", "Lake", "Lane", "Mountains", "Ocean", "Palace", "Park", "Peninsula", "Port",
    "Province", "Quay", "Republic", "River", "Road", "Sea", "Square", "State", "Strait", "Street", "Terminal", "Valley",
})  # fmt: skip
PLACES_FIRST = frozenset({"River", "Lake", "Mount", "Gulf", "Cape", "Port", "Strait", "Isle", "San", "Fort"})
STARTERS = frozenset({
    "The", "A", "An", "On", "In", "At", "For", "From", "By", "To", "With", "But", "And", "As", "When", "While", "After",
    "Before", "Under", "Its", "Their", "His", "Her", "Our", "Both", "Another", "Each", "Every", "Last", "Next",
})  # fmt: skip
"""What only the beginning of a sentence makes large."""
SINGLE = re.compile(r"[A-Z][\w’'-]*\.?|&|,|[a-z]+")
CAPITAL = r"[^\W\d_a-z][\w’'-]*"
DATELINE = re.compile(
    r"(?P<city>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})"
    r"(?:, (?P<land>[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}))?(?: \([^()\n]{1,30}\))? [—–-]{1,2} "
)
RUN = re.compile(rf"(?<![\w’'@.]){CAPITAL}(?: {CAPITAL}){{0,3}}")
"""Capitalised words side by side."""
SENTENCE_STARTS = re.compile(r"(?:^|[.?!…:]|[\n“”\"‘(\[—–-])[”\"’)\]]?\s*$")
NOT_A_NAME = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "mondays", "tuesdays",
    "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sept", "sep", "oct", "nov", "dec", "i", "i'm", "i’m", "i'd", "i’d", "i'll", "i’ll", "i've", "i’ve", "god", "ok",
    "tv", "dna", "easter", "christmas", "ramadan", "dad", "mum", "mom", "mother", "father", "pop", "grandpa", "grandma",
    "internet", "web", "am", "pm", "gmt", "est", "ceo", "mps", "earth", "no", "yes", "congress", "republicans",
    "democrats", "olympics", "british", "english", "scottish", "welsh", "irish", "french", "german", "dutch", "swiss",
    "greek", "czech", "arab", "thai", "swede", "swedes", "dane", "danes", "finn", "finns", "pole", "poles", "turk",
    "turks", "briton", "britons", "scot", "scots", "jew", "jews", "muslim", "muslims", "christian", "christians",
    "catholic", "catholics", "islam", "iraqi", "israeli", "pakistani", "afghan", "filipino", "filipinos", "serb",
    "serbs", "latino", "germans", "roman", "romans", "moroccan", "tibetan", "cuban", "ugandan", "kenyan", "samoan",
    "conservatives", "liberals", "tories", "tory", "labour", "hindu", "hindus", "sikh", "sikhs",
    "buddhist", "buddhists",
    "sunni", "shia", "shiite", "kurd", "kurds", "kurdish", "slav", "slavs", "hispanic", "hispanics",
    "latinos", "black", "white", "islamic", "islamist", "islamists", "jewish", "northern", "southern", "eastern",
    "western", "pacs", "pac", "nazi", "nazis", "q", "a",
})  # fmt: skip
OF_A_NATION = re.compile(r"(?:ish|ese|ians?|icans?|\w{3}eans?)$")
"""The British, Chinese, Germans; a town that ends so is missed by this rule, and met by the others."""
PLACE_BEFORE = re.compile(r"\b(?:in|at|near|to|from|outside|around|across|towards?|mayor of|governor of|city of)\s$")
IN_PLACE = re.compile(
    r"\b(?:(?P<noun>\w+)\s)?(?:in|near|outside|(?:mayor|governor|city|town|village|island|state|port|people) of|"
    r"(?:came|come|went|go|goes|gone|moved|flew|flown|fly|flies|travell?ed|sent|drove|returned|sail|sailed|back|ships) "
    r"(?:back )?(?:to|from))\s$"
)
WHERE = re.compile(r"\b(?:in|from|of|at|near|outside)\s$")
NOT_IN = frozenset({
    "confidence", "interest", "shares", "share", "stake", "stakes", "faith", "trust", "believe", "believes", "belief",
    "invest", "invested", "investment", "investing", "trial", "rise", "fall", "disappointed", "confided", "partner",
})  # fmt: skip
BODY_BEFORE = re.compile(
    r"\b(?:[Ss]hares in|board of|chief executive of|spokes(?:man|woman|person) for|head of|owner of|members of|"
    r"employees of|jobs at|percent of|per cent of|chairman of|worked (?:at|for))\s(?:the\s)?$"
)
BODY_AFTER = re.compile(
    r"['’]s? (?:board|shares?|customers|workers|shareholders|chief executive|chairman|spokes(?:man|woman|person))\b|"
    r"\s(?:employs|shares|ships|workers|was worth|is worth|said it|said that it)\b|, the compan(?:y|ies)\b"
)
PERSON_AFTER = re.compile(
    rf"(?:,?\ \d\d,)?,?\s(?:{SAID.pattern})\b(?!\ (?:that\ )?it\b)|,?\ who\b|,\ \d\d[,.]", re.VERBOSE
)
AGED = re.compile(r", \d\d[,.]|,? who\b")
OTHER_NAME = re.compile(
    r"(?:, \d{1,3})?,? (?:\(?(?:born|née|nee|formerly|previously)(?: known as)?|(?:also |better )?known as|"
    r"who was(?: born)?|whose (?:full|real) name is|was born) (?:[A-Z][a-z]+ )?$"
)
PARTY = re.compile(r"[rdi]-")
"""R-Ohio."""
LEAST = 2
LINE = re.compile(r"[^\r\n]+")
HEADING = 0.6
LOOK = 60


def body_shapes(text: str, first: int) -> Iterator[tuple[int, int, MentionKind]]:
    """The Harbour and Rivers Authority, the University of Leeds, Marlow County: by the word they end or begin with."""
    words = list(SINGLE.finditer(text, first))
    for number, word in enumerate(words):
        name = word[0].rstrip(".")
        if name in BODY_WORDS or name in FIRMS:
            yield from _body_round(text, words, number)
        elif name in PLACE_WORDS and number and _is_beside(words[number - 1], word) and _is_large(words[number - 1]):
            at = number - 1
            yield words[at].start(), word.start() + len(name), MentionKind.PLACE
        elif name in PLACES_FIRST and _is_led_on(words, number):
            last = words[number + 1]
            yield word.start(), last.start() + len(last[0].rstrip(".")), MentionKind.PLACE


def _is_led_on(words: list[re.Match[str]], number: int) -> bool:
    """A capitalised word stands right after."""
    after = number + 1
    return after < len(words) and _is_large(words[after]) and _is_beside(words[number], words[after])


def _body_round(text: str, words: list[re.Match[str]], number: int) -> Iterator[tuple[int, int, MentionKind]]:
    start, end = _leftmost(text, words, number), _rightmost(words, number)
    if start == end:
        return
    if words[start][0] in STARTERS or words[start][0].rstrip(".").lower() in TITLES:
        start += 1
    if start < end:
        last = words[end].end() - words[end][0].endswith(".")
        yield words[start].start(), last, MentionKind.ORGANISATION


def _leftmost(text: str, words: list[re.Match[str]], number: int) -> int:
    """Over capitalised words; over "and", "of" and commas only when "the" stands before all of it."""
    at = plain = number
    while at > 0 and _is_beside(words[at - 1], words[at]) and number - at < 8:
        before = words[at - 1]
        if _is_large(before) and before[0] not in STARTERS:
            at -= 1
            if plain == at + 1:
                plain = at
        elif (
            before[0] in ("and", "of", "for", ",", "&")
            and at > 1
            and (_is_large(words[at - 2]) or words[at - 2][0] == ",")
        ):
            at -= 1
        else:
            break
    if plain > at and at > 0 and words[at - 1][0] in ("the", "The") and _is_beside(words[at - 1], words[at]):
        return at
    amp = plain
    while amp > 1 and words[amp - 1][0] == "&":
        amp -= 2
    return amp


def _rightmost(words: list[re.Match[str]], number: int) -> int:
    """Over "of" or "for" and the capitalised words after it."""
    end = number
    at = number + 1
    if at < len(words) and words[at][0] in ("of", "for") and _is_beside(words[number], words[at]):
        at += 1
        if at < len(words) and words[at][0] == "the":
            at += 1
        while at < len(words) and _is_large(words[at]) and _is_beside(words[at - 1], words[at]):
            end, at = at, at + 1
    return end


def _is_large(word: re.Match[str]) -> bool:
    return word[0][0].isupper()


def _is_beside(one: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() - one.end() == (other[0] != ",") and not one[0].endswith(".")


def dateline_places(text: str, first: int) -> Iterator[tuple[int, int, MentionKind]]:
    """PELL SPRINGS, Ohio (Wire) — what an agency's story begins with."""
    found = DATELINE.match(text, first)
    if found:
        yield *found.span("city"), MentionKind.PLACE
        if found["land"]:
            yield *found.span("land"), MentionKind.PLACE


def named_by_shape(text: str, first: int, proper: Collection[int]) -> Iterator[tuple[int, int, MentionKind]]:
    """Capitalised words inside a sentence that are no day, no nation's adjective and no title; at its beginning
    only those that stand where a parser saw a proper noun."""
    for found in _runs(text, first):
        start, end = found.span()
        before = text[max(start - LOOK, first) : start]
        words = list(re.finditer(r"\S+", found[0]))
        is_first = start not in proper and _starts(before)
        while words and (_is_common(words[0][0]) or (words[0].start() == 0 and is_first and len(words) < 3)):
            words.pop(0)
        while words and _is_common(words[-1][0]):
            words.pop()
        if words:
            start, end = start + words[0].start(), start + words[-1].end()
            while text[end - 2 : end] in ("’s", "'s"):
                end -= 2
            if end - start > 2 and not text[start:end].endswith(("'", "’")):
                yield start, end, _kind_by_shape(text, start, end, len(words))


def _runs(text: str, first: int) -> Iterator[re.Match[str]]:
    """Line by line; a heading, with most of its words large, has none."""
    for line in LINE.finditer(text, first):
        words = line[0].split()
        if sum(word[0].isupper() for word in words) <= HEADING * len(words):
            yield from RUN.finditer(text, line.start(), line.end())


def _starts(before: str) -> bool:
    return not before.strip() or bool(SENTENCE_STARTS.search(before))


def _is_common(word: str) -> bool:
    plain = word.rstrip(".").lower().removesuffix("'s").removesuffix("’s")
    is_no_word = len(plain) < LEAST or PARTY.match(plain) is not None or any(letter.isdigit() for letter in plain)
    return is_no_word or plain in NOT_A_NAME or plain in TITLES or bool(OF_A_NATION.search(plain))


def _kind_by_shape(text: str, start: int, end: int, words: int) -> MentionKind:
    before = text[max(start - LOOK, 0) : start]
    if PLACE_BEFORE.search(before):
        return MentionKind.PLACE
    if text[start:end].isupper() or before.endswith(("the ", "The ")):
        return MentionKind.ORGANISATION
    return MentionKind.PERSON if words > 1 or PERSON_AFTER.match(text, end) else MentionKind.PLACE


def kind_of_words(words: list[str]) -> MentionKind | None:
    """What a name is by its own words. None for most."""
    last = words[-1].rstrip(".,")
    if (
        last in FIRMS
        or (len(words) > 1 and last.lower() in CLUBS)
        or (len(words) > 1 and (last in BODY_WORDS or words[0] in BODY_WORDS))
    ):
        return MentionKind.ORGANISATION
    return MentionKind.PLACE if len(words) > 1 and words[0] in PLACES_FIRST else None


def speaks_for_a_person(text: str, end: int) -> bool:
    """…, 57, said: what follows people's names."""
    return bool(PERSON_AFTER.match(text, end))


def is_surely_a_person(text: str, end: int) -> bool:
    """…, 57, and … who: bodies have no age."""
    return bool(AGED.match(text, end))


def speaks_for_a_body(text: str, start: int, end: int) -> bool:
    """Shares in …: what stands beside the names of firms."""
    return bool(BODY_BEFORE.search(text[max(start - LOOK, 0) : start]) or BODY_AFTER.match(text, end))


def speaks_for_a_place(text: str, start: int) -> bool:
    """In …, the mayor of …, went to …."""
    found = IN_PLACE.search(text[max(start - LOOK, 0) : start])
    return found is not None and (found["noun"] or "").lower() not in NOT_IN


def stands_for_a_place(text: str, start: int) -> bool:
    """Whether it stands where places do, and people too: a widow from …, who."""
    return bool(WHERE.search(text[max(start - LOOK, 0) : start]))


def other_name_of(between: str) -> bool:
    """Whether two names with these words between them are one's: …, born …"""
    return len(between) < LOOK and bool(OTHER_NAME.fullmatch(between))
