"""What the person prefers: a TOML file that they may edit.

Every field's default, range and help stand in one table, `FIELDS`; the file, the window and the
handbook are written from it. Reading never fails: an unknown key is kept and named in a notice, a
bad value falls back with a notice. Knows no Qt and asks nobody where the file is; `ui.application`
reads it, `ui.main_window` writes it.
"""

import contextlib
import datetime
import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from casebook.errors import Notice, PlaceError

LOOKS = ("system", "light", "dark", "contrast")
STARTS = ("last", "sites")
PAGE_LISTS = ("auto", "words", "icons")
TEXT_SIZES = range(80, 201, 10)
RECENT_AT_MOST = 8


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What the person prefers; `others` keeps what the file holds besides."""

    look: str = "system"
    text_size: int = 100
    start: str = "last"
    page_list: str = "auto"
    recent: tuple[str, ...] = ()
    others: Mapping[str, Any] = {}

    def with_recent(self, folder: Path) -> "Settings":
        """Put a casebook folder first among the recent ones."""
        rest = tuple(name for name in self.recent if name != str(folder))
        return msgspec.structs.replace(self, recent=(str(folder), *rest)[:RECENT_AT_MOST])


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One setting: what it may be in words, its help, and the test that a value must pass."""

    name: str
    range: str
    help: str
    fits: Callable[[Any], bool]

    @property
    def default(self) -> object:
        """Give the value when the file says nothing."""
        return getattr(Settings(), self.name)


def _one_of(field: str, words: tuple[str, ...], explained: str) -> Field:
    return Field(
        name=field,
        range="one of " + ", ".join(words),
        help=explained,
        fits=lambda value: value in words,
    )


def _is_text_size(value: object) -> bool:
    return type(value) is int and value in TEXT_SIZES


def _is_recent(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= RECENT_AT_MOST
        and all(isinstance(name, str) for name in value)
    )


FIELDS = (
    _one_of(
        "look",
        LOOKS,
        "The colours; system follows the computer's own light, dark or high contrast.",
    ),
    Field(
        name="text_size",
        range=f"a whole ten from {TEXT_SIZES[0]} to {TEXT_SIZES[-1]}",
        help="The size of all text, in per cent.",
        fits=_is_text_size,
    ),
    _one_of("start", STARTS, "The page to open with: the last one, or the sites."),
    _one_of(
        "page_list",
        PAGE_LISTS,
        "The page list at the left; auto shows only icons in a narrow window.",
    ),
    Field(
        name="recent",
        range=f"a list of at most {RECENT_AT_MOST} folders",
        help="Casebook folders opened lately, the newest first.",
        fits=_is_recent,
    ),
)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of a settings file, and what has to be told about it."""

    settings: Settings
    notices: tuple[Notice, ...] = ()


def read(file: Path) -> Reading:
    """Read the settings file. Never raises on any bytes; a missing file means the defaults."""
    try:
        raw = tomllib.loads(file.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return Reading(settings=Settings())
    except OSError as problem:
        return _unreadable(file, problem.strerror or str(problem))
    except (ValueError, RecursionError) as problem:
        return _unreadable(file, str(problem))
    return _understood(raw, file)


def _unreadable(file: Path, reason: str) -> Reading:
    notice = Notice(
        text=f"Your settings could not be read, so the usual ones are in use: {reason}.",
        advice=f"Mend or delete {file}.",
    )
    return Reading(settings=Settings(), notices=(notice,))


def _understood(raw: dict[str, Any], file: Path) -> Reading:
    notices: list[Notice] = []
    values: dict[str, Any] = {}
    for field in FIELDS:
        if field.name not in raw:
            continue
        value = raw.pop(field.name)
        if field.fits(value):
            values[field.name] = tuple(value) if isinstance(value, list) else value
        else:
            notices.append(_bad_value(field, file))
    if raw:
        notices.append(_unknown(raw, file))
    return Reading(settings=Settings(**values, others=raw), notices=tuple(notices))


def _bad_value(field: Field, file: Path) -> Notice:
    return Notice(
        text=f"The setting {field.name} cannot be used as it is, so the usual value is in use.",
        advice=f"In {file}, write {field.range}.",
    )


def _unknown(raw: Mapping[str, Any], file: Path) -> Notice:
    names = ", ".join(sorted(raw))
    return Notice(
        text=f"Settings that this version does not know are kept and not used: {names}.",
        advice=f"If that is a slip, mend it in {file}.",
    )


def write(file: Path, settings: Settings) -> None:
    """Write the settings beside the file, then put them in its place; an unreadable one is kept.

    Raises:
        PlaceError: the folder or the file cannot be written.
    """
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(as_toml(settings), encoding="utf-8", newline="\n")
        _keep_unreadable(file)
        beside.replace(file)
    except OSError as problem:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise PlaceError(
            "Your settings could not be saved.",
            advice=f"Check that {file.parent} can be written to and that the disk is not full.",
            detail=str(problem),
        ) from problem


def _keep_unreadable(file: Path) -> None:
    """Move a file that is no TOML aside: a person's slip of the pen is not thrown away."""
    try:
        tomllib.loads(file.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return
    except (ValueError, RecursionError):
        file.replace(file.with_name(f"{file.stem}-unreadable{file.suffix}"))


def as_toml(settings: Settings) -> str:
    """Write the settings as a TOML file with each field's help above it."""
    lines = ["# Casebook's settings. Edit them here while Casebook is closed, or in its View menu."]
    for field in FIELDS:
        lines += [
            "",
            f"# {field.help} It is {field.range}.",
            f"{field.name} = {_toml(getattr(settings, field.name))}",
        ]
    if settings.others:
        lines += ["", "# Kept as found; this version does not know them."]
        lines += [f"{_toml(name)} = {_toml(value)}" for name, value in settings.others.items()]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    """Write one value as `tomllib` would read it; a table becomes an inline table."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            import json  # noqa: PLC0415 - no start writes

            # JSON escapes what TOML's basic strings escape, save DEL.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list() | tuple():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case Mapping():
            return (
                "{"
                + ", ".join(f"{_toml(name)} = {_toml(one)}" for name, one in value.items())
                + "}"
            )
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return repr(value)
