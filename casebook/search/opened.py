"""An open index bound to one snapshot: what answers questions. Made by `engine`, asked by `asking`."""

from collections.abc import Sequence
from datetime import date

from casebook.domain.snapshot import Snapshot
from casebook.search import documents
from casebook.search.columns import Columns
from casebook.search.documents import Document, Kind, NoteText
from casebook.search.index import SearchIndex
from casebook.search.postings import Postings
from casebook.search.query import Aliases

# A turning point beats a detail, and what happened beats what is asked about it.
_BY_WEIGHT = {1: 0.8, 2: 1.0, 3: 1.25}
_BY_KIND = {
    Kind.SITE: 1.15,
    Kind.OUTCOME: 0.9,
    Kind.STORY: 0.75,
    Kind.LESSON: 0.8,
    Kind.QUESTION: 0.6,
    Kind.ACTOR: 0.75,
    Kind.REFERENCE: 0.8,
}


class Opened:
    """The snapshot's documents by their numbers in an index, and all that is asked of them."""

    def __init__(
        self,
        index: SearchIndex,
        snapshot: Snapshot,
        made: Sequence[Document],
        notes: Sequence[NoteText] = (),
    ) -> None:
        self.index = index
        self.snapshot = snapshot
        self._notes = notes
        self.postings = Postings(index.searcher)
        self.documents: list[Document | None] = [None] * self.postings.size
        self.is_complete = self._bind(made)
        self.columns = Columns(snapshot, self.documents)
        self.factors = [_factor(document) if document else 0.0 for document in self.documents]
        self.aliases = Aliases(
            (term.term, term.expansion, *term.aliases) for term in snapshot.glossary
        )

    def of(self, snapshot: Snapshot) -> "Opened":
        """Give the same index for another snapshot; what it does not know as it is now is missed."""
        if self.snapshot is snapshot:
            return self
        return Opened(self.index, snapshot, documents.of(snapshot, self._notes), self._notes)

    def _bind(self, made: Sequence[Document]) -> bool:
        """Give each document its number where the index knows it as it is; say whether it is so for all."""
        by_key = {document.key: document for document in made}
        strangers = 0
        for number, (key, mark) in self.index.stored():
            document = by_key.get(key)
            if document is not None and document.print == mark:
                self.documents[number] = by_key.pop(key)
            else:
                strangers += 1
        return not (by_key or strangers)

    def is_of(self, snapshot: Snapshot, generation: str) -> bool:
        """Say whether it answers for this snapshot, of this generation."""
        return self.snapshot is snapshot and self.index.generation == generation

    def differences(self, made: Sequence[Document]) -> tuple[list[Document], list[str]]:
        """Give the documents that the index lacks or knows otherwise, and the keys that are no more."""
        prints = {key: mark for _, (key, mark) in self.index.stored()}
        changed = [document for document in made if prints.pop(document.key, "") != document.print]
        return changed, list(prints)


def _factor(document: Document) -> float:
    return _BY_KIND.get(document.kind, 1.0) * _BY_WEIGHT.get(document.weight, 1.0)


def when_of(document: Document) -> tuple[date, date]:
    """Give a document's place in time; what has no date comes last."""
    return document.dates[0].sort_key if document.dates else (date.max, date.max)
