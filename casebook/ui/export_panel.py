"""The panel that writes what a page shows: format, look, size, a live preview, then the system's file dialog.

Works for everything in `export.formats`; a page gives an `Exportable`. Making the preview and writing are jobs, the
newest wins; a file that could not be written is told here, beside the button. The main window shows it beside the page.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPageLayout
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from casebook import resources
from casebook.errors import CasebookError
from casebook.export import formats
from casebook.export.formats import Format
from casebook.export.parcel import SIZES, Exportable, Size, Wanted
from casebook.progress import UNWATCHED, Progress
from casebook.timeline import look as looks
from casebook.timeline.look import UNIT_PX, Look
from casebook.ui import copying, labels
from casebook.ui.appearance import Role, give_role
from casebook.ui.export_preview import ExportPreview
from casebook.ui.flow_layout import flow
from casebook.ui.jobs import Jobs, Lane

_WIDTH = 360
_MOST_OF_WINDOW = 0.46
_PREVIEW, _WRITING = "export-preview", "export"
_SIZE_WORDS = {
    "tall": "As high as needed",
    "slide": "A slide (16 : 9)",
    "a4": "A4, lying",
    "a3": "A3, lying",
}
_LOOK_WORDS = {"light": "Light", "dark": "Dark", "contrast": "High contrast"}
_SCALES = {"Usual (2×)": 2.0, "Small (1×)": 1.0, "Large (3×)": 3.0, "Very large (4×)": 4.0}
_HAS_LOOK = {".png", ".svg", ".html"}
_HAS_SIZE = {".pdf", ".png", ".svg"}
_USUAL_SIZE = {".pdf": "a4", ".pptx": "slide"}


class ExportPanel(QFrame):
    """The panel.

    Signals:
        closed(): the person is done with it.
        told(str): something to say in the status line.
    """

    closed = Signal()
    told = Signal(str)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._subject: Exportable | None = None
        self._template: Path | None = None
        self._build()
        self.hide()

    def fit(self, look: Look, window_width: int) -> None:
        """Take the width that the text size asks for, and leave the page at least as much of the window."""
        self.setFixedWidth(min(look.px(_WIDTH), round(window_width * _MOST_OF_WINDOW)))

    def show_subject(self, subject: Exportable | None) -> None:
        """Offer to write this; what was chosen for the last one stays where it fits."""
        self._subject = subject
        if subject is None:
            self.hide()
            return
        self._heading.setText(f"Export: {subject.title}")
        before = self._format.currentData()
        endings = [one.ending for one in formats.formats_for(subject.what)]
        self._format.blockSignals(True)  # noqa: FBT003 - Qt's; one preview, not one a row
        self._format.clear()
        for one in formats.formats_for(subject.what):
            self._format.addItem(f"{one.name} ({one.ending})", one.ending)
        self._format.setCurrentIndex(endings.index(before) if before in endings else 0)
        self._format.blockSignals(False)  # noqa: FBT003 - as above
        self._message.hide()
        self._change_format()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @property
    def chosen(self) -> Format:
        """Give the format now chosen."""
        ending = self._format.currentData()
        return next(one for one in formats.FORMATS if one.ending == ending)

    # What it is made of

    def _build(self) -> None:
        give_role(self, Role.PANEL)
        self.setAccessibleName("Export")
        self._heading = labels.label("Export", Role.HEADING)
        self._format = _choice("Format")
        self._use = labels.label(role=Role.SMALL)
        self._look = _choice("Look", _LOOK_WORDS)
        self._size = _choice("Page", _SIZE_WORDS)
        self._scale = _choice("Picture size")
        for words, scale in _SCALES.items():
            self._scale.addItem(words, scale)
        self._template_name = labels.label("Our own design", Role.SMALL)
        pick = labels.button("Use a template of yours…", Role.LINK, self._choose_template)
        self._forget = labels.button("Use our own design", Role.LINK, self._forget_template)
        self._forget.hide()
        self._template_part = _column([self._template_name, pick, self._forget])
        self._words = QCheckBox("Include the words from my copy, as quotations")
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows: dict[str, QWidget] = {}
        for name, words, field in (
            ("format", "Format", self._format),
            ("look", "Look", self._look),
            ("size", "Page", self._size),
            ("scale", "Picture", self._scale),
            ("template", "Design", self._template_part),
            ("words", "Words", self._words),
        ):
            self._form.addRow(words, field)
            self._rows[name] = field
        self._preview = ExportPreview()
        self._message = labels.label(role=Role.SOFT)
        self._bar = QProgressBar()
        self._cancel = labels.button("Cancel", Role.QUIET, self._stop)
        self._save = labels.button("Save as…", Role.PRIMARY, self._choose_file)
        self._copy_picture = labels.button("Copy as picture", Role.QUIET, self.copy_picture)
        self._copy_text = labels.button("Copy as text", Role.QUIET, self.copy_text)
        self._print = labels.button("Print…", Role.QUIET, self.print)
        close = labels.button("Close", Role.QUIET, self.closed.emit)
        self._connect()
        buttons = [self._save, self._copy_picture, self._copy_text, self._print, close]
        self._set_out(buttons)

    def _connect(self) -> None:
        self._format.currentIndexChanged.connect(self._change_format)
        for field in (self._look, self._size, self._scale):
            field.currentIndexChanged.connect(self._ask_preview)
        self._words.toggled.connect(self._ask_preview)

    def _set_out(self, buttons: Sequence[QWidget]) -> None:
        body = _column([self._heading])
        column = body.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - `_column` made it
        column.addLayout(self._form)
        for part in (
            self._use,
            flow(buttons, UNIT_PX),
            self._message,
            self._bar,
            self._cancel,
            self._preview,
        ):
            column.addWidget(part)
        column.addStretch(1)
        column.setContentsMargins(*[2 * UNIT_PX] * 4)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        for hidden in (self._bar, self._cancel, self._message):
            hidden.hide()

    # What is wanted

    def _change_format(self) -> None:
        ending = self.chosen.ending
        self._use.setText(f"For {self.chosen.use}.")
        for name, is_for in (
            ("look", ending in _HAS_LOOK),
            ("size", ending in _HAS_SIZE),
            ("scale", ending == ".png"),
            ("template", ending == ".pptx"),
            ("words", self._subject is not None and self._subject.has_words),
        ):
            self._form.setRowVisible(self._rows[name], is_for)
        usual = _USUAL_SIZE.get(ending, "tall")
        self._size.blockSignals(True)  # noqa: FBT003 - Qt's
        self._size.setCurrentIndex(self._size.findData(usual))
        self._size.blockSignals(False)  # noqa: FBT003 - Qt's
        what = self._subject.what if self._subject else ""
        endings = {one.ending for one in formats.formats_for(what)}
        self._copy_picture.setVisible(".png" in endings)
        self._copy_text.setVisible(".md" in endings)
        self._print.setVisible(formats.printer(what) is not None)
        self._ask_preview()

    def _wanted(self) -> Wanted:
        ending = self.chosen.ending
        name = self._look.currentData() if ending in _HAS_LOOK else "light"
        return Wanted(
            look=looks.parse(resources.look(name)),
            size=self._page_size(),
            scale=self._scale.currentData() or 2.0,
            template=self._template if ending == ".pptx" else None,
            include_words=self._words.isChecked(),
        )

    def _page_size(self) -> Size:
        usual = _USUAL_SIZE.get(self.chosen.ending, "tall")
        return SIZES[self._size.currentData() if self.chosen.ending in _HAS_SIZE else usual]

    def _choose_template(self) -> None:
        dialog = QFileDialog(self, "A PowerPoint file whose design the slides take")
        dialog.setNameFilter("PowerPoint files (*.pptx *.potx)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._take_template(Path(name)))
        dialog.open()

    def _take_template(self, template: Path | None) -> None:
        self._template = template
        self._template_name.setText(template.name if template else "Our own design")
        self._forget.setVisible(template is not None)
        self._ask_preview()

    def _forget_template(self) -> None:
        self._take_template(None)

    # The preview

    def _ask_preview(self) -> None:
        subject = self._subject
        if subject is None:
            return
        ending, wanted = self.chosen.ending, self._wanted()

        def work(progress: Progress) -> Any:  # noqa: ANN401 - each kind's own
            return formats.previewer(subject.what)(subject.pack(wanted), ending, progress)

        show = self._preview.show_preview
        self._jobs.start(work, done=show, failed=self._fail, replaces=_PREVIEW, lane=Lane.FREE)

    # Writing

    def _choose_file(self) -> None:
        """Ask for the file by the system's own dialog, which asks before it replaces one."""
        if self._subject is None:
            return
        chosen = self.chosen
        name = _file_name(self._subject.title) + chosen.ending
        dialog = QFileDialog(self, "Save as", name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{chosen.name} (*{chosen.ending})")
        dialog.setDefaultSuffix(chosen.ending.lstrip("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.write(Path(file)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the file, in a job; what comes of it is told beside the buttons."""
        subject, wanted = self._subject, self._wanted()
        if subject is None:
            return

        def work(progress: Progress) -> int:
            parcel = subject.pack(wanted)
            return formats.export(parcel, subject.what, path, force=True, progress=progress)

        def done(_size: int) -> None:
            self._say(f"Written: {path}")

        self._begin()
        self._jobs.start(
            work, done=done, failed=self._fail, replaces=_WRITING, lane=Lane.FREE, what="exporting"
        )

    def copy_picture(self) -> None:
        """Put what is shown on the clipboard as a picture."""
        self._copied(".png", _picture)

    def copy_text(self) -> None:
        """Put what is shown on the clipboard as text."""
        self._copied(".md", _words)

    def _copied(self, ending: str, parcel_of: Callable[[bytes], QMimeData]) -> None:
        subject, wanted = self._subject, self._wanted()
        if subject is None:
            return
        writer = next(one for one in formats.FORMATS if one.ending == ending).writer(subject.what)

        def work(progress: Progress) -> bytes:
            return writer(subject.pack(wanted), progress)

        def done(content: bytes) -> None:
            copying.copy_item(parcel_of(content))
            self._say("Copied.")

        self._begin()
        self._jobs.start(work, done=done, failed=self._fail, replaces=_WRITING, lane=Lane.FREE)

    def print(self) -> None:
        """Print what is shown, by the system's own dialog; the preview is the one above."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - no start needs it

        subject = self._subject
        paint = formats.printer(subject.what) if subject else None
        if subject is None or paint is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        wanted = Wanted(look=looks.parse(resources.look("light")), size=SIZES["a4"])
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: paint(subject.pack(wanted), printer, UNWATCHED))
        dialog.accepted.connect(lambda: self._say("Sent to the printer."))
        dialog.show()

    # What is said

    def _begin(self) -> None:
        self._message.hide()
        self._bar.setRange(0, 0)
        self._bar.show()
        self._cancel.show()

    def _end(self) -> None:
        self._bar.hide()
        self._cancel.hide()

    def _stop(self) -> None:
        self._jobs.cancel(_WRITING)
        self._end()
        self._message.setText("Cancelled; nothing was written.")
        self._message.show()

    def _say(self, words: str) -> None:
        self._end()
        self._message.setText(words)
        self._message.show()
        self.told.emit(words)

    def _fail(self, refusal: CasebookError) -> None:
        self._end()
        self._message.setText(str(refusal))
        self._message.show()
        self.told.emit(str(refusal))


def _choice(name: str, words: dict[str, str] | None = None) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    for value, label in (words or {}).items():
        made.addItem(label, value)
    return made


def _column(parts: Sequence[QWidget]) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(UNIT_PX)
    for part in parts:
        column.addWidget(part)
    return whole


def _file_name(title: str) -> str:
    """Give a name that every system takes for a file."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return "-".join(kept.split())[:60].strip("-") or "casebook"


def _picture(content: bytes) -> QMimeData:
    parcel = QMimeData()
    parcel.setImageData(QImage.fromData(content))
    return parcel


def _words(content: bytes) -> QMimeData:
    parcel = QMimeData()
    parcel.setText(content.decode("utf-8"))
    return parcel
