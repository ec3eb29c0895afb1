"""The references load in pandoc, which cites by CSL."""

import json
import subprocess

import pytest

from casebook.paths import shipped_content

pytestmark = pytest.mark.peers


def test_pandoc_reads_every_reference():
    file = shipped_content() / "references.json"
    read = subprocess.run(
        ["pandoc", "--from=csljson", "--to=csljson", file],
        capture_output=True,
        text=True,
        check=True,
    )
    assert read.stderr == ""
    ids = {item["id"] for item in json.loads(file.read_text(encoding="utf-8"))}
    assert {item["id"] for item in json.loads(read.stdout)} == ids
