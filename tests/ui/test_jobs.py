"""The only way off the window's thread: the newest wins, what is stopped stays silent, what fails is told."""

import threading
import time

import pytest
import shiboken6

from casebook.errors import CasebookError
from casebook.ui.jobs import Jobs, Lane


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    assert made.close()


def test_the_result_arrives_on_the_main_thread(jobs, qtbot):
    arrived = []
    jobs.start(
        lambda _: threading.current_thread(),
        done=lambda worker: arrived.append((worker, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(arrived))
    ((worker, receiver),) = arrived
    assert worker is not threading.main_thread()
    assert receiver is threading.main_thread()


def test_of_two_with_one_name_only_the_newer_arrives(jobs, qtbot):
    arrived = []
    jobs.start(lambda _: time.sleep(0.05) or "older", done=arrived.append, replaces="search")
    jobs.start(lambda _: "newer", done=arrived.append, replaces="search")
    qtbot.waitUntil(jobs.idle)
    assert arrived == ["newer"]


def test_work_that_is_no_longer_wanted_stops_at_its_next_step(jobs, qtbot):
    steps = []

    def work(progress):
        for done in range(1000):
            progress.step(done, 1000, "counting")
            steps.append(done)
            time.sleep(0.002)

    job = jobs.start(work, done=pytest.fail)
    qtbot.waitUntil(lambda: len(steps) > 2)
    job.cancel()
    qtbot.waitUntil(jobs.idle)
    assert len(steps) < 1000


def test_work_that_outlives_the_window_ends_in_silence(qtbot):
    jobs, may_end = Jobs(), threading.Event()
    jobs.start(lambda _: may_end.wait(5), done=pytest.fail)
    worker = next(one for one in threading.enumerate() if one.name.startswith("library"))
    assert not jobs.close(wait_s=0)
    shiboken6.delete(jobs)
    may_end.set()
    worker.join(5)
    assert not worker.is_alive()


def test_a_job_that_never_began_keeps_nobody_waiting(qtbot):
    jobs, may_end = Jobs(), threading.Event()
    jobs.start(lambda _: may_end.wait(5), done=pytest.fail)
    jobs.start(lambda _: None, done=pytest.fail)
    threading.Timer(0.1, may_end.set).start()
    assert jobs.close(wait_s=3)


def _refused(_progress):
    raise CasebookError("The disk is full.", advice="Make room.")


def test_a_failure_is_told_to_who_asked(jobs, qtbot):
    told = []
    jobs.start(_refused, done=pytest.fail, failed=told.append)
    qtbot.waitUntil(jobs.idle)
    assert str(told[0]) == "The disk is full. Make room."


def test_a_failure_that_nobody_shows_is_told_to_all(jobs, qtbot):
    with qtbot.waitSignal(jobs.troubled) as told:
        jobs.start(_refused, done=pytest.fail)
    assert told.args[0].title == "The disk is full."


def test_progress_is_told_while_it_goes_on(jobs, qtbot):
    release = threading.Event()

    def work(progress):
        progress.step(3, 9, "site 3")
        release.wait(5)

    jobs.start(work, done=lambda _: None, what="Reading")
    qtbot.waitUntil(lambda: jobs.current is not None and jobs.current.done == 3)
    assert (jobs.current.what, jobs.current.total, jobs.current.step_text) == (
        "Reading",
        9,
        "site 3",
    )
    release.set()
    qtbot.waitUntil(jobs.idle)


def test_what_touches_the_library_is_done_one_at_a_time(jobs, qtbot):
    at_once = []
    busy = threading.Semaphore(1)

    def work(_):
        at_once.append(busy.acquire(blocking=False))
        time.sleep(0.02)
        busy.release()

    for _ in range(4):
        jobs.start(work, done=lambda _: None, lane=Lane.LIBRARY)
    qtbot.waitUntil(jobs.idle)
    assert at_once == [True] * 4


def test_after_closing_nothing_is_begun(qtbot):
    jobs = Jobs()
    assert jobs.close()
    job = jobs.start(pytest.fail, done=pytest.fail)
    assert not job.is_wanted
    assert jobs.idle()
