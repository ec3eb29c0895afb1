"""The index on disk: Whoosh's files in a folder of their own, kept in step with documents, disposable at any time.

Only the key and the fingerprint of a document are stored in it, so a stale index may miss and never lie. A *seal*
beside Whoosh's files holds their digests: an index that was killed half-way, damaged, or made by another version is not
even opened (Whoosh unpickles what it opens) and is made again. Nobody else's index is ever read. Called by `engine`.
"""

import hashlib
import json
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from whoosh import fields, index
from whoosh.analysis import Analyzer, Token
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.writing import IndexWriter

import casebook
from casebook.progress import UNWATCHED, Progress
from casebook.search import words
from casebook.search.documents import Document

# Raise it whenever documents are indexed otherwise than before.
SHAPE = 1

# Prefixes of so few letters have an index entry of their own: they begin too many words to gather.
SHORT_PREFIX = 2

_SEAL = "seal.json"
# As Whoosh names the lock of its writer.
_WRITE_LOCK = "MAIN_WRITELOCK"
_PART_END = "\0"
# Farther apart than words that are "near" or in one phrase.
_BETWEEN_PARTS = 50
_STEP = 200

_log = logging.getLogger(__name__)


class StemAnalyzer(Analyzer):
    """Gives stems with their places."""

    def __call__(self, value: str, **_wanted: object) -> Iterator[Token]:
        """Take a text, or several with an end of part between them, into Whoosh's tokens."""
        return _as_whoosh(value, words.stem)


class WordAnalyzer(Analyzer):
    """Gives words as they stand, with their places."""

    def __call__(self, value: str, **_wanted: object) -> Iterator[Token]:
        """Take a text, or several with an end of part between them, into Whoosh's tokens."""
        return _as_whoosh(value, str)


class PrefixAnalyzer(Analyzer):
    """Gives the first letters of every word."""

    def __call__(self, value: str, **_wanted: object) -> Iterator[Token]:
        """Take a text into Whoosh's tokens."""
        token = Token()
        starts = {
            each.word[:length]
            for each in words.tokens(value)
            for length in range(1, SHORT_PREFIX + 1)
        }
        for token.text in sorted(starts):
            yield token


def _as_whoosh(value: str, form: Callable[[str], str]) -> Iterator[Token]:
    token = Token(positions=True)
    token.boost = 1.0
    first = 0
    for part in value.split(_PART_END):
        last = first
        for each in words.tokens(part):
            token.text = form(each.word)
            token.pos = last = first + each.place
            yield token
        first = last + _BETWEEN_PARTS


SCHEMA = fields.Schema(
    key=fields.ID(unique=True, stored=True),
    print=fields.STORED(),
    title=fields.TEXT(analyzer=StemAnalyzer(), phrase=False),
    body=fields.TEXT(analyzer=StemAnalyzer(), phrase=True),
    also=fields.ID(analyzer=StemAnalyzer()),
    words=fields.TEXT(analyzer=WordAnalyzer(), phrase=True),
    begins=fields.ID(analyzer=PrefixAnalyzer()),
)


def maker() -> str:
    """Give what must be the same for an index to be read: who made it, and from what."""
    return f"casebook {casebook.__version__}, shape {SHAPE}, Python {sys.version_info[0]}.{sys.version_info[1]}"


class SearchIndex:
    """An index that is open, and the generation it is in step with."""

    def __init__(
        self, opened: index.FileIndex, generation: str, folder: Path | None = None
    ) -> None:
        self._opened = opened
        self.generation = generation
        self.folder = folder
        self.searcher = opened.searcher()

    def stored(self) -> Iterator[tuple[int, tuple[str, str]]]:
        """Give the key and the fingerprint of every document in it, by number."""
        for number, fields_of in self.searcher.reader().iter_docs():
            yield number, (fields_of["key"], fields_of["print"])

    def update(
        self,
        gone: Iterable[str],
        changed: Sequence[Document],
        generation: str,
        progress: Progress = UNWATCHED,
    ) -> "SearchIndex":
        """Take documents out and put others in; give the index as it is then.

        Raises:
            whoosh.index.LockError: somebody else is writing.
            OSError: the disk refused.
            Cancelled: it is no longer wanted; the index is as it was.
        """
        writer = self._opened.writer(limitmb=256)
        try:
            for key in (*gone, *(document.key for document in changed)):
                writer.delete_by_term("key", key)
            _write(writer, changed, progress)
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
        if self.folder is not None:
            _seal(self.folder, generation)
        return SearchIndex(self._opened, generation, self.folder)

    def close(self) -> None:
        """Let go of its files."""
        self.searcher.close()


