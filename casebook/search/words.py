"""From text to the words that are compared: the same for what is indexed, what is typed and what is marked.

Case, accents and kinds of quotation mark do not count, British and American spellings meet, and a compound meets
itself however it is joined: `by-election`, `by election`, `byelection`. A word's *stem* stands for all its forms.
Knows no snapshot and no index; the other modules of this room call it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from whoosh.lang.porter2 import stem as _porter2

# As many different words as a large casebook has.
_REMEMBERED = 65536

_CURLY = {ord(letter): "'" for letter in "‘’ʼ‛`´"} | {ord(letter): '"' for letter in "“”„‟«»"}
_DASHES = {ord(letter): "-" for letter in "‐‑‒"}
_COMPOUND = re.compile(r"[^\W_]+(?:'[^\W_]+)*(?:-[^\W_]+(?:'[^\W_]+)*)*")
_PART = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")
_IZE = re.compile(r"(?<=[a-z]{3})iz(?=(?:e[drs]?|ers|ing|ations?|ational)$)")
_OUR = re.compile(
    r"^((?:behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum|vig)|.*[a-z](?:lab|hon|fav))or(?!at|ar|ous|i[oztf])"
)
_DOUBLED = re.compile(r"^((?:travel|cancel|counsel|label|model|fuel|signal|channel))(ed|ing|ers?)$")
_OTHER_SPELLINGS = {
    "center": "centre", "centers": "centres", "theater": "theatre", "theaters": "theatres",
    "program": "programme", "programs": "programmes", "defense": "defence", "offense": "offence",
    "license": "licence", "licenses": "licences", "practise": "practice", "practises": "practices",
    "judgment": "judgement", "judgments": "judgements", "fulfill": "fulfil", "fulfills": "fulfils",
    "enroll": "enrol", "enrollment": "enrolment", "skillful": "skilful", "gray": "grey", "check": "check",
    "aging": "ageing", "catalog": "catalogue", "dialog": "dialogue", "analyze": "analyse", "analyzed": "analysed",
}  # fmt: skip

# Written in one word, in two, or with a hyphen; other compounds meet with and without their hyphen.
_IN_TWO = {
    ("by", "election"), ("by", "elections"), ("sub", "group"), ("sub", "groups"),
    ("co", "operation"), ("co", "operate"), ("co", "ordination"), ("co", "ordinator"),
}  # fmt: skip
_IN_ONE = {first + second: (first, second) for first, second in _IN_TWO}

# Too common to be looked for beside other words, or asked about rather than told.
_COMMON = """
    a about after all also am among an and any are as at be been being between but by can could did do does
    during for from had happen happened has have having he her here his how i if in into is it its me my no not
    of on one or our she so some such tell than that the their them then there these they this those to us was
    we were what when where which while who whom whose why will with would you your
"""
TOO_COMMON = frozenset(_COMMON.split())


class Token(msgspec.Struct, frozen=True):
    """A word of a text: as compared, its place among the words, and from which letter to which it stands."""

    word: str
    place: int
    start: int
    end: int


def folded(text: str) -> str:
    """Even out case, accents and kinds of quotation mark, letter for letter: places in the text stay."""
    if text.isascii():
        return text.lower()
    return "".join(_folded_letter(letter) for letter in text.translate(_CURLY | _DASHES))


@lru_cache(1024)
def _folded_letter(letter: str) -> str:
    # One letter for one: what a ligature comes apart into would move all that follows.
    apart = unicodedata.normalize("NFKD", letter.lower())
    bare = "".join(part for part in apart if not unicodedata.combining(part))
    return bare if len(bare) == 1 else letter.lower()[:1] or " "


def tokens(text: str) -> Iterator[Token]:
    """Give the words of a text in order.

    A compound gives its parts and, in the place of the first, itself as one word.
    """
    plain = folded(text)
    place = 0
    before: Token | None = None
    for found in _COMPOUND.finditer(plain):
        parts = [
            Token(
                normal(part[0]),
                place + count,
                found.start() + part.start(),
                found.start() + part.end(),
            )
            for count, part in enumerate(_PART.finditer(found[0]))
        ]
        if len(parts) > 1:
            joined = normal("".join(part.word for part in parts))
            yield Token(joined, place, found.start(), found.end())
        elif two := _IN_ONE.get(parts[0].word):
            yield Token(parts[0].word, place, found.start(), found.end())
            parts = [
                Token(two[0], place, found.start(), found.end()),
                Token(two[1], place + 1, *found.span()),
            ]
        elif (
            before
            and (before.word, parts[0].word) in _IN_TWO
            and plain[before.end : found.start()].isspace()
        ):
            yield Token(before.word + parts[0].word, before.place, before.start, found.end())
        yield from parts
        place += len(parts)
        before = parts[-1] if len(parts) == 1 else None


@lru_cache(_REMEMBERED)
def normal(word: str) -> str:
    """Give a folded word without its possessive, in British spelling."""
    bare = _POSSESSIVE.sub("", word).replace("'", "")
    if other := _OTHER_SPELLINGS.get(bare):
        return other
    bare = _DOUBLED.sub(lambda found: f"{found[1]}l{found[2]}", bare)
    return _OUR.sub(r"\1our", _IZE.sub("is", bare))


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """Give what stands for all forms of a normal word: "fund" for "funded" and "funding"."""
    return str(_porter2(word)) if len(word) > 2 else word


def in_order(text: str) -> tuple[str, ...]:
    """Give a text's words one after the other, a compound only as its parts."""
    found = {token.place: token.word for token in tokens(text)}
    return tuple(word for _, word in sorted(found.items()))


def stems(text: str) -> tuple[str, ...]:
    """Give the stems of a text's words in order."""
    return tuple(map(stem, in_order(text)))


def replaced(text: str, word: str, other: str) -> str:
    """Give a text with another word wherever a normal word stands, its capital kept, the rest letter for letter."""
    for token in sorted(tokens(text), key=lambda one: -one.start):
        if token.word == word:
            cased = other.capitalize() if text[token.start].isupper() else other
            text = text[: token.start] + cased + text[token.end :]
    return text
