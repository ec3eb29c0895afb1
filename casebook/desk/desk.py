"""The trainer's desk: linked words, ticks, searches, notes, stars, baskets, and the copies of them all.

Making one reads nothing, and linked words are read without SQLAlchemy. Any thread, and any number
of programs, may ask and change at once: every change is one transaction, and nothing is remembered
here but notices. A damaged desk is set aside under a name of its own and the program goes on with an
empty one; nothing is ever restored unasked. `library` and the command line ask it.
"""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from casebook.desk import backups, condition, files, first, refusals
from casebook.desk.condition import Condition
from casebook.domain.desk_records import Backup, Basket, KeptSearch, Note, Tick
from casebook.domain.quotations import LinkedReport
from casebook.errors import Notice, PlaceError
from casebook.paths import Places

if TYPE_CHECKING:
    from casebook.desk.records import Records

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

# A window may stay open for days.
_COPIED_EVERY_S = 3600.0
_MAY_HOLD_WORDS = "It may still hold words of your report: remove it yourself if it must not."


class Desk:
    """The desk in these places, which need not be there yet: reading never makes it.

    Questions are answered with nothing, and a notice, where the desk cannot be read. Changes raise
    `PlaceError` where they cannot be kept.
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        self._file = places.desk
        self._notices: dict[str, Notice] = {}
        self._telling = threading.Lock()
        self._is_proven = False
        self._copied_at_s: float | None = None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Give what had to be worked around so far, each once."""
        with self._telling:
            return tuple(self._notices.values())

    def token(self) -> str:
        """Give a short text that changes whenever the linked words or the notes do."""
        return first.token(self._file)

    # The trainer's own copy of the report

    def linked(self) -> LinkedReport | None:
        """Give what was found in the trainer's copy of the report, if one is linked."""
        report = first.linked(self._file)
        if report is None and self._can_be_asked():
            report = first.linked(self._file)
        return report

    def link(self, report: LinkedReport) -> None:
        """Keep what was found in a copy of the report, in place of what was before."""
        self._change(lambda it: it.link(report))

    def unlink(self) -> None:
        """Forget the linked words: in the desk, and in every copy of it, down to the last byte.

        The copies come first: whoever is stopped midway still sees the report linked, and unlinks again.

        Raises:
            PlaceError: the folder or the disk refuses; the desk still has the words.
        """
        is_there = self._is_ready(to_change=False)
        with self._great_change():
            backups.discard_unfinished(self.places.backups)
            for backup in self.backups():
                self._take_words_out_of(backup)
            if is_there:
                backups.take_words_out(self._file)
        for aside in files.aside_of(self._file):
            self._tell(f"{aside} was damaged and has been left as it is.", _MAY_HOLD_WORDS)

    # What the trainer makes

    def ticks(self) -> tuple[Tick, ...]:
        """Give every tick, also those taken back, by site and indicator."""
        return self._ask(lambda it: it.ticks())

    def set_tick(self, site_number: int, indicator_id: str, *, ticked: bool) -> None:
        """Tick an indicator for a site, or take the tick back."""
        self._change(lambda it: it.set_tick(site_number, indicator_id, ticked=ticked))

    def searches(self) -> tuple[KeptSearch, ...]:
        """Give the saved searches in their order, then the recent ones, newest first."""
        return self._ask(lambda it: it.searches())

    def remember_search(self, text: str) -> None:
        """Note that a search was made now."""
        self._change(lambda it: it.remember_search(_clean(text)))

    def save_search(self, text: str, name: str) -> None:
        """Save a search under a name."""
        self._change(lambda it: it.save_search(_clean(text), _clean(name)))

    def forget_search(self, text: str) -> None:
        """Forget a search, saved or not."""
        self._change(lambda it: it.forget_search(_clean(text)))

    def notes(self) -> tuple[Note, ...]:
        """Give every note, by what it is about."""
        return self._ask(lambda it: it.notes())

    def write_note(self, about: str, text: str) -> None:
        """Keep a note on a record in place of the one before; a blank one is none."""
        self._change(lambda it: it.write_note(about, _clean(text)))

    def stars(self) -> tuple[str, ...]:
        """Give the ids of what is starred, in the order it was."""
        return self._ask(lambda it: it.stars())

    def set_star(self, about: str, *, starred: bool) -> None:
        """Star a record, or take the star away."""
        self._change(lambda it: it.set_star(about, starred=starred))

    def baskets(self) -> tuple[Basket, ...]:
        """Give every basket, the oldest first."""
        return self._ask(lambda it: it.baskets())

    def keep_basket(self, basket: Basket) -> None:
        """Keep a basket as it is, in place of one of the same name."""
        self._change(lambda it: it.keep_basket(basket))

    def add_to_basket(self, name: str, about: str) -> None:
        """Put a record last into a basket, which is made if need be."""
        self._change(lambda it: it.add_to_basket(_clean(name), about))

    def forget_basket(self, name: str) -> None:
        """Forget a basket."""
        self._change(lambda it: it.forget_basket(_clean(name)))

    # Copies

    def backups(self) -> tuple[Backup, ...]:
        """Give the copies of the desk, newest first."""
        return backups.listed(self.places.backups)

    def back_up(self) -> None:
        """Make a copy of the desk, unless nothing has changed since the newest.

        Raises:
            PlaceError: the folder or the disk refuses.
        """
        with self._great_change():
            if condition.look(self._file) is Condition.SOUND:
                backups.copy_if_changed(self.places)
        self._copied_at_s = time.monotonic()

    def restore(self, backup: Backup) -> None:
        """Make the desk what a copy is; the desk of now is kept first, as a copy or set aside.

        Raises:
            PlaceError: the copy is damaged or has gone, the desk is from a newer version, or the disk refuses.
        """
        with self._great_change():
            if not backups.is_good(self.places.backups / backup.name):
                raise PlaceError(
                    f"{backup.name} cannot be restored: it is damaged, from a newer version, or no longer there.",
                    advice="Your desk is as it was. Choose another copy.",
                )
            found = condition.look(self._file)
            if found is Condition.FROM_NEWER:
                raise refusals.from_newer_version(self._file)
            if found is Condition.DAMAGED:
                files.set_aside(self._file)
            elif found is not Condition.MISSING:
                backups.copy(self.places, reason=backups.BEFORE_RESTORE)
            backups.put_back(self.places, backup)
        self._is_proven = False
        with self._telling:
            # They spoke of the desk that has now been replaced.
            self._notices.clear()

    # How it is done

    def _ask(self, question: "Callable[[Records], tuple[_T, ...]]") -> tuple[_T, ...]:
        """Put a question to the tables; where the desk cannot be read the answer is nothing."""
        try:
            return self._within(question, to_change=False) or ()
        except PlaceError as refusal:
            self._tell_refusal(refusal)
            return ()

    def _change(self, act: "Callable[[Records], None]") -> None:
        """Change the tables in one transaction, which is on the disk when this returns."""
        self._copy_now_and_then()
        self._within(act, to_change=True)

    def _within(self, act: "Callable[[Records], _T]", *, to_change: bool) -> _T | None:
        try:
            return self._tried(act, to_change=to_change)
        except PlaceError as refusal:
            if not refusals.is_damage(refusal.__cause__):
                raise
        # It was sound when this desk last looked through it, and was damaged since.
        self._is_proven = False
        return self._tried(act, to_change=to_change)

    def _tried(self, act: "Callable[[Records], _T]", *, to_change: bool) -> _T | None:
        if not self._is_ready(to_change=to_change):
            return None
        # A start, which asks for linked words alone, does without SQLAlchemy.
        from casebook.desk import connections, records  # noqa: PLC0415

        opened = connections.writing if to_change else connections.reading
        with self._refused(), opened(self._file) as connection:
            return act(records.Records(connection))

    def _can_be_asked(self) -> bool:
        try:
            return self._is_ready(to_change=False)
        except PlaceError as refusal:
            self._tell_refusal(refusal)
            return False

    def _is_ready(self, *, to_change: bool) -> bool:
        """Bring the desk into a condition to be used; False if there is none, and none is needed."""
        with self._refused():
            found = condition.look(self._file, thoroughly=not self._is_proven)
        if found is Condition.MISSING and not to_change:
            if not self.notices:
                self._tell_of_copies("Your desk is empty, but there are copies of an earlier one.")
            return False
        if found is not Condition.SOUND and not self._mended(to_change=to_change):
            return False
        self._is_proven = True
        return True

    def _mended(self, *, to_change: bool) -> bool:
        with self._great_change():
            # Another program may have mended it while this one waited for the lock.
            found = condition.look(self._file)
            if found is Condition.FROM_NEWER:
                raise refusals.from_newer_version(self._file)
            if found is Condition.DAMAGED:
                self._set_aside()
                found = Condition.MISSING
            if found is Condition.MISSING and not to_change:
                return False
            if found is not Condition.SOUND:
                from casebook.desk import stepping  # noqa: PLC0415 - half a second, once a version

                stepping.take_all(self.places)
            return True

    def _set_aside(self) -> None:
        aside = files.set_aside(self._file)
        _log.info("damaged desk set aside as %s", aside)
        text = f"Your desk was damaged. It has been set aside as {aside.name}; you go on with an empty one."
        self._tell_of_copies(text, else_say=f"No good copy of it is there. The file is {aside}")

    def _copy_now_and_then(self) -> None:
        """Make a copy before the first change, and before one in every hour."""
        now_s = time.monotonic()
        if self._copied_at_s is None or now_s - self._copied_at_s > _COPIED_EVERY_S:
            try:
                self.back_up()
            except PlaceError as refusal:
                self._tell_refusal(refusal)
            self._copied_at_s = now_s

    def _take_words_out_of(self, backup: Backup) -> None:
        file = self.places.backups / backup.name
        if condition.look(file) is Condition.DAMAGED:
            self._tell(f"{file} is damaged and has been left as it is.", _MAY_HOLD_WORDS)
        else:
            backups.take_words_out(file)

    @contextmanager
    def _great_change(self) -> Iterator[None]:
        with self._refused(), files.held(self._file):
            yield

    @contextmanager
    def _refused(self) -> Iterator[None]:
        """Turn what SQLite and the disk refuse into words for people."""
        try:
            yield
        except (OSError, sqlite3.OperationalError) as error:
            raise refusals.refusal(self._file, error) from error
        except sqlite3.DatabaseError as error:
            if not refusals.is_damage(error):
                raise
            raise refusals.refusal(self._file, error) from error

    def _tell_of_copies(self, text: str, *, else_say: str = "") -> None:
        newest = backups.newest_good(self.places.backups)
        if newest:
            restore = f"casebook desk --restore {newest.name}"
            self._tell(
                text, f"The newest good copy is of {newest.made_at}. To have it back: {restore}"
            )
        elif else_say:
            self._tell(text, else_say)

    def _tell_refusal(self, refusal: PlaceError) -> None:
        _log.info("desk: %s", refusal.detail or refusal.title)
        self._tell(refusal.title, refusal.advice)

    def _tell(self, text: str, advice: str) -> None:
        with self._telling:
            self._notices.setdefault(text, Notice(text=text, advice=advice))


def _clean(text: str) -> str:
    """Give a text as any file can hold it: half a character, from a broken paste, becomes a "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")
