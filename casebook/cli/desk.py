"""`casebook desk`: what is linked, the copies of the trainer's own file, and restoring one."""

from argparse import Namespace

import msgspec

from casebook.cli import terminal, words
from casebook.cli.arguments import Parser
from casebook.cli.session import Session
from casebook.desk.desk import Desk
from casebook.domain.desk_records import Backup
from casebook.errors import UsageError

_ROUTINE = "from time to time"


def add_arguments(parser: Parser) -> None:
    """Add the option that restores."""
    parser.options.add_argument(
        "--restore",
        metavar="NAME",
        help="make your desk what this copy is; the desk of now is kept as a copy first",
    )


def run(session: Session, asked: Namespace) -> int:
    """List the copies, or restore one and list what there is then."""
    desk = Desk(session.places)
    if asked.restore is not None:
        desk.restore(_named(desk, asked.restore))
        if not session.as_json:
            terminal.say(f"Your desk is now as it was in {asked.restore}.")
    answer = {
        "desk": str(session.places.desk),
        "linked": _linked(desk),
        "backups": msgspec.to_builtins(desk.backups()),
    }
    if session.as_json:
        terminal.say_json(answer)
    else:
        _say(desk)
    for notice in desk.notices:
        terminal.tell(f"{notice.text} {notice.advice}")
    return 0


def _named(desk: Desk, name: str) -> Backup:
    copies = {backup.name: backup for backup in desk.backups()}
    if name in copies:
        return copies[name]
    if not copies:
        advice = "There are no copies yet: they are made as you work."
    else:
        advice = words.did_you_mean(name, tuple(copies))
    raise UsageError(f"There is no copy {words.quoted(name)}.", advice=advice)


def _linked(desk: Desk) -> dict[str, object] | None:
    report = desk.linked()
    if report is None:
        return None
    return {
        "name": report.name,
        "linked_on": report.linked_on,
        "found": len(report.found),
        "missing": len(report.missing),
    }


def _say(desk: Desk) -> None:
    report = desk.linked()
    if report:
        found = words.counted(len(report.found), "quotation")
        terminal.say(f"Linked: {report.name}, with the words of {found}.")
    else:
        terminal.say("No copy of the report is linked.")
    copies = desk.backups()
    if not copies:
        terminal.say("There are no copies of your desk yet: they are made as you work.")
        return
    from casebook.cli import tables  # noqa: PLC0415 - 60 ms that scripts need not pay

    rows = [(one.name, _moment(one.made_at), _reason(one.reason)) for one in copies]
    tables.show(("copy", "made", "why"), rows, flexible="why")


def _moment(made_at: str) -> str:
    return made_at.replace("T", " ").replace("+00:00", " UTC")


def _reason(reason: str) -> str:
    return reason.replace("-", " ") or _ROUTINE
