"""Sentences of ours that tie one to another. How a parser sees them is in `parses.txt`."""

from dataclasses import dataclass
from datetime import date

DAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Told:
    """A sentence and its one tie."""

    text: str
    kind: str
    one: str
    other: str
    state: str
    date: str | None = None
    role: str = ""
    about: str | None = None


TIES = [
    Told("Edwin Marsh, the mayor of Harrow Point, spoke first.", "head of", "Edwin Marsh", "Harrow Point", "in force",
         role="mayor"),
    Told("The mayor of Saltmere, Lena Brandt, spoke first.", "head of", "Lena Brandt", "Saltmere", "in force",
         role="mayor"),
    Told("Ian Bell, the former mayor of Saltmere, spoke first.", "head of", "Ian Bell", "Saltmere", "ended",
         role="mayor"),
    Told("Hester Quill, a member of the United Nations, spoke first.", "member of", "Hester Quill", "United Nations",
         "in force", role="member"),
    Told("Joan Pell became president of France in May 2024.", "head of", "Joan Pell", "France", "in force", "2024-05",
         "president"),
    Told("Joan Pell was elected president of France on Sunday.", "head of", "Joan Pell", "France", "in force",
         "2026-11-22", "president"),
    Told("Joan Pell will become president of France in May.", "head of", "Joan Pell", "France", "proposed", "2027-05",
         "president"),
    Told("Joan Pell resigned as president of France on Sunday.", "head of", "Joan Pell", "France", "ended",
         "2026-11-22", "president"),
    Told("Joan Pell, who chairs the finance committee, spoke first.", "head of", "Joan Pell", "the finance committee",
         "in force"),
    Told("Poland joined NATO in 1999.", "member of", "Poland", "NATO", "in force", "1999"),
    Told("Poland will join NATO in May.", "member of", "Poland", "NATO", "proposed", "2027-05"),
    Told("Britain left the European Union on 31 January 2020.", "member of", "Britain", "European Union", "ended",
         "2020-01-31"),
    Told("The League expects to admit Thornsea on Tuesday.", "member of", "Thornsea", "League", "proposed",
         "2026-11-24"),
    Told("France and Germany agreed on Thursday to build a bridge.", "agreed with", "France", "Germany", "signed",
         "2026-11-19", about="build a bridge"),
    Told("France agreed with Germany on Thursday to build a bridge.", "agreed with", "France", "Germany", "signed",
         "2026-11-19", about="build a bridge"),
    Told("The mayors of London and Paris agreed to build a bridge.", "agreed with", "London", "Paris", "signed",
         about="build a bridge"),
    Told("France signed a treaty with Germany on Thursday.", "agreed with", "France", "Germany", "signed",
         "2026-11-19"),
    Told("France and Germany will sign a treaty on fishing in May.", "agreed with", "France", "Germany", "proposed",
         "2027-05", about="fishing"),
    Told("France proposed a treaty with Germany on Thursday.", "agreed with", "France", "Germany", "proposed",
         "2026-11-19"),
    Told("A treaty between France and Germany took effect on Thursday.", "agreed with", "France", "Germany",
         "in force", "2026-11-19"),
    Told("France ended its treaty with Germany on Thursday.", "agreed with", "France", "Germany", "ended",
         "2026-11-19"),
]  # fmt: skip

NO_TIE = [
    "France agreed to pay.",
    "Defence Minister Joan Pell spoke first.",
    "Joan Pell denied that she was the president of France.",
    "If Poland joins NATO in May, the council will be pleased.",
    "Joan Pell joined her husband in May.",
    "She left London in May.",
    "“Joan Pell is the president of France,” said Amos Tull.",
]

TWO_TOWNS = (
    "Edwin Marsh, the mayor of Harrow Point, met his Saltmere counterpart in Kelderness on Monday, the first time "
    "since the two towns agreed to build a ferry.\n\nThe ferry was agreed on 24 September."
)
TWO_MAYORS = "Edwin Marsh and Lena Brandt, the mayors of London and Paris, spoke first."
TEXTS = [*(told.text for told in TIES), *NO_TIE, TWO_TOWNS, TWO_MAYORS]
