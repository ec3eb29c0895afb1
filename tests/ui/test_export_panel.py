"""The export panel on real pages: preview, writing, copying, and what it says when that fails."""

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from casebook.export import formats
from casebook.ui.export_panel import ExportPanel


@pytest.fixture
def panel(casebook) -> ExportPanel:
    casebook.go("timeline/6")
    casebook.press("Ctrl+E")
    casebook.settle()
    return casebook.window.findChild(ExportPanel)


def _choose(casebook, panel: ExportPanel, ending: str) -> None:
    panel._format.setCurrentIndex(panel._format.findData(ending))
    casebook.settle()


def test_the_panel_opens_and_closes_by_its_key(casebook, panel):
    assert panel.isVisible()
    casebook.press("Ctrl+E")
    assert not panel.isVisible()


def test_escape_closes_it(casebook, panel):
    casebook.press("Escape", panel)
    assert not panel.isVisible()


def test_every_format_of_the_table_is_offered(panel):
    offered = [panel._format.itemData(at) for at in range(panel._format.count())]
    assert offered == [one.ending for one in formats.formats_for("timeline")]


@pytest.mark.parametrize("one", formats.formats_for("timeline"), ids=lambda one: one.ending)
def test_every_format_has_a_preview_and_is_written(casebook, panel, one, tmp_path):
    _choose(casebook, panel, one.ending)
    preview = panel._preview
    assert preview.page_count > 0 or preview._text.toPlainText()
    path = tmp_path / f"six{one.ending}"
    panel.write(path)
    casebook.settle()
    assert path.stat().st_size > 500
    assert panel._message.text() == f"Written: {path}"


def test_a_deck_is_previewed_slide_by_slide(casebook, panel):
    _choose(casebook, panel, ".pptx")
    assert panel._preview.page_count >= 3
    panel._preview._after.click()
    assert panel._preview._paging.text().startswith("Page 2 of")


def test_a_folder_that_is_not_there_is_told_beside_the_button(casebook, panel, tmp_path):
    panel.write(tmp_path / "missing" / "six.csv")
    casebook.settle()
    assert "There is no folder" in panel._message.text()
    assert panel._message.isVisible()


def test_what_is_narrowed_on_the_page_is_what_is_written(casebook, panel, tmp_path):
    casebook.go("timeline/8")
    casebook.settle()
    _choose(casebook, panel, ".csv")
    path = tmp_path / "eight.csv"
    panel.write(path)
    casebook.settle()
    text = path.read_text("utf-8-sig")
    assert "Site 8" in text
    assert "Site 6" not in text


def test_a_picture_and_a_text_are_copied(casebook, panel):
    panel.copy_picture()
    casebook.settle()
    assert QApplication.clipboard().mimeData().hasImage()
    panel.copy_text()
    casebook.settle()
    assert QApplication.clipboard().text().startswith("# Site 6")


def test_a_page_with_nothing_to_export_closes_the_panel(casebook, panel):
    casebook.go("help")
    assert not panel.isVisible()


def test_a_file_that_is_no_template_is_refused_in_words(casebook, panel, tmp_path):
    wrong = tmp_path / "notes.pptx"
    wrong.write_text("not a deck", "utf-8")
    _choose(casebook, panel, ".pptx")
    panel._take_template(wrong)
    casebook.settle()
    assert "cannot be read as a PowerPoint file" in panel._message.text()


@pytest.mark.parametrize(("width", "size"), [(1024, 100), (1024, 200), (1600, 200)])
def test_the_whole_panel_is_within_the_window(casebook, panel, width, size):
    casebook.program.preferences.change(text_size=size)
    casebook.window.resize(width, 700)
    casebook.settle()
    right = panel.mapTo(casebook.window, panel.rect().topRight()).x()
    assert right < casebook.window.width() == width
    scroll = panel.findChild(QScrollArea)
    assert scroll.widget().width() <= scroll.viewport().width()
