"""The words that stand in and before names: titles, particles, short forms of given names, lists of our own."""

TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "reverend",
    "father", "sister", "brother", "rabbi", "imam", "pastor", "bishop", "archbishop", "cardinal", "pope", "president",
    "pres",
    "vice", "vice-president", "premier", "prime", "minister", "chancellor", "secretary", "senator", "sen", "sens",
    "representative", "rep", "reps", "congressman", "congresswoman", "congressmen", "governor", "gov", "govs", "lt",
    "mayor", "councillor", "councilman", "councilwoman", "alderman", "judge", "justice", "chief", "attorney",
    "general", "gen", "col", "colonel", "capt", "captain", "major", "maj", "sgt", "sergeant", "lieutenant", "officer",
    "detective", "inspector", "constable", "sheriff", "commissioner", "superintendent", "admiral", "adm", "king",
    "queen", "prince", "princess", "duke", "duchess", "count", "countess", "baron", "baroness", "emperor",
    "sheikh", "sheik", "ambassador", "speaker", "chairman", "chairwoman", "chair", "deputy", "director", "coach",
    "economist", "analyst", "author", "actor", "actress", "singer", "spokesman", "spokeswoman", "spokesperson",
    "candidate", "nominee", "former", "ex-president", "then-president", "state", "u.s", "us", "first", "hon",
    "honourable", "honorable", "the", "republican", "democrat", "democratic", "gop", "reporter", "host", "anchor",
    "editor", "journalist", "columnist", "strategist",
})  # fmt: skip
MEN = frozenset({
    "mr", "sir", "lord", "king", "prince", "duke", "earl", "baron", "father", "brother", "congressman", "councilman",
    "spokesman", "chairman", "son", "husband", "uncle", "nephew", "grandson", "grandfather", "widower",
})  # fmt: skip
WOMEN = frozenset({
    "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "duchess", "countess", "baroness", "sister",
    "congresswoman", "councilwoman", "spokeswoman", "chairwoman", "actress", "mother", "daughter", "wife", "aunt",
    "niece", "granddaughter", "grandmother", "widow",
})  # fmt: skip
KIN = frozenset({
    "husband", "wife", "son", "daughter", "father", "mother", "brother", "sister", "uncle", "aunt", "nephew", "niece",
    "grandson", "granddaughter", "grandfather", "grandmother", "widow", "widower",
})  # fmt: skip
"""What somebody is to another who is told of."""
WRITTEN_SHORT = {
    "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative", "gov": "governor",
    "govs": "governor", "gen": "general", "col": "colonel", "capt": "captain", "maj": "major", "sgt": "sergeant",
    "adm": "admiral", "prof": "professor", "rev": "reverend", "dr": "doctor", "lt": "lieutenant",
    "congressmen": "congressman", "pres": "president",
}  # fmt: skip
"""Titles as they stand before a name, and in full as they stand alone."""
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What tells a child from a parent of the same name."""
SUFFIXES = GENERATIONS | {"md", "phd", "mp", "qc", "kc"}
YOUNGER, ELDER = "younger", frozenset({"elder", "older"})
PARTICLES = frozenset({
    "de", "da", "di", "du", "del", "della", "der", "den", "van", "von", "la", "le", "el", "al", "bin", "ibn", "st",
    "o", "ter", "ten",
})  # fmt: skip
FAMILY_NAMES_FIRST = frozenset({
    "ahn", "an", "bae", "bai", "bui", "cai", "cao", "chang", "chen", "cheng", "cho", "choe", "choi", "chun", "chung",
    "dai", "dang", "deng", "ding", "dinh", "do", "dong", "duan", "duong", "fan", "fang", "feng", "fu", "gao", "gong",
    "gu", "guo", "ha", "han", "hao", "he", "ho", "hoang", "hong", "hou", "hu", "huang", "huynh", "hwang", "jang",
    "jeon", "jeong", "ji", "jia", "jiang", "jin", "jo", "jung", "kang", "kim", "kong", "kwon", "lai", "le", "lee",
    "lei", "li", "liang", "liao", "lim", "lin", "liu", "long", "lu", "luo", "lyu", "ma", "mao", "meng", "min", "mo",
    "moon", "ngo", "nguyen", "noh", "oh", "pak", "pan", "park", "peng", "pham", "phan", "qian", "qiao", "qin", "qiu",
    "ren", "rhee", "roh", "ryu", "seo", "shen", "shi", "shin", "sim", "son", "song", "su", "suh", "sun", "tan", "tang",
    "tao", "tian", "tran", "truong", "vo", "vu", "wan", "wang", "wei", "wen", "wu", "xi", "xia", "xiao", "xie", "xiong",
    "xu", "yan", "yang", "yao", "ye", "yi", "yin", "yoo", "yoon", "you", "yu", "yuan", "yun", "zeng", "zhang", "zhao",
    "zheng", "zhong", "zhou", "zhu", "zou",
})  # fmt: skip
"""Of Chinese, Korean and Vietnamese people, whose family name stands first; common ones."""
SHORT_FORMS = tuple(
    frozenset(names.split())
    for names in (
        "abigail abby", "albert al bert", "alexander alex sandy", "alfred alf fred", "andrew andy drew",
        "anthony tony", "arthur art", "barbara barb", "benjamin ben", "bernard bernie", "catherine cathy kate cate",
        "charles charlie chuck", "christopher chris", "daniel dan danny", "david dave", "deborah deb debbie",
        "donald don", "dorothy dot", "edward ed eddie ted ned", "eleanor nell ellie", "elizabeth liz beth betty lizzie",
        "eugene gene", "francis frank", "frederick fred freddie", "gerald gerry jerry", "gregory greg",
        "harold harry hal", "henry hank harry", "james jim jimmy jamie", "jennifer jen jenny", "jeffrey jeff",
        "john jack johnny", "jonathan jon", "joseph joe joey", "katherine kate kathy katie", "kenneth ken kenny",
        "lawrence larry", "leonard len leo", "leslie les", "margaret maggie meg peggy", "matthew matt",
        "michael mike mick mickey", "nicholas nick", "pamela pam", "patricia pat patty trish", "patrick pat paddy",
        "peter pete", "philip phil", "rebecca becky", "richard dick rick richie", "robert bob bobby rob robbie",
        "ronald ron ronnie", "samuel sam", "samantha sam", "sandra sandy", "stephen steve", "steven steve",
        "stuart stu",
        "susan sue susie", "theodore ted theo", "theresa terry tess", "thomas tom tommy", "timothy tim",
        "victoria vicky", "vincent vince", "walter walt", "william bill billy will",
    )
)  # fmt: skip
"""English given names and what their bearers are called."""
SMALL = frozenset({"of", "and", "the", "for", "on", "in", "to", "de", "du", "des", "la", "le", "&"})
"""Words that initials may leave out."""
BEFORE_A_PLACE_NAME = frozenset({"river", "lake", "mount", "cape", "port", "gulf", "strait", "isle"})
AFTER_A_PLACE_NAME = frozenset({"state", "county", "province", "river", "island", "city", "region", "district"})
CLUBS = frozenset({"rovers", "wanderers", "athletic", "albion", "rangers", "united", "villa"})
"""What clubs are called by alone."""
