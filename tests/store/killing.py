"""A program that is killed again and again while it refreshes, and looks at what is left.

    python -m tests.store.killing HOME BEFORE AFTER random KILLS SEED
    python -m tests.store.killing HOME BEFORE AFTER each

Two casebook folders share one library. A child refreshes it from the one, from the other, and so on
until it is killed: at random moments, or before each single thing that one refresh does to the disk.
Then a new start must be whole from either folder. Prints what is wrong, a line each.
"""

import itertools
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from casebook.content import folder
from casebook.domain.snapshot import Snapshot
from casebook.library import Library
from casebook.paths import Places, places
from casebook.store import build, first, inspection  # noqa: F401 - not again in every child

# A refresh of the tests' small casebooks takes about 60 ms: some children die in their first one,
# some in their third.
LONGEST_LIFE_S = 0.15

# What Python tells its audit hooks of when a file is opened, made, renamed or removed.
ON_DISK = {"open", "os.mkdir", "os.rename", "os.remove", "os.scandir", "sqlite3.connect"}


def child(life: Callable[[], None]) -> int:
    """Start a child that lives so and then ends well; give its number."""
    started = os.fork()
    if not started:
        life()
        os._exit(0)
    return started


def was_killed(started: int) -> bool:
    """Wait for a child's end and say whether it was killed."""
    _, status = os.waitpid(started, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def killed_at_random(both: list[Places], kills: int, seed: str) -> Iterator[str]:
    """Kill that many children that refresh for ever, each at a moment of its own."""
    chance = random.Random(seed)
    for number in range(kills):
        life_s = chance.uniform(0, LONGEST_LIFE_S)
        started = child(lambda: [Library(one).refresh() for one in itertools.cycle(both)])
        time.sleep(life_s)
        os.kill(started, signal.SIGKILL)
        assert was_killed(started)
        yield f"kill {number}, after {life_s:.4f} s"


def killed_before_each(both: list[Places]) -> Iterator[str]:
    """Kill a child before the first thing that a refresh does to the disk, before the second, …"""
    for number in itertools.count(1):
        # An older file made from `both[0]` would spare the child all work.
        shutil.rmtree(both[0].library)
        Library(both[1]).refresh()
        if not was_killed(child(partial(refresh_until, number, both[0]))):
            assert number > 20, f"only {number} things seen: the hook has missed some"
            return
        yield f"kill before thing {number}"


def refresh_until(last: int, one: Places) -> None:
    """Refresh, and die before the `last` thing done to the disk."""
    done = itertools.count(1)

    def watch(event: str, _: object) -> None:
        if event in ON_DISK and next(done) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    Library(one).refresh()


def faults(both: list[Places], expected: list[Snapshot]) -> Iterator[str]:
    """Say what is wrong at the next start."""
    library = both[0].library
    if not any(first.read(library, snapshot.fingerprint) for snapshot in expected):
        yield "no generation is whole"
    for one, snapshot in zip(both, expected, strict=True):
        if Library(one).open() != snapshot:
            yield f"opened something else than {one.content.name}"
    again = Library(both[1])
    again.refresh()
    stored = first.read(library, expected[1].fingerprint)
    if not again.is_stored or stored is None or not inspection.is_whole(stored):
        yield f"no whole file after a refresh: {again.notices}"


def main(home: str, before: str, after: str, way: str, *how: str) -> None:
    """Kill children this way and say what was wrong after each."""
    environment = {"CASEBOOK_HOME": home}
    both = [places(Path(content), environment) for content in (before, after)]
    expected = [folder.read(one.content) for one in both]
    Library(both[0]).refresh()
    kills = (
        killed_before_each(both) if way == "each" else killed_at_random(both, int(how[0]), how[1])
    )
    for kill in kills:
        for fault in faults(both, expected):
            sys.stdout.write(f"{kill}: {fault}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
