"""Quotations to read in a terminal: words or gist, who speaks, and where it stands.

Lays out by `rich`; `quotes` and `site_sheet` call it.
"""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from casebook.domain.citations import place_of
from casebook.domain.quotations import Quote
from casebook.domain.snapshot import Snapshot

_INDENT = 2


def of(quotes: Iterable[Quote], snapshot: Snapshot) -> RenderableType:
    """Lay out quotations one below the other."""
    return Group(*(line for quote in quotes for line in _quote(quote, snapshot)))


def _quote(quote: Quote, snapshot: Snapshot) -> Iterator[RenderableType]:
    linked = snapshot.words_of(quote)
    said = f"“{linked.words}”" if linked else f"{quote.gist} (paraphrase)"
    yield Text(f"{quote.id}  {quote.speaker or quote.attribution}", style="bold")
    yield Padding(Text(said), (0, 0, 0, _INDENT))
    names = (theme.name for theme in snapshot.themes if theme.id in quote.themes)
    quiet = [place_of(quote), quote.sector.label, ", ".join(names)]
    if quote.site:
        sure = quote.site.confidence.value
        quiet.append(f"Site {quote.site.number}, inferred, {sure} confidence: {quote.site.why}")
    if quote.conflict:
        quiet.append(f"the report disagrees with itself: {quote.conflict}")
    yield Padding(Text(" · ".join(quiet), style="dim"), (0, 0, 1, _INDENT))
