"""`casebook check`: every problem in a casebook folder, as `file:line: field: message`.

Reads the text files themselves and never the library, so that it works in any folder and leaves
nothing behind.
"""

from argparse import Namespace
from collections.abc import Sequence

from casebook.cli import answers, terminal, words
from casebook.cli.arguments import Parser, folder
from casebook.cli.session import Session
from casebook.domain.snapshot import Snapshot
from casebook.errors import Problem, Severity


def add_arguments(parser: Parser) -> None:
    """Add the words that `check` knows."""
    parser.about.add_argument(
        "dir",
        metavar="DIR",
        nargs="?",
        type=folder,
        help="the casebook folder; without it, the casebook in use",
    )


def run(session: Session, asked: Namespace) -> int:
    """List the problems; 1 when there are errors among them."""
    from casebook.content import folder as content  # noqa: PLC0415 - brings PyYAML

    place = asked.dir or session.places.content
    snapshot = content.read(place)
    problems = snapshot.problems
    if session.as_json:
        terminal.say_json([answers.problem(problem) for problem in problems])
    else:
        for problem in problems:
            terminal.say(str(problem))
        terminal.say(f"{_summary(snapshot)} looked at in {place}.")
    return int(bool(_of(problems, Severity.ERROR)))


def _summary(snapshot: Snapshot) -> str:
    problems = snapshot.problems
    counts = [
        words.counted(len(_of(problems, severity)), severity.value)
        for severity in Severity
        if _of(problems, severity)
    ]
    files = words.counted(len({problem.file for problem in problems}), "file")
    found = f"{words.listed(counts)} in {files}" if counts else "No problems"
    return f"{found}; {words.counted(len(snapshot.sites) + len(snapshot.broken), 'site')}"


def _of(problems: Sequence[Problem], severity: Severity) -> list[Problem]:
    return [problem for problem in problems if problem.severity is severity]
