"""Records with defaults, so that a test shows only what matters; and a small casebook on disk."""

from pathlib import Path
from typing import Any

from casebook.domain import dates
from casebook.domain.model import (
    About,
    Actor,
    BrokenSite,
    Event,
    EventKind,
    History,
    Outcome,
    OutcomeKind,
    Sector,
    Site,
    Status,
    StatusValue,
    Theme,
)
from casebook.domain.snapshot import Snapshot
from casebook.errors import Problem
from casebook.paths import Places, places

SITE = """---
id: site-{number:02}
number: {number}
title: Harbour town {number}
country: Wales
status:
  value: in-place
  as_of: 2001-22
  text: The compact was in place.
  source: Appendix B, Site {number}, paragraph 4
started_by: [forum]
actors:
  - {{id: council, name: The borough council, sector: local-authority}}
  - {{id: forum, name: The voluntary forum, sector: vcs}}
events:
  - id: launch
    when: 1999-11
    wording: November 1999
    title: {launch}
    text: It was launched in the town hall.
    kind: launch
    weight: 3
    actors: [council, forum]
    themes: [fit]
    source: Appendix B, Site {number}, paragraph 2
---
## How it unfolded
It began with [the launch](event:launch).
"""


def actor(own_id: str = "council", **fields: Any) -> Actor:
    """Make an actor."""
    return Actor(
        **{"id": own_id, "name": "The borough council", "sector": Sector.LOCAL_AUTHORITY} | fields
    )


def event(own_id: str = "launch", when: str = "1999-11", **fields: Any) -> Event:
    """Make an event of site 1; `when` is EDTF."""
    defaults = {
        "site_id": "site-01",
        "title": "The compact is launched",
        "kind": EventKind.LAUNCH,
        "weight": 3,
    }
    return Event(**{"id": own_id, "when": dates.parse(when)} | defaults | fields)


def outcome(own_id: str = "grants", **fields: Any) -> Outcome:
    """Make an outcome."""
    return Outcome(
        **{"id": own_id, "kind": OutcomeKind.GAIN, "text": "Grants became agreements."} | fields
    )


def site(number: int = 1, **fields: Any) -> Site:
    """Make a site with nothing in it; its events must carry its id."""
    site_id = f"site-{number:02}"
    status = Status(value=StatusValue.DRAFT, as_of=dates.parse("2001-22"), text="In draft.")
    defaults = {"title": f"Harbour town {number}", "file": f"sites/{site_id}.md", "status": status}
    return Site(**{"id": site_id, "number": number} | defaults | fields)


def context(**fields: Any) -> History:
    """Make a national story with nothing in it."""
    return History(
        **{"id": "context", "title": "The national story", "file": "context.md"} | fields
    )


def theme(own_id: str = "fit", **fields: Any) -> Theme:
    """Make a theme."""
    return Theme(
        **{"id": own_id, "name": own_id.title(), "definition": f"What {own_id} is."} | fields
    )


def problem(line: int = 1, **fields: Any) -> Problem:
    """Make a problem of site 2's file."""
    defaults = {"file": "sites/site-02.md", "field": "title", "message": "write a title"}
    return Problem(**{"line": line} | defaults | fields)


def broken(*problems: Problem, **fields: Any) -> BrokenSite:
    """Make a site that cannot be read."""
    return BrokenSite(**{"file": "sites/site-02.md", "problems": problems, "number": 2} | fields)


def snapshot(*sites: Site, **fields: Any) -> Snapshot:
    """Make a snapshot of these sites, with the one theme `fit`."""
    about = About(title="A casebook", edition="1", made_from="A report", cite="Cite it so")
    defaults = {"fingerprint": "0123456789abcdef" * 4, "about": about, "themes": (theme(),)}
    return Snapshot(**{"sites": sites} | defaults | fields)


def content(folder: Path, *, sites: int = 2, launch: str = "The compact is launched") -> Path:
    """Write a casebook of small sites into a folder; `launch` is the title of their one event."""
    (folder / "sites").mkdir(parents=True, exist_ok=True)
    about = "title: Harbour towns\nedition: one\nmade_from: A report\ncite: Cite it so\n"
    (folder / "casebook.yaml").write_text(about, encoding="utf-8")
    themes = "- {id: fit, name: Fit, definition: How it fits the place.}\n"
    (folder / "themes.yaml").write_text(themes, encoding="utf-8")
    for number in range(1, sites + 1):
        text = SITE.format(number=number, launch=launch)
        (folder / "sites" / f"site-{number:02}.md").write_text(text, encoding="utf-8")
    return folder


def places_in(folder: Path, content: Path) -> Places:
    """Name the places of a program that keeps everything in one folder."""
    return places(content, {"CASEBOOK_HOME": str(folder)})
