"""What is checked in one site file: every mistake on its line, with its field and what to write instead."""

import pytest

from tests.content.casebooks import SITE, Casebook

# What is changed in the example, and the one problem that follows, on the line of the change.
ON_THE_LINE = [
    ("country: England", "country: Englnd", "country: “Englnd” is not known here: did you mean “England”?"),
    ("country: England", "cuontry: England", "cuontry: there is no such field: did you mean “country”?"),
    ("country: England", "weather: wet", "weather: this field is unknown and is not read"),
    ("country: England", "country: [England]", "country: this must be plain text"),
    ("study: main", "study: thorough", "study: “thorough” is not known here: write one of: main, supplementary"),
    ("number: 1", "number: 0", "number: “0” will not do: write a whole number from 1 to 9999"),
    ("number: 1", "number: -1", "number: “-1” will not do"),
    ("number: 1", "number: 99999999999999999999", "number: “99999999999999999999” will not do"),
    ("id: site-01", "id: site-1", "id: “site-1” does not fit: write site-01, because the number is 1"),
    ("  - id: roof", "  - id: Hall Roof", "outcomes[1].id: “Hall Roof” cannot be an id"),
    ("  - id: roof", "  - id: hall-in-use", "outcomes[1].id: “hall-in-use” is the id of line"),
    ("authority: district", "authority:district", "a space is missing after the colon"),
    ("title: Half a year without an answer", f"title: {'x' * 61}", "events[1].title: this has 61 characters: shorten it to 60 at most"),
    ("wording: the following summer", "wording: in the summer of that year", "events[2].wording: this has 6 words: keep to 5"),
    ("when: 2000-10-14", "when: 14 October 2000", "events[3].when: “14 October 2000” is not written in EDTF. Write 2000-10-14"),
    ("when: 2000-10-14", "when:", "events[3].when: this is missing: write when it happened"),
    ("as_of: 2003-22", "as_of: 2003-99", "status.as_of: "),
    ("kind: stall", "kind: stal", "events[1].kind: “stal” is not known here: did you mean “stall”?"),
    ("kind: open", "kind: shut", "outcomes[1].kind: “shut” is not known here: write one of: gain, setback, open"),
    ("sector: vcs", "sector: VCS", "actors[1].sector: “VCS” is not known here: did you mean “vcs”?"),
    ("weight: 1", "weight: 4", "events[1].weight: “4” will not do: write a whole number from 1 to 3"),
    ("planned: false", "planned: perhaps", "events[0].planned: “perhaps” will not do: write true or false"),
    ("themes: [time, trust]", "themes: [time, truts]", "events[1].themes[1]: “truts” is not a theme of themes.yaml: did you mean “trust”?"),
    ("themes: [time, trust]", "themes: [time, time]", "events[1].themes[1]: “time” is in this list already"),
    ("started_by: [volunteers]", "started_by: [volunters]", "started_by[0]: “volunters” is not one of the actors in this file: did you mean “volunteers”?"),
    ("signed_by: [council, volunteers]", "signed_by: council", "signed_by: this must be a list: write [one, two]"),
    ("after: [silence]", "after: [silense]", "events[2].after[0]: “silense” is not another event of this file: did you mean “silence”?"),
    ("after: [silence]", "after: [open-meeting]", "events[2].after[0]: “open-meeting” is not another event"),
    ("after: [silence]", "after: [agreement]", "events[2].after[0]: “Everybody meets"),
    ("confidence: low", "confidence: lowish", "events[2].confidence: “lowish” is not known here: did you mean “low”?"),
    ("happened, paragraph 9", "happened, paragraph 10", "status.source: “Chapter 2, What happened” ends with paragraph 9"),
    ("said, paragraph 5", "said", "outcomes[1].source: the paragraph is missing"),
    ("text: Nobody has", "text: See [it](event:agreemnt). Nobody has", "outcomes[1].text: there is no event “agreemnt” in this file: did you mean “agreement”?"),
    ("text: The council neither", "text: <i>The</i> council neither", "events[1].text: HTML is not shown"),
    ("  - Who in your place", "  - Who [there](site-02)", "questions[0]: there is no site “site-02” in this folder"),
    ("event:silence", "event:silense", "story: there is no event “silense” in this file: did you mean “silence”?"),
    ("agreement held", "<b>agreement</b> held", "story: HTML is not shown"),
]  # fmt: skip


