"""The preview in the export panel: pages as pictures to leaf through, or the first lines of a text.

Shows what `export.formats.previewer` gives; knows no format. The export panel asks for it in a job.
"""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from casebook.timeline.look import UNIT_PX
from casebook.ui import labels
from casebook.ui.appearance import Role
from casebook.ui.flow_layout import flow


class ExportPreview(QWidget):
    """The preview."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[QImage, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._at = 0
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setAccessibleName("Preview of the text")
        self._paging = labels.label(role=Role.SMALL)
        self._before = labels.button("Page before", Role.QUIET, partial(self._turn, -1))
        self._after = labels.button("Page after", Role.QUIET, partial(self._turn, 1))
        self._pager = flow([self._before, self._after, self._paging], UNIT_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT_PX)
        for part in (self._pager, self._picture, self._text):
            column.addWidget(part)
            part.hide()

    @property
    def page_count(self) -> int:
        """Give how many pages there are to leaf through; 0 for a text."""
        return len(self._pages)

    def show_preview(self, found: Any) -> None:  # noqa: ANN401 - each kind's own, of this shape
        """Show pages with their titles, or a text."""
        self._pages, self._titles, self._at = found.pages, found.titles, 0
        self._text.setVisible(bool(found.text))
        self._text.setPlainText(found.text)
        self._picture.setVisible(bool(found.pages))
        self._show_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the page as wide as there is room."""
        super().resizeEvent(event)
        self._show_page()

    def _turn(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), len(self._pages) - 1)
        self._show_page()

    def _show_page(self) -> None:
        count = len(self._pages)
        self._pager.setVisible(count > 1)
        if not count:
            return
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at < count - 1)
        self._paging.setText(f"Page {self._at + 1} of {count}")
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(self._pages[self._at]).scaledToWidth(
            max(round(self.width() * ratio), 1), Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        self._picture.setPixmap(picture)
        self._picture.setAccessibleName(f"Preview: {self._titles[self._at]}")
