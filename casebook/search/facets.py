"""The facets of a search: which there are, and their values in words for people.

Pure and quick to import: the window names values by it before any index is open.
"""

from collections.abc import Mapping

from casebook.domain.model import Country, EventKind, Named, OutcomeKind, Sector, StatusValue
from casebook.domain.quotations import QuoteSector, Voice
from casebook.search.documents import NATIONAL, Kind

# In the order in which they are shown; each is a field word of the query language, too.
FACETS = ("kind", "site", "theme", "sector", "country", "status", "period")

LISTS: Mapping[str, tuple[type[Named], ...]] = {
    "kind": (Kind, EventKind, OutcomeKind, Voice),
    "sector": (Sector, QuoteSector),
    "country": (Country,),
    "status": (StatusValue,),
}


def label(facet: str, value: str, themes: Mapping[str, str]) -> str:
    """Give a value in words; `themes` are the names of the themes by id."""
    if facet == "theme":
        return themes.get(value, value)
    if facet == "site":
        return "the national story" if value == NATIONAL else f"site {value}"
    named = next(
        (one for words in LISTS.get(facet, ()) for one in words if one.value == value), None
    )
    return named.label if named is not None else value


def key(name: str) -> str:
    """Give a name as names are compared: capitals, spaces and hyphens do not matter."""
    return "-".join(name.casefold().replace("_", " ").replace("-", " ").split())
