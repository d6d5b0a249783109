"""The words for people: what they are, what they do and whose they are, lists of our own written by hand."""

from dateline.archive.reader.name_parts import Gender

DOERS = (
    "er", "or", "ist", "ian", "ant", "ent", "ee", "man", "men", "woman", "person", "people", "ite", "ar", "ive", "al",
)  # fmt: skip
"""How words end that call somebody after what they do or are: teacher, actor, resident."""
PEOPLE = frozenset({
    "people", "man", "woman", "child", "boy", "girl", "guy", "chief", "aide", "ally", "critic", "fan", "friend",
    "family", "mother", "father", "son", "wife", "husband", "parent", "brother", "sister", "niece", "nephew",
    "uncle", "aunt", "head", "host", "mayor", "judge", "nurse", "source", "spouse", "student", "couple", "pair",
    "side", "bishop", "monk", "king", "colleague", "bride", "crowd", "public", "other", "mum", "mom", "dad", "kid",
    "youth", "staff", "expert", "activist", "advocate", "cop", "delegate", "candidate", "magnate", "graduate",
    "columnist", "boss", "coach", "guest",
})  # fmt: skip
BODIES = frozenset({
    "group", "campaign", "company", "committee", "commission", "council", "government", "administration", "agency",
    "department", "ministry", "office", "court", "union", "party", "team", "board", "panel", "firm", "bank",
    "organization", "organisation", "association", "network", "station", "school", "university", "police", "crowd",
    "jury", "family", "house", "senate", "congress", "parliament", "staff", "army", "military", "navy", "foundation",
    "institute", "center", "centre",
})  # fmt: skip
"""Of many people, and spoken of as one."""
MEN = frozenset({
    "man", "husband", "father", "dad", "son", "brother", "uncle", "nephew", "grandfather", "grandson", "widower",
    "boyfriend", "stepfather", "stepson", "king", "prince", "duke", "monk", "boy", "chairman", "spokesman",
    "businessman", "congressman", "councilman", "fisherman", "gentleman", "policeman", "salesman", "godfather",
    "fiancé",
})  # fmt: skip
WOMEN = frozenset({
    "woman", "lady", "wife", "mother", "mum", "mom", "daughter", "sister", "aunt", "niece", "grandmother",
    "granddaughter", "widow", "girlfriend", "stepmother", "stepdaughter", "queen", "princess", "duchess", "nun",
    "actress", "girl", "chairwoman", "spokeswoman", "businesswoman", "congresswoman", "councilwoman", "policewoman",
    "waitress", "midwife", "godmother", "fiancée", "bride", "heroine",
})  # fmt: skip
"""Words that say by themselves whether it is a he or a she."""
TRADES = frozenset({
    "counsel", "chair", "captain", "guard", "goalkeeper", "forward", "striker", "mp", "chef", "cook", "clerk",
    "guide", "model", "star", "pope", "rabbi", "imam", "priest", "vet", "medic", "smith", "pilot", "surgeon",
    "recruit", "apprentice", "intern", "architect", "laureate", "veteran", "witness", "suspect", "hostage", "orphan",
    "hero", "champion", "captive", "novice", "envoy", "ally", "rival", "partner", "twin", "tenant", "deputy",
    "marshal", "whip", "sheriff", "coroner", "constable", "secretary", "matron", "steward", "diplomat", "diver",
    "poet", "composer", "warden", "churchwarden", "vicar", "curate", "parson", "umpire", "jockey", "athlete", "rookie",
    "freshman", "alumnus", "scholar", "dean", "provost", "bursar", "pupil", "schoolboy", "schoolgirl", "teen",
    "toddler", "infant", "baby", "bachelor", "spinster", "groom", "bridegroom", "newlywed", "refugee", "migrant",
    "immigrant", "exile", "dissident", "rebel", "militant", "insurgent", "convict", "inmate", "fugitive", "thief",
    "vandal", "crook", "pirate", "spy", "bystander", "neighbour", "neighbor", "resident", "defendant", "accused",
    "plaintiff", "complainant", "appellant", "accountant", "consultant", "assistant", "attendant", "lieutenant",
    "sergeant", "servant", "farmhand", "shepherd", "cowboy", "monarch", "heir", "heiress", "viscount", "earl", "lord",
    "countess", "comrade", "teammate", "roommate", "classmate", "flatmate", "housemate", "mate", "companion",
    "sibling", "cousin", "godparent", "soprano", "tenor", "baritone", "maestro", "virtuoso", "comic", "clown",
    "ballerina", "playwright", "bard", "butler", "maid", "nanny", "concierge", "scout", "aviator",
    "astronaut", "cosmonaut", "aristocrat", "bureaucrat", "technocrat", "patriot", "zealot", "hermit", "recluse",
    "prodigy", "genius", "agent", "client", "adolescent", "superintendent",
    "correspondent", "attorney", "sleuth", "ace", "icon", "legend", "pensioner", "octogenarian", "nonagenarian",
    "septuagenarian", "quarterback", "fullback", "gymnast",
})  # fmt: skip
"""What people are or do, where the word's ending does not tell."""
OFFICES = frozenset({
    "president", "chancellor", "premier", "secretary", "general", "chief", "executive", "candidate", "nominee",
    "hopeful", "incumbent", "representative", "billionaire", "millionaire", "tycoon", "mogul", "native", "academic",
    "celebrity", "democrat", "republican", "independent", "conservative", "liberal", "socialist", "frontrunner",
    "front-runner", "colonel", "sergeant", "admiral", "archbishop", "cardinal", "pastor", "reverend", "peer",
    "politician", "lawmaker", "statesman", "veteran", "newcomer", "mastermind", "patriarch", "matriarch",
})  # fmt: skip
"""What one person is who is spoken of by it, though the word's ending does not tell."""
NATIVES = frozenset({
    "scot", "scotsman", "englishman", "englishwoman", "welshman", "irishman", "irishwoman", "briton", "frenchman",
    "frenchwoman", "dutchman", "dutchwoman", "spaniard", "german", "italian", "swede", "dane", "finn", "norwegian",
    "pole", "czech", "slovak", "hungarian", "romanian", "bulgarian", "greek", "turk", "serb", "croat", "russian",
    "ukrainian", "belgian", "austrian", "swiss", "portuguese", "american", "canadian", "mexican", "cuban",
    "brazilian", "argentine", "argentinian", "chilean", "colombian", "venezuelan", "texan", "californian",
    "floridian", "australian", "queenslander", "tasmanian", "kiwi", "indian", "pakistani", "bangladeshi", "nepali",
    "chinese", "japanese", "korean", "vietnamese", "thai", "filipino", "indonesian", "malaysian", "iraqi", "iranian",
    "israeli", "palestinian", "egyptian", "lebanese", "syrian", "moroccan", "algerian", "tunisian", "nigerian",
    "ghanaian", "kenyan", "ethiopian", "ugandan", "zimbabwean", "yorkshireman", "londoner", "parisian", "berliner",
})  # fmt: skip
"""What one person is called after the place they are from: the Scot, and never the Scots."""
CALLED_SO = TRADES | PEOPLE | MEN | WOMEN
NAMELESS_BY_TRADE = frozenset({
    "source", "official", "spokesman", "spokeswoman", "spokesperson", "reporter", "interviewer", "man", "woman",
    "person", "statement", "other", "pair", "couple", "side", "family", "public", "staff", "crowd",
    "boy", "girl", "child", "baby", "kid", "youth",
})  # fmt: skip
"""“The official said”: it is their trade to have no name, or they are many."""
THINGS_TOO = frozenset({"head", "side", "source", "other", "public", "family", "pair", "couple", "staff", "crowd"})
ONLY_PEOPLE = CALLED_SO - THINGS_TOO
SURE_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ee", "master")


def gender_by_noun(lemma: str) -> Gender | None:
    if lemma in MEN:
        return Gender.MAN
    return Gender.WOMAN if lemma in WOMEN else None


def is_what_one_is(lemma: str) -> bool:
    """Teacher, actor, chemist: safer endings than those that may stand for things; president, billionaire."""
    return lemma.endswith((*SURE_DOERS, "-year-old")) or lemma in ONLY_PEOPLE | OFFICES | NATIVES
