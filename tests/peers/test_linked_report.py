"""Copies of the report as LibreOffice makes them: PDF, Word, web page; one column and two, hyphenated."""

import re
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest

from casebook.content import report_finder, report_text
from tests.content import orchard

pytestmark = pytest.mark.peers

ROOT = Path(__file__).resolve().parents[2]
SCAN = ROOT.parent / "shared" / "source" / "contract-or-trust.txt"

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in [
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
    ]
)
PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/>
<style:text-properties fo:font-size="10pt" fo:language="en" fo:country="GB" fo:hyphenate="true"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties>
<style:columns fo:column-count="{columns}" fo:column-gap="0.7cm"/></style:section-properties></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>A running head on every page</text:p></style:header>
<style:footer><text:p><text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text><text:section text:name="s" text:style-name="S">{paragraphs}</text:section>
</office:text></office:body></office:document>"""


def _curly(text):
    """Write the quotation marks as a word processor does."""
    opened = re.sub(
        r"""(?<![^\s(\[])"(?=\S)""", "“", re.sub(r"""(?<![^\s(\["])'(?=\S)""", "‘", text)
    )
    return opened.replace('"', "”").replace("'", "’")


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    """Make a copy of a text in so many columns and of a kind, once each."""
    made = {}

    def made_once(name, text, columns, kind):
        if (name, columns, kind) not in made:
            made[name, columns, kind] = _made(text, columns, kind, tmp_path_factory.mktemp(name))
        return made[name, columns, kind]

    return made_once


def _made(text, columns, kind, place):
    if not shutil.which("lowriter"):
        pytest.skip("`lowriter` is not here; `make peers` installs it")
    blocks = [" ".join(block.replace("*", "").lstrip("# ").split()) for block in text.split("\n\n")]
    paragraphs = "".join(
        f'<text:p text:style-name="P">{escape(_curly(each))}</text:p>' for each in blocks
    )
    page = PAGE.format(spaces=SPACES, columns=columns, paragraphs=paragraphs)
    (place / "copy.fodt").write_text(page, "utf-8")
    home = f"-env:UserInstallation={(place / 'office').as_uri()}"
    convert = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        place,
        place / "copy.fodt",
    ]
    subprocess.run(convert, capture_output=True, timeout=300, check=True)
    return place / f"copy.{kind}"


def _not_word_for_word(file, quotes):
    linked = report_finder.find(
        quotes, report_text.read(file), name=file.name, linked_on="2026-11-26"
    )
    return {quote.id for quote in quotes} - {
        each.quote_id for each in linked.found if each.word_for_word
    }


kinds = pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
columns = pytest.mark.parametrize("columns", [1, 2])


@kinds
@columns
def test_an_invented_report_is_found_whole(copies, columns, kind):
    file = copies("orchard", orchard.TEXT, columns, kind)
    assert _not_word_for_word(file, orchard.QUOTES) == set()


@kinds
@columns
def test_every_quotation_of_the_report_is_found_word_for_word(copies, shipped, columns, kind):
    if not SCAN.is_file():
        pytest.skip("the report is not on this machine")
    file = copies("report", SCAN.read_text("utf-8"), columns, kind)
    assert _not_word_for_word(file, shipped.quotes) == set()


@pytest.mark.parametrize("layout", ["-layout", "-raw", "-nopgbrk"])
def test_text_that_poppler_takes_from_a_pdf_in_two_columns_will_do(
    copies, shipped, tmp_path, layout
):
    if not (SCAN.is_file() and shutil.which("pdftotext")):
        pytest.skip("the report or `pdftotext` is not on this machine")
    pdf = copies("report", SCAN.read_text("utf-8"), 2, "pdf")
    subprocess.run(["pdftotext", layout, pdf, tmp_path / "copy.txt"], timeout=60, check=True)
    assert _not_word_for_word(tmp_path / "copy.txt", shipped.quotes) == set()
