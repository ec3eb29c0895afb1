"""Every example of the handbook's page on searching finds something."""

import re
import shlex

import pytest

from casebook import paths

PAGE = (paths.handbook() / "07-searching.md").read_text("utf-8")
COMMANDS = re.findall(r"^    casebook search (.+)$", PAGE, re.MULTILINE)
CELLS = re.findall(
    r"`([^`]+)`", "\n".join(line for line in PAGE.splitlines() if line.startswith("| `"))
)


@pytest.mark.parametrize("typed", COMMANDS)
def test_the_commands_find_something(ask, typed):
    assert ask(" ".join(shlex.split(typed))).total > 0


@pytest.mark.parametrize("typed", CELLS)
def test_the_examples_in_the_tables_find_something(ask, typed):
    assert ask(typed).total > 0
