"""What a trainer makes and keeps: ticks, searches, notes, stars, baskets, and copies of them all.

`about` and the items of a basket are ids of records (`site-06/by-election`, `q07`). What they name may have gone from
the content: a record here outlives it. Moments are ISO, in UTC, to the microsecond. Knows no files, no SQL and no Qt.
"""

import msgspec


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a site shows an indicator of progress, as the trainer judges it."""

    site_number: int
    indicator_id: str
    ticked: bool
    changed_at: str


class KeptSearch(msgspec.Struct, frozen=True, kw_only=True):
    """A search that was made; with a name, one that the trainer saved."""

    text: str
    used_at: str
    name: str = ""

    @property
    def is_saved(self) -> bool:
        """Say whether it stays until the trainer removes it."""
        return bool(self.name)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A trainer's own words about a record."""

    about: str
    text: str
    changed_at: str


class Basket(msgspec.Struct, frozen=True, kw_only=True):
    """Records put together for a session, in the trainer's order, each once."""

    name: str
    items: tuple[str, ...] = ()


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of the desk: the name of its file, when it was made, and why, where it was not by routine."""

    name: str
    made_at: str
    reason: str = ""
