"""What a person asks: a line of words into a `Query`. Pure, and never refuses: what makes no sense is read as words.

    trust funding            all the words, in any of their forms
    "terms of reference"     exactly these words; one word in quotation marks is that very form
    trust OR funding         either; binds its two neighbours
    NOT cuts, -cuts          without
    partner*                 words that begin so
    trust near funding       both, a few words apart
    theme:trust site:6       only these; `theme`, `sector`, `site`, `kind`, `country`, `status`, `period`
    autumn 1999, 1997..1999  only what falls in that time, or may

Knows the language and a glossary's words, no snapshot and no index.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from casebook.domain import dates, dates_words
from casebook.domain.dates import FuzzyDate
from casebook.errors import DateError
from casebook.search import words

FIELDS = ("theme", "sector", "site", "kind", "country", "status", "period")

# A page pasted into the box is no question: beyond this nothing is read.
LONGEST = 500

PIECE = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?
        (?:(?P<field>[^\W\d_]+):(?:"(?P<quoted_value>[^"]*)"|(?P<value>[^\s"]+))
        |"(?P<quoted>[^"]*)"
        |(?P<word>[^\s"]+)
        |(?P<stray>"))""",
    re.VERBOSE,
)
SITE = re.compile(r"site[ _-]?0*(\d+)")
_HAS_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)|(?<!\d)\d{3}0s\b")
_RANGE = re.compile(r"(\d{4}(?:-\d\d){0,2})\.\.(\d{4}(?:-\d\d){0,2})")
_DATE_AT_MOST = 7


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """A word in any of its forms.

    `parts` are those of a compound. `exact` wants this very form, `begins` what begins so, and `growing` is still being
    typed: either will do.
    """

    word: str
    parts: tuple[str, ...] = ()
    exact: bool = False
    begins: bool = False
    growing: bool = False

    @property
    def stems(self) -> tuple[str, ...]:
        """Give the stems of its parts, or its own."""
        return tuple(map(words.stem, self.parts or (self.word,)))


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """Words in these very forms, one after the other."""

    words: tuple[str, ...]


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """Two words, in any of their forms, a few words apart."""

    left: Word
    right: Word


class Alias(msgspec.Struct, frozen=True, kw_only=True):
    """Words that have other names in the glossary; `others` are those, in stems."""

    words: tuple[Word, ...]
    others: tuple[tuple[str, ...], ...]


class AnyOf(msgspec.Struct, frozen=True, kw_only=True):
    """Either of several."""

    parts: tuple["Part", ...]


