"""The table of commands, and the way from typed words to a command's run.

A new command is one module with a `run` and one row in `COMMANDS`. Called by `__main__`; knows no
window.
"""

from argparse import REMAINDER, SUPPRESS, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

import casebook
from casebook.cli import (
    check,
    compare,
    desk,
    digest,
    events,
    export,
    link_report,
    new,
    quotes,
    refresh,
    search,
    show,
    sites,
    terminal,
    themes,
    where,
    words,
)
from casebook.cli.arguments import Parser
from casebook.cli.session import BrokenSiteError, Session
from casebook.errors import UsageError
from casebook.paths import Places

_NO = 1


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """A command: what it acts on, as its usage line has it, its help, its words and its run."""

    takes: str = ""
    summary: str
    examples: tuple[str, ...]
    add_arguments: Callable[[Parser], None] | None = None
    run: Callable[[Session, Namespace], int]


COMMANDS = {
    "check": Command(
        takes="[DIR]",
        summary="List every mistake in a casebook folder, and what to write instead.",
        examples=("casebook check", "casebook check my-casebook"),
        add_arguments=check.add_arguments,
        run=check.run,
    ),
    "new": Command(
        takes="DIR",
        summary="Start a casebook of your own: a folder with a commented example site.",
        examples=("casebook new my-casebook",),
        add_arguments=new.add_arguments,
        run=new.run,
    ),
    "refresh": Command(
        summary="Make the library anew from the casebook's text files, if they have changed.",
        examples=("casebook refresh", "casebook --content my-casebook refresh"),
        run=refresh.run,
    ),
    "sites": Command(
        summary="List the sites, one a line.",
        examples=(
            "casebook sites",
            "casebook sites --country Wales --status draft",
            "casebook sites --text health forum",
        ),
        add_arguments=sites.add_arguments,
        run=sites.run,
    ),
    "show": Command(
        takes="SITE",
        summary="Show one site whole: facts, events, people, outcomes and story.",
        examples=("casebook show 6", "casebook show site-06 --json", "casebook show all --json"),
        add_arguments=show.add_arguments,
        run=show.run,
    ),
    "events": Command(
        takes="[SITE …]",
        summary="List events in order, of some sites or of all with the national story.",
        examples=(
            "casebook events 6 11",
            "casebook events --kind launch --kind review",
            'casebook events --from "autumn 1999" --to 2000 --certain',
        ),
        add_arguments=events.add_arguments,
        run=events.run,
    ),
    "search": Command(
        takes="QUERY",
        summary="Find what you half remember: in sites, events, people, quotations, terms.",
        examples=(
            "casebook search by-election council",
            "casebook search trust funding --kind event --site 6",
            "casebook search 'launch autumn 1999'",
            "casebook search theme:trust NOT cuts --limit 5",
        ),
        add_arguments=search.add_arguments,
        run=search.run,
    ),
    "quotes": Command(
        summary="List what respondents said: by theme, side, speaker, chapter, site or words.",
        examples=(
            "casebook quotes --theme trust --sector public",
            "casebook quotes --theme funding --theme trust",
            "casebook quotes --text deadline --json",
        ),
        add_arguments=quotes.add_arguments,
        run=quotes.run,
    ),
    "themes": Command(
        summary="List the themes, with what is coded with each.",
        examples=("casebook themes", "casebook themes --json"),
        run=themes.run,
    ),
    "compare": Command(
        takes="SITE SITE …",
        summary="Set sites side by side: facts, events on one clock, months taken, themes.",
        examples=(
            "casebook compare 8 11",
            "casebook compare all --align launch --json",
            'casebook compare 8 11 --at "autumn 1999"',
            "casebook compare 8 --pairs",
        ),
        add_arguments=compare.add_arguments,
        run=compare.run,
    ),
    "export": Command(
        takes="WHAT [SITE …] --to FILE",
        summary="Write a timeline or a comparison as slides, a picture, a document, a web page or a table.",
        examples=(
            "casebook export timeline 6 --to site-6.pptx",
            "casebook export timeline all --to overview.pdf --size a3",
            "casebook export timeline 6 11 --kind launch --to launches.svg",
            "casebook export compare 8 11 --align initiation --to two-sites.pptx",
        ),
        add_arguments=export.add_arguments,
        run=export.run,
    ),
    "link-report": Command(
        takes="FILE",
        summary="Find the quotations in your own copy of the report and keep their words here.",
        examples=("casebook link-report report.pdf", "casebook link-report report.docx --json"),
        add_arguments=link_report.add_arguments,
        run=link_report.run,
    ),
    "unlink-report": Command(
        summary="Forget the words of the copy that was linked.",
        examples=("casebook unlink-report",),
        run=link_report.unlink,
    ),
    "digest": Command(
        takes="FILE",
        summary="Work out what a record of quotes.yaml says of a quotation's words.",
        examples=("casebook digest words.txt",),
        add_arguments=digest.add_arguments,
        run=digest.run,
    ),
    "desk": Command(
        summary="List the copies of your notes and linked words, or restore one.",
        examples=(
            "casebook desk",
            "casebook desk --restore desk-0003-20261126T101500.sqlite3",
        ),
        add_arguments=desk.add_arguments,
        run=desk.run,
    ),
    "where": Command(
        summary="Say which folders and files are in use.",
        examples=("casebook where", "casebook where --json"),
        run=where.run,
    ),
}


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed; no `command` means the window. `rest` holds the command's own words."""

    command: str
    content: Path | None
    as_json: bool
    rest: Namespace


