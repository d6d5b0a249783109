"""Sentences of ours, and what an editor should be asked about each. How a parser sees them is in `parses.txt`."""

from dataclasses import dataclass
from datetime import date

DAY = date(2026, 11, 23)
"""A Monday."""


@dataclass(frozen=True)
class Told:
    """A story of one sentence or two, and its one event."""

    text: str
    kind: str
    state: str
    date: str | None = None
    people: tuple[str, ...] = ()
    place: str | None = None


EACH_KIND = [
    Told("Edwin Marsh met Lena Brandt in Kelderness on Friday.", "meeting", "happened", "2026-11-20",
         ("Edwin Marsh", "Lena Brandt"), "Kelderness"),
    Told("The two ministers held talks in Geneva on Friday.", "meeting", "happened", "2026-11-20",
         ("The two ministers",), "Geneva"),
    Told("Lena Brandt visited London on 24 September.", "visit", "happened", "2026-09-24", ("Lena Brandt",), "London"),
    Told("The council voted on the plan on Thursday.", "vote", "happened", "2026-11-19", ("The council",)),
    Told("The council approved the budget on Thursday.", "vote", "happened", "2026-11-19", ("The council",)),
    Told("Joan Pell was elected mayor in May.", "election", "happened", "2026-05", ("Joan Pell",)),
    Told("Edwin Marsh signed a treaty with Lena Brandt on Friday.", "signing", "happened", "2026-11-20",
         ("Edwin Marsh", "Lena Brandt")),
    Told("Nurses went on strike on Friday after the workers struck on Thursday.", "strike", "happened", "2026-11-19",
         ("the workers",)),
    Told("The strike at the hospital began on Thursday.", "strike", "happened", "2026-11-19"),
    Told("Liverpool beat Everton on Saturday.", "win", "happened", "2026-11-21", ("Liverpool", "Everton")),
    Told("Walter Green died in Leeds on 3 November.", "death", "happened", "2026-11-03", ("Walter Green",), "Leeds"),
    Told("Two passengers were killed on Sunday.", "death", "happened", "2026-11-22", ("Two passengers",)),
    Told("Joan Pell opened the new library on Saturday.", "opening", "happened", "2026-11-21", ("Joan Pell",)),
    Told("The company closed the factory in March 2024.", "closing", "happened", "2024-03", ("The company",)),
    Told("Thousands of people marched through Paris on Sunday.", "protest", "happened", "2026-11-22",
         ("Thousands of people",)),
    Told("Two trains collided near Lyon on Sunday.", "accident", "happened", "2026-11-22", ("Two trains",), "Lyon"),
    Told("Police arrested Amos Tull in Leeds on Friday.", "arrest", "happened", "2026-11-20",
         ("Police", "Amos Tull"), "Leeds"),
    Told("Amos Tull was charged with fraud on Saturday.", "charge", "happened", "2026-11-21", ("Amos Tull",)),
    Told("Amos Tull was tried for fraud in June.", "trial", "happened", "2026-06", ("Amos Tull",)),
    Told("A jury convicted Amos Tull of fraud on Friday.", "verdict", "happened", "2026-11-20",
         ("A jury", "Amos Tull")),
    Told("Joan Pell resigned as chair of the committee in October.", "other", "happened", "2026-10", ("Joan Pell",)),
]  # fmt: skip

EACH_STATE = [
    Told("The council will vote on the plan on 14 December.", "vote", "expected", "2026-12-14", ("The council",)),
    Told("Edwin Marsh is due to meet Lena Brandt on Tuesday.", "meeting", "expected", "2026-11-24",
         ("Edwin Marsh", "Lena Brandt")),
    Told("Joan Pell plans to visit London in May.", "visit", "expected", "2027-05", ("Joan Pell",), "London"),
    Told("The workers are set to strike on Friday.", "strike", "expected", "2026-11-27", ("The workers",)),
    Told("The League expects to admit Thornsea on Tuesday.", "other", "expected", "2026-11-24",
         ("League", "Thornsea")),
    Told("Edwin Marsh said that he would meet Lena Brandt on Tuesday.", "meeting", "expected", "2026-11-24",
         ("Edwin Marsh", "Lena Brandt")),
    Told("The trial is scheduled for 12 January.", "trial", "expected", "2027-01-12"),
    Told("The talks planned for Monday were called off.", "meeting", "cancelled", "2026-11-23"),
    Told("The council postponed the vote on Friday.", "vote", "cancelled", "2026-11-20", ("The council",)),
    Told("Edwin Marsh cancelled a meeting with Lena Brandt on Friday.", "meeting", "cancelled", "2026-11-20",
         ("Lena Brandt", "Edwin Marsh")),
    Told("Edwin Marsh denied meeting Lena Brandt on Friday.", "meeting", "denied", "2026-11-20",
         ("Edwin Marsh", "Lena Brandt")),
    Told("Edwin Marsh did not meet Lena Brandt on Friday.", "meeting", "denied", "2026-11-20",
         ("Edwin Marsh", "Lena Brandt")),
    Told("Joan Pell refused to sign the agreement on Friday.", "signing", "denied", "2026-11-20", ("Joan Pell",)),
    Told("The ministers never met.", "meeting", "denied", None, ("The ministers",)),
]  # fmt: skip

