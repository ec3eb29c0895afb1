"""Invented lanes of events for the laws of the layout, and the real ones."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from casebook.content import folder
from casebook.domain import dates
from casebook.domain.model import Event, EventKind
from casebook.timeline import items
from casebook.timeline.items import Lane
from casebook.timeline.page import Level, Page
from tests import make

ROOT = Path(__file__).resolve().parents[2]
WORDS = (
    "The council",
    "and the forum",
    "agree",
    "a draft",
    "of the compact",
    "supercalifragilistic",
    "Ŵyl",
)


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """Give a date from 1994 to 2002 in any of the forms that are drawn differently."""
    day = date(1994, 1, 1) + timedelta(days=draw(st.integers(0, 3000)))
    later = day + timedelta(days=draw(st.integers(0, 900)))
    month, after = f"{day:%Y-%m}", f"{later:%Y-%m}"
    return draw(
        st.sampled_from(
            [
                f"{day}",
                month,
                f"{day:%Y}-23",
                f"{day:%Y}-39",
                f"{day:%Y}",
                f"{month}~",
                f"{day:%Y}?",
                f"[..{month}]",
                f"[{month}..]",
                f"[{month}..{after}]",
                f"{month}/..",
                f"{month}/{after}",
                f"../{month}",
            ]
        )
    )


def event(number: int, when: str, *, weight: int, words: int, kind: EventKind) -> Event:
    """Make an event with a title of so many words."""
    title = " ".join(WORDS[at % len(WORDS)] for at in range(words))
    return make.event(f"e{number}", when, title=title, weight=weight, kind=kind)


@st.composite
def lanes(draw: st.DrawFn, most_lanes: int = 3, most_events: int = 14) -> list[Lane]:
    """Give one lane or several, the first perhaps the national story."""
    made = []
    for number in range(draw(st.integers(1, most_lanes))):
        found = draw(
            st.lists(
                st.tuples(
                    edtf(), st.integers(1, 3), st.integers(1, 9), st.sampled_from(list(EventKind))
                ),
                min_size=1,
                max_size=most_events,
            )
        )
        events = tuple(
            make.event(
                f"e{at}",
                when,
                site_id=f"site-{number:02}",
                weight=weight,
                kind=kind,
                title=" ".join(WORDS[(at + word) % len(WORDS)] for word in range(words)),
            )
            for at, (when, weight, words, kind) in enumerate(found)
        )
        lane = items.flow(make.site(number, events=events), events)
        made.append(lane)
    return made


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Give a page, from a panel on a telephone to a wall."""
    return Page(
        width=draw(st.sampled_from([320, 480, 960, 1920, 6000])),
        gutter=draw(st.sampled_from([0, 80])),
        text=draw(st.sampled_from([12, 13, 26])),
        level=draw(st.sampled_from(list(Level))),
        most_rows=draw(st.sampled_from([0, 0, 1, 3])),
        is_steady=draw(st.booleans()),
        is_dense=draw(st.booleans()),
        has_legend=draw(st.booleans()),
        heading=draw(st.sampled_from(["", "A heading of some length for a narrow page"])),
        footer=draw(st.sampled_from(["", "A report, 2002"])),
    )


@cache
def real() -> tuple[Lane, ...]:
    """Give the twelve sites and the national story that ship."""
    snapshot = folder.read(ROOT / "data")
    return tuple(items.flow(history, history.events) for history in snapshot.histories)


def when(text: str) -> items.Extent:
    """Give how a date is drawn."""
    return items.extent(dates.parse(text))
