"""The text files that a casebook is made of: their names, bytes, fingerprint and text.

Every file is opened once. Whatever is wrong with one (vanished, locked, a folder, not text) becomes
a problem of that file. Knows nothing of what the files say. `content.folder` calls it; a start with
a stored library needs nothing else.
"""

import codecs
import hashlib
import re
import stat
from collections.abc import Iterable
from pathlib import Path

import msgspec

from casebook.content.problems import Collector
from casebook.errors import PlaceError

CASEBOOK = "casebook.yaml"
THEMES = "themes.yaml"
CONTEXT = "context.md"
QUOTES = "quotes.yaml"
FRAMEWORK = "framework.yaml"
GLOSSARY = "glossary.yaml"
REFERENCES = "references.json"
SITES = "sites"

_TOP = (CASEBOOK, THEMES, CONTEXT, QUOTES, FRAMEWORK, GLOSSARY, REFERENCES)

# The longest of the shipped site files is far below a tenth of this.
LARGEST_BYTES = 1_000_000

# What YAML forbids, and what Python or YAML would take for the end of a line although no text
# editor does.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class SourceFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file's bytes, or why there are none.

    `name` is relative to the casebook folder, with forward slashes.
    """

    name: str
    data: bytes = b""
    fault: str = ""


class TextFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file's text, or None where it is no text, and where its problems are gathered.

    Every line ends with one line feed, whatever the file has.
    """

    name: str
    text: str | None
    collector: Collector


def listing(folder: Path) -> tuple[Path, ...]:
    """Give the files a casebook folder is made of, readable or not, in a fixed order.

    Raises:
        PlaceError: there is no such folder, or it cannot be listed.
    """
    try:
        present = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        raise PlaceError(
            f"The casebook folder {folder} cannot be opened.",
            advice="Choose a folder that holds a casebook.yaml and a folder named sites.",
            detail=str(error),
        ) from error
    top = [folder / name for name in _TOP if name in present]
    return (*top, *_site_files(folder / SITES))


def _site_files(folder: Path) -> Iterable[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return ()
    # A name that begins with a dot is a system's own note beside the real file (`._site-01.md` on
    # macOS).
    return [entry for entry in entries if entry.suffix.lower() == ".md" and entry.name[0] != "."]


def load(path: Path, folder: Path) -> SourceFile:
    """Read a file's bytes; a file that cannot be read comes with its fault."""
    # A file name may hold bytes that are no text on this system; a message has to be printable.
    name = path.relative_to(folder).as_posix().encode("utf-8", "replace").decode()
    try:
        # Asked first, because opening a pipe would wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            return SourceFile(name=name, fault="this is not a file: move it away or rename it")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        fault = (
            f"this file cannot be opened ({why}): check that it is there and that you may read it"
        )
        return SourceFile(name=name, fault=fault)
    if len(data) > LARGEST_BYTES:
        return SourceFile(name=name, fault="this file is larger than 1 MB: shorten or split it")
    return SourceFile(name=name, data=data)


def fingerprint(files: Iterable[SourceFile]) -> str:
    """Give the SHA-256, in hexadecimal, over names and bytes of the files in order."""
    whole = hashlib.sha256()
    for file in files:
        for part in (file.name.encode(), file.data, file.fault.encode()):
            whole.update(len(part).to_bytes(8, "big"))
            whole.update(part)
    return whole.hexdigest()


def opened(file: SourceFile) -> TextFile:
    """Decode a file: UTF-8 with or without a byte order mark, any line ends."""
    if file.fault:
        return _no_text(file, file.fault)
    if file.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _no_text(file, "this file is in UTF-16: save it as UTF-8 in your text editor")
    data = file.data.removeprefix(codecs.BOM_UTF8)
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text = data.decode("utf-8", "replace")
    collector = Collector(file.name, lines=text.count("\n") + (not text.endswith("\n")))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        collector.error(
            line, "", "a letter here is not in UTF-8: save the file as UTF-8 in your text editor"
        )
    return TextFile(name=file.name, text=_without_invisible(text, collector), collector=collector)


def missing(name: str, why: str) -> TextFile:
    """Stand in for a file that ought to be there."""
    return _no_text(SourceFile(name=name), why)


def _without_invisible(text: str, collector: Collector) -> str:
    found = [line for line, words in enumerate(text.split("\n"), 1) if INVISIBLE.search(words)]
    if not found:
        return text
    among = f", the first of {len(found)} that do" if len(found) > 1 else ""
    message = f"this line holds an invisible control character{among}: type it again"
    collector.error(found[0], "", message)
    return INVISIBLE.sub(" ", text)


def _no_text(file: SourceFile, why: str) -> TextFile:
    collector = Collector(file.name)
    collector.error(1, "", why)
    return TextFile(name=file.name, text=None, collector=collector)
