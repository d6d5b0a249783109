"""Words as words, terms that are explained, and words held at arm's length: said by nobody in particular."""

import re

from dateline.archive.reader.casing import is_small, word_count
from dateline.archive.reader.titles import clause_before, is_spoken

LONGEST_TERM = 5
THE_WORD = re.compile(
    r"\b(?:the|a)\s(?:word|term|phrase|expression|adjective|verb|noun|acronym|abbreviation|pronoun|euphemism)[\s,]+$",
    re.IGNORECASE,
)
WORDS_LIKE = re.compile(
    r"\b(?:words|terms|phrases|expressions|euphemisms|adjectives|nouns|verbs)\s(?:like|such\sas|including|as)\s[^.;:]{0,60}$"
)
REPLACED = re.compile(r"\b(?:replac(?:e|ed|es|ing)|renam(?:e|ed|es|ing)|substitut(?:e|ed|es|ing))\s(?:[a-z]+\s){0,3}$")
AS_A_WORD = re.compile(r",?\s(?:an?|the)\s(?:\w+\s)?(?:word|term|phrase|expression|euphemism|label|nickname|name)\b")
SOLD_AS = re.compile(
    r"\b(?:sold|sells?|selling|marketed|billed|advertised|promoted|packaged|listed|registered|traded|rebranded)\b"
    r"[^.,;“”\"‘]{0,40}\bas\s(?:an?\s|the\s)?$"
)
A_TERM = re.compile(r"\b(?:an?|\d+|[a-z]+teen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s$")
EXPLAINED = re.compile(r",?\s(?:an?|the|or)\s[a-z]")
ONES_TERM = re.compile(
    r"\bwhat\s(?:the\s|many\s)?(?:[a-z]+\s)?(?!critics|opponents|supporters)[a-z]{3,}s\s(?:call|term|know\sas)\s(?:an?\s|the\s)?$"
)
MEANING = re.compile(
    r"\b(?:means|meaning|meant|translates?\s(?:roughly\s)?as|literally|short\sfor|stands\sfor|pronounced|spelled|spelt"
    r"|the\s[A-Z][a-z]+\sfor|[A-Z][a-z]+(?:ish|ese|ian|in|ch|ek|an)\sfor)[\s,]+$"
)
"""Of what it means: Greek for “bread”."""
MEANS = re.compile(r",?\s(?:means|meant|comes\sfrom|derives\sfrom|translates)\b")
JARGON = re.compile(r"\b(?:jargon|parlance|slang|dialect|lingo|shorthand)\b")
TRADE_CALLS = re.compile(
    r"\b(?:[Dd]octors|[Ss]urgeons|[Ss]cientists|[Ee]conomists|[Ee]ngineers|[Ll]awyers|[Pp]sychologists|[Bb]ankers|[Tt]raders"
    r"|[Ss]ailors|[Ee]xperts|[Pp]hysicists|[Mm]eteorologists|[Ff]orecasters|[Ll]inguists|[Cc]hefs|[Bb]akers|[Mm]iners|[Ff]armers"
    r"|[Pp]layers|[Bb]rokers|[Ss]tatisticians|[Rr]esearchers|[Bb]iologists|[Aa]stronomers|[Gg]eologists|[Pp]ilots|[Pp]rogrammers)"
    r"\s(?:[a-z]+\s)?(?:call|term)\s(?:[a-z]+\s){0,2}$"
)
IS_CALLED = re.compile(r"\bwhat\s(?:is|are|was|were)\s(?:[a-z]+\s)?(?:called|termed)\s(?:an?\s|the\s)?$")
SOURCE = re.compile(r"[^.;]{0,80}\baccording\sto\b")
AT_ITS_HEAD = re.compile(r"^(?:The|This|These|Such)\s$")
OWNED = re.compile(r"[A-Za-z]['’]s?\s$")


def is_word_in_doubt(words: str, before: str, after: str) -> bool:
    """Whether what stands round the marks says that nobody is quoted."""
    count = word_count(words)
    if count > LONGEST_TERM:
        return False
    if any(sign.search(before) for sign in (SOLD_AS, MEANING, ONES_TERM, TRADE_CALLS, IS_CALLED)):
        return True
    if AS_A_WORD.match(after) or MEANS.match(after):
        return True
    if count <= 3 and any(sign.search(before) for sign in (THE_WORD, WORDS_LIKE, REPLACED)):
        return True
    if count <= 3 and words[:1].islower() and A_TERM.search(before) and EXPLAINED.match(after):
        return True
    return _is_at_arms_length(words, clause_before(before), after) or bool(
        is_small(words, LONGEST_TERM) and JARGON.search(clause_before(before)) and not is_spoken(before, after)
    )


def _is_at_arms_length(words: str, clause: str, after: str) -> bool:
    """A word or two in a clause where nobody speaks: his “business” burnt down."""
    if is_small(words, 1) and words[-1].isalpha() and (AT_ITS_HEAD.search(clause) or OWNED.search(clause)):
        return True
    is_said = is_spoken(clause, after) or SOURCE.match(after) is not None
    return is_small(words, 2) and not is_said
