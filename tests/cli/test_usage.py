"""What is typed wrongly is met with one plain sentence that says what to do, and exit status 2."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import casebook
from casebook.__main__ import main, window
from casebook.cli import commands
from tests import make

SEE_HELP = "Type casebook {} --help to see how it is used."
JARGON = ("argument", "invalid", "expected", "usage:", "Traceback", "None")


def refused(said):
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert not [word for word in JARGON if word in said.err]
    return said.err.strip()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (["shwo", "2"], "There is no command “shwo”. Did you mean show?"),
        (["xyzzy"], "There is no command “xyzzy”. Type casebook --help to see how it is used."),
        (
            ["events", "--knd", "draft"],
            "casebook events has no option “--knd”. Did you mean --kind?",
        ),
        (
            ["sites", "--contry=Wales"],
            "casebook sites has no option “--contry”. Did you mean --country?",
        ),
        (["--jsn", "sites"], "casebook has no option “--jsn”. Did you mean --json?"),
        (["sites", "--country", "Wals"], "There is no country “Wals”. Did you mean Wales?"),
        (
            ["sites", "--country", "Utopia"],
            "There is no country “Utopia”. Choose England, Scotland or Wales.",
        ),
        (
            ["sites", "--status", "in place?"],
            "There is no status “in place?”. Did you mean in-place?",
        ),
        (["events", "--kind", "lanch"], "There is no kind “lanch”. Did you mean launch?"),
        (["events", "--actor-sector", "vsc"], "There is no sector “vsc”. Did you mean vcs?"),
        (["events", "--theme", "fitt"], "There is no theme “fitt”. Did you mean fit?"),
        (["events", "--theme", "zzz"], "There is no theme “zzz”. Choose fit."),
        (["show"], "Name the site to show. For example: casebook show 6"),
        (["show", "7"], "There is no site “7”. The sites are 1, 2 and 3."),
        (["show", "-1"], "There is no site “-1”. The sites are 1, 2 and 3."),
        (["events", "1", "7"], "There is no site “7”. The sites are 1, 2 and 3."),
        (["new"], "A casebook needs a folder to be in. For example: casebook new my-casebook"),
        (["check", ""], "No folder has such a name. Give the name of a folder."),
        (["check", "a\0b"], "No folder has such a name. Give the name of a folder."),
        (
            ["show", "1", "2"],
            f"“2” is more than casebook show can take. {SEE_HELP.format('show')}",
        ),
        (
            ["events", "--kind"],
            f"--kind needs a value after it. {SEE_HELP.format('events')}",
        ),
        (
            ["sites", "--json=yes"],
            f"--json stands alone and takes no value. {SEE_HELP.format('sites')}",
        ),
        (["--json"], "The window cannot answer in JSON. Name a command: casebook sites --json"),
        (
            ["events", "--from", "2000", "--to", "1999"],
            "The period ends before it begins. Give the earlier date first.",
        ),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(run, typed, answer):
    assert refused(run(*typed)) == answer


def test_a_date_that_cannot_be_read_is_answered_with_forms_that_can(run):
    assert "1999-11" in refused(run("events", "--from", "blah"))


def test_what_was_typed_is_shown_on_one_line_and_cut(run):
    said = refused(run("x\n\x1b[31m" + "y" * 100))
    assert said.startswith("There is no command “x ?[31myyy")
    assert "…”" in said


def test_among_many_sites_the_nearest_is_named(run, tmp_path):
    folder = make.content(tmp_path, sites=13)
    said = run("--content", folder, "show", "site-133")
    assert refused(said) == "There is no site “site-133”. Did you mean 13?"


def test_a_casebook_without_readable_sites_says_so(run, tmp_path):
    folder = make.content(tmp_path, sites=0)
    assert "none that can be read" in refused(run("--content", folder, "show", "1"))


def test_the_window_alone_takes_no_command(capsys):
    assert window(["sites"]) == 2
    assert (
        capsys.readouterr().err == "casebook-window only opens the window. Type casebook sites.\n"
    )


def test_the_version_is_shown(run):
    assert run("--version").out == f"casebook {casebook.__version__}\n"


def test_the_help_lists_every_command(run):
    said = run("--help")
    assert said.status == 0
    listed = [line.split()[0] for line in said.out.splitlines() if line.startswith("  ")]
    assert listed[: len(commands.COMMANDS)] == list(commands.COMMANDS)


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_every_command_has_help_with_an_example(run, name):
    said = run(name, "--help")
    assert (said.status, said.err) == (0, "")
    assert f"\n  casebook {name}" in said.out or "casebook --content" in said.out
    assert max(map(len, said.out.splitlines())) <= 100


WORDS = st.sampled_from(
    [
        *(
            "check",
            "refresh",
            "sites",
            "show",
            "events",
            "where",
            "all",
            "1",
            "site-02",
            "-1",
            "--",
        ),
        *("--json", "--country", "Wales", "--text", "--kind", "launch", "--theme", "fit"),
        *("--from", "--to", "autumn 1999", "1999/2000", "--certain", "--help", "-h", "--json=1"),
    ]
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.lists(WORDS | st.text(max_size=8), min_size=1, max_size=6))
def test_no_words_whatever_lead_to_a_traceback(typed, three_sites, capsys):
    status = main(["--content", str(three_sites), *typed, "--json"])
    said = capsys.readouterr()
    assert status in (0, 1, 2)
    assert "inside Casebook" not in said.err
    assert (status == 2) == bool(said.err)
