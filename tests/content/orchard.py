"""An invented report on village orchards, with invented quotations, and their records as a casebook has them."""

from casebook.domain.quotations import Quote, QuoteSector, Voice, digest, spoken_words

TITLE = "Apples held in common"

PLANTING = (
    "We dug the first row on a wet Tuesday and nobody expected more than a dozen neighbours, but the lane was full by "
    "nine and we ran out of spades before the second cup of tea."
)
GRAFTING = (
    "My grandfather grafted those trees onto wild stock, so when the developers wanted the corner plot I told them the "
    "roots were older than their company and twice as stubborn."
)
PRESSING = (
    "The cider press is what keeps the members together through winter. It's noisy, it leaks, and there isn't a soul "
    "in the parish who hasn't turned its handle at some time or other."
)
SHARING = "Nobody counts the baskets, and that is exactly why nobody takes more than they can eat."
LEASE = "a lease without a gate"

HEADINGS = ("Beginnings", "Keeping going")
BLOCKS = tuple(
    " ".join(block.split())
    for block in f"""
{HEADINGS[0]}

Eleven villages in the valley planted orchards on land that belonged to nobody in particular. Their
committees met in barns, chapels and once in a disused signal box beside the railway.

"{PLANTING}" (Founding member)

Grants paid for fences and water. In most villages the parish clerk kept the accounts, although two
committees preferred a shoebox, and one treasurer trusted only her memory.

"{GRAFTING}" (Landowner)

{HEADINGS[1]}

The third summer brought drought and quarrels over hoses. A solicitor called the arrangement '{LEASE}',
which the committees took as praise. Equipment was repaired, borrowed, lost and eventually shared between
villages.

"{PRESSING}" (Press keeper)

By the fifth autumn the harvest was larger than the valley could eat. Schools, a hospital kitchen and the
lifeboat station took the surplus, and a jam cooperative borrowed the chapel stove on alternate Fridays.

"{SHARING}" (Harvest steward)

Wardens from neighbouring counties came to see the arrangements. They measured fences, tasted russets,
asked about insurance and left with cuttings wrapped in damp newspaper.
""".split("\n\n")
)
TEXT = "\n\n".join(BLOCKS) + "\n"


def record(number, words, source, *, inline=False):
    """Give the record of an invented quotation as a careful transcription makes it."""
    said = words.split()
    most = 4 if len(said) > 8 else 2
    return Quote(
        id=f"q{number:02}",
        source=source,
        sector=QuoteSector.OTHER,
        voice=Voice.NOT_TOLD,
        gist="In our own words.",
        starts=" ".join(said[:most]),
        ends=" ".join(said[-most:]),
        count=len(spoken_words(words)),
        digest=digest(words),
        inline=inline,
    )


QUOTES = (
    record(1, PLANTING, "Chapter 1, Beginnings, paragraph 1"),
    record(2, GRAFTING, "Chapter 1, Beginnings, paragraph 2"),
    record(3, LEASE, "Chapter 2, Keeping going, paragraph 1", inline=True),
    record(4, PRESSING, "Chapter 2, Keeping going, paragraph 1"),
    record(5, SHARING, "Chapter 2, Keeping going, paragraph 2"),
)
SAID = {"q01": PLANTING, "q02": GRAFTING, "q03": LEASE, "q04": PRESSING, "q05": SHARING}


def wrapped(text, width):
    """Break lines at a width, long words with a hyphen, as a narrow column does."""
    lines = []
    for block in text.split("\n"):
        line = ""
        for word in block.split(" "):
            room = width - len(line) - 2
            if len(line) + len(word) < width:
                line = f"{line} {word}".strip()
            elif len(word) > 7 and word.isalpha() and room > 3:
                lines.append(f"{line} {word[: min(room, len(word) - 3)]}-")
                line = word[min(room, len(word) - 3) :]
            else:
                lines.append(line)
                line = word
        lines.append(line)
    return lines
