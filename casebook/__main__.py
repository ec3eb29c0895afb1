"""From words typed to the command line, from none to the window: the only module that knows both.

Whatever goes wrong on the way ends in one plain sentence on stderr and an exit status: 0 done, 1
the answer is "no", 2 wrong usage or an error. A bug of ours goes to the log with its traceback.
Called as `casebook`, `casebook-window` and `python -m casebook`. Each side is imported only when it
is asked for: the commands take 35 ms of a window's start, Qt far more of a command's.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from casebook import paths
from casebook.errors import CasebookError, UsageError
from casebook.progress import Cancelled

_DONE, _WRONG, _INTERRUPTED = 0, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, or the window when none is named; give the exit status."""
    typed = sys.argv[1:] if argv is None else argv
    return _explained(lambda: _run(typed))


def window(argv: Sequence[str] | None = None) -> int:
    """Open the window, on the casebook named by `--content` if any; give the exit status."""
    typed = sys.argv[1:] if argv is None else argv
    return _explained(lambda: _run(typed, only_window=True))


def _run(typed: Sequence[str], *, only_window: bool = False) -> int:
    match typed:
        case []:
            return _open_window(paths.places())
        case ["--content", folder] if not folder.startswith("-"):
            return _open_window(paths.places(Path(folder)))
    from casebook.cli import commands, log, terminal  # noqa: PLC0415 - see above

    terminal.prepare()
    asked = commands.read(typed)
    if asked is None:
        return _DONE
    places = paths.places(asked.content)
    if not asked.command:
        return _open_window(places)
    if only_window:
        raise UsageError(
            "casebook-window only opens the window.", advice=f"Type casebook {asked.command}."
        )
    with log.kept(places.log):
        return commands.run(asked, places)


def _open_window(places: paths.Places) -> int:
    # PySide6 reads the source of every module that is imported after it, in search of its own
    # `__feature__`: what needs no Qt comes before it, which saves 15 ms of a start.
    import casebook.library  # noqa: PLC0415
    import casebook.settings  # noqa: PLC0415
    import casebook.timeline.look  # noqa: F401, PLC0415

    try:
        from casebook.ui import application  # noqa: PLC0415 - see above
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
            raise
        raise CasebookError(
            f"The window cannot open on this machine: {error}.",
            advice="The commands work without it: type casebook --help.",
        ) from error
    return application.run(places)


def _explained(work: Callable[[], int]) -> int:
    """Do the work, and say in one sentence what kept it from being done."""
    try:
        return work()
    except CasebookError as error:
        return _told(str(error))
    except (KeyboardInterrupt, Cancelled):
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the answer (`casebook events | head`) has had enough of it.
        return _DONE
    except Exception as bug:  # noqa: BLE001 - the last place that can turn a bug into a sentence
        return _told(_noted(bug, paths.places().log))


def _told(sentence: str) -> int:
    from casebook.cli import terminal  # noqa: PLC0415 - see above

    terminal.prepare()
    terminal.tell(sentence)
    return _WRONG


def _noted(bug: Exception, file: Path) -> str:
    """Put a bug into the log; give the sentence that tells of it."""
    from casebook.cli import log  # noqa: PLC0415 - see above

    if log.note_bug(file, bug):
        return f"Something went wrong inside Casebook; what it was stands at the end of {file}."
    return f"Something went wrong inside Casebook, and it could not be noted in {file}: {bug!r}"


if __name__ == "__main__":
    sys.exit(main())
