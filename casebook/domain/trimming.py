"""Cutting a quotation so that it fits: words are only ever left out, each gap marked "[…]", none changed or moved.

A quotation that is cut is still a quotation only because of these rules; nothing here can reword. Pure, over texts.
"""

import re
from collections.abc import Iterable

GAP = "[…]"
_ENDS_SENTENCE = re.compile(r"[.!?][’”'\")]*$")


def without(text: str, left_out: Iterable[int]) -> str:
    """Leave out the words at these places, from 0; words that lie together leave one gap.

    Where all or none are left out the text stays as it is: an empty quotation says nothing.
    """
    words, gone = text.split(), set(left_out)
    kept = [at for at in range(len(words)) if at not in gone]
    if not kept or len(kept) == len(words):
        return text
    made: list[str] = []
    for at, word in enumerate(words):
        if at not in gone:
            made.append(word)
        elif not made or made[-1] != GAP:
            made.append(GAP)
    return " ".join(made)


def to_fit(text: str, most: int) -> str:
    """Cut the end so that at most `most` words are left, after a whole sentence where at least half fit so."""
    words = text.split()
    if len(words) <= most:
        return text
    ends = [at for at, word in enumerate(words[:most], 1) if _ENDS_SENTENCE.search(word)]
    kept = ends[-1] if ends and ends[-1] * 2 >= most else most
    return without(text, range(kept, len(words)))
