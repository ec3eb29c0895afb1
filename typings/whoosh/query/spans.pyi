from collections.abc import Sequence

from whoosh.query import Query

class SpanNear2(Query):
    def __init__(self, qs: Sequence[Query], slop: int = 1, ordered: bool = True) -> None: ...