def read(typed: Sequence[str]) -> Asked | None:
    """Read a command line; None when it asked for help or the version, which has been shown.

    Raises:
        UsageError: it makes no sense; the error says what to type instead.
    """
    asked = Namespace(content=None, json=False)
    try:
        _read_into(asked, typed)
    except SystemExit:
        return None
    return Asked(command=asked.command or "", content=asked.content, as_json=asked.json, rest=asked)


def run(asked: Asked, places: Places) -> int:
    """Run the command that was asked for; give the exit status.

    Raises:
        CasebookError: it cannot be answered.
        BrokenPipeError: nobody reads the answer any more.
    """
    session = Session(places, as_json=asked.as_json)
    try:
        return COMMANDS[asked.command].run(session, asked.rest)
    except BrokenSiteError as error:
        for line in (*error.problems, error):
            terminal.tell(str(line))
        return _NO
    finally:
        session.tell_notices()


def _read_into(asked: Namespace, typed: Sequence[str]) -> None:
    front = _front()
    front.read(typed, asked, intermixed=False)
    if asked.command in COMMANDS:
        _parser(asked.command).read(asked.words, asked)
    elif asked.command is not None:
        raise UsageError(
            f"There is no command {words.quoted(asked.command)}.",
            advice=words.did_you_mean(asked.command, tuple(COMMANDS), else_say=front.see_help()),
        )
    elif asked.json:
        raise UsageError(
            "The window cannot answer in JSON.", advice="Name a command: casebook sites --json"
        )


def _front() -> Parser:
    width = max(map(len, COMMANDS)) + 2
    rows = "\n".join(f"  {name:{width}}{each.summary}" for name, each in COMMANDS.items())
    parser = Parser(
        "casebook",
        f"An offline casebook. Without a command it opens the window.\n\ncommands:\n{rows}",
        usage="casebook [--content DIR] [--json] [COMMAND …]",
        examples=("casebook show 6", "casebook events --from 1999 --to 2000 --json"),
    )
    parser.add_argument("command", nargs="?", help=SUPPRESS)
    parser.add_argument("words", nargs=REMAINDER, help=SUPPRESS)
    parser.add_common_options()
    parser.options.add_argument(
        "--version",
        action="version",
        version=f"casebook {casebook.__version__}",
        help="show the version",
    )
    return parser


def _parser(name: str) -> Parser:
    command = COMMANDS[name]
    usage = " ".join(part for part in ("casebook", name, command.takes, "[options]") if part)
    parser = Parser(f"casebook {name}", command.summary, usage=usage, examples=command.examples)
    if command.add_arguments:
        command.add_arguments(parser)
    parser.add_common_options()
    return parser
