"""`casebook refresh`: remake the library from the content, with a bar on stderr on a terminal."""

from argparse import Namespace

import msgspec

from casebook.cli import terminal, watching, words
from casebook.cli.session import Session
from casebook.library import Refreshed


def run(session: Session, asked: Namespace) -> int:
    """Refresh the library and say what is in it."""
    with watching.watched() as progress:
        refreshed = session.library.refresh(progress)
    if session.as_json:
        terminal.say_json(msgspec.to_builtins(refreshed, enc_hook=str))
        return 0
    terminal.say(_in_it(refreshed))
    terminal.say(_done(refreshed))
    if refreshed.problems:
        found = words.counted(refreshed.problems, "problem")
        terminal.say(f"{found} in the text files: type casebook check to see what to mend.")
    return 0


def _in_it(refreshed: Refreshed) -> str:
    broken = f" ({refreshed.broken} more cannot be read)" if refreshed.broken else ""
    others = (
        (refreshed.events, "event"),
        (refreshed.actors, "actor"),
        (refreshed.outcomes, "outcome"),
        (refreshed.themes, "theme"),
    )
    sites = words.counted(refreshed.sites, "site") + broken
    return f"{words.listed([sites, *(words.counted(*each) for each in others)])}."


def _done(refreshed: Refreshed) -> str:
    if refreshed.file is None:
        return "The library could not be kept; everything still works, with a slower start."
    if not refreshed.rebuilt:
        return f"Nothing has changed. The library is {refreshed.file}"
    return f"The library was made anew in {refreshed.took_s:.2f} s: {refreshed.file}"