def opened(folder: Path) -> SearchIndex | None:
    """Open the newest index in a folder that is whole and ours."""
    for one in _listed(folder):
        generation = _sealed(one)
        if generation is not None:
            return SearchIndex(index.FileIndex(FileStorage(str(one))), generation, one)
    return None


def made(
    folder: Path, documents: Sequence[Document], generation: str, progress: Progress = UNWATCHED
) -> SearchIndex:
    """Make an index of all documents beside any others in a folder, and remove those as far as may be.

    Raises:
        OSError: the disk refused.
        Cancelled: it is no longer wanted; nothing is left of it.
    """
    number = max((_number(one) for one in _listed(folder)), default=0) + 1
    own = folder / f"index-{number:06}-{os.urandom(3).hex()}"
    own.mkdir(parents=True)
    try:
        created = index.FileIndex.create(FileStorage(str(own)), SCHEMA)
        _fill(created, documents, progress)
        _seal(own, generation)
    except BaseException:
        shutil.rmtree(own, ignore_errors=True)
        raise
    for older in _listed(folder):
        if older != own and not _is_being_written(older):
            shutil.rmtree(older, ignore_errors=True)
    return SearchIndex(created, generation, own)


def in_memory(
    documents: Sequence[Document], generation: str, progress: Progress = UNWATCHED
) -> SearchIndex:
    """Make an index that lives as long as the program, for where none can be kept."""
    created = index.FileIndex.create(RamStorage(), SCHEMA)
    _fill(created, documents, progress)
    return SearchIndex(created, generation)


def _fill(created: index.FileIndex, documents: Sequence[Document], progress: Progress) -> None:
    writer = created.writer(limitmb=256)
    try:
        _write(writer, documents, progress)
    except BaseException:
        writer.cancel()
        raise
    writer.commit(optimize=True)


def _write(writer: IndexWriter, documents: Sequence[Document], progress: Progress) -> None:
    for count, document in enumerate(documents):
        if count % _STEP == 0:
            progress.step(count, len(documents), "making the search index")
        title = document.title if document.titled else ""
        said = _PART_END.join((title, document.text, document.also))
        # Whoosh's own analysis stumbles over a field that has no letters: such a field is left out.
        texts = {
            "title": title,
            "body": document.text,
            "also": document.also,
            "words": said,
            "begins": said,
        }
        writer.add_document(
            key=document.key,
            print=document.print,
            **{field: text for field, text in texts.items() if text.strip(_PART_END + " ")},
        )


def _listed(folder: Path) -> list[Path]:
    """Give the indexes in a folder, newest first."""
    try:
        found = [one for one in folder.iterdir() if one.name.startswith("index-") and one.is_dir()]
    except OSError:
        return []
    return sorted(found, key=lambda one: (_number(one), one.name), reverse=True)


def _is_being_written(folder: Path) -> bool:
    lock = FileStorage(str(folder)).lock(_WRITE_LOCK)
    try:
        is_free = lock.acquire()
    except OSError:
        return True
    if is_free:
        lock.release()
    return not is_free


def _number(folder: Path) -> int:
    digits = folder.name.split("-")[1]
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _seal(folder: Path, generation: str) -> None:
    """Write down what a whole index consists of."""
    files = {file.name: _digest(file) for file in _own_files(folder)}
    seal = {"maker": maker(), "generation": generation, "files": files}
    beside = folder / f"{_SEAL}.new"
    beside.write_text(json.dumps(seal), encoding="utf-8")
    beside.replace(folder / _SEAL)


def _sealed(folder: Path) -> str | None:
    """Give the generation of an index that is as its seal says, else None."""
    try:
        seal = json.loads((folder / _SEAL).read_text("utf-8"))
        files: Mapping[str, str] = seal["files"]
        contents = {file.name for file in folder.glob("*.toc")}
        is_whole = (
            seal["maker"] == maker()
            and contents <= set(files)
            and all(_digest(folder / name) == digest for name, digest in files.items())
        )
        return str(seal["generation"]) if is_whole else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as problem:
        _log.info("search index %s is not whole: %s", folder.name, problem)
        return None


def _own_files(folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if file.suffix in {".toc", ".seg"}]


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "blake2b").hexdigest()
