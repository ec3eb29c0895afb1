from whoosh.matching import Matcher
from whoosh.searching import SearchContext, Searcher

class Query:
    def matcher(self, searcher: Searcher, context: SearchContext | None = None) -> Matcher: ...

class Phrase(Query):
    def __init__(self, fieldname: str, words: list[str], slop: int = 1) -> None: ...

class Term(Query):
    def __init__(self, fieldname: str, text: str) -> None: ...
