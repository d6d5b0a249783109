"""In which script a text is written, and in which language, as far as its commonest words say so."""

import re
import unicodedata
from functools import lru_cache

LATIN = frozenset({"LATIN"})
SCRIPTS_OF = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "sd", "ug"), frozenset({"ARABIC"})),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "kk", "ky", "mn", "tg"), frozenset({"CYRILLIC"})),
    "sr": frozenset({"CYRILLIC", "LATIN"}),
    "el": frozenset({"GREEK"}),
    **dict.fromkeys(("he", "yi"), frozenset({"HEBREW"})),
    "zh": frozenset({"CJK", "BOPOMOFO"}),
    "ja": frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}),
    "ko": frozenset({"HANGUL", "CJK"}),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), frozenset({"DEVANAGARI"})),
    **dict.fromkeys(("bn", "as"), frozenset({"BENGALI"})),
    "pa": frozenset({"GURMUKHI", "ARABIC"}),
    "gu": frozenset({"GUJARATI"}),
    "ta": frozenset({"TAMIL"}),
    "te": frozenset({"TELUGU"}),
    "kn": frozenset({"KANNADA"}),
    "ml": frozenset({"MALAYALAM"}),
    "si": frozenset({"SINHALA"}),
    "th": frozenset({"THAI"}),
    "lo": frozenset({"LAO"}),
    "my": frozenset({"MYANMAR"}),
    "km": frozenset({"KHMER"}),
    "bo": frozenset({"TIBETAN"}),
    "am": frozenset({"ETHIOPIC"}),
    "ti": frozenset({"ETHIOPIC"}),
    "hy": frozenset({"ARMENIAN"}),
    "ka": frozenset({"GEORGIAN"}),
}
"""As Unicode names them. Any other language is taken to be written in Latin letters."""

BY_TAG = {"latn": LATIN, "cyrl": frozenset({"CYRILLIC"}), "arab": frozenset({"ARABIC"})}
"""A tag may say which: sr-Latn."""

COMMON = {
    "en": "the and of to is in that it for you was with this are have not but they what be on at your my just i",
    "de": "der die das und ist nicht ich sie es mit ein eine auf für auch wir dass den dem von wie aber noch nur zu",
    "fr": "le la les des est pas que une dans pour qui vous nous avec sur mais cette ce il et je plus sont c'est du",
    "es": "el los las que es una por para con del como pero más este muy todo yo y mi esta hay está lo se me",
    "pt": "que não uma para com os mas dos muito como por mais isso você eu ele ela são foi tem está meu um da do",
    "it": "il che di non una per sono con come della gli anche più questo è ma io lo si dei nel mi ho ha",
    "nl": "de het een van en is niet dat ik je op te met voor zijn maar ook aan er wat naar wij zij nog dit",
    "pl": "nie to się na jest że do jak ale co po tak za czy dla od tylko już mnie jego są być ja w z",
    "tr": "bir ve bu da için çok ne ben ile daha gibi ama var mi sen o kadar değil olarak diye her şey",
    "id": "yang dan di ini itu dengan untuk tidak dari saya ada ke akan juga bisa kami sudah kita anda pada",
}
"""Words that stand in nearly every sentence. A language that is not here is not told by its words."""

COMMON_WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FEWEST_LETTERS, FEWEST_WORDS, MOST_READ = 12, 8, 2000
CLEARLY = 3
"""Times as many of the common words of another language, and at least so many."""


def foreign_script(text: str, languages: tuple[str, ...]) -> str:
    """The script most of its letters are of, in English, when none of `languages` is written in it; else nothing."""
    letters = [script for sign in text[:MOST_READ] if (script := _script_of(sign))]
    ours = frozenset().union(*(_scripts_of(each) for each in languages))
    foreign = [script for script in letters if script not in ours]
    if len(letters) < FEWEST_LETTERS or len(foreign) * 2 <= len(letters):
        return ""
    return max(sorted(set(foreign)), key=foreign.count).title()


def foreign_language(text: str, languages: tuple[str, ...]) -> str:
    """The tag of the language its common words are of, when it is clearly none of `languages`; else nothing."""
    words = [word.replace("’", "'") for word in WORD.findall(text[:MOST_READ].casefold())]
    spoken = {each.split("-")[0].lower() for each in languages}
    if len(words) < FEWEST_WORDS or not spoken <= COMMON_WORDS.keys():
        return ""
    said = {language: sum(word in common for word in words) for language, common in COMMON_WORDS.items()}
    other = max(sorted(said.keys() - spoken), key=said.__getitem__)
    ours = max(said[each] for each in spoken)
    return other if said[other] >= max(CLEARLY, CLEARLY * ours, len(words) / 5) else ""


def _scripts_of(language: str) -> frozenset[str]:
    tag, *more = language.lower().split("-")
    by_tag = [BY_TAG[each] for each in more if each in BY_TAG]
    return by_tag[0] if by_tag else SCRIPTS_OF.get(tag, LATIN)


@lru_cache(maxsize=4096)
def _script_of(sign: str) -> str:
    """Nothing for what is no letter, or one that every script may use."""
    if not sign.isalpha():
        return ""
    script = unicodedata.name(sign, "").partition(" ")[0]
    return "LATIN" if script in ("FULLWIDTH", "FEMININE", "MASCULINE") else "" if script in BORROWED else script


BORROWED = frozenset({"MATHEMATICAL", "DOUBLE-STRUCK", "SCRIPT", "MICRO", "MODIFIER", "SUPERSCRIPT", "SUBSCRIPT"})
