"""Visits every page of the real window and keeps a picture of each: `make look`, and `make run` without a screen.

    python -m casebook.ui.tour [DIR]         every page and every site, as a newcomer sees them, and a deck of them all
    python -m casebook.ui.tour --all [DIR]   every page in every look, at two text sizes and in two window sizes

It keeps its settings in a folder of its own, so nobody's are touched. The tests take it as well.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from casebook import paths, resources
from casebook.errors import CasebookError, PlaceError
from casebook.export import formats, parcel
from casebook.timeline import look as looks
from casebook.timeline.choice import TimelineChoice
from casebook.ui import navigation
from casebook.ui.application import Program

STOPS = (
    "sites",
    "sites/list",
    "site/6",
    "site/6/event/by-election",
    "site/national",
    "timeline",
    "timeline/6",
    "timeline/6+8+11",
    "compare/8-11",
    "compare/8-11-5-6",
    "compare/1-2-3-4-5-6-7-8-9-10-11-12",
    "compare/8-11/timelines",
    "compare/5-11-2-6/launch/timelines",
    "compare/1-2-3-4-5-6-7-8-9-10-11-12/months",
    "compare/1-2-3-4-5-6-7-8-9-10-11-12/timelines",
    "compare/1-2-3-4-5-6-7-8-9-10-11-12/themes",
    "quotes",
    "quotes/theme/funding/theme/trust/sector/vcs",
    "quotes/meeting",
    "quotes/sectors",
    "about",
    "about/scenarios",
    "about/indicators",
    "about/aggregates",
    "about/conflicts",
    "about/glossary/LDA",
    "about/references",
    "search",
    "search/by-election%20council",
    "search/kind%3Aevent%20-site%3A6%20launch",
    "search/byelectoin",
    "check",
    "help",
    "help/keys",
    "help/about",
)
"""Where the tour goes; a test holds that every page of the table is among them."""

_WINDOWS = ((1024, 700), (1600, 1000))
_TEXT_SIZES = (100, 200)
_WAIT_MS = 30_000


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """One picture to take. `text_size` is in per cent, `size` the window's width and height."""

    address: str
    file: Path
    look: str = "light"
    text_size: int = 100
    size: tuple[int, int] = (1280, 800)


def newcomer(folder: Path, site_numbers: Sequence[int]) -> Iterator[Picture]:
    """Give the pictures of every page and every site, named in the order of the visit."""
    sites = [navigation.address("site", str(number)) for number in site_numbers]
    for number, address in enumerate(dict.fromkeys((*STOPS, *sites)), 1):
        yield Picture(address=address, file=folder / f"{number:02}-{_name(address)}.png")


def all_looks(folder: Path) -> Iterator[Picture]:
    """Give the pictures of every page in every look, text size and window size."""
    for look in resources.looks():
        for text_size in _TEXT_SIZES:
            for width, height in _WINDOWS:
                room = folder / f"{look}-{text_size}-{width}x{height}"
                for address in STOPS:
                    yield Picture(
                        address=address,
                        file=room / f"{_name(address)}.png",
                        look=look,
                        text_size=text_size,
                        size=(width, height),
                    )


def _name(address: str) -> str:
    return "-".join(navigation.parts(address))


class Tour:
    """A window driven as a person would, one page after another."""

    def __init__(self, app: QApplication, home: Path) -> None:
        self._app = app
        self.program = Program(app, paths.places(environment={"CASEBOOK_HOME": str(home)}))
        self.program.start()
        self.settle()

    @property
    def site_numbers(self) -> tuple[int, ...]:
        """Give the numbers of the sites in the casebook."""
        snapshot = self.program.casebook.snapshot
        return tuple(site.number for site in snapshot.sites) if snapshot else ()

    def settle(self) -> None:
        """Turn the loop until no job is under way and everything is painted.

        Raises:
            CasebookError: that has taken half a minute.
        """
        until = QDeadlineTimer(_WAIT_MS)
        while True:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            self._app.sendPostedEvents()
            if self.program.jobs.idle():
                break
            if until.hasExpired():
                raise CasebookError("The window was still busy after half a minute.")
        self._app.processEvents()

    def take(self, picture: Picture) -> None:
        """Go there, dress as wanted, and keep the picture.

        Raises:
            PlaceError: the file cannot be written.
        """
        window = self.program.window
        if window is None:
            raise CasebookError("The window could not be opened.", advice="See the log.")
        self.program.preferences.change(look=picture.look, text_size=picture.text_size)
        window.resize(*picture.size)
        window.browser.go(picture.address)
        self.settle()
        picture.file.parent.mkdir(parents=True, exist_ok=True)
        if not window.grab().save(str(picture.file)):
            raise PlaceError(f"The picture {picture.file} could not be written.")

    def write_deck(self, file: Path) -> Path | None:
        """Write the timelines of all sites as slides, as a trainer would; None where no casebook is open.

        Raises:
            PlaceError: the file cannot be written.
        """
        snapshot = self.program.casebook.snapshot
        if snapshot is None:
            return None
        subject = parcel.exportable_timeline(snapshot, TimelineChoice(national=False))
        look = looks.parse(resources.look("light"))
        packed = subject.pack(parcel.Wanted(look=look, size=parcel.SIZES["slide"]))
        formats.export(packed, subject.what, file, force=True)
        return file

    def close(self) -> None:
        """Leave."""
        if self.program.window is not None:
            self.program.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.program.window.close()
        self.program.close()


def main(argv: Sequence[str] | None = None) -> int:
    """Take the tour; say where the pictures are."""
    parser = argparse.ArgumentParser(prog="casebook.ui.tour", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/tour"))
    parser.add_argument("--all", action="store_true", help="every look and size")
    asked = parser.parse_args(argv)
    app = QApplication(["Casebook"])
    with tempfile.TemporaryDirectory() as home:
        tour = Tour(app, Path(home))
        folder = asked.folder.absolute()
        wanted = tuple(all_looks(folder) if asked.all else newcomer(folder, tour.site_numbers))
        for picture in wanted:
            tour.take(picture)
        deck = None if asked.all else tour.write_deck(folder / "all-sites.pptx")
        tour.close()
    print(f"{len(wanted)} pictures of Casebook's pages are in {folder}")  # noqa: T201 - it is a command
    if deck is not None:
        print(f"A deck of all the sites for PowerPoint is {deck}")  # noqa: T201 - as above
    return 0


if __name__ == "__main__":
    sys.exit(main())
