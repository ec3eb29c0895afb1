"""What stands in Markdown besides words: links, pictures and raw HTML, each with its line.

A scanner of its own, because the check must not pay for a whole Markdown parser (50 ms to import, 4
ms a story) and the parser keeps no lines. It follows Python-Markdown, which `content.story` shows
stories with, in what hides a link: code spans, code blocks, backslashes; a test holds the two
against each other. What a reference leads to (`[name]: event:vote`) is defined in lines of its own,
not within a list or a quotation.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum

import msgspec

# Stands for what is no longer to be looked at; `content.files` leaves none in a text.
_BLANK = "\x00"
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]]*)\]:[ ]*\n?[ ]*<?(?P<target>[^\s>]+)>?[ ]*"
    r"(?:\n?[ ]*(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))[ ]*)?$",
    re.MULTILINE,
)
_ITEM = re.compile(r"\s*(?:[*+-]|\d+\.)\s")
# A heading begins its line; a rule and a quotation may stand a little in.
_HEADING_OR_RULE = re.compile(r"#{1,6}| {0,3}[-*_][-*_ ]*$")
_HEADING_OR_QUOTE = re.compile(r"#{1,6}| {0,3}>")
_TICKS = re.compile("`+")
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!-]")
_TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*')\s*$", re.DOTALL)
_LABEL = re.compile(r"\s?\[(?P<label>[^\]]*)\]")
_OPENING = re.compile(r"\[")
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*)>")
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|<!--|<\?|<![A-Za-z\[]")
_WEB = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_SITE = re.compile(r"site-[0-9]+")


class MarkKind(StrEnum):
    """What a mark is. `LOST` is a link that leads nowhere a casebook knows."""

    EVENT = "event"
    SITE = "site"
    WEB = "web"
    LOST = "lost"
    PICTURE = "picture"
    HTML = "html"


class Mark(msgspec.Struct, frozen=True):
    """Something besides words.

    `target` is where a link leads, without `event:`; `line` counts from 1.
    """

    kind: MarkKind
    target: str
    line: int


def kind_of(href: str) -> tuple[MarkKind, str]:
    """Say where an address in a story leads: the kind of link, and its target."""
    if href.startswith("event:"):
        return MarkKind.EVENT, href.removeprefix("event:")
    if _SITE.fullmatch(href):
        return MarkKind.SITE, href
    if _WEB.fullmatch(href):
        return MarkKind.WEB, href
    return MarkKind.LOST, href


def marks(markdown: str) -> tuple[Mark, ...]:
    """Find all marks of a text, in order of line."""
    if "[" not in markdown and "<" not in markdown:
        return ()
    labels: dict[str, str] = {}

    def define(found: re.Match[str]) -> str:
        labels.setdefault(_label(found["label"]), found["target"])
        return _blanked(found[0])

    text = _DEFINITION.sub(define, markdown)
    found = (
        mark
        for line, run in _runs(_without_blocks_of_code(text))
        for mark in _Run(run, line, labels).marks()
    )
    return tuple(sorted(found, key=lambda mark: mark.line))


def _label(written: str) -> str:
    return " ".join(written.split()).casefold()


def _blanked(text: str) -> str:
    return re.sub(r"[^\n]", _BLANK, text)


def _without_blocks_of_code(text: str) -> list[str]:
    """Give the lines of a text, those of indented blocks of code left empty."""
    lines = []
    in_list, in_code, after_blank = False, False, True
    for line in text.split("\n"):
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        if after_blank and line.strip() and indent < 4:
            in_list = bool(_ITEM.match(line))
        # What is indented below an item of a list belongs to the item.
        deep = indent >= (8 if in_list else 4)
        in_code = bool(line.strip()) and deep and (after_blank or in_code)
        lines.append("" if in_code else line)
        after_blank = not line.strip() or bool(_HEADING_OR_RULE.match(line))
    return lines


def _runs(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give the stretches that inline marks cannot reach across, each with its first line."""
    first = 1
    run: list[str] = []
    in_list = False
    for number, line in enumerate([*lines, ""], 1):
        if run and _ends(run[-1], line, in_list=in_list):
            yield first, "\n".join(run)
            run = []
        if line.strip():
            first = first if run else number
            run.append(line)
            # A list cannot begin within a paragraph.
            in_list = bool(_ITEM.match(run[0]))


