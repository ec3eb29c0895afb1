"""A small casebook of three sites and a national story, and the program run on it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from casebook.__main__ import main
from tests import make

ROOT = Path(__file__).resolve().parents[2]

CONTEXT = """---
id: context
title: The national story
events:
  - id: guide
    when: 1998-24
    title: A national guide is published
    kind: other
    weight: 1
    themes: [fit]
    source: Chapter 2, The guide, paragraph 1
---
It began nationally.
"""


class Said(msgspec.Struct, frozen=True):
    """What a run of the program came to."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(scope="session")
def three_sites(tmp_path_factory):
    folder = make.content(tmp_path_factory.mktemp("content"), sites=3)
    (folder / "context.md").write_text(CONTEXT, encoding="utf-8")
    return folder


@pytest.fixture
def run(three_sites, capsys):
    """Run a command on the three sites, or on another folder by `--content`, in this process."""

    def run_main(*typed):
        status = main(["--content", str(three_sites), *map(str, typed)])
        return Said(status, *capsys.readouterr())

    return run_main


@pytest.fixture
def with_broken(tmp_path):
    """Give a casebook whose second of two sites cannot be read."""
    folder = make.content(tmp_path / "with-broken")
    file = folder / "sites" / "site-02.md"
    file.write_text(file.read_text("utf-8").replace("when: 1999-11", "when: soon"), "utf-8")
    return folder


@pytest.fixture
def start(three_sites):
    """Start the program in a process of its own and wait for it."""

    def start_program(*typed, code="-m casebook", **options):
        command = [sys.executable, *code.split(maxsplit=1), *typed]
        environment = os.environ | options.pop("environment", {})
        options = {"capture_output": True, "text": True, "encoding": "utf-8"} | options
        return subprocess.run(command, cwd=ROOT, env=environment, check=False, **options)

    return start_program
