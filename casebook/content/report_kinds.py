"""One reader for each kind of file that a copy of the report may be: bytes to text.

Well-kept libraries do the reading and are imported only when their kind is met. A page ends with a
form feed where the kind knows of pages. Called by `content.report_text` through `READERS`.
"""

import codecs
import io
import logging
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from casebook.errors import UsageError
from casebook.progress import Progress

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from lxml import html
    from pypdf import PdfReader

_NO_TEXT_SHARE = 0.2  # more NULs than this, and it is UTF-16 without its mark
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+)(?<=\S)\1(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!'\"-])")

_NOT_READ = {"script", "style", "head", "template", "noscript", "svg", "nav"}
_ON_A_LINE_OF_THEIR_OWN = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div",
    "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES = re.compile(r"\s+")


def _decoded(data: bytes) -> str:
    """Decode text of any likely encoding: by its mark, as UTF-8, else as Windows wrote it."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data.count(0) > _NO_TEXT_SHARE * len(data):
        # Of a Latin letter in UTF-16 the second byte is zero, or the first where the ends are swapped.
        swapped = data[::2].count(0) > data[1::2].count(0)
        return data.decode("utf-16-be" if swapped else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _plain(data: bytes, _: Progress) -> str:
    """Read plain text or Markdown; a scan's text often has Markdown's marks, whatever its ending."""
    text = _EMPHASIS.sub(r"\2", _HEADING.sub("", _decoded(data)))
    return _ESCAPED.sub(r"\1", text)


def _web_page(data: bytes, _: Progress) -> str:
    """Read HTML: blocks on lines of their own, whatever browsers do not show left out."""
    from lxml import etree, html  # noqa: PLC0415 - see the module's first lines

    try:
        # Bytes, because the page itself says how it is encoded; else UTF-8 is the likeliest.
        declared = re.search(rb"charset|encoding=", data[:2048]) or data[:2] in (
            codecs.BOM_UTF16_LE,
            codecs.BOM_UTF16_BE,
        )
        root = html.document_fromstring(data if declared else _decoded(data))
    except (etree.LxmlError, ValueError) as error:
        raise _damaged("web page", error) from error
    return "".join(_shown(root))


def _shown(element: "html.HtmlElement") -> Iterator[str]:
    """Give an element's text without a call inside a call: pages may be nested without end."""
    ways: list[tuple[html.HtmlElement, bool]] = [(element, False)]
    while ways:
        node, is_left = ways.pop()
        own_line = "\n\n" if node.tag in _ON_A_LINE_OF_THEIR_OWN else ""
        if is_left:
            yield "\n" if node.tag == "br" else own_line
            yield _SPACES.sub(" ", node.tail or "")
        elif not isinstance(node.tag, str) or node.tag in _NOT_READ:
            yield _SPACES.sub(" ", node.tail or "")
        else:
            yield own_line if node.tag != "br" else ""
            yield _SPACES.sub(" ", node.text or "")
            ways.append((node, True))
            ways.extend((child, False) for child in reversed(node))


def _word(data: bytes, _: Progress) -> str:
    """Read a Word document: every paragraph in the order of the file, tables and boxes too."""
    import docx  # noqa: PLC0415 - see the module's first lines
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        paragraphs = [each for each in body.iter(qn("w:p")) if not _is_for_old_programs(each)]
        return "\n\n".join(Paragraph(each, document).text for each in paragraphs)
    except Exception as error:  # a damaged file makes zipfile, lxml or docx raise anything
        raise _damaged("Word document", error) from error


def _is_for_old_programs(paragraph: "BaseOxmlElement") -> bool:
    """Say whether a paragraph is the twin that a box has for programs that know no boxes."""
    return next(paragraph.iterancestors(_FALLBACK), None) is not None


def _pdf(data: bytes, progress: Progress) -> str:
    """Read a PDF page by page."""
    import pypdf  # noqa: PLC0415 - see the module's first lines
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    # It tells the log of every oddity it works around, which is nobody's business here.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        opened = pypdf.PdfReader(io.BytesIO(data))
        is_open = not opened.is_encrypted or bool(opened.decrypt(""))
    except (DependencyError, NotImplementedError) as error:  # a lock of a kind that it cannot open
        raise _locked() from error
    except PyPdfError as error:
        raise _damaged("PDF", error) from error
    except Exception as error:  # a damaged file makes it raise anything
        raise _damaged("PDF", error) from error
    if not is_open:
        raise _locked()
    return "\f".join(_pages(opened, progress))


def _pages(opened: "PdfReader", progress: Progress) -> Iterator[str]:
    try:
        total = len(opened.pages)
    except Exception as error:
        raise _damaged("PDF", error) from error
    for done in range(total):
        progress.step(done, total, f"page {done + 1}")
        try:
            yield opened.pages[done].extract_text()
        except Exception:  # noqa: BLE001 - one page that cannot be read does not spoil the others
            yield ""


def _locked() -> UsageError:
    return UsageError(
        "This PDF is locked.",
        advice="Open it, print or save it as a PDF that needs no password, and choose that one.",
    )


def _damaged(kind: str, error: Exception) -> UsageError:
    return UsageError(
        f"This file cannot be read as a {kind}.",
        advice="Open it in its own program, save it again, and choose that file.",
        detail=f"{type(error).__name__}: {error}",
    )


READERS: dict[str, Callable[[bytes, Progress], str]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": _web_page,
    ".htm": _web_page,
    ".docx": _word,
    ".pdf": _pdf,
}
