"""The first read: the newest whole library file that fits, before SQLAlchemy is loaded.

It reads one row: the snapshot in its encoded form. Whatever is wrong with a file (damaged, locked,
half-written, of another version, no database at all) makes it one that does not fit; nothing is
raised. Standard library and msgspec only. `library` calls it at every start.
"""

import contextlib
import hashlib
import sqlite3
from pathlib import Path

import msgspec

import casebook
from casebook import paths
from casebook.domain.snapshot import Snapshot
from casebook.store import generations
from casebook.store.generations import SCHEMA_VERSION, Generation

_KEPT = """
    SELECT encoded_snapshot.sha256, encoded_snapshot.encoded
    FROM encoded_snapshot JOIN casebook USING (id)
    WHERE casebook.fingerprint = ? AND casebook.made_by = ?
"""


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A snapshot and the generation it was read from."""

    snapshot: Snapshot
    generation: Generation


def read(folder: Path, fingerprint: str) -> Stored | None:
    """Give the snapshot of the newest whole file made from the content of this fingerprint."""
    for generation in generations.listed(folder):
        if generation.is_of(fingerprint):
            snapshot = _read(generation.file, fingerprint)
            if snapshot is not None:
                return Stored(snapshot=snapshot, generation=generation)
    return None


def encoded(snapshot: Snapshot) -> bytes:
    """Give a snapshot's encoded form: equal snapshots have equal ones."""
    return msgspec.msgpack.encode(snapshot)


def digest(data: bytes) -> str:
    """Give the SHA-256, in hexadecimal, by which damage to an encoded form is found."""
    return hashlib.sha256(data).hexdigest()


def maker() -> str:
    """Say what makes the files: another version may read the same content differently."""
    return f"Casebook {casebook.__version__}, tables {SCHEMA_VERSION}"


def _read(file: Path, fingerprint: str) -> Snapshot | None:
    try:
        # A lock held by another program is not waited for: reading the content itself is quicker.
        opened = sqlite3.connect(paths.sqlite_address(file, mode="ro"), uri=True, timeout=0)
        with contextlib.closing(opened) as connection:
            row = connection.execute(_KEPT, (fingerprint, maker())).fetchone()
    except sqlite3.Error:
        return None
    return None if row is None else _decoded(*row)


def _decoded(sha256: object, data: object) -> Snapshot | None:
    if not isinstance(data, bytes) or digest(data) != sha256:
        return None
    try:
        return msgspec.msgpack.decode(data, type=Snapshot)
    except msgspec.DecodeError:
        return None
