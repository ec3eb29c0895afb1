"""Stories for people: Markdown to safe HTML, and the links that stand in it.

Raw HTML is shown as the letters it is made of, pictures as their words, and a link that leads
nowhere loses its link. What comes out has a fixed set of tags and no address but those the caller
gives. Knows no site and no Qt; the window and the exporters call it.
"""

import html
from collections.abc import Callable
from xml.etree.ElementTree import Element

import msgspec

from casebook.content import marks
from casebook.content.marks import MarkKind

_TAGS = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"),
    *("ul", "ol", "li", "em", "strong", "code", "pre", "a"),
}
# The cleaner drops a tag it does not know and keeps the words inside.
_WORDS_ONLY = "span"
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"casebook", "http", "https", "mailto"}


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A link of a story.

    `kind` is `event`, `site` or `web`. `target` is an event's id (`by-election`, or
    `site-06/by-election` at another site), a site's id, or a whole address. `line` counts from 1; 0
    while HTML is made, where lines are not known.
    """

    kind: str
    target: str
    line: int = 0


def links(markdown: str) -> tuple[Link, ...]:
    """Find the links of a story, in order of line, except those that lead nowhere."""
    return tuple(
        Link(kind=mark.kind, target=mark.target, line=mark.line)
        for mark in marks.marks(markdown)
        if mark.kind in (MarkKind.EVENT, MarkKind.SITE, MarkKind.WEB)
    )


def as_html(markdown: str, *, href: Callable[[Link], str | None]) -> str:
    """Make safe HTML of a story.

    Args:
        markdown: The story.
        href: Gives the address a link is to have, with scheme `casebook`, `http`, `https` or
            `mailto`; None leaves its words only.
    """
    import nh3  # noqa: PLC0415 - needed only once a story is shown
    from markdown import Markdown  # noqa: PLC0415 - 50 ms that no start and no check needs
    from markdown.treeprocessors import Treeprocessor  # noqa: PLC0415

    class Hrefs(Treeprocessor):
        """Gives links the address that the caller wants, and pictures their words only."""

        def run(self, root: Element) -> None:
            for anchor in root.iter("a"):
                _redirect(anchor, href)
            for picture in root.iter("img"):
                picture.tag, picture.text = _WORDS_ONLY, picture.get("alt")

    parser = Markdown(extensions=["sane_lists"], output_format="html")
    parser.preprocessors.deregister("html_block")
    for pattern in ("html", "automail"):
        parser.inlinePatterns.deregister(pattern)
    # After the last of its own (`unescape`, 0), so that addresses are complete.
    parser.treeprocessors.register(Hrefs(parser), "hrefs", -1)
    return nh3.clean(
        parser.convert(markdown),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        url_relative="deny",
    )


def as_text(markdown: str) -> str:
    """Give the words of a story without its marks and links, a paragraph a line."""
    import nh3  # noqa: PLC0415 - as above

    words = nh3.clean(as_html(markdown, href=lambda _: None), tags=set())
    return html.unescape(words).strip()


def _redirect(anchor: Element, href: Callable[[Link], str | None]) -> None:
    kind, target = marks.kind_of(anchor.get("href", ""))
    address = None
    if kind in (MarkKind.EVENT, MarkKind.SITE, MarkKind.WEB):
        address = href(Link(kind=kind, target=target))
    if address is None:
        anchor.tag = _WORDS_ONLY
    else:
        anchor.set("href", address)