# What is changed in the example, the words that stand on the line of the problem, and the problem.
ELSEWHERE = [
    ("    kind: stall\n", "", "id: silence", "events[1].kind: this is missing: write what sort of step it was"),
    ("    source: Chapter 2, What happened, paragraph 6\n", "", "id: agreement", "events[3].source: this is missing: write where the report says so"),
    ("    why: The report says only that", "    wy: The report says only that", "id: open-meeting", "events[2].why: this is missing"),
    ("    basis: inferred\n    why", "    why", "why: The report", "events[2].why: this belongs to an inference"),
    ("  signed_by:\n    conflict", "  signd_by:\n    conflict", "    conflict: Chapter 3 has", "facts.signd_by: “signd_by” is not a fact of a site: did you mean “signed_by”?"),
    ("number: 1\n", "number: 1\nnumber: 2\n", "number: 2", "number: “number” stands here twice (first on line 8): keep one"),
    ("## Setting", "## Setting\n\n![a map](map.png)", "map.png", "story: a picture cannot be shown here"),
    ("## Setting", "## Setting\n\n[a map](map.png)", "map.png", "story: the link “map.png” leads nowhere"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problem"), ON_THE_LINE)
def test_a_mistake_is_told_on_its_line(book: Casebook, old: str, new: str, problem: str):
    line = book.line_of(old)
    (told,) = book.change(old, new).problems()
    assert told.startswith(f"{SITE}:{line}: {problem}")


@pytest.mark.parametrize(("old", "new", "words", "problem"), ELSEWHERE)
def test_a_missing_thing_is_told_where_it_should_stand(
    book: Casebook, old: str, new: str, words: str, problem: str
):
    told = book.change(old, new).problems()
    line = book.line_of(words)
    assert any(one.startswith(f"{SITE}:{line}: {problem}") for one in told), told


def test_all_mistakes_of_a_file_are_told_at_once(book: Casebook):
    book.change("kind: stall", "kind: stal").change("weight: 1", "weight: 9")
    book.change("event:silence", "event:nowhere").change("country: England", "country: Spain")
    assert [problem.line for problem in book.read().problems] == [14, 92, 93, 157]


def test_lines_are_right_whatever_ends_them_and_behind_a_byte_order_mark(book: Casebook):
    line = book.line_of("kind: stall")
    text = book.change("kind: stall", "kind: stal").place.joinpath(SITE).read_bytes()
    for ends in (b"\n", b"\r\n", b"\r"):
        book.write(SITE, b"\xef\xbb\xbf" + text.replace(b"\n", ends))
        assert [problem.line for problem in book.read().problems] == [line]


def test_everything_stays_text(book: Casebook):
    book.change("authority: district", "authority: 010").change("setting: [rural,", "setting: [no,")
    site = book.read().sites[0]
    assert (site.authority, site.setting) == ("010", ("no", "riverside"))


def test_what_the_report_does_not_say_may_be_left_out(book: Casebook):
    for line in ("country: England\n", "authority: district\n", "study: main\n"):
        book.change(line, "")
    book.change("setting: [rural, riverside]", "setting:").change("started_by: [volunteers]", "")
    site = book.read().sites[0]
    assert (site.country, site.authority, site.study, site.setting) == (None, "", None, ())


def test_a_file_with_a_slip_of_yaml_still_gives_its_number_and_title(book: Casebook):
    book.change("authority: district", "authority: a: b")
    (broken,) = book.read().broken
    assert (broken.number, broken.title) == (1, "A ferry town that learned to share a hall")


def test_the_story_of_a_file_with_a_slip_is_checked_all_the_same(book: Casebook):
    book.change("authority: district", "authority: a: b").change(
        "[this site](site-01)", "[x](site-9)"
    )
    lines = [problem.line for problem in book.read().problems]
    assert lines == [book.line_of("a: b"), book.line_of("site-9")]


def test_an_empty_story_is_only_a_warning(book: Casebook):
    text = book.place.joinpath(SITE).read_text(encoding="utf-8")
    snapshot = book.write(SITE, text.split("## Setting")[0]).read()
    (problem,) = snapshot.problems
    assert (problem.severity, problem.message) == (
        "warning",
        "there is no story yet: tell it below the fields",
    )
    assert len(snapshot.sites) == 1


def test_aliases_are_refused_before_they_can_grow(book: Casebook):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcdefg", "bcdefgh", strict=True)
    )
    book.change("lessons:\n", f"{bomb}lessons:\n")
    assert sum("YAML's aliases are not used here" in problem for problem in book.problems()) == 14


def test_a_hundred_thousand_brackets_are_refused_at_once(book: Casebook):
    book.change("setting: [rural, riverside]", "setting: " + "[" * 100_000)
    (problem,) = book.problems()
    assert "nested too deeply" in problem
