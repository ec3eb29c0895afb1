"""A British dictionary knows every word that ships, save names and the abbreviations that the report uses."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.peers

TEXTS = sorted(
    [
        *(ROOT / "data").rglob("*.md"),
        *(ROOT / "data").glob("*.yaml"),
        *(ROOT / "docs" / "handbook").glob("*.md"),
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
    ]
)
NOT_PROSE = re.compile(
    r"^ *-? *\{?(?:id|when|actors|themes|after|kind|sector|started_by|signed_by|source|basis|setting|parts?|parent"
    r"|starts|ends)\b"
)
NAMES = {
    *(
        "Alia",
        "Bloor",
        "Deakin",
        "Lucide",
        "Mendeley",
        "Monro",
        "Zotero",
        "pandoc",
        "Wolfenden",
        "SQLite",
        "TimelineJS",
        "pptx",
        "pipx",
        "offscreen",
        "md",
    ),
    "byelectoin",  # a slip of the keys, as an example
    *("BME", "CSL", "EDTF", "ISC", "NHS", "SIL", "VCS", "VSF", "LDA", "LSP", "CVS", "LGA"),
}
# What the glossary explains is a word.
TERMS = {
    word
    for term in yaml.safe_load((ROOT / "data" / "glossary.yaml").read_text("utf-8"))
    for name in (term["term"], *term["aliases"])
    for word in re.findall(r"\w+", name)
}


def _prose(file: Path) -> str:
    lines = (line for line in file.read_text("utf-8").splitlines() if not NOT_PROSE.match(line))
    return re.sub(r"\]\([^)]*\)|`[^`]*`|[A-Za-z_-]+:|'s\b", " ", "\n".join(lines))


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_every_word_is_in_the_dictionary(program, file):
    speller = [program("hunspell"), "-d", "en_GB", "-i", "utf-8", "-l"]
    asked = subprocess.run(speller, input=_prose(file), capture_output=True, text=True, check=True)
    unknown = {word for word in asked.stdout.split() if not re.search(r"[0-9]", word)}
    assert unknown - NAMES - TERMS == set()
