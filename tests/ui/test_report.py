"""A bug of ours is told, wherever it happens, and nothing leaves the machine."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from casebook import paths
from casebook.ui import hooks


@pytest.fixture
def watched(casebook, caplog, qtbot):
    """Give the program with its hooks in place, as `application.run` puts them."""
    with qtbot.captureExceptions(), hooks.installed(casebook.program.reporter.take):
        yield casebook
    if casebook.program.reporter.window is not None:
        casebook.program.reporter.window.close()
    caplog.get_records("call").clear()  # the bug that the test wanted


def _bug(*_):
    raise ZeroDivisionError("a bug for a test")


def _report(watched):
    reporter = watched.program.reporter
    watched.qtbot.waitUntil(lambda: reporter.window is not None and reporter.window.isVisible())
    return reporter.window._report.toPlainText()


def test_a_bug_in_a_thread_shows_the_report(watched):
    thread = threading.Thread(target=_bug)
    thread.start()
    thread.join()
    assert "ZeroDivisionError: a bug for a test" in _report(watched)


def test_a_bug_in_a_job_shows_the_report(watched):
    watched.program.jobs.start(_bug, done=print)
    assert "ZeroDivisionError" in _report(watched)


def test_a_bug_in_a_slot_shows_the_report(watched):
    QTimer.singleShot(0, lambda: watched.program.reporter.take(ZeroDivisionError("in a slot")))
    assert "in a slot" in _report(watched)


def test_the_report_tells_versions_and_content_and_can_be_copied(watched):
    watched.program.jobs.start(_bug, done=print)
    report = _report(watched)
    watched.program.reporter.window.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.split("Last lines")[0] == report.split("Last lines")[0]
    assert watched.program.casebook.snapshot.fingerprint in report
    assert "PySide6" in report


def test_the_window_goes_on_after_a_bug(watched):
    watched.program.jobs.start(_bug, done=print)
    _report(watched)
    watched.program.reporter.window.continue_button.click()
    assert watched.go("site/6").title().startswith("Site 6")


def test_a_bug_stands_in_the_log(watched):
    watched.program.jobs.start(_bug, done=print)
    _report(watched)
    watched.program._keep_log()
    assert "ZeroDivisionError" in paths.places().log.read_text("utf-8")


def test_a_report_without_a_bug_can_be_copied_from_the_menu(casebook):
    casebook.press("Shift+F1")
    assert "Last lines of the log" in QGuiApplication.clipboard().text()
