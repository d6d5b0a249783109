"""The English verbs and nouns of saying, by what they take: a list of our own, written by hand."""

import re

SAYING = frozenset({
    "say", "tell", "add", "ask", "answer", "reply", "respond", "explain", "note", "observe", "remark", "comment",
    "state", "declare", "announce", "argue", "claim", "insist", "warn", "admit", "acknowledge", "concede",
    "confess", "confirm", "deny", "suggest", "recall", "remember", "recount", "relate", "continue", "conclude",
    "go", "predict", "retaliate", "joke", "quip", "boast", "brag", "complain", "grumble", "lament", "muse",
    "ponder", "wonder", "reason", "stress", "emphasize", "emphasise", "underscore", "underline", "reiterate",
    "repeat", "maintain", "assert", "contend", "allege", "affirm", "attest", "testify", "swear", "vow", "promise",
    "pledge", "assure", "advise", "counsel", "caution", "urge", "implore", "plead", "beg", "demand", "order",
    "instruct", "command", "exclaim", "shout", "yell", "scream", "cry", "call", "holler", "bellow", "roar",
    "whisper", "murmur", "mutter", "mumble", "sigh", "laugh", "chuckle", "smile", "groan", "snap", "bark", "growl",
    "hiss", "sneer", "scoff", "shrug", "fume", "rage", "thunder", "gush", "rave", "enthuse", "cheer", "chant",
    "sing", "recite", "read", "report", "reveal", "disclose", "divulge", "confide", "inform", "notify", "mention",
    "disagree", "agree", "offer", "propose", "venture", "volunteer", "interject", "interrupt", "chime", "counter",
    "rebut", "retort", "rejoin", "object", "protest", "elaborate", "clarify", "specify", "expand", "proclaim",
    "pronounce", "preach", "lecture", "quote", "cite", "summarize", "summarise", "sum", "speculate", "theorize",
    "theorise", "surmise", "estimate", "guess", "reflect", "rule", "hold", "find", "begin", "start", "finish",
    "end", "open", "close", "deadpan", "jest", "tease", "wisecrack", "kid", "nod", "speak", "talk", "vent", "rant",
    "declaim", "intone", "opine", "posit", "postulate", "write", "tweet", "post", "message", "text", "email",
    "e-mail", "blog", "caption", "publish", "pen", "retweet", "blare", "headline", "editorialize", "editorialise",
    "telegraph", "wire", "cable", "fax", "scribble", "sign",
})  # fmt: skip
"""They take a whole sentence: “…,” she said."""

THINKING = frozenset({
    "believe", "think", "feel", "know", "see", "fear", "hope", "worry", "expect", "consider", "regard",
    "understand", "realize", "realise", "learn", "hear", "assume", "suppose", "imagine", "doubt", "suspect", "wish",
    "want", "dream", "decide", "view", "deem", "judge", "reckon", "figure",
})  # fmt: skip
"""What is in somebody's mind. They give partial quotes a speaker, and whole ones only from close by."""

JUDGING = frozenset({
    "call", "describe", "label", "brand", "characterize", "characterise", "refer", "accuse", "blame", "charge",
    "slam", "blast", "rip", "attack", "criticize", "criticise", "condemn", "denounce", "decry", "deride", "mock",
    "ridicule", "lambast", "lambaste", "assail", "hammer", "bash", "chide", "chastise", "scold", "rebuke",
    "castigate", "excoriate", "savage", "skewer", "pan", "trash", "knock", "dismiss", "reject", "rebuff",
    "disparage", "belittle", "insult", "taunt", "disavow", "repudiate", "renounce", "refute", "dispute",
    "challenge", "question", "contest", "praise", "laud", "hail", "tout", "applaud", "commend", "compliment",
    "credit", "salute", "welcome", "celebrate", "bless", "endorse", "thank", "congratulate", "apologize",
    "apologise", "defend", "justify", "excuse", "portray", "depict", "paint", "cast", "compare", "liken", "equate",
    "invoke", "evoke", "echo", "parrot", "address", "discuss", "lay", "raise", "point", "signal", "indicate",
    "imply", "hint", "allude", "show", "detail", "outline", "present", "express", "voice", "articulate", "convey",
    "communicate", "relay", "deliver", "issue", "release", "give", "utter", "admire", "exhort", "reference", "rate",
    "prefer", "employ", "coin", "throw", "toss", "advocate", "dub", "deplore", "bemoan", "rail", "inveigh", "fire",
    "shoot", "hit", "lash", "lob", "hurl", "unleash", "encourage", "press", "push", "prod", "invite", "appeal",
    "request", "seek", "threaten", "scorn", "cite", "concur", "predict", "foresee", "forecast", "promise",
})  # fmt: skip
"""What somebody does with words. They take a few quoted ones: called it “a disgrace”."""