NO_EVENT = [
    "Edwin Marsh could meet Lena Brandt on Tuesday.",
    "If Edwin Marsh meets Lena Brandt on Tuesday, the council will be pleased.",
    "Edwin Marsh wants to visit London in May.",
    "The company met its target in May.",
    "Did Edwin Marsh meet Lena Brandt on Friday?",
    "Shares in the company closed at 34 cents on Friday.",
    "The stock market crash of 1987 was on a Monday.",
    "The bank charges a fee of two dollars from Monday.",
    "The minister asked whether the council would vote on Tuesday.",
    "The deal won approval on Friday.",
]
"""None of these says that anything happened or will."""

RESOLVED = [
    Told("Edwin Marsh, the mayor of Harrow Point, spoke first. The mayor met Lena Brandt on Friday.", "meeting",
         "happened", "2026-11-20", ("Edwin Marsh", "Lena Brandt")),
    Told("Joan Pell came home. She met Edwin Marsh on Friday.", "meeting", "happened", "2026-11-20",
         ("Joan Pell", "Edwin Marsh")),
    Told("Edwin Marsh met his counterpart, Lena Brandt, on Friday.", "meeting", "happened", "2026-11-20",
         ("Edwin Marsh", "Lena Brandt")),
    Told("Edwin Marsh and Lena Brandt said that they would meet on Tuesday.", "meeting", "expected", "2026-11-24",
         ("Edwin Marsh", "Lena Brandt")),
]  # fmt: skip

DATED = [
    Told("The mayor said on Monday that Joan Pell had visited London in May.", "visit", "happened", "2026-05",
         ("Joan Pell",), "London"),
    Told("On Friday Joan Pell met Edwin Marsh.", "meeting", "happened", "2026-11-20", ("Joan Pell", "Edwin Marsh")),
    Told("The ferry was agreed on 24 September, when Joan Pell met Edwin Marsh.", "meeting", "happened", "2026-09-24",
         ("Joan Pell", "Edwin Marsh")),
    Told("Joan Pell met Edwin Marsh.", "meeting", "happened", None, ("Joan Pell", "Edwin Marsh")),
    Told("Joan Pell has met Edwin Marsh twice since 2019.", "meeting", "happened", None, ("Joan Pell", "Edwin Marsh")),
]  # fmt: skip

ANYTHING = [
    Told("Joan Pell was born in Leeds on 3 June 1960.", "other", "happened", "1960-06-03", ("Joan Pell",), "Leeds"),
    Told("Amos Tull was freed on Friday.", "other", "happened", "2026-11-20", ("Amos Tull",)),
    Told("The concert was cancelled on Friday.", "other", "cancelled", "2026-11-20"),
    Told("Fire destroyed the mill in 2019.", "other", "happened", "2019"),
    Told("Judge Rosa Lane ruled on the case on Thursday.", "verdict", "happened", "2026-11-19", ("Rosa Lane",)),
    Told("Joan Pell sold the company to Tom Harker in May.", "other", "happened", "2026-05",
         ("Joan Pell", "the company", "Tom Harker")),
    Told("The Orvik Prize was awarded to Joan Pell on Friday.", "other", "happened", "2026-11-20", ("Joan Pell",)),
    Told("The company agreed on Friday to sell the factory.", "other", "happened", "2026-11-20", ("The company",)),
    Told("A rocket was launched on Friday.", "other", "happened", "2026-11-20"),
]  # fmt: skip
"""No verb here has a trade of its own, but a day."""

