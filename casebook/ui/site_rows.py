"""Sites as the wall and the table show them, readable or broken: every text ready to be painted, spoken and sorted.

Made once a snapshot, so that a keystroke over a thousand sites only picks among them. Pure, without Qt; the sites page
makes the rows and `models` shows them.
"""

import msgspec

from casebook.domain import sentences
from casebook.domain.model import BrokenSite, Site, StatusValue
from casebook.domain.snapshot import Snapshot
from casebook.timeline.layout import Span
from casebook.ui import navigation


class SiteRow(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A site as it is shown.

    `address` is where it leads. `reason` says why a broken site cannot be read; its `status` is None and it has no
    `site`. `calendar` is the span of days that all rows share. Rows are equal when they are the same row: they live as
    long as their snapshot.
    """

    id: str
    number: int | None
    title: str
    country: str
    authority: str
    status: StatusValue | None
    period: str
    sentence: str
    address: str
    reason: str = ""
    site: Site | None = None
    calendar: Span | None = None

    @property
    def number_label(self) -> str:
        """Give the number as shown; of a file without one, a question mark."""
        return "?" if self.number is None else str(self.number)

    @property
    def place(self) -> str:
        """Give country and authority in one line; what is not reported is left out."""
        return " · ".join(part for part in (self.country, self.authority) if part)

    @property
    def status_label(self) -> str:
        """Give the status in words, or that the site cannot be read."""
        return "Cannot be read" if self.status is None else self.status.label


def of(snapshot: Snapshot) -> tuple[SiteRow, ...]:
    """Make the rows of all sites in order of number, those that cannot be read behind the others."""
    calendar = _calendar(snapshot)
    readable = (_readable(site, calendar) for site in snapshot.sites)
    return (*readable, *map(_broken, snapshot.broken))


def _calendar(snapshot: Snapshot) -> Span | None:
    """Give the days from the first to the last that is known of any step of any site, details left out.

    `layout.span` says it more exactly, from what is drawn, and takes twenty times as long over a thousand sites.
    """
    known = [
        day
        for site in snapshot.sites
        for event in site.events
        if event.weight > sentences.DETAIL
        for day in (event.when.earliest, event.when.latest)
        if day is not None
    ]
    if not known:
        return None
    return Span(first=min(known).toordinal() - 30, last=max(known).toordinal() + 30)


def _readable(site: Site, calendar: Span | None) -> SiteRow:
    return SiteRow(
        id=site.id,
        number=site.number,
        title=site.title,
        country=site.country or "",
        authority=sentences.capital(site.authority),
        status=site.status.value,
        period=sentences.period(site),
        sentence=sentences.of_site(site),
        address=f"site/{site.number}",
        site=site,
        calendar=calendar,
    )


def _broken(site: BrokenSite) -> SiteRow:
    return SiteRow(
        id=site.file,
        number=site.number,
        title=site.title or site.file,
        country="",
        authority="",
        status=None,
        period="",
        sentence=sentences.of_broken_site(site),
        address=navigation.address("check", site.file),
        reason=sentences.broken_reason(site),
    )
