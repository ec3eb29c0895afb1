"""`make bench`: each budget beside a bare reference in the same run, as a table.

Machines are noisy, so read the ratios: runs of the bare window and of Casebook alternate, the first
of each does not count, and medians are compared. Nothing here fails: a budget that is missed is
marked, for a person to judge.
"""

import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import copies, window
from casebook import paths

ROOT = Path(__file__).resolve().parents[1]
MEMORY_AT_MOST = 1.6

Seen = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Casebook:
    """A casebook to measure, and its budgets: ratios to the bare window, and seconds."""

    name: str
    content: Path
    runs: int
    start_at_most: float
    ready_s: float
    refresh_s: float
    changed_s: float
    key_ms: float


@dataclass(frozen=True)
class Row:
    """A line of the table; without a bare figure the budget is in the unit, else it is a ratio."""

    what: str
    ours: float
    unit: str
    budget: float
    bare: float = 0.0

    def __str__(self) -> str:
        """Give the line, with a mark where the budget is missed."""
        compared = self.ours / self.bare if self.bare else self.ours
        digits = 2 if self.unit == "s" else 0
        bare = f"{self.bare:.{digits}f} {self.unit}" if self.bare else ""
        ratio = f"{compared:.2f} x" if self.bare else ""
        budget = f"{self.budget:g} {'x' if self.bare else self.unit}"
        mark = "" if compared <= self.budget else "  OVER"
        ours = f"{self.ours:.{digits}f} {self.unit}"
        return f"{self.what:<50}{ours:>10}{bare:>10}{ratio:>10}{budget:>10}{mark}"


def _child(module: str, *arguments: str, home: Path) -> Seen:
    """Run a bench module in a process of its own; moments become seconds since it was begun."""
    environment = os.environ | {"CASEBOOK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", module, *arguments]
    began = window.now()
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    seen = json.loads(done.stdout)
    return {what: at - began if what in window.MOMENTS else at for what, at in seen.items()}


def _alternated(runs: int, *starts: Callable[[], Seen]) -> list[Seen]:
    """Run each start in turn, again and again, without the first of each; give the medians."""
    rounds = [[start() for start in starts] for _ in range(runs + 1)][1:]
    return [
        {what: statistics.median(seen[what] for seen in same) for what in same[0]}
        for same in zip(*rounds, strict=True)
    ]


def _starts(book: Casebook, scratch: Path) -> Iterator[Row]:
    def bare() -> Seen:
        return _child("bench.window", "bare", home=scratch)

    def again() -> Seen:
        return _child("bench.window", "casebook", str(book.content), home=scratch / book.name)

    def first() -> Seen:
        with tempfile.TemporaryDirectory(dir=scratch) as home:
            return _child("bench.window", "casebook", str(book.content), home=Path(home))

    floor, stored, fresh = _alternated(book.runs, bare, again, first)
    painted, at_most = floor["painted"] * 1e3, book.start_at_most
    yield Row("start, to the painted page", stored["painted"] * 1e3, "ms", at_most, painted)
    yield Row("very first start, to it", fresh["painted"] * 1e3, "ms", at_most, painted)
    yield Row("very first start, to all ready", fresh["ready"], "s", book.ready_s)
    yield Row("memory", stored["memory_mb"], "MB", MEMORY_AT_MOST, floor["memory_mb"])
    yield Row(
        "memory after the very first start",
        fresh["memory_mb"],
        "MB",
        MEMORY_AT_MOST,
        floor["memory_mb"],
    )


def _refreshes(book: Casebook, scratch: Path) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(dir=scratch) as home:
        seen = _child("bench.refresh", str(book.content), home=Path(home))
    yield Row("refresh from nothing", seen["from_nothing"], "s", book.refresh_s)
    yield Row("refresh after one site changed", seen["one_changed"], "s", book.changed_s)


def _exports(scratch: Path) -> Iterator[Row]:
    seen = _child("bench.exports", str(paths.shipped_content()), home=scratch / "exports")
    yield Row("layout of one site", seen["layout_one"] * 1e3, "ms", 10)
    yield Row("layout of twelve and the national story", seen["layout_all"] * 1e3, "ms", 50)
    yield Row("a deck of twelve sites", seen["deck"], "s", 3)
    seen = _child("bench.frames", str(paths.shipped_content()), home=scratch / "frames")
    yield Row("a frame of pan, all sites", seen["pan"] * 1e3, "ms", 16)
    yield Row("a frame of zoom, all sites", seen["zoom"] * 1e3, "ms", 16)


def _searches(book: Casebook, scratch: Path) -> Iterator[Row]:
    content = copies.make(book.content, scratch / f"{book.name} searched", sites=0)
    seen = _child("bench.searches", str(content), home=scratch / f"{book.name} search")
    key, other = seen["key"] * 1e3, seen["fts5_key"] * 1e3
    free = float("inf")
    yield Row("keystroke to hits, 95 in 100", key, "ms", book.key_ms)
    typed = _child("bench.typing", str(content), home=scratch / f"{book.name} typed")
    yield Row("keystroke to hits painted, 95 in 100", typed["painted"] * 1e3, "ms", book.key_ms)
    yield Row("keystroke that keeps the window, 95 in 100", typed["blocked"] * 1e3, "ms", free)
    yield Row("keystroke to hits, the slowest", seen["key_worst"] * 1e3, "ms", free)
    yield Row("the same beside SQLite FTS5, 95 in 100", key, "ms", free, other)
    yield Row("index of all documents, beside FTS5", seen["build"], "s", free, seen["fts5_build"])
    yield Row("index opened", seen["open"], "s", free)
    yield Row("index after one site changed", seen["one_changed"], "s", book.changed_s)
    yield Row("first five hits that FTS5 has too", seen["agreed"] * 100, "%", free)
    yield Row("queries of which both find as many", seen["totals"] * 100, "%", free)


def _casebooks(scratch: Path) -> Iterator[Casebook]:
    shipped = paths.shipped_content()
    yield Casebook(
        name="as shipped",
        content=copies.make(shipped, scratch / "shipped content", sites=0),
        runs=9,
        start_at_most=1.6,
        ready_s=4,
        refresh_s=2,
        changed_s=0.5,
        key_ms=16,
    )
    yield Casebook(
        name="1,000 sites",
        content=copies.make(shipped, scratch / "copied content", sites=1000),
        runs=3,
        start_at_most=3,
        ready_s=float("inf"),
        refresh_s=float("inf"),
        changed_s=3,
        key_ms=60,
    )


def main() -> None:
    """Measure, and print the table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for folder in ("casebook", "bench"):
        compileall.compile_dir(ROOT / folder, quiet=1)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, offscreen, medians")
    with tempfile.TemporaryDirectory() as scratch:
        for book in _casebooks(Path(scratch)):
            print(f"\n{book.name:<50}{'Casebook':>10}{'bare':>10}{'ratio':>10}{'at most':>10}")
            for part in (_starts, _refreshes, _searches):
                for row in part(book, Path(scratch)):
                    print(row, flush=True)
        print("\nTimelines, as shipped")
        for row in _exports(Path(scratch)):
            print(row, flush=True)


if __name__ == "__main__":
    main()
