"""A program that is killed again and again while it writes to its desk, and looks at what is left.

    python -m tests.desk.killing HOME KILLS SEED

A child changes notes and links, makes copies, restores and unlinks until it is killed at a random
moment. It says each note that is kept to its parent. Then the desk must be sound, hold the last note
that was said or the one under way, and one of the two reports whole, or none. Prints what is wrong.
"""

import contextlib
import itertools
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from casebook.desk import backups, condition, connections, records, stepping  # noqa: F401 - not in every child
from casebook.desk.desk import Desk
from casebook.domain.quotations import FoundWords, LinkedReport
from casebook.paths import Places, places

# A round of all that the child does takes about 60 ms.
LONGEST_LIFE_S = 0.2


def report(letter: str) -> LinkedReport:
    """Make a report of some pages, all of one letter, so that a torn one is seen."""
    found = tuple(
        FoundWords(quote_id=f"q{number:02}", words=letter * 700, word_for_word=True)
        for number in range(40)
    )
    return LinkedReport(name=letter, linked_on="2026-11-26", found=found)


REPORTS = (report("a"), report("b"))


def write_for_ever(own: Places, said: int) -> None:
    """Change the desk in every way that there is, and say each number that is kept."""
    desk = Desk(own)
    for number in itertools.count(1):
        desk.write_note("n", str(number))
        os.write(said, f"{number}\n".encode())
        desk.link(REPORTS[number % 2])
        if number % 3 == 0:
            desk.back_up()
            # What is restored is the note that was just said.
            desk.restore(desk.backups()[0])
        if number % 5 == 0:
            desk.unlink()


def killed(own: Places, life_s: float) -> int:
    """Kill a child after so long; give the last number that it said was kept."""
    hears, says = os.pipe()
    started = os.fork()
    if not started:
        os.close(hears)
        write_for_ever(own, says)
    os.close(says)
    time.sleep(life_s)
    os.kill(started, signal.SIGKILL)
    _, status = os.waitpid(started, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"
    with os.fdopen(hears) as stream:
        return max(map(int, stream.read().split()), default=0)


def faults(own: Places, said: int) -> Iterator[str]:
    """Say what is wrong after a kill."""
    desk = Desk(own)
    kept = {note.about: note.text for note in desk.notes()}
    if said and kept.get("n") not in (str(said), str(said + 1)):
        yield f"{said} was kept, and {kept} is there"
    if desk.linked() not in (None, *REPORTS):
        yield "the linked report is torn"
    if desk.notices:
        yield f"{desk.notices}"
    for backup in desk.backups():
        if not backups.is_good(own.backups / backup.name):
            yield f"{backup.name} is damaged"
    desk.unlink()
    for file in own.home.rglob("*"):
        if file.is_file() and any(letter * 40 in file.read_bytes() for letter in (b"a", b"b")):
            yield f"{file.name} still has words"


def main(home: str, kills: str, seed: str) -> None:
    """Kill so many children and say what was wrong after each."""
    own = places(Path(home), {"CASEBOOK_HOME": home})
    chance = random.Random(seed)
    for number in range(int(kills)):
        life_s = chance.uniform(0, LONGEST_LIFE_S)
        said = killed(own, life_s)
        for fault in faults(own, said):
            sys.stdout.write(f"kill {number}, after {life_s:.4f} s: {fault}\n")
        if number % 4 == 0:
            # The next child begins with the first step.
            with contextlib.suppress(FileNotFoundError):
                own.desk.unlink()
            for backup in Desk(own).backups():
                (own.backups / backup.name).unlink()


if __name__ == "__main__":
    main(*sys.argv[1:])
