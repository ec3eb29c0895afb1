"""Search beside SQLite's FTS5: the same documents, the same queries, in one process and in turn.

    python -m bench.searches CONTENT

Both find the words in any form (FTS5 by its own porter stemmer), take an unfinished last word for a beginning, rank by
BM25 with titles at three times the weight, and give twenty hits; ours counts facets over all hits and cuts marked
snippets as well, FTS5 only its snippets. Every keystroke of every query is one question. `agreed` is the share of the
first five hits that both have, for whole queries (of
copies any of a hundred equals may stand among five); `totals` the share of queries for which both find as many.
Prints one line of JSON, in seconds.
"""

import json
import os
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from casebook.content import folder
from casebook.domain.snapshot import Snapshot
from casebook.search import documents
from casebook.search.documents import Document
from casebook.search.engine import Search

QUERIES = (
    "liberal democrats",
    "codes of practice consulted",
    "compact launched",
    "council restructuring",
    "health authority",
    "strategic partnership fund",
    "local elections",
    "voluntary sector forum",
    "development agency closes",
    "trust",
    "funding cuts",
    "steering group",
)
AGREED_AMONG = 5
_WORD = re.compile(r"\w+")


class Fts5:
    """The same documents in SQLite."""

    def __init__(self, made: Sequence[Document], file: Path) -> None:
        self.connection = sqlite3.connect(file)
        self.connection.execute(
            "CREATE VIRTUAL TABLE told USING fts5(key UNINDEXED, title, body, also, tokenize='porter unicode61')"
        )
        rows = (
            (document.key, document.title if document.titled else "", document.text, document.also)
            for document in made
        )
        self.connection.executemany("INSERT INTO told VALUES (?, ?, ?, ?)", rows)
        self.connection.commit()

    def ask(self, text: str, *, growing: bool) -> tuple[int, list[str]]:
        """Give the total and the keys of the first twenty hits, with their snippets made."""
        words = _WORD.findall(text)
        if not words:
            return 0, []
        asked = " ".join(f'"{word}"' for word in words) + ("*" if growing else "")
        (total,) = self.connection.execute("SELECT count(*) FROM told(?)", (asked,)).fetchone()
        rows = self.connection.execute(
            "SELECT key, snippet(told, -1, '<mark>', '</mark>', '…', 30) FROM told(?)"
            " ORDER BY bm25(told, 0, 3.0, 1.0, 0.6) LIMIT 20",
            (asked,),
        )
        return total, [key for key, _ in rows]


def _timed_s(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _keystrokes() -> list[str]:
    return [query[:length] for query in QUERIES for length in range(1, len(query) + 1)]


def _percentile(took: Sequence[float], share: float) -> float:
    return sorted(took)[min(len(took) - 1, int(len(took) * share))]


def _agreement(search: Search, snapshot: Snapshot, other: Fts5) -> dict[str, float]:
    shares, totals = [], []
    for query in QUERIES:
        ours = search.answer(snapshot, query)
        total, keys = other.ask(query, growing=False)
        first = {f"{hit.kind} {hit.id}" for hit in ours.hits[:AGREED_AMONG]}
        shares.append(len(first & set(keys[:AGREED_AMONG])) / max(1, len(first)))
        totals.append(ours.total == total)
    return {"agreed": statistics.mean(shares), "totals": statistics.mean(totals)}


def main(content: Path) -> None:
    """Make both, ask both each keystroke in turn, print what was seen."""
    snapshot = folder.read(content)
    made = documents.of(snapshot)
    home = Path(os.environ["CASEBOOK_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    search = Search(home / "index")
    build = _timed_s(lambda: search.bring_in_step(snapshot))
    with tempfile.TemporaryDirectory(dir=home) as scratch:
        began = time.perf_counter()
        other = Fts5(made, Path(scratch) / "fts5.sqlite")
        fts5_build = time.perf_counter() - began
        ours_took, other_took = [], []
        for text in _keystrokes():
            ours_took.append(_timed_s(lambda: search.answer(snapshot, text, growing=True)))  # noqa: B023 - run at once
            other_took.append(_timed_s(lambda: other.ask(text, growing=True)))  # noqa: B023 - run at once
        seen = {
            "documents": len(made),
            "build": build,
            "fts5_build": fts5_build,
            "key": _percentile(ours_took, 0.95),
            "fts5_key": _percentile(other_took, 0.95),
            "key_median": statistics.median(ours_took),
            "fts5_key_median": statistics.median(other_took),
            "key_worst": max(ours_took),
            **_agreement(search, snapshot, other),
            "open": _timed_s(lambda: Search(home / "index").bring_in_step(snapshot)),
            "one_changed": _one_changed(content, search),
        }
        other.connection.close()
    print(json.dumps(seen))


def _one_changed(content: Path, search: Search) -> float:
    site = min((content / "sites").glob("*.md"))
    site.write_text(site.read_text("utf-8").replace("\ntitle: ", "\ntitle: Once more ", 1), "utf-8")
    changed = folder.read(content)
    return _timed_s(lambda: search.bring_in_step(changed))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
