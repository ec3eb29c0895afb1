"""`casebook export timeline` writes what it is asked for, and says in a sentence what stands in its way."""

import pytest


@pytest.mark.parametrize("ending", ["pptx", "svg", "html", "csv", "json", "md"])
def test_a_timeline_is_written_in_the_format_of_its_ending(run, tmp_path, ending):
    file = tmp_path / f"site.{ending}"
    said = run("export", "timeline", 1, "--no-national", "--to", file)
    assert (said.status, said.out) == (0, f"1 event written to {file}\n")
    assert file.stat().st_size > 100


def test_it_answers_an_object_in_json(run, tmp_path):
    file = tmp_path / "site.csv"
    said = run("export", "timeline", 1, "--no-national", "--to", file, "--json").json
    assert said == {"file": str(file), "bytes": file.stat().st_size, "events": 1}


def test_a_file_that_exists_is_replaced_only_by_force(run, tmp_path):
    file = tmp_path / "site.csv"
    file.write_text("mine")
    said = run("export", "timeline", 1, "--to", file)
    assert (said.status, file.read_text()) == (2, "mine")
    assert "add --force" in said.err
    assert run("export", "timeline", 1, "--to", file, "--force").status == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("timeline", "1"), "Where to is missing"),
        (("timelines", "1", "--to", "a.svg"), "Did you mean timeline"),
        (("timeline", "1", "--to", "a.doc"), "End it with one of .pptx"),
        (("timeline", "1", "--to", "a.svg", "--size", "huge"), "is no size"),
        (("timeline", "1", "--to", "a.svg", "--look", "drak"), "Did you mean dark"),
        (("timeline", "1", "--to", "a.svg", "--scale", "99"), "is no scale"),
        (("timeline", "1", "--to", "a.svg", "--template", "b.pptx"), "Only slides take a template"),
        (("timeline", "1", "--to", "nowhere/a.svg"), "There is no folder nowhere"),
        (("timeline", "99", "--to", "a.svg"), "There is no site"),
    ],
)
def test_what_stands_in_the_way_is_told(run, typed, said):
    answer = run("export", *typed)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
