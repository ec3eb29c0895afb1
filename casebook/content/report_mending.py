"""What a misread word may have been: guesses for `report_proof`, which believes none without proof.

A word that the text has only once is doubtful; so are two neighbours that are one word elsewhere.
Guesses are words that the text has elsewhere, words run together taken apart, letters that look
alike, and at the last any one letter. Knows no quotation.
"""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from casebook.content.report_words import Edit, Word, Words

# Letters that a scan takes for others, each way.
_ALIKE = (("l", "i"), ("l", "1"), ("i", "1"), ("o", "0"), ("s", "5"), ("rn", "m"), ("cl", "d"), ("vv", "w"), ("g", "q"),
          ("e", "c"), ("u", "n"), ("h", "b"), ("f", "t"), ("ii", "u"), ("li", "h"), ("ri", "n"), ("a", "o"), ("y", "v"),
          ("8", "b"), ("6", "b"), ("z", "2"))  # fmt: skip
_RARE = 2
_NEAREST = 5
_SHORTEST = 2


def mends(words: Words, said: Sequence[Word]) -> list[Edit]:
    """Give other readings of doubtful words, with what each would cost."""
    found: list[Edit] = []
    for at, word in enumerate(said):
        plain = words.read(word)
        if _is_doubtful(words, plain):
            found += _apart(words, at, word)
            found += [_one(words, at, word, other, 2) for other in _nearest(words, plain)]
            found += [_one(words, at, word, other, 3) for other in _look_alikes(plain)]
        if at + 1 < len(said):
            found += _together(words, at, word, said[at + 1])
    return found


def single_letters(words: Words, said: Sequence[Word]) -> Iterator[Edit]:
    """Give every doubtful word with any one letter other, more or less."""
    for at, word in enumerate(said):
        plain = words.read(word)
        if not _is_doubtful(words, plain):
            continue
        for place in range(len(plain) + 1):
            before, after = plain[:place], plain[place:]
            for letter in ascii_lowercase:
                yield _one(words, at, word, before + letter + after, 9)
                if after:
                    yield _one(words, at, word, before + letter + after[1:], 9)
            if after and len(plain) > 1:
                yield _one(words, at, word, before + after[1:], 9)


def _is_doubtful(words: Words, plain: str) -> bool:
    return words.often[plain] <= _RARE or not plain.isalpha()


def _one(words: Words, at: int, word: Word, other: str, cost: int) -> Edit:
    shown = _like(words.shown(word), words.spelled.get(other, other))
    return Edit(at, at + 1, (other,), shown, cost)


def _apart(words: Words, at: int, word: Word) -> Iterator[Edit]:
    plain = words.read(word)
    for cut in range(1, len(plain)):
        pair = plain[:cut], plain[cut:]
        is_likely = all(words.often[part] > _RARE or part in ("a", "i") for part in pair)
        shown = " ".join(words.spelled.get(part, part) for part in pair)
        yield Edit(at, at + 1, pair, _like(words.shown(word), shown), 1 if is_likely else 4)


def _together(words: Words, at: int, word: Word, following: Word) -> Iterator[Edit]:
    parts = words.read(word), words.read(following)
    whole = "".join(parts)
    if words.often[whole] or any(_is_doubtful(words, part) for part in parts):
        shown = words.spelled.get(whole, words.shown(word + following))
        cost = 1 if words.often[whole] else 3
        yield Edit(at, at + 2, (whole,), _like(words.shown(word), shown), cost)


def _nearest(words: Words, plain: str) -> list[str]:
    from rapidfuzz import process  # noqa: PLC0415 - only a misread copy needs it
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    if len(plain) < _SHORTEST:
        return []
    slips = 1 if len(plain) < 6 else 2
    known = list(words.often)
    scorer = Levenshtein.distance
    near = process.extract(plain, known, scorer=scorer, score_cutoff=slips, limit=_NEAREST + 1)
    return [other for other, _, _ in near if other != plain]


def _look_alikes(plain: str) -> Iterator[str]:
    for one, other in _ALIKE:
        for wrong, right in ((one, other), (other, one)):
            at = plain.find(wrong)
            while at >= 0:
                yield plain[:at] + right + plain[at + len(wrong) :]
                at = plain.find(wrong, at + 1)


def _like(shown: str, other: str) -> str:
    """Give a word with capitals as the one it stands for has them."""
    if len(shown) > 1 and shown.isupper():
        return other.upper()
    return other[:1].upper() + other[1:] if shown[:1].isupper() else other
