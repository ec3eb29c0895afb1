"""Any snapshot that `content` could give: anything in every field, references to what is there."""

from typing import Any

from hypothesis import strategies as st

from casebook.domain import dates
from casebook.domain.model import (
    Actor,
    Basis,
    Confidence,
    Country,
    Event,
    EventKind,
    Fact,
    History,
    Outcome,
    OutcomeKind,
    Sector,
    Site,
    Status,
    StatusValue,
    Study,
)
from casebook.domain.snapshot import Snapshot
from casebook.errors import Problem, Severity
from tests import make

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
IDS = st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True)
DATES = st.sampled_from(
    [
        "1999-11",
        "1999-39",
        "1999~",
        "1999-06?",
        "[1995..2001]",
        "[..2000-08]",
        "1997/..",
        "2000-02-29",
    ]
).map(dates.parse)
EVIDENCE = {
    "source": TEXTS,
    "basis": st.sampled_from(Basis),
    "why": TEXTS,
    "confidence": st.none() | st.sampled_from(Confidence),
    "conflict": TEXTS,
}


def some(of: Any) -> st.SearchStrategy[tuple]:
    """Give a few of something, in a tuple."""
    return st.lists(of, max_size=3).map(tuple)


def some_of(known: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Give a few of these ids, perhaps one of them twice."""
    return some(st.sampled_from(known)) if known else st.just(())


@st.composite
def histories(draw: st.DrawFn, history_id: str, themes: tuple[str, ...]) -> dict[str, Any]:
    """Give the fields of a history."""
    actor_ids = tuple(draw(st.lists(IDS, max_size=3, unique=True)))
    event_ids = tuple(draw(st.lists(IDS, max_size=3, unique=True)))
    actors = [
        draw(
            st.builds(
                Actor,
                id=st.just(actor_id),
                name=TEXTS,
                sector=st.sampled_from(Sector),
                role=TEXTS,
                **EVIDENCE,
            )
        )
        for actor_id in actor_ids
    ]
    events = [
        draw(
            st.builds(
                Event,
                id=st.just(event_id),
                site_id=st.just(history_id),
                when=DATES,
                title=TEXTS,
                kind=st.sampled_from(EventKind),
                weight=st.integers(1, 3),
                planned=st.booleans(),
                wording=TEXTS | st.just("by summer 2000"),
                text=TEXTS,
                actors=some_of(actor_ids),
                themes=some_of(themes),
                after=some_of(event_ids),
                **EVIDENCE,
            )
        )
        for event_id in event_ids
    ]
    own = {"id": history_id, "title": draw(TEXTS), "file": draw(TEXTS), "story": draw(TEXTS)}
    return own | {"actors": tuple(actors), "events": tuple(events)}


@st.composite
def sites(draw: st.DrawFn, number: int, themes: tuple[str, ...]) -> Site:
    """Give a site."""
    shared = draw(histories(f"site-{number:02}", themes))
    actor_ids = tuple(actor.id for actor in shared["actors"])
    status = st.builds(
        Status, value=st.sampled_from(StatusValue), as_of=DATES, text=TEXTS, **EVIDENCE
    )
    outcome_ids = draw(st.lists(IDS, max_size=2, unique=True))
    outcomes = [
        draw(
            st.builds(
                Outcome,
                id=st.just(outcome_id),
                kind=st.sampled_from(OutcomeKind),
                text=TEXTS,
                themes=some_of(themes),
                **EVIDENCE,
            )
        )
        for outcome_id in outcome_ids
    ]
    return Site(
        **shared,
        number=number,
        status=draw(status),
        country=draw(st.none() | st.sampled_from(Country)),
        authority=draw(TEXTS),
        setting=draw(some(TEXTS)),
        study=draw(st.none() | st.sampled_from(Study)),
        started_by=draw(some_of(actor_ids)),
        signed_by=draw(some_of(actor_ids)),
        facts=draw(some(st.builds(Fact, field=TEXTS, **EVIDENCE))),
        outcomes=tuple(outcomes),
        lessons=draw(some(TEXTS)),
        questions=draw(some(TEXTS)),
    )


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Give a snapshot."""
    themes = tuple(draw(st.lists(IDS, max_size=3, unique=True)))
    numbers = sorted(draw(st.sets(st.integers(1, 999), max_size=3)))
    problem = st.builds(
        Problem,
        file=TEXTS,
        line=st.integers(1, 999),
        field=TEXTS,
        message=TEXTS,
        severity=st.sampled_from(Severity),
    )
    problems = draw(some(problem))
    number = st.none() | st.integers(1, 999)
    broken = [
        make.broken(
            *draw(st.lists(st.sampled_from(problems), max_size=3)),
            file=draw(TEXTS),
            number=draw(number),
            title=draw(TEXTS),
        )
        for _ in draw(some(st.none()))
        if problems
    ]
    return make.snapshot(
        *(draw(sites(number, themes)) for number in numbers),
        fingerprint=draw(st.from_regex(r"[0-9a-f]{64}", fullmatch=True)),
        themes=tuple(
            make.theme(theme_id, parent=draw(st.sampled_from(("", *themes)))) for theme_id in themes
        ),
        broken=tuple(broken),
        context=draw(
            st.none() | histories("context", themes).map(lambda fields: History(**fields))
        ),
        problems=problems,
    )
