"""What a word has in common with its other forms, by its script and the language of its story: Snowball's stemmers."""

import threading
from typing import Any

import snowballstemmer

BY_LANGUAGE = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

SCRIPTS = (
    (0x0370, 0x0400, "el", frozenset({"el"})),
    (0x0400, 0x0530, "ru", frozenset({"ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"})),
    (0x0530, 0x0590, "hy", frozenset({"hy"})),
    (0x0590, 0x0600, "yi", frozenset({"yi", "he"})),
    (0x0600, 0x0780, "ar", frozenset({"ar", "fa", "ur", "ps", "ckb", "sd", "ug"})),
    (0x0900, 0x0980, "hi", frozenset({"hi", "ne", "mr", "sa"})),
    (0x0B80, 0x0C00, "ta", frozenset({"ta"})),
)
"""From, to: the language a word in these signs is taken to be of, unless its story is in one of the others of them."""

LATIN = "en"
"""What words in Latin letters are taken for in a story of another script."""

ELSEWHERE = frozenset(tag for _, _, _, tags in SCRIPTS for tag in tags) - {"sr"}

ARTICLES = "وال", "فال", "بال", "كال", "ولل", "ال", "لل"
"""Of Arabic, alone and with what is written together with it."""

SHORTEST = 3
"""Letters that must be left of a word without its article."""

_own = threading.local()


def stem(word: str, language: str) -> str:
    """Of a folded word. As it is where nobody knows better, or where nothing would be left of it."""
    if any(sign.isdecimal() for sign in word):
        return word
    name = BY_LANGUAGE.get(_language_of(word, language.split("-")[0].lower()))
    if name is None:
        return word
    if name == "arabic":
        word = _without_article(word)
    stemmed: str = _stemmer(name).stemWord(word)
    return stemmed or word


def _language_of(word: str, language: str) -> str:
    code = ord(word[0])
    if code < SCRIPTS[0][0]:
        return LATIN if language in ELSEWHERE else language
    for begins, ends, usual, others in SCRIPTS:
        if begins <= code < ends:
            return language if language in others else usual
    return ""


def _without_article(word: str) -> str:
    article = next((each for each in ARTICLES if word.startswith(each)), "")
    return word[len(article) :] if len(word) - len(article) >= SHORTEST else word


def _stemmer(name: str) -> Any:
    """One for each thread: a stemmer writes into itself while it works."""
    known = _own.__dict__
    if name not in known:
        known[name] = snowballstemmer.stemmer(name)
    return known[name]
