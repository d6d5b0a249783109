"""The words of time in English."""


def words(listed: str) -> frozenset[str]:
    """The words of a list, to be looked up."""
    return frozenset(listed.split())


def numbered(listed: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """The words of a list with their numbers; those joined by a stroke share one."""
    return {word: first + step * place for place, names in enumerate(listed.split()) for word in names.split("/")}


MONTHS = numbered(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct "
    "november/nov december/dec"
)
SHORT_MONTHS = words("jan feb mar apr jun jul aug sept sep oct nov dec")

WEEKDAYS = numbered(
    "monday/mon tuesday/tues/tue wednesday/wed thursday/thurs/thur/thu friday/fri saturday/sat sunday/sun", first=0
)
SHORT_WEEKDAYS = frozenset(["mon", "tues", "tue", "wed", "thurs", "thur", "thu", "fri", "sat", "sun"])

SEASONS = {"spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4}

UNITS = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "night": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
PLURALS = {f"{word}s": unit for word, unit in UNITS.items() if word != "century"} | {"centuries": "century"}
LONG_UNITS = frozenset({"day", "week", "month", "quarter", "year", "decade", "century"})

ONES = numbered(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10)
ORDINALS = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
DECADE_NAMES = numbered("twenties thirties forties fifties sixties seventies eighties nineties", first=20, step=10)
PARTS_OF_DAY = {"morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night"}
ZONES = words("est edt cst cdt mst mdt pst pdt gmt utc bst et ct pt cet")
