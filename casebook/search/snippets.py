"""Snippets: a few words of the snapshot's own text around what was found, in pieces of which some are marked.

Pure: the text is the snapshot's and so are the marks; nothing is asked of an index. Called by `engine`.
"""

from collections.abc import Iterable, Iterator, Sequence

from casebook.search import words
from casebook.search.answer import Piece
from casebook.search.query import Alias, AnyOf, Near, Part, Phrase, Word

# Two lines of a list.
LENGTH = 180
_LEAD = 40
_CUT = "…"

Range = tuple[int, int]


class Marker:
    """Marks in texts what a query's wanted parts are about."""

    def __init__(self, wanted: Iterable[Part]) -> None:
        self._stems: set[str] = set()
        self._exact: set[str] = set()
        self._starts: tuple[str, ...] = ()
        self._stem_runs: set[tuple[str, ...]] = set()
        self._word_runs: set[tuple[str, ...]] = set()
        for part in wanted:
            self._learn(part)

    def _learn(self, part: Part) -> None:
        match part:
            case Word():
                self._learn_word(part)
            case Phrase(words=spoken):
                self._word_runs.add(spoken)
            case Near(left=left, right=right):
                self._learn_word(left)
                self._learn_word(right)
            case Alias(words=named, others=others):
                self._stem_runs.update(
                    (tuple(stem for word in named for stem in word.stems), *others)
                )
                for word in named:
                    if word.growing:
                        self._learn_word(word)
            case AnyOf(parts=parts):
                for each in parts:
                    self._learn(each)

    def _learn_word(self, word: Word) -> None:
        if word.begins or word.growing:
            self._starts = (*self._starts, word.word)
        if word.exact:
            self._exact.add(word.word)
        elif not word.begins:
            self._stems.add(words.stem(word.word))
            if word.parts:
                self._stem_runs.add(word.stems)

    def ranges(self, text: str) -> list[Range]:
        """Give from which letter to which the marks go, in order, none touching another."""
        read = list(words.tokens(text))
        found = [(token.start, token.end) for token in read if self._is_wanted(token.word)]
        in_order = list({token.place: token for token in read}.values())
        spoken = [token.word for token in in_order]
        for run in self._word_runs:
            found += _runs(run, spoken, in_order)
        if self._stem_runs:
            stems = [words.stem(word) for word in spoken]
            for run in self._stem_runs:
                found += _runs(run, stems, in_order)
        return _apart(found)

    def _is_wanted(self, word: str) -> bool:
        return (
            word in self._exact
            or words.stem(word) in self._stems
            or (bool(self._starts) and word.startswith(self._starts))
        )

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Give a whole text in pieces."""
        return tuple(_pieces(text, self.ranges(text), (0, len(text))))

    def snippet(self, text: str) -> tuple[Piece, ...]:
        """Give the stretch of a text with the most marks in pieces, with an ellipsis where it was cut."""
        marks = self.ranges(text)
        start, end = _best(text, marks)
        pieces = list(_pieces(text, marks, (start, end)))
        if start > 0:
            pieces.insert(0, Piece(_CUT))
        if end < len(text):
            pieces.append(Piece(_CUT))
        return tuple(pieces)


def _runs(
    run: tuple[str, ...], spoken: Sequence[str], tokens: Sequence[words.Token]
) -> Iterator[Range]:
    for at in range(len(spoken) - len(run) + 1):
        if spoken[at] == run[0] and tuple(spoken[at : at + len(run)]) == run:
            yield tokens[at].start, tokens[at + len(run) - 1].end


def _apart(ranges: Iterable[Range]) -> list[Range]:
    apart: list[Range] = []
    for start, end in sorted(ranges):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _best(text: str, marks: Sequence[Range]) -> Range:
    """Give the stretch of at most `LENGTH` letters, in whole words, that holds the most marks."""
    if len(text) <= LENGTH:
        return 0, len(text)
    starts = [0, *(max(0, start - _LEAD) for start, _ in marks)]
    start = max(
        starts,
        key=lambda one: (sum(one <= mark[0] and mark[1] <= one + LENGTH for mark in marks), -one),
    )
    end = min(len(text), start + LENGTH)
    if start > 0 and not text[start - 1].isspace():
        start = text.find(" ", start) + 1 or start
    if end < len(text):
        end = max(
            text.rfind(" ", start, end), *(mark[1] for mark in marks if mark[1] <= end), start + 1
        )
    return start, end


def _pieces(text: str, marks: Sequence[Range], within: Range) -> Iterator[Piece]:
    at, last = within
    for start, end in marks:
        if start >= at and end <= last:
            if start > at:
                yield Piece(text[at:start])
            yield Piece(text[start:end], marked=True)
            at = end
    if at < last:
        yield Piece(text[at:last])
