"""Links and safe HTML of stories."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.content import story
from casebook.content.story import Link


def _address(link: Link) -> str:
    return link.target if link.kind == "web" else f"casebook:{link.kind}/{link.target}"


def _found(markdown: str) -> list[tuple[str, str, int]]:
    return [(link.kind, link.target, link.line) for link in story.links(markdown)]


def _shown(markdown: str) -> list[str]:
    html = story.as_html(markdown, href=_address)
    return [address.replace("&amp;", "&") for address in re.findall('href="([^"]*)"', html)]


def test_events_sites_and_the_web_are_told_apart_with_their_lines():
    text = "See [a](event:vote),\n[b](site-03 'title')\n\n* [c](event:site-06/cut) <https://x.org/>"
    assert _found(text) == [
        ("event", "vote", 1),
        ("site", "site-03", 2),
        ("event", "site-06/cut", 4),
        ("web", "https://x.org/", 4),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`[a](event:b)`",
        "``[a](event:b) ` ``",
        "a `code\n[a](event:b)` span over a line",
        r"\[a](event:b)",
        "    [a](event:b) in a block of code",
        "![a](event:b)",
        "[a] (event:b)",
        "[a](javascript:alert)",
        "[a](other.md)",
    ],
)
def test_what_only_looks_like_a_link_is_none(text: str):
    assert _found(text) == []
    assert _shown(text) == []


@pytest.mark.parametrize("use", ["[words][Ref]", "[words] [ref]", "[ref][]", "[ref]"])
def test_a_link_by_reference_is_found_where_it_is_used(use: str):
    text = f"One line.\n{use}\n\n[ref]: event:vote\n"
    assert _found(text) == [("event", "vote", 2)]
    assert _shown(text) == ["casebook:event/vote"]


def test_an_escaped_backtick_opens_no_code():
    assert _found(r"\`[a](event:b)`") == [("event", "b", 1)]
    assert _shown(r"\`[a](event:b)`") == ["casebook:event/b"]


def test_an_indented_paragraph_of_a_list_is_no_code():
    assert _found("* item\n\n    [a](event:b)\n\n        [c](event:d)") == [("event", "b", 3)]


def test_a_heading_that_does_not_begin_its_line_is_none():
    assert _found(" ## `[a](event:b)\n`") == []
    assert _shown(" ## `[a](event:b)\n`") == []


# What writers write; a lone bracket within a link's words is beyond the scanner.
PIECES = ["[a](event:b)", "[c](site-01)", "`", "`x`", "\\[", "[sic] ", " (so) ", "!", "x", " ", "\n", "\n\n",
          "* ", "> ", "## ", "[words][r]", " *x* ", "<https://x.org/>", "<b>"]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.sampled_from(["", "\n\n[r]: event:e\n"]),
)
def test_links_are_those_that_the_html_has(story_text: str, definition: str):
    markdown = story_text + definition
    addresses = [_address(link) for link in story.links(markdown)]
    assert sorted(addresses) == sorted(_shown(markdown))


def test_markdown_becomes_html():
    html = story.as_html("## A *b*\n\n3. c\n\n> d", href=_address)
    assert (
        html
        == '<h2>A <em>b</em></h2>\n<ol start="3">\n<li>c</li>\n</ol>\n<blockquote>\n<p>d</p>\n</blockquote>'
    )


def test_a_link_that_its_caller_cannot_place_keeps_its_words():
    assert (
        story.as_html("See [the vote](event:vote).", href=lambda _: None) == "<p>See the vote.</p>"
    )


def test_raw_html_is_shown_as_letters():
    html = story.as_html(
        "a <script>alert(1)</script> <b onclick='x'>b</b>\n\n<div>c</div>", href=_address
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "&lt;div&gt;c&lt;/div&gt;" in html


def test_an_address_of_another_scheme_never_comes_out_even_from_the_caller():
    assert "javascript" not in story.as_html("[a](event:b)", href=lambda _: "javascript:alert(1)")


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60)
    | st.lists(st.sampled_from(PIECES)).map("".join)
)
def test_no_text_at_all_gives_another_tag_or_an_error(markdown: str):
    html = story.as_html(markdown, href=_address)
    tags = set(re.findall("</?([a-z0-9]+)", html))
    assert tags <= {"p", "br", "hr", "a", "em", "strong", "code", "pre", "ul", "ol", "li",
                    "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}  # fmt: skip
    assert all(
        address.startswith(("casebook:", "http")) for address in re.findall('href="([^"]*)"', html)
    )
