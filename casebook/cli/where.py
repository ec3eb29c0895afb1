"""`casebook where`: the folders and files in use. Opens none of them."""

from argparse import Namespace
from pathlib import Path

from casebook import paths
from casebook.cli import terminal
from casebook.cli.session import Session
from casebook.store import generations

_ABSENT = "(not there yet)"


def run(session: Session, asked: Namespace) -> int:
    """List the places."""
    places = session.places
    in_use: dict[str, Path | None] = {
        "content": places.content,
        "library": places.library,
        "library_file": next((one.file for one in generations.listed(places.library)), None),
        "index": places.index,
        "desk": places.desk,
        "backups": places.backups,
        "settings": places.settings,
        "state": places.state,
        "log": places.log,
        "resources": paths.resources(),
    }
    if session.as_json:
        terminal.say_json({name: place and str(place) for name, place in in_use.items()})
        return 0
    width = max(len(name) for name in in_use) + 2
    for name, place in in_use.items():
        terminal.say(f"{name.replace('_', ' '):{width}}{_shown(place)}")
    return 0


def _shown(place: Path | None) -> str:
    if place is None:
        return _ABSENT
    try:
        is_there = place.exists()
    except OSError:
        # In a folder that may not be looked into.
        is_there = False
    return str(place) if is_there else f"{place} {_ABSENT}"
