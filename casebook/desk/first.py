"""The first read: the linked words, before SQLAlchemy is loaded.

Whatever is wrong with the file means that there are none to show yet: nothing is raised, and `Desk`
looks into it afterwards. Standard library and msgspec only. A start calls it.
"""

import hashlib
import sqlite3
from pathlib import Path

import msgspec

from casebook.desk import condition, files
from casebook.desk.condition import Condition
from casebook.domain.quotations import LinkedReport

_REPORT = "SELECT name, linked_on FROM linked_report"
_FOUND = """
    SELECT quote_id, words, word_for_word, before, after FROM found_words ORDER BY order_number
"""
_MISSING = "SELECT quote_id, why FROM missing_words ORDER BY order_number"
_NOTES = "SELECT about, text FROM note ORDER BY about"


def linked(file: Path) -> LinkedReport | None:
    """Give the linked report and its words, if there are any that can be read."""
    try:
        if not _has_tables(file):
            return None
        with files.opened(file) as connection:
            connection.execute("BEGIN")
            return _linked(connection)
    except (OSError, sqlite3.Error, msgspec.ValidationError):
        return None


def token(file: Path) -> str:
    """Give a short text that changes whenever linked words or notes do; empty without any."""
    try:
        if condition.look(file, thoroughly=False) is not Condition.SOUND:
            return ""
        with files.opened(file) as connection:
            connection.execute("BEGIN")
            told = (_linked(connection), connection.execute(_NOTES).fetchall())
    except (OSError, sqlite3.Error, msgspec.ValidationError):
        return ""
    if not any(told):
        return ""
    return hashlib.sha256(msgspec.msgpack.encode(told)).hexdigest()[:16]


def _has_tables(file: Path) -> bool:
    found = condition.look(file, thoroughly=False)
    return found in (Condition.SOUND, Condition.STEP_DUE)


def _linked(connection: sqlite3.Connection) -> LinkedReport | None:
    row = connection.execute(_REPORT).fetchone()
    if row is None:
        return None
    name, linked_on = row
    told = {
        "name": name,
        "linked_on": linked_on,
        "found": [
            {"quote_id": quote_id, "words": words, "word_for_word": bool(exact)}
            | {"before": before, "after": after}
            for quote_id, words, exact, before, after in connection.execute(_FOUND)
        ],
        "missing": [
            {"quote_id": quote_id, "why": why} for quote_id, why in connection.execute(_MISSING)
        ],
    }
    return msgspec.convert(told, LinkedReport)
