"""The JSON of comparisons: plain functions from `compare`'s records to dictionaries, as `answers` does for sites."""

from collections.abc import Iterable
from typing import TypeAlias

from casebook.cli import answers
from casebook.cli.answers import Answer
from casebook.compare.clock import CALENDAR, Step
from casebook.compare.comparison import Comparison
from casebook.compare.contrasts import Contrast, Feature
from casebook.compare.durations import Durations
from casebook.compare.moment import Moment
from casebook.compare.rows import Cell, Row
from casebook.compare.themes import Tally
from casebook.domain.dates import MonthRange
from casebook.domain.model import Site

BySector: TypeAlias = Iterable[tuple[str, tuple[Tally, ...]]]


def comparison(found: Comparison, by_sector: BySector) -> Answer:
    """Give a whole comparison; `by_sector` are its themes once more, sector by sector."""
    return {
        "sites": [site.number for site in found.sites],
        "align": found.align.value if found.align else CALENDAR,
        "rows": [_row(row) for row in found.rows],
        "steps": [_step(step) for step in found.steps],
        "events": [
            [
                answers.event(site, event) | {"offset_months": _months(offset)}
                for event, offset in zip(site.events, offsets, strict=True)
            ]
            for site, offsets in zip(found.sites, found.offsets, strict=True)
        ],
        "durations": [_durations(one) for one in found.durations],
        "themes": [_tally(tally) for tally in found.themes],
        "sectors": [
            {"sector": sector or None, "themes": [_tally(tally) for tally in tallies]}
            for sector, tallies in by_sector
        ],
    }


def _row(row: Row) -> Answer:
    return {
        "field": row.field,
        "label": row.label,
        "group": row.group,
        "cells": [_cell(cell) for cell in row.cells],
        "same": row.same,
    }


def _cell(cell: Cell) -> Answer:
    return {
        "value": cell.value or None,
        "reported": cell.reported,
        "basis": cell.standing and cell.standing.value,
        "evidence": list(cell.evidence),
        "lines": [
            {"text": line.text, "inferred": line.inferred, "evidence": list(line.evidence)}
            for line in cell.lines
        ],
        "conflict": cell.conflict,
    }


def _step(step: Step) -> Answer:
    return {"event": step.event.key if step.event else None, "reason": step.reason}


def _months(found: MonthRange | None) -> Answer | None:
    return {"earliest": found.least, "latest": found.most} if found else None


def _durations(found: Durations) -> Answer:
    median = found.median
    return {
        "to": found.kind.value,
        "sites": [
            {
                "months": _months(one.months),
                "evidence": list(one.evidence),
                "reason": one.reason,
            }
            for one in found.of_sites
        ],
        "median": {"earliest": median.least, "latest": median.most, "of": median.of}
        if median
        else None,
    }


def _tally(tally: Tally) -> Answer:
    return {
        "theme": tally.theme.id,
        "counts": list(tally.counts),
        "unsure": list(tally.unsure),
        "evidence": [list(ids) for ids in tally.evidence],
    }


def moment(site: Site, found: Moment) -> Answer:
    """Give what a site was doing at a moment, by ids of events."""
    return {
        "site": site.number,
        "certain": [event.key for event in found.certain],
        "possible": [event.key for event in found.possible],
        "before": found.before.key if found.before else None,
        "after": found.after.key if found.after else None,
    }


def contrast(found: Contrast) -> Answer:
    """Give a pair for teaching with the facts that make it one."""
    return {
        "sites": [site.number for site in found.sites],
        "likeness": round(found.likeness, 3),
        "difference": round(found.difference, 3),
        "start": [_feature(one) for one in found.start],
        "end": [_feature(one) for one in found.end],
    }


def _feature(found: Feature) -> Answer:
    return {
        "label": found.label,
        "values": list(found.values),
        "alike": found.alike,
        "evidence": [list(ids) for ids in found.evidence],
    }
