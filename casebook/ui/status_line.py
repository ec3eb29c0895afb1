"""The line below the page: which casebook is open, what has just been done, and quiet progress.

A job shows only when it takes longer than a moment, and can be stopped there. The main window owns it.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from casebook.timeline.look import UNIT_PX, Look
from casebook.ui.appearance import Role, give_role
from casebook.ui.jobs import Job, Jobs

_MOMENT_MS = 400
_TOLD_MS = 6000
_BAR_PX = 160


class StatusLine(QFrame):
    """The line: words at the left, progress at the right."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.STATUS)
        self.setAccessibleName("Status")
        self._jobs = jobs
        self._job: Job | None = None
        self._about = ""
        self._words = QLabel()
        self._doing = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._stop = QPushButton("Stop")
        self._moment = QTimer(self, singleShot=True, interval=_MOMENT_MS)
        self._told = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._build()
        jobs.changed.connect(self._follow)
        self._moment.timeout.connect(self._show)
        self._told.timeout.connect(self._be_quiet)

    def describe(self, about: str) -> None:
        """Say which casebook is open, for good."""
        self._about = about
        self._be_quiet()

    def tell(self, words: str) -> None:
        """Say what has just been done, for a while."""
        self._words.setText(words)
        self._told.start()

    def wear(self, look: Look) -> None:
        """Take on the text size."""
        self._bar.setFixedSize(look.px(_BAR_PX), UNIT_PX)

    def _build(self) -> None:
        give_role(self._words, Role.SMALL)
        give_role(self._doing, Role.SMALL)
        give_role(self._stop, Role.LINK)
        self._bar.setAccessibleName("Progress")
        self._stop.setAccessibleName("Stop what is being done")
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT_PX, UNIT_PX // 2, 2 * UNIT_PX, UNIT_PX // 2)
        row.setSpacing(UNIT_PX)
        row.addWidget(self._words, 1)
        for part in (self._doing, self._bar, self._stop):
            part.hide()
            row.addWidget(part)

    def _follow(self) -> None:
        job = self._jobs.current
        if job is not self._job:
            self._job = job
            self._moment.start()
            if job is None:
                self._show()
        elif not self._moment.isActive():
            self._show()

    def _show(self) -> None:
        self._moment.stop()
        job = self._job
        for part in (self._doing, self._bar, self._stop):
            part.setVisible(job is not None)
        if job is None:
            return
        self._doing.setText(": ".join(words for words in (job.what, job.step_text) if words))
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)

    def _be_quiet(self) -> None:
        self._told.stop()
        self._words.setText(self._about)

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()
            self._follow()
