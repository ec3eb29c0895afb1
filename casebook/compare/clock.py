"""One clock for several sites: the shared step of each, and how many months from it every event lies.

Which event is the step. Of a site's events of the kind asked for that took place (not those only planned or expected),
the weightiest; of equals, the first in the order of the story. So the council's own beginning stands before the mention
of a national one, and the final draft before its model elsewhere. The comparison names the event: a reader may judge.

An offset is a range of calendar months that carries the doubt of both dates (`dates.months_between`). What the order
says (`after`) narrows it: what came after the step is not before it. The step itself is at 0, whatever its own doubt.
"""

import msgspec

from casebook.domain import dates
from casebook.domain.dates import MonthRange
from casebook.domain.model import Event, EventKind, History, Site

CALENDAR = "calendar"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """The event that a site's months are counted from; without one, `reason` says why in a sentence."""

    event: Event | None = None
    reason: str = ""
    only_planned: bool = False


def step(site: Site, kind: EventKind) -> Step:
    """Find a site's step of a kind."""
    of_kind = [event for event in site.events if event.kind is kind]
    held = [event for event in of_kind if not event.planned]
    if held:
        # The first of equals: max keeps it.
        return Step(event=max(held, key=lambda event: event.weight))
    name = named(kind)
    if of_kind:
        return Step(reason=f"Only intended: “{of_kind[0].title}”.", only_planned=True)
    return Step(reason=f"Not reported: no event of the kind “{name}”.")


def named(kind: EventKind) -> str:
    """Give a kind as it stands within a sentence: "first approach"."""
    return kind.label.lower()


def months_from(history: History, start: Event, event: Event) -> MonthRange:
    """Count the months from one event of a history to another, as far as dates and order tell.

    Negative months are earlier.
    """
    if start.id == event.id:
        return MonthRange(least=0, most=0)
    between = dates.months_between(start.when, event.when)
    least, most = between.least, between.most
    if follows(history, event, start) and (most is None or most >= 0):
        least = max(least or 0, 0)
    if follows(history, start, event) and (least is None or least <= 0):
        most = min(most or 0, 0)
    return MonthRange(least=least, most=most)


def follows(history: History, event: Event, other: Event) -> bool:
    """Say whether `after` puts an event, by way of others or at once, behind another."""
    by_id = {one.id: one for one in history.events}
    waiting, seen = list(event.after), set[str]()
    while waiting:
        before = waiting.pop()
        if before == other.id:
            return True
        if before not in seen and before in by_id:
            seen.add(before)
            waiting += by_id[before].after
    return False


def label(months: MonthRange) -> str:
    """Give an offset in few words: "+8 to +15 months", "−3 months", "+8 months or more"."""
    least, most = months.least, months.most
    if least is None:
        return "not known" if most is None else f"{_signed(most)} months or less"
    if most is None:
        return f"{_signed(least)} months or more"
    if least == most:
        unit = "month" if abs(least) == 1 else "months"
        return f"{_signed(least)} {unit}" if least else "the same month"
    return f"{_signed(least)} to {_signed(most)} months"


def _signed(count: int) -> str:
    return f"{count:+d}".replace("-", "−") if count else "0"