NOTHING_DONE = [
    "The mayor said on Friday that the plan was good.",
    "Joan Pell has lived in Leeds since 2019.",
    "Prices rose in May.",
    "Joan Pell wanted a holiday in May.",
    "The bank remained closed on Monday.",
]
"""Said, lived, risen, wanted, remained: a day makes no event of them."""

CAME_TO_NOTHING = [
    Told("A concert was to have been held in Leeds on Friday.", "other", "cancelled", "2026-11-27", (), "Leeds"),
    Told("The concert, which was to be held in May, has been dropped.", "other", "cancelled", "2027-05"),
    Told("The opening had been set for October but was put off.", "opening", "cancelled", "2026-10"),
    Told("The rocket had been due to lift off on Friday.", "other", "cancelled", "2026-11-27"),
    Told("Police denied reports that Amos Tull had been charged on Sunday.", "charge", "denied", "2026-11-22",
         ("Amos Tull",)),
    Told("A visit by Joan Pell, set for March, was postponed on Tuesday.", "visit", "cancelled", "2027-03",
         ("Joan Pell",)),
]  # fmt: skip

NAMED = [
    Told("The two pilots, Amos Tull and Ben Rowe, died on Sunday.", "death", "happened", "2026-11-22",
         ("Amos Tull", "Ben Rowe")),
    Told("The former head of Harbour Bank, Amos Tull, was arrested on Friday.", "arrest", "happened", "2026-11-20",
         ("Amos Tull",)),
    Told("The carmaker Halden will close its factory in December.", "closing", "expected", "2026-12", ("Halden",)),
    Told("Everton won the cup on Saturday, beating Liverpool.", "win", "happened", "2026-11-21",
         ("Everton", "Liverpool")),
    Told("Eleven people, including Amos Tull, were arrested on Friday.", "arrest", "happened", "2026-11-20",
         ("Eleven people", "Amos Tull")),
    Told("The Lindqvist Museum in Leeds will reopen on Saturday.", "opening", "expected", "2026-11-28",
         ("Lindqvist Museum",)),
]  # fmt: skip

PAIR = "Joan Pell met Edwin Marsh on Friday. The pair will meet again on Tuesday."
LATER = "A sailor was found alive on Sunday.\n\nBen Rowe, 25, was taken to a hospital that night."
HOTEL = "Joan Pell opened the Corona Hotel on Friday. The hotel was sold in May."
KINGS = "Edwin Marsh and Joan Pell arrived in Leeds on Friday. They will meet Lena Brandt on Tuesday."
HEARING = "A public hearing will be held on Friday."
CANCELLED = "The union called off a strike planned for Friday after a meeting."

COUNTED = "Edwin Marsh met Lena Brandt on Monday, their second meeting in two months."
TWICE = "Edwin Marsh met Lena Brandt on Monday. The meeting between Edwin Marsh and Lena Brandt took place on Monday."
QUOTED = "“I met Edwin Marsh on Friday,” said Lena Brandt."

LEAD = (
    "Edwin Marsh, the mayor of Harrow Point, met his Saltmere counterpart, Lena Brandt, in Kelderness on Monday, their "
    "second meeting in two months and the first since the two towns agreed to build a ferry together.\n\n"
    "The pair talked for fifty minutes in a side room of the Net Loft, where the League of Harbour Towns opened its "
    "two-day summit in the morning. The association, which has had six members since it was founded in 2009, expects "
    "to admit Fennick Sands on Tuesday.\n\n"
    "At the head of the list was the electric ferry agreed on 24 September, when Brandt came to Harrow Point and "
    "signed a memorandum at the Custom House.\n\n"
    "Five of the six members must vote for the newcomer."
)
"""The demo's lead story, where it says what happened."""

TEXTS = [
    *(told.text for told in (*EACH_KIND, *EACH_STATE, *RESOLVED, *DATED, *ANYTHING, *CAME_TO_NOTHING, *NAMED)),
    *NO_EVENT, *NOTHING_DONE, COUNTED, TWICE, LEAD, QUOTED, PAIR, LATER, HOTEL, KINGS, HEARING, CANCELLED,
]  # fmt: skip
