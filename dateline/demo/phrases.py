"""Words for grown stories: small talk of a small town, enough to tell one story from another."""

WHO = (
    "the harbour office", "the county", "the parish council", "the Quay Traders", "the allotment society",
    "the lifeboat crew", "the school governors", "the bus company", "the rowing club", "the library committee",
    "the fish market", "the drainage board", "the theatre trust", "the bell-ringers", "the chess club",
    "the flood wardens", "the cycling group", "the beekeepers", "the town band", "the ferry crew",
)  # fmt: skip
WHERE = (
    "Rope Walk", "East Quay", "Custom House Steps", "Tanner’s Row", "the Strand", "Corn Hall", "Gannet Head",
    "Wend Lock", "Old Side", "Mill Lane", "Chandler’s Yard", "the Guildhall", "Saltings Road", "Beacon Hill",
    "Net Loft Alley", "the Ropewalk ground", "Ferry Lane", "Cooper’s Wharf", "St Brannock’s", "the Lower Slip",
)  # fmt: skip
DEED = (
    "asks for", "puts off", "opens", "argues over", "votes for", "pays for", "gives up", "repairs", "measures",
    "welcomes", "refuses", "counts", "paints", "moves", "shares", "doubles", "halves", "borrows", "tests", "closes",
)  # fmt: skip
WHAT = (
    "a second crossing", "longer hours", "a smaller roof", "the winter timetable", "a new clock", "its moorings",
    "the night bus", "a hundred trees", "the old boiler", "two more classrooms", "the tide tables", "a wider gate",
    "free Sundays", "the swimming ladder", "a coat of paint", "its oldest boat", "the market pitches", "a quiet hour",
    "the sea wall", "three lamp posts",
)  # fmt: skip
FIRST = (
    "Ada", "Bram", "Clem", "Dora", "Ewan", "Fay", "Gus", "Hetty", "Ivor", "Jess", "Kit", "Lou", "Mina", "Ned", "Orla",
    "Pip", "Quill", "Rhoda", "Saul", "Tess", "Una", "Vic", "Wren", "Yusuf", "Zelda",
)  # fmt: skip
LAST = (
    "Abney", "Brock", "Cawley", "Dunmore", "Ebdon", "Fursey", "Gammon", "Hask", "Inskip", "Jolliffe", "Kersey",
    "Luxton", "Marwood", "Nott", "Oram", "Pascoe", "Quick", "Rendle", "Stoneman", "Tapper", "Upcott", "Vickery",
    "Widdow", "Yeo", "Zeal",
)  # fmt: skip
SAYS = ("said", "told the Courier", "said on {weekday}", "said afterwards", "wrote in a note to members", "admitted")
REMARKS = (
    "We have waited since {year} for this, and {number} of us are still counting",
    "It cost £{sum}, which is less than the argument did",
    "Nobody fell in, so I call that a good {weekday}",
    "You can mend it or you can meet about it, and we met {number} times",
    "I was against it in {year} and I have had time to think",
    "Ask me again when the tide is out",
    "There were {number} of us and one kettle",
    "My grandmother would have done it by {weekday}",
)
OPENINGS = (
    "{Who} {deed} {what} at {where} after {number} weeks of letters, two meetings and a petition.",
    "After a vote of {number} to {small} on {weekday}, {who} {deed} {what} at {where}.",
    "It took {who} until {weekday} to agree, but {what} at {where} will not wait for another winter.",
    "{number} people came to {where} on {weekday} to hear why {who} {deed} {what}.",
)
MIDDLES = (
    "The sum set aside is £{sum}, most of it from a fund that was begun in {year} and then forgotten.",
    "“{remark},” {name} {says}.",
    "{name}, who has kept the minutes since {year}, put the number of objections at {number}.",
    "A survey in {year} found {number} faults at {where}, of which {small} have been put right.",
    "According to {who}, the work needs {small} people and about {number} days, weather allowing.",
    "Not everyone agrees. “{remark},” said {name}, who lives at {where}.",
    "The last time {who} tried it, in {year}, the bill came to £{sum} and the roof to {small} pieces.",
    "Councillors were told that {what} would be “{small} parts patience to one of paint”.",
    "{name} denied that {who} had been asked first, and produced a letter dated {weekday}.",
    "Traffic at {where} has risen by {number} in a hundred since {year}, a count by volunteers suggests.",
)
ENDINGS = (
    "A decision is expected by {weekday}. Until then {where} stays as it is.",
    "{Who} will meet again at {where}. Tea is promised.",
    "Work begins on {weekday}, unless it rains.",
    "The plans can be seen at {where} for {number} days.",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KICKERS = ("Harbour", "Schools", "Roads", "Weather", "Markets", "Health", "Courts", "Parish", "Water", "Parks")