Part = Word | Phrase | Near | Alias | AnyOf


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A field word: only what has this value there, or nothing that has it."""

    field: str
    value: str
    excluded: bool = False


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked. `common` are words left out as too common; `notes` tell what was odd."""

    wanted: tuple[Part, ...] = ()
    unwanted: tuple[Part, ...] = ()
    wishes: tuple[Wish, ...] = ()
    periods: tuple[FuzzyDate, ...] = ()
    common: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether it asks for nothing at all."""
        return not (self.wanted or self.unwanted or self.wishes or self.periods)


class Aliases:
    """The names in a glossary that mean the same."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self._others: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
        for group in groups:
            forms = tuple(dict.fromkeys(form for name in group if (form := words.stems(name))))
            for form in forms:
                others = tuple(other for other in forms if other != form)
                if others:
                    self._others[form] = others
        self.longest = max(map(len, self._others), default=0)

    def of(self, form: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Give the other names of one, in stems."""
        return self._others.get(form, ())


class _Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the line as typed: a bare word, a quotation, or a field word with its value."""

    text: str
    minus: bool = False
    quoted: bool = False
    field: str = ""

    @property
    def is_bare(self) -> bool:
        """Say whether it is a word with nothing around it."""
        return not (self.minus or self.quoted or self.field or self.text.endswith("*"))


class _Item(msgspec.Struct, frozen=True, kw_only=True):
    """What pieces were read as: a part, or an operator between parts."""

    part: Part | None = None
    operator: str = ""
    minus: bool = False


def parse(text: str, aliases: Aliases | None = None, *, growing: bool = False) -> Query:
    """Read what was typed; `growing` says that its last word may not be finished yet."""
    line = tidied(text)
    reading = _Reading(aliases or Aliases())
    reading.read(_pieces(line), growing=growing and line[-1:].isalnum())
    return reading.query(is_cut=len(text) > LONGEST)


def tidied(text: str) -> str:
    """Give the line with plain marks for typographic ones, letter for letter."""
    visible = (" " if unicodedata.category(one)[0] in "CZ" else one for one in text[:LONGEST])
    return re.sub("[“”„‟«»]", '"', re.sub("[‐‑‒−]", "-", "".join(visible)))


def _pieces(text: str) -> list[_Piece]:
    pieces = []
    for found in PIECE.finditer(text):
        quoted, field = found["quoted"], (found["field"] or "").casefold()
        if field and field not in FIELDS:
            field, quoted = "", None
            pieces += [_Piece(text=one) for one in re.split('[:"]', found[0]) if one]
        else:
            said = found["quoted_value"], found["value"], quoted, found["word"], found["stray"]
            typed = next(one for one in said if one is not None)
            is_quoted = quoted is not None or found["stray"] is not None
            pieces.append(
                _Piece(text=typed, minus=bool(found["minus"]), quoted=is_quoted, field=field)
            )
    return pieces


class _Reading:
    """One reading of one line."""

    def __init__(self, aliases: Aliases) -> None:
        self._aliases = aliases
        self._items: list[_Item] = []
        self._wishes: list[Wish] = []
        self._periods: list[FuzzyDate] = []
        self._notes: list[str] = []

    def read(self, pieces: Sequence[_Piece], *, growing: bool) -> None:
        """Read piece after piece, dates and sites before words."""
        at = 0
        while at < len(pieces):
            rest = pieces[at : at + _DATE_AT_MOST]
            at += (
                self._date(rest)
                or self._site(rest)
                or self._marked(rest[0])
                or self._run(pieces[at:], growing=growing)
            )

    def query(self, *, is_cut: bool) -> Query:
        """Put together what was read."""
        wanted, unwanted = self._joined()
        kept = [part for part in wanted if not _is_common(part)]
        common = [part.word for part in wanted if isinstance(part, Word) and _is_common(part)]
        if not (kept or self._periods or self._wishes):
            kept, common = wanted, []
        if is_cut:
            self._notes.append(f"only the first {LONGEST} letters were read")
        return Query(
            wanted=tuple(dict.fromkeys(kept)),
            unwanted=tuple(dict.fromkeys(unwanted)),
            wishes=tuple(dict.fromkeys(self._wishes)),
            periods=tuple(dict.fromkeys(self._periods)),
            common=tuple(dict.fromkeys(common)),
            notes=tuple(dict.fromkeys(self._notes)),
        )

    def _follows_not(self) -> bool:
        return bool(self._items) and self._items[-1].operator == "NOT"

    def _date(self, pieces: Sequence[_Piece]) -> int:
        """Read the longest date that begins here; give how many pieces it took."""
        if self._follows_not():
            return 0
        bare = next((at for at, piece in enumerate(pieces) if not piece.is_bare), len(pieces))
        for length in range(bare, 0, -1):
            typed = " ".join(piece.text for piece in pieces[:length])
            if _HAS_YEAR.search(typed) and (date := _date(typed)):
                self._periods.append(date)
                return length
        return 0

    def _site(self, pieces: Sequence[_Piece]) -> int:
        if self._follows_not():
            return 0
        for length in (2, 1):
            if len(pieces) >= length and all(piece.is_bare for piece in pieces[:length]):
                typed = " ".join(piece.text for piece in pieces[:length])
                if found := SITE.fullmatch(typed.casefold().rstrip(",.;")):
                    self._wishes.append(Wish(field="site", value=found[1]))
                    return length
        return 0

    def _marked(self, piece: _Piece) -> int:
        """Read what bears a mark: an operator, a field word, quotation marks, a star."""
        if piece.is_bare:
            if piece.text in ("OR", "AND", "NOT") or piece.text.casefold() == "near":
                self._items.append(_Item(operator=piece.text))
                return 1
            return 0
        minus = piece.minus or self._follows_not()
        if piece.field:
            if self._follows_not():
                self._items.pop()
            for value in filter(None, map(str.strip, piece.text.split(","))):
                self._wishes.append(Wish(field=piece.field, value=value, excluded=minus))
        elif piece.quoted:
            self._quoted(piece)
        elif piece.text.endswith("*"):
            self._beginning(piece)
        else:
            self._items += [_Item(part=word, minus=piece.minus) for word in _words(piece.text)]
        return 1

    def _quoted(self, piece: _Piece) -> None:
        spoken = words.in_order(piece.text)
        if len(spoken) > 1:
            self._items.append(_Item(part=Phrase(words=spoken), minus=piece.minus))
        elif spoken:
            self._items += [
                _Item(part=msgspec.structs.replace(word, exact=True), minus=piece.minus)
                for word in _words(piece.text)
            ]
        elif piece.text == '"':
            self._notes.append("a quotation mark has no partner and was passed over")

    def _beginning(self, piece: _Piece) -> None:
        read = _words(piece.text.rstrip("*"))
        if read:
            *whole, last = read
            whole.append(msgspec.structs.replace(last, begins=True))
            self._items += [_Item(part=word, minus=piece.minus) for word in whole]
        else:
            self._notes.append("a star needs letters before it")

    def _run(self, pieces: Sequence[_Piece], *, growing: bool) -> int:
        """Read a run of bare words together, so that `by election` and names of several words are seen."""
        length = 1
        while length < len(pieces) and self._is_plain(pieces[length:]):
            length += 1
        read = _words(" ".join(piece.text for piece in pieces[:length]))
        if growing and read and length == len(pieces):
            read[-1] = msgspec.structs.replace(read[-1], growing=True)
        self._items += [_Item(part=part) for part in self._with_aliases(read)]
        return length

    def _is_plain(self, pieces: Sequence[_Piece]) -> bool:
        piece = pieces[0]
        if (
            not piece.is_bare
            or piece.text in ("OR", "AND", "NOT")
            or piece.text.casefold() == "near"
        ):
            return False
        # A date or a site that begins here ends the run; both are read anew from here.
        probe = _Reading(self._aliases)
        near = pieces[:_DATE_AT_MOST]
        return not (probe._date(near) or probe._site(near))

    def _with_aliases(self, run: Sequence[Word]) -> list[Part]:
        parts: list[Part] = []
        at = 0
        while at < len(run):
            for length in range(min(self._aliases.longest, len(run) - at), 0, -1):
                named = tuple(run[at : at + length])
                others = self._aliases.of(tuple(stem for word in named for stem in word.stems))
                if others:
                    parts.append(Alias(words=named, others=others))
                    at += length
                    break
            else:
                parts.append(run[at])
                at += 1
        return parts

    def _joined(self) -> tuple[list[Part], list[Part]]:
        """Bind the operators to their neighbours; one that lacks a neighbour is passed over."""
        wanted: list[Part] = []
        unwanted: list[Part] = []
        items = list(self._items)
        pending = ""
        for item in items:
            if item.operator:
                pending = self._passed_over(pending, wanted)
                pending = item.operator
            elif item.part is not None:
                if item.minus or pending == "NOT":
                    unwanted.append(item.part)
                else:
                    self._bind(pending, item.part, wanted)
                pending = ""
        self._passed_over(pending, wanted)
        return wanted, unwanted

    def _bind(self, operator: str, part: Part, wanted: list[Part]) -> None:
        before = wanted[-1] if wanted else None
        if operator == "OR" and before is not None:
            others = before.parts if isinstance(before, AnyOf) else (before,)
            wanted[-1] = AnyOf(parts=(*others, part))
        elif operator.casefold() == "near" and isinstance(before, Word) and isinstance(part, Word):
            wanted[-1] = Near(left=before, right=part)
        else:
            self._passed_over(operator, wanted)
            wanted.append(part)

    def _passed_over(self, operator: str, wanted: list[Part]) -> str:
        if operator == "near":
            wanted.append(Word(word="near"))
        elif operator and operator != "AND":
            self._notes.append(
                f"{operator} needs a word on either side"
                if operator != "NOT"
                else "NOT needs a word after it"
            )
        return ""


def _words(text: str) -> list[Word]:
    """Give the words of a text, a compound as one with its parts."""
    read: list[Word] = []
    whole: words.Token | None = None
    for token in sorted(words.tokens(text), key=lambda one: (one.start, -one.end)):
        if whole and token.start < whole.end:
            read[-1] = msgspec.structs.replace(read[-1], parts=(*read[-1].parts, token.word))
        else:
            whole = token
            read.append(Word(word=token.word))
    return read


def _is_common(part: Part) -> bool:
    is_plain = isinstance(part, Word) and not (part.exact or part.begins or part.growing)
    return is_plain and isinstance(part, Word) and part.word in words.TOO_COMMON


def _date(typed: str) -> FuzzyDate | None:
    """Read a date in words or in EDTF, or from one to another: "1997..1999"."""
    between = _RANGE.fullmatch(typed)
    edtf = f"[{typed}]" if between else dates_words.edtf(typed)
    if not edtf:
        return None
    try:
        return dates.parse(edtf)
    except DateError:
        return None