CALLING = frozenset({
    "call", "describe", "label", "brand", "characterize", "characterise", "refer", "accuse", "blast", "rip", "slam",
    "criticize", "criticise", "condemn", "denounce", "decry", "deride", "mock", "ridicule", "lambast", "lambaste",
    "assail", "dismiss", "reject", "praise", "laud", "hail", "tout", "dub", "paint", "portray", "depict", "compare",
    "liken", "apologize", "apologise", "refute", "dispute", "rate", "cite", "echo", "attack", "chide", "scold",
    "rebuke", "blame",
})  # fmt: skip
"""Those of them that name what the words are for."""

WEAK = frozenset({
    "go", "find", "hold", "rule", "read", "sing", "sign", "open", "close", "end", "start", "begin", "finish",
    "give", "make", "take", "use", "want", "see", "know", "show", "deliver", "press", "push", "seek", "hit", "fire",
    "shoot", "throw", "toss", "cast", "present", "raise", "lay", "point", "conclude", "smile", "laugh", "shrug",
    "nod", "sigh", "cheer", "figure", "decide", "expand", "call", "sum", "cable", "wire", "text", "post", "run",
    "order", "command", "charge", "release", "issue", "welcome", "celebrate", "bless", "learn", "hear", "offer",
    "cry",
})  # fmt: skip
"""Words with other trades as well: they count only where the marks are near, and stay behind any other."""

VERBS = SAYING | THINKING | JUDGING

SPEECH_NOUNS = frozenset({
    "statement", "comment", "remark", "claim", "assertion", "argument", "accusation", "allegation", "charge",
    "warning", "promise", "pledge", "vow", "declaration", "announcement", "speech", "address", "interview",
    "letter", "memo", "email", "e-mail", "tweet", "post", "message", "note", "essay", "column", "op-ed",
    "editorial", "article", "report", "testimony", "answer", "response", "reply", "question", "call", "plea",
    "appeal", "description", "suggestion", "contention", "insistence", "belief", "view", "opinion", "idea",
    "notion", "criticism", "complaint", "attack", "slogan", "motto", "mantra", "refrain", "line", "phrase", "words",
    "word", "quote", "quotation", "joke", "quip", "apology", "denial", "admission", "confession", "observation",
    "explanation", "prediction", "reference", "rhetoric", "talk", "conclusion", "finding", "stance", "catchphrase",
    "concern", "fear", "hope", "proposal", "estimate", "formulation", "caricature", "ruling", "verdict", "dissent",
    "decision", "order", "filing", "affidavit", "lawsuit", "petition", "resolution",
})  # fmt: skip
"""What somebody says, as a thing: her claim that “…”."""

VOICES = frozenset({
    "statement", "report", "poll", "survey", "study", "analysis", "article", "editorial", "column", "letter",
    "email", "memo", "post", "document", "filing", "lawsuit", "complaint", "ruling", "affidavit", "ad",
    "advertisement", "commercial", "video", "headline", "website", "site", "blog", "newspaper", "paper", "magazine",
    "journal", "release", "transcript", "book", "caption", "banner", "sign", "placard", "poster", "sticker",
    "shirt", "t-shirt", "tweet", "message", "note", "bill", "law", "act", "rule", "plan", "platform", "resolution",
    "petition", "constitution", "amendment", "statute", "order", "decision", "opinion", "indictment", "investigation",
    "audit", "inquiry", "review", "probe", "footnote", "hat", "badge", "slogan", "account", "dispatch",
})  # fmt: skip
"""Things that say something themselves, when no person does."""

SAID = re.compile(
    r"""
    (?:said|says|saying|told|tells|added|adds|asked|asks|answered|answers|replied|replies|responded|explained|explains
    |noted|notes|observed|remarked|commented|stated|states|declared|announced|argued|argues|claimed|claims|insisted|insists
    |warned|warns|admitted|admits|acknowledged|conceded|confirmed|denied|suggested|recalled|recalls|continued|continues
    |concluded|predicted|joked|quipped|complained|lamented|mused|wondered|stressed|emphasi[sz]ed|reiterated|repeated
    |maintained|asserted|contended|alleged|testified|vowed|promised|pledged|urged|cautioned|exclaimed|shouted|yelled
    |cried|whispered|murmured|muttered|sighed|wrote|writes|tweeted|posted|agreed|countered|retorted|interjected
    |reads|read|according\ to)
    """,
    re.VERBOSE,
)
"""The forms a reading without grammar trusts."""