def _ends(before: str, line: str, *, in_list: bool) -> bool:
    """Say whether a stretch ends between two lines."""
    begins_anew = _HEADING_OR_QUOTE.match(line) or (in_list and _ITEM.match(line))
    return bool(not line.strip() or begins_anew or _HEADING_OR_RULE.match(before))


class _Run:
    """One stretch of inline Markdown."""

    def __init__(self, text: str, first_line: int, labels: dict[str, str]) -> None:
        self.written = text
        self.text = _ESCAPED.sub(_BLANK * 2, _without_code(text))
        self.first_line = first_line
        self.breaks = [found.start() for found in re.finditer("\n", text)]
        self.labels = labels
        # Where brackets open that belong to a link before them.
        self.used: set[int] = set()

    def marks(self) -> Iterator[Mark]:
        if "[" not in self.text and "<" not in self.text:
            return
        closing = _pairs(self.text, "[", "]")
        ends = _pairs(self.text, "(", ")")
        for start in sorted(closing):
            if start in self.used:
                continue
            target = self._target(start, closing[start], ends)
            if target is None:
                continue
            if self.text[start - 1 : start] == "!":
                yield self._mark(MarkKind.PICTURE, target, start)
            else:
                yield self._mark(*kind_of(target), start)
        for found in _AUTOLINK.finditer(self.text):
            kind, target = kind_of(found["target"])
            web = kind is MarkKind.WEB and not target.startswith("mailto:")
            yield self._mark(MarkKind.WEB if web else MarkKind.LOST, found["target"], found.start())
        for found in _HTML.finditer(self.text):
            yield self._mark(MarkKind.HTML, found[0], found.start())

    def _mark(self, kind: MarkKind, target: str, position: int) -> Mark:
        return Mark(kind, target, self.first_line + bisect_left(self.breaks, position))

    def _target(self, start: int, close: int, ends: dict[int, int]) -> str | None:
        """Give where the bracket that opens at `start` leads; None where it is only a bracket."""
        if close + 1 in ends:
            first, end = close + 2, ends[close + 1]
            self.used.update(found.start() for found in _OPENING.finditer(self.text, first, end))
            target = _TITLE.sub("", self.written[first:end].strip())
            target = target.removeprefix("<").removesuffix(">")
            return _ESCAPED.sub(lambda escape: escape[0][1], target)
        words = self.written[start + 1 : close]
        by_words = self.labels.get(_label(words))
        if not (named := _LABEL.match(self.text, close + 1)):
            return by_words
        label = named["label"] or words
        if by_label := self.labels.get(_label(label)):
            self.used.add(named.start("label") - 1)
            return by_label
        # `[sic] [ours]` are two remarks in brackets, `[sic][a link](event:x)` is one and a link.
        apart = named[0][0] != "[" or self.text[named.end() : named.end() + 1] in ("(", "[")
        return by_words if by_words or apart else f"[{label}]"


def _pairs(text: str, opening: str, closing: str) -> dict[int, int]:
    """Give the position of each opening character's own closing one."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for found in re.finditer(f"[{re.escape(opening + closing)}]", text):
        if found[0] == opening:
            waiting.append(found.start())
        elif waiting:
            pairs[waiting.pop()] = found.start()
    return pairs


def _without_code(text: str) -> str:
    """Blank every code span."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    pieces: list[str] = []
    done = 0
    for number, (start, end) in enumerate(runs, 1):
        if start < done:
            continue
        opens = start + _is_escaped(text, start)
        close = _end_of_code(runs[number:], end - opens)
        if close:
            pieces += [text[done:opens], _blanked(text[opens:close])]
            done = close
    return "".join([*pieces, text[done:]])


def _end_of_code(later: list[tuple[int, int]], ticks: int) -> int:
    """Give where a code span ends that so many backticks open; 0 where they open none.

    It ends with the next run of as many; where there is none, with the first of the longest runs,
    if these are shorter (Python-Markdown, `BacktickInlineProcessor.find_code_spans`).
    """
    ends: dict[int, int] = {}
    for start, end in later:
        if end - start == ticks:
            return end
        ends.setdefault(end - start, end)
    longest = max(ends, default=0)
    return ends[longest] if 0 < longest < ticks else 0


def _is_escaped(text: str, position: int) -> bool:
    backslashes = 0
    while position > backslashes and text[position - backslashes - 1] == "\\":
        backslashes += 1
    return backslashes % 2 == 1
