"""Two to twelve sites side by side: facts in rows, timelines on one clock, months taken, themes, and the evidence.

Addresses are those of `compare_place`; `compare` alone is the pair that teaches most. What is compared is decided by
`compare`; here it is put on the page, with the evidence of the cell chosen beside it. Opened by the frame.
"""

import msgspec
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from casebook.compare import contrasts, durations, lanes, months_chart
from casebook.compare.comparison import Comparison, comparison, title
from casebook.compare.contrasts import Contrast
from casebook.domain.model import Site
from casebook.domain.snapshot import Snapshot
from casebook.errors import Notice
from casebook.export import compare_parcel
from casebook.export.parcel import Exportable
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import compare_citation, compare_place, labels, navigation
from casebook.ui.appearance import Role
from casebook.ui.compare_bar import CompareBar
from casebook.ui.compare_evidence import EvidencePanel
from casebook.ui.compare_place import Place, View
from casebook.ui.compare_table import CompareTable, RowsModel, ThemesModel
from casebook.ui.compare_timelines import CompareTimelines
from casebook.ui.page import Page, Shell
from casebook.ui.timeline_canvas import TimelineCanvas

_SIDE_PX = 300
_STACKS_BELOW_PX = 900
_PAIRS = 8


class ComparePage(Page):
    """The page."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        look = shell.look
        self._snapshot: Snapshot | None = None
        self._found: Comparison | None = None
        self._place = Place()
        self._is_chosen = False
        self._bar = CompareBar(look)
        self._rows, self._themes = RowsModel(), ThemesModel()
        self._facts = CompareTable(self._rows, look, "Facts side by side")
        self._grid = CompareTable(self._themes, look, "Themes by site")
        self._timelines = CompareTimelines(look)
        self._months = TimelineCanvas(look)
        self._months_note = labels.label("", Role.SOFT)
        self._evidence = EvidencePanel()
        self._views = QStackedWidget()
        self._build()

    def title(self) -> str:
        """Say which sites stand side by side."""
        return title(self._found.sites) if self._found else "Compare"

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the same sites as this casebook has them."""
        self._snapshot = snapshot
        self._bar.offer(snapshot.sites)
        if self._place.numbers:
            self._show()

    def open_at(self, parts: tuple[str, ...]) -> None:
        """Show the sites, the clock and the view of an address; what cannot be shown is explained."""
        if self._snapshot is None:
            return
        wanted = compare_place.read(parts)
        known = {site.number for site in self._snapshot.sites}
        numbers = tuple(one for one in wanted.numbers if one in known) if wanted else ()
        if parts and (wanted is None or numbers != wanted.numbers):
            self.shell.say(
                Notice(text="Not all of that can be compared.", advice="Here is what can be.")
            )
        place = msgspec.structs.replace(wanted or Place(), numbers=self._filled(numbers))
        self._place = place
        if place != wanted:
            self.moved.emit(place.address)
        self._show()

    def wear(self, look: Look) -> None:
        """Show the same in this look."""
        for worn in (self._bar, self._facts, self._grid, self._timelines, self._months):
            worn.wear(look)
        self._arrange()

    def seek(self) -> bool:
        """Put the cursor where a site is added."""
        self._bar.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def can_export(self) -> bool:
        """Say whether there is a comparison."""
        return self._found is not None

    def exportable(self) -> Exportable | None:
        """Give the comparison, on the clock chosen."""
        if self._snapshot is None or self._found is None:
            return None
        return compare_parcel.exportable(self._snapshot, self._found)

    def copied(self) -> QMimeData | None:
        """Give the view shown as a table, with its citation."""
        if self._snapshot is None or self._found is None:
            return None
        is_themes = self._place.view is View.THEMES
        return compare_citation.as_table(self._snapshot.about, self._found, themes=is_themes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the evidence beside the comparison, or below it where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    # What it is made of

    def _build(self) -> None:
        months = QWidget()
        column = QVBoxLayout(months)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._months_note)
        column.addWidget(self._months, 1)
        for view in (self._facts, self._timelines, months, self._grid):
            self._views.addWidget(view)
        self._sides = QStackedWidget()
        for side in (self._evidence, self._timelines.panel):
            self._sides.addWidget(side)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setContentsMargins(2 * UNIT_PX, 0, 0, 0)
        self._beside.setSpacing(UNIT_PX)
        self._beside.addWidget(self._views, 1)
        self._beside.addWidget(self._sides)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(UNIT_PX)
        whole.addWidget(self._bar)
        whole.addLayout(self._beside, 1)
        self._bar.wanted.connect(self._go)
        self._bar.typed.connect(self._add)
        self._bar.pair_wanted.connect(lambda one, other: self._go(self._with((one, other))))
        for table in (self._facts, self._grid):
            table.chosen.connect(self._show_evidence)
            table.moved.connect(self._move)
        self._facts.scrolled.connect(self._grid.show_from)
        self._grid.scrolled.connect(self._facts.show_from)
        self._timelines.chosen.connect(self._timelines.show_event)
        self._timelines.opened.connect(self._open)
        self._timelines.moment_chosen.connect(
            lambda when: self._keep(msgspec.structs.replace(self._place, moment=when))
        )
        self._months.chosen.connect(self._show_duration)
        self._evidence.asked.connect(self.asked)

    def _arrange(self) -> None:
        look = self.shell.look
        stacks = self.width() < look.px(_STACKS_BELOW_PX)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(down if stacks else across)
        self._sides.setMinimumWidth(0 if stacks else look.px(_SIDE_PX))
        self._sides.setMaximumWidth(1 << 20 if stacks else look.px(_SIDE_PX))
        self._sides.setMaximumHeight(self.height() // 4 if stacks else 1 << 20)
        is_wanted = self._is_chosen or self._place.view is View.TIMELINES
        self._sides.setVisible(is_wanted or not stacks)

    # What is shown

    def _show(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        by_number = {site.number: site for site in snapshot.sites}
        sites = [by_number[one] for one in self._place.numbers if one in by_number]
        if len(sites) < 2:
            self._found = None
            return
        self._found = found = comparison(snapshot, sites, self._place.align)
        self._bar.show_place(self._place)
        self._bar.offer_pairs(_in_words(contrasts.contrasts(sites[0], snapshot.sites)[:_PAIRS]))
        self._rows.show_rows(found, only_differences=self._place.only_differences)
        self._themes.show_sector(snapshot, found, self._place.sector)
        self._timelines.show_comparison(found, self._place.moment)
        self._show_months(found)
        self._views.setCurrentIndex(list(View).index(self._place.view))
        self._sides.setCurrentIndex(int(self._place.view is View.TIMELINES))
        self.setFocusProxy(
            (self._facts, self._timelines, self._months, self._grid)[self._views.currentIndex()]
        )
        if len(sites) == 2:
            self._evidence.show_contrast(contrasts.contrast(sites[0], sites[1]))
        else:
            self._evidence.show_nothing()
        self._is_chosen = False
        self._arrange()

    def _show_months(self, found: Comparison) -> None:
        self._months.show_drawn(
            lambda page: months_chart.charts(found.sites, found.durations, page)[0]
        )
        start = durations.START.label.lower()
        self._months_note.setText(
            f"Months from the {start}. A bar is as long as the dates leave open; the median honours them."
        )

    def _show_evidence(self, name: str, ids: tuple[str, ...]) -> None:
        if self._snapshot is not None:
            self._evidence.show_evidence(self._snapshot, name, ids)
            self._is_chosen = True
            self._arrange()

    def _show_duration(self, key: str) -> None:
        site_id, _, kind = key.removeprefix(lanes.MONTHS).partition("/")
        for one in self._found.durations if self._found else ():
            for of_site in one.of_sites:
                if (of_site.site_id, one.kind.value) == (site_id, kind):
                    self._show_evidence(f"{one.kind.label} · {of_site.words}", of_site.evidence)

    @property
    def _sites(self) -> tuple[Site, ...]:
        return self._found.sites if self._found else ()

    # Where the person goes

    def _filled(self, numbers: tuple[int, ...]) -> tuple[int, ...]:
        """Fill up to two sites: with the best pair of the one named, or of all."""
        sites = self._snapshot.sites if self._snapshot else ()
        if len(numbers) >= 2 or len(sites) < 2:
            return numbers
        named = [site for site in sites if site.number in numbers] or sites
        best = max(
            (contrasts.contrasts(site, sites)[0] for site in named), key=lambda one: one.score
        )
        return tuple(site.number for site in best.sites)

    def _with(self, numbers: tuple[int, ...]) -> Place:
        return msgspec.structs.replace(self._place, numbers=numbers)

    def _go(self, place: Place) -> None:
        """Show another place of this page and keep it in history."""
        self._keep(place)
        self._show()

    def _keep(self, place: Place) -> None:
        self._place = place
        self.moved.emit(place.address)

    def _add(self, words: str) -> None:
        site = self._named(words)
        if site is None:
            self.shell.say(
                Notice(
                    text=f"There is no site “{words}”.",
                    advice="Type its number, or words of its name.",
                )
            )
        elif site.number not in self._place.numbers:
            self._go(self._place.with_site(site.number))
        self._bar.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self, words: str) -> Site | None:
        """Find a site by its number, by its heading, or by words of it that only one has."""
        sites = self._snapshot.sites if self._snapshot else ()
        folded = words.strip().casefold()
        plain = folded.removeprefix("site").strip()
        for site in sites:
            heading = f"site {site.number} · {site.title}".casefold()
            if plain == str(site.number) or folded == heading:
                return site
        fitting = [site for site in sites if folded in site.title.casefold()]
        return fitting[0] if len(fitting) == 1 else None

    def _move(self, before: int, after: int) -> None:
        number = self._place.numbers[before]
        self._go(self._place.moved(number, after - before))

    def _open(self, key: str) -> None:
        site_id, _, event_id = key.partition("/")
        site = next((one for one in self._sites if one.id == site_id), None)
        if site is not None:
            self.asked.emit(navigation.address("site", str(site.number), "event", event_id))


def _in_words(found: tuple[Contrast, ...]) -> list[tuple[str, int, int]]:
    return [(_pair_in_words(one), one.sites[0].number, one.sites[1].number) for one in found]


def _pair_in_words(found: Contrast) -> str:
    one, other = (site.number for site in found.sites)
    alike, different = (
        sum(each.alike for each in found.start),
        sum(not each.alike for each in found.end),
    )
    return (
        f"Sites {one} and {other}: alike at the start in {alike} of {len(found.start)},"
        f" different at the end in {different} of {len(found.end)}"
    )
