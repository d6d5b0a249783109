"""Which way a language is written."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction_of(language: str) -> str:
    """ "rtl" or "ltr" for a language tag such as ar-EG; "ltr" when unknown."""
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
