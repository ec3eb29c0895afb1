from collections.abc import Iterable

class Token:
    text: str
    pos: int
    boost: float
    def __init__(self, positions: bool = False) -> None: ...

class Analyzer:
    def __call__(self, value: str, **kwargs: object) -> Iterable[Token]: ...
