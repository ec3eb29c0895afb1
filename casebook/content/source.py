"""The grammar of `source`: places in the report, checked against the report's real parts.

    source = place *("; " place)
    place  = part [", paragraph " number | ", paragraphs " number "–" number]

A part is as `casebook.yaml` lists it under `parts`: `Appendix B, Site 6`, `Chapter 3, Local
changes`, `Glossary`. Knows no files and no YAML; `content.reader` calls it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from casebook.content.problems import instead, nearest, quoted

# The number of numbered paragraphs by part; 0 for a part that is cited as a whole.
Parts: TypeAlias = Mapping[str, int]

_PLACE = re.compile(
    r"(?P<part>.+?)(?:\s*,\s*(?:paragraph (?P<one>[0-9]{1,4})"
    r"|paragraphs (?P<first>[0-9]{1,4})\s?[–-]\s?(?P<last>[0-9]{1,4})))?"
)
_ALMOST_PARAGRAPH = re.compile(r".*[,\s](?:para(?:graph)?s?|par|p|pp)\b\.?\s*\w*.*", re.IGNORECASE)


def faults(source: str, parts: Parts | None) -> Iterator[str]:
    """Say all that is wrong with a source; without a list of parts only its shape is looked at."""
    for place in source.split(";"):
        yield from _faults_of_place(" ".join(place.split()), parts)


def _faults_of_place(place: str, parts: Parts | None) -> Iterator[str]:
    found = _PLACE.fullmatch(place)
    if not found:
        yield "a place is missing beside the semicolon: write for example “Glossary; References”"
        return
    part, numbers = found["part"], [found[name] for name in ("one", "first", "last")]
    paragraphs = [int(number) for number in numbers if number]
    if not paragraphs and _ALMOST_PARAGRAPH.fullmatch(part) and part not in (parts or ()):
        yield (
            f"{quoted(place)} does not end like a place: "
            "write “…, paragraph 2” or “…, paragraphs 2–3”"
        )
    elif 0 in paragraphs or sorted(set(paragraphs)) != paragraphs:
        yield f"{quoted(place)} does not count paragraphs upwards from 1: write “…, paragraphs 2–3”"
    elif parts is not None:
        yield from _faults_against(parts, part, paragraphs)


def _faults_against(parts: Parts, part: str, paragraphs: list[int]) -> Iterator[str]:
    if part not in parts:
        known = parts if nearest(part, parts) else ()
        advice = (
            instead(part, known) if known else "write it as listed under parts in casebook.yaml"
        )
        yield f"{quoted(part)} is no part of the report: {advice}"
        return
    last = parts[part]
    if paragraphs and not last:
        yield f"{quoted(part)} has no numbered paragraphs: write only “{part}”"
    elif last and not paragraphs:
        yield f"the paragraph is missing: write for example “{part}, paragraph 1”"
    elif paragraphs and paragraphs[-1] > last:
        yield f"{quoted(part)} ends with paragraph {last}: paragraph {paragraphs[-1]} is not there"
