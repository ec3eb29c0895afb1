"""`references.json`: the works that the report cites, as CSL-JSON, which pandoc, Zotero and Word's tools read.

The items are kept whole for them; for people each is put into words once, here. CSL is that of
https://docs.citationstyles.org, version 1.0.2. Knows no other file; `content.folder` calls it.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from casebook.content import tree
from casebook.content.files import TextFile
from casebook.content.problems import Collector, instead, quoted
from casebook.domain.framework import Reference

# The types of CSL 1.0.2.
_TYPES = """
article article-journal article-magazine article-newspaper bill book broadcast chapter classic
collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog regulation
report review review-book software song speech standard thesis treaty webpage
"""
_NO_YEAR = "no date"


def references(file: TextFile) -> tuple[Reference, ...]:
    """Read the references, in the order of the file."""
    if file.text is None:
        return ()
    try:
        items = json.loads(file.text)
    except json.JSONDecodeError as error:
        file.collector.error(error.lineno, "", f"this is not JSON ({error.msg}): mend it here")
        return ()
    except RecursionError:
        file.collector.error(1, "", "this is nested too deeply to be a list of references")
        return ()
    if not isinstance(items, list):
        file.collector.error(1, "", "write a list of references here: [{…}, {…}]")
        return ()
    lines = _lines(file.text, len(items))
    read: dict[str, Reference] = {}
    for number, (item, line) in enumerate(zip(items, lines, strict=True)):
        faults = list(_faults(item, read))
        for field, message in faults:
            file.collector.error(line, f"[{number}]{field}", message)
        if not faults:
            read[item["id"]] = _reference(item)
    return tuple(read.values())


def _lines(text: str, count: int) -> list[int]:
    """Give the line each item begins on: JSON is YAML too, whose reader counts lines."""
    root = tree.parse(text, first_line=1, collector=Collector("")).root
    found = [item.line for item in root.items] if isinstance(root, tree.Listing) else []
    return found if len(found) == count else [1] * count


def _faults(item: object, read: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """Say what keeps an item from being a reference, by field."""
    if not isinstance(item, dict):
        yield "", "this entry must have fields of its own: write {…}"
        return
    for name in ("id", "type", "title"):
        if not isinstance(item.get(name), str) or not item[name].strip():
            yield f".{name}", "this is missing: every reference has id, type and title as text"
    if isinstance(item.get("id"), str) and item["id"] in read:
        yield ".id", f"{quoted(item['id'])} is the id of another reference: write another"
    kind = item.get("type")
    if isinstance(kind, str) and kind.strip() and kind not in _TYPES.split():
        yield ".type", f"{quoted(kind)} is no type of CSL: {instead(kind, _TYPES.split())}"
    for name in ("author", "editor"):
        if not all(_is_name(one) for one in _list(item.get(name))):
            yield f".{name}", "write names as {“family”: …, “given”: …} or {“literal”: …}"
    if "issued" in item and not _year(item["issued"]):
        yield ".issued", "write the year as {“date-parts”: [[2001]]} or {“literal”: “in press”}"


def _reference(item: Mapping[str, Any]) -> Reference:
    authors = _names(item.get("author"))
    editors = _names(item.get("editor"))
    if editors and not authors:
        authors = f"{editors} ({'eds' if len(_list(item.get('editor'))) > 1 else 'ed'})"
        editors = ""
    return Reference(
        id=item["id"],
        authors=authors,
        year=_year(item.get("issued")) or _NO_YEAR,
        title=item["title"],
        published=_published(item, editors),
        csl=json.dumps(item, ensure_ascii=False, sort_keys=True),
    )


def _published(item: Mapping[str, Any], editors: str) -> str:
    """Put into words where a work came out: what it stands in, its publisher, its pages."""
    container = _text(item, "container-title")
    numbers = _text(item, "volume")
    if issue := _text(item, "issue"):
        numbers += f"({issue})"
    if container:
        within = f"in {editors} (eds) {container}" if editors else container
        container = ", ".join(part for part in (within, numbers) if part)
    kind = " ".join(part for part in (_text(item, "genre"), _text(item, "number")) if part)
    places = (_text(item, "publisher-place"), _text(item, "publisher"))
    pages = _text(item, "page").replace("-", "–")
    parts = (
        container,
        kind,
        _text(item, "event-title"),
        ": ".join(part for part in places if part),
        f"pp {pages}" if pages else "",
        _text(item, "note"),
        _text(item, "URL"),
    )
    return ", ".join(part for part in parts if part)


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return str(value).strip() if isinstance(value, str | int) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_name(one: object) -> bool:
    return isinstance(one, dict) and any(
        isinstance(one.get(name), str) for name in ("family", "literal")
    )


def _names(value: object) -> str:
    """Put names into words as Harvard style has them: "Craig, G., Taylor, M. and Monro, S."."""
    names = [
        one.get("literal") or ", ".join(filter(None, (one["family"], one.get("given"))))
        for one in _list(value)
    ]
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _year(issued: object) -> str:
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return str(parts[0][0])
    literal = issued.get("literal")
    return literal if isinstance(literal, str) else ""
