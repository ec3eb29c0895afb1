"""Where everything lives: the content, the packaged resources, and the folders the program keeps. Nobody else asks.

Three cases: a casebook folder named by a person, a checkout of the project, an installed wheel (there `data`,
`resources` and `handbook` travel inside the package). `CASEBOOK_HOME` moves all that the program keeps into one folder.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import msgspec

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """The folders and files in use. Nothing is made by naming it here.

    `content` is a folder of text files; `library` a folder of generations and `index` one of search
    indexes, both disposable; `desk` the trainer's own file and `backups` a folder of copies of it, neither ever made
    again from anything else; `settings` a file that a person
    may edit; `state` a file that the window writes (size, last page); `log` a file that only ever stays here.
    """

    content: Path
    home: Path
    library: Path
    index: Path
    desk: Path
    backups: Path
    settings: Path
    state: Path
    log: Path


def _beside_or_inside(folder_in_checkout: str, folder_in_wheel: str) -> Path:
    inside = _PACKAGE / folder_in_wheel
    return inside if inside.is_dir() else _CHECKOUT / folder_in_checkout


def shipped_content() -> Path:
    """Give the folder of the casebook that ships with the program."""
    return _beside_or_inside("data", "data")


def resources() -> Path:
    """Give the folder of fonts, icons, looks and the example casebook."""
    return _beside_or_inside("resources", "resources")


def handbook() -> Path:
    """Give the folder of the handbook's pages."""
    return _beside_or_inside("docs/handbook", "handbook")


def places(content: Path | None = None, environment: Mapping[str, str] | None = None) -> Places:
    """Work out where everything lives.

    Args:
        content: A casebook folder named by the person; the shipped one when not given.
        environment: Stands in for `os.environ`; `CASEBOOK_HOME` is all that is read of it here.
    """
    named = (os.environ if environment is None else environment).get("CASEBOOK_HOME", "")
    if named:
        home = Path(named).expanduser().absolute()
        data, cache, config, logs = home, home, home, home
    else:
        import platformdirs  # noqa: PLC0415 - 15 ms that a set CASEBOOK_HOME need not pay

        folders = platformdirs.PlatformDirs("Casebook", appauthor=False)
        home = folders.user_data_path
        data, cache = home, folders.user_cache_path
        config, logs = folders.user_config_path, folders.user_log_path
    return Places(
        content=(content or shipped_content()).absolute(),
        home=data,
        library=cache / "library",
        index=cache / "index",
        desk=home / "desk.sqlite3",
        backups=home / "backups",
        settings=config / "settings.toml",
        state=config / "state.ini",
        log=logs / "casebook.log",
    )


def sqlite_address(file: Path, *, mode: str) -> str:
    """Give the URI by which SQLite opens a file, whatever characters its path is made of.

    Source: sqlite.org/uri.html, 3.1 to 3.3. A drive and a server's share need the extra slash.
    """
    path = file.as_posix()
    rooted = path if path.startswith("/") else f"/{path}"
    return f"file://{quote(os.fsencode(rooted), safe='/:')}?mode={mode}"
