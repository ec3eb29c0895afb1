"""A casebook folder, read whole and cross-checked: text files in, one snapshot out.

Each file is read once. A broken site does not stop the others. What takes a whole folder to know is
checked here: numbers used twice, links from one site to another. Knows no SQL and no Qt; `library`
calls it.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from casebook.content import files
from casebook.content.files import TextFile
from casebook.content.problems import instead, quoted
from casebook.domain.model import BrokenSite, Site
from casebook.domain.snapshot import Snapshot
from casebook.errors import Severity
from casebook.progress import UNWATCHED, Progress

if TYPE_CHECKING:
    from casebook.content.reader import Reading
    from casebook.content.records import Known

_NO_CASEBOOK = "this file is missing: write one with title, made_from and cite"
_NO_THEMES = (
    "this file is missing: write one with a list of themes, each with id, name and definition"
)
_NO_SITES = (
    "there are no site files: put them into a folder named sites, each named like site-01.md"
)


def fingerprint(folder: Path) -> str:
    """Give the SHA-256, in hexadecimal, over names and bytes of the folder's text files.

    Raises:
        PlaceError: there is no such folder, or it cannot be listed.
    """
    return files.fingerprint(files.load(path, folder) for path in files.listing(folder))


class Remembered:
    """What site files gave when they were last read, so that only those that changed are read again."""

    def __init__(self) -> None:
        self._readings: dict[str, tuple[str, Known, Reading]] = {}

    def reading(self, file: TextFile, known: "Known") -> "Reading":
        """Give what a site file gives, with a collector of its own for what the folder finds."""
        from casebook.content import reader  # noqa: PLC0415 - see `read`

        had = self._readings.get(file.name)
        if had and had[:2] == (file.text, known):
            reading = had[2]
        else:
            reading = reader.site(file, known)
            if file.text is not None:
                self._readings[file.name] = (file.text, known, reading)
        return msgspec.structs.replace(reading, collector=reading.collector.copy())


def read(
    folder: Path, progress: Progress = UNWATCHED, remembered: Remembered | None = None
) -> Snapshot:
    """Read a casebook folder; whatever is wrong in it is in the snapshot's `problems`.

    Site files that are as `remembered` has them are not read again.

    Raises:
        PlaceError: there is no such folder, or it cannot be listed.
        Cancelled: whoever watches wants no more of it.
    """
    # PyYAML takes 20 ms to import, which a start that only needs `fingerprint` does not have.
    from casebook.content import evidence, reader, records, registers  # noqa: PLC0415

    remembered = remembered or Remembered()
    sources = [files.load(path, folder) for path in files.listing(folder)]
    texts = [files.opened(source) for source in sources]
    about_file = _named(files.CASEBOOK, texts) or files.missing(files.CASEBOOK, _NO_CASEBOOK)
    themes_file = _named(files.THEMES, texts) or files.missing(files.THEMES, _NO_THEMES)
    context_file = _named(files.CONTEXT, texts)
    site_files = [text for text in texts if text.name.startswith(f"{files.SITES}/")]

    register = registers.about(about_file, otherwise=folder.absolute().name)
    themes = registers.themes(themes_file)
    theme_ids = None if themes is None else tuple(theme.id for theme in themes)
    known = records.Known(themes=theme_ids, parts=register.parts)
    context = reader.context(context_file, known) if context_file else None
    sites = _readings(site_files, known, remembered, progress)
    numbers = sorted(site.number for site in sites if site.number is not None)
    evidence_read = evidence.read({text.name: text for text in texts}, known, numbers)
    histories = [*sites, context] if context else sites
    _check_numbers(sites)
    _check_links(histories)
    collectors = [about_file.collector, themes_file.collector, *evidence_read.collectors]
    collectors += [history.collector for history in histories]
    if not sites:
        collectors.append(files.missing(files.SITES, _NO_SITES).collector)
    return Snapshot(
        fingerprint=files.fingerprint(sources),
        about=register.about,
        themes=themes or (),
        sites=_whole(sites),
        broken=_broken(sites),
        context=context.history if context and not context.collector.errors else None,
        problems=tuple(sorted(problem for each in collectors for problem in each.problems())),
        quotes=evidence_read.quotes,
        framework=evidence_read.framework,
        glossary=evidence_read.glossary,
        references=evidence_read.references,
    )


def _readings(
    site_files: Sequence[TextFile], known: "Known", remembered: Remembered, progress: Progress
) -> list["Reading"]:
    readings = []
    for done, file in enumerate(site_files):
        progress.step(done, len(site_files), file.name)
        readings.append(remembered.reading(file, known))
    return readings


def _named(name: str, texts: Sequence[TextFile]) -> TextFile | None:
    return next((text for text in texts if text.name == name), None)


def _check_numbers(sites: Sequence["Reading"]) -> None:
    """Tell of a number that an earlier file has already; the id follows the number."""
    holders: dict[int, str] = {}
    for site in sites:
        if site.number is None:
            continue
        if holder := holders.get(site.number):
            message = (
                f"number {site.number} is that of {holder} too: write another, and the id to fit"
            )
            site.collector.error(site.number_line, "number", message)
        else:
            holders[site.number] = site.collector.file


def _check_links(histories: Sequence["Reading"]) -> None:
    """Follow every link that leads from one file to another."""
    by_id = {history.id: history for history in histories}
    for history in histories:
        for link in history.links:
            if message := _fault_of_link(link.text, by_id):
                history.collector.error(link.line, link.field, message)


def _fault_of_link(target: str, by_id: Mapping[str, "Reading"]) -> str:
    history_id, _, event_id = target.partition("/")
    history = by_id.get(history_id)
    if not history:
        return f"there is no site {quoted(history_id)} in this folder: write the id of one that is"
    # The events of a file that could not be read are not known: its own problem says enough.
    if event_id and history.events is not None and event_id not in history.events:
        advice = instead(event_id, history.events)
        return f"{history_id} has no event {quoted(event_id)}: {advice}"
    return ""


def _whole(sites: Sequence["Reading"]) -> tuple[Site, ...]:
    whole = [
        site.history
        for site in sites
        if isinstance(site.history, Site) and not site.collector.errors
    ]
    return tuple(sorted(whole, key=lambda site: site.number))


def _broken(sites: Sequence["Reading"]) -> tuple[BrokenSite, ...]:
    """Give the sites that cannot be shown, in order of number, those without one last."""
    broken = [
        BrokenSite(
            file=site.collector.file,
            number=site.number,
            title=site.title,
            problems=tuple(
                problem
                for problem in site.collector.problems()
                if problem.severity is Severity.ERROR
            ),
        )
        for site in sites
        if site.collector.errors
    ]
    return tuple(
        sorted(broken, key=lambda site: (site.number is None, site.number or 0, site.file))
    )
