"""Bytes of the packaged fonts, icons, looks, web page parts and handbook. Knows where they are, not what they mean."""

from functools import cache
from pathlib import Path

from casebook import paths


@cache
def icon(name: str) -> str:
    """Give an icon's SVG text, drawn in `currentColor`.

    Raises:
        FileNotFoundError: there is no such icon; a test checks every name in use.
    """
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def fonts() -> tuple[Path, ...]:
    """Give the font files to register, in a fixed order."""
    return tuple(sorted((paths.resources() / "fonts").glob("*.[ot]tf")))


def looks() -> tuple[str, ...]:
    """Give the names of the looks that ship."""
    return tuple(sorted(file.stem for file in (paths.resources() / "looks").glob("*.toml")))


@cache
def look(name: str) -> str:
    """Give a look file's TOML text; `timeline.look` reads it."""
    return (paths.resources() / "looks" / f"{name}.toml").read_text(encoding="utf-8")


def web(name: str) -> str:
    """Give a part of an exported web page: its style sheet or its script."""
    return (paths.resources() / "web" / name).read_text(encoding="utf-8")


def example_casebook() -> Path:
    """Give the folder that `casebook new` copies."""
    return paths.resources() / "example"


def handbook_pages() -> tuple[Path, ...]:
    """Give the handbook's Markdown files in reading order (their names begin with a number)."""
    return tuple(sorted(paths.handbook().glob("[0-9]*.md")))


def handbook_pictures() -> tuple[Path, ...]:
    """Give the files of the handbook's pictures."""
    return tuple(sorted((paths.handbook() / "pictures").glob("*.png")))
