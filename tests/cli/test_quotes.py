"""Quotations, themes, digests and the trainer's own copy, as the command line answers them on the shipped casebook."""

import pytest

from casebook import paths
from casebook.__main__ import main
from casebook.domain import quotations
from casebook.domain.quotations import Quote
from tests.cli.conftest import Said
from tests.content import orchard


@pytest.fixture
def shipped(capsys):
    def run_main(*typed):
        status = main([*map(str, typed)])
        return Said(status, *capsys.readouterr())

    return run_main


def test_quotes_answers_all_of_them_without_words(shipped):
    told = shipped("quotes", "--json").json
    assert len(told) == 68
    assert {quote["words"] for quote in told} == {None}


def test_several_themes_mean_all_of_them_and_any_means_any(shipped):
    both = {
        quote["id"]
        for quote in shipped("quotes", "--theme", "trust", "--theme", "funding", "--json").json
    }
    one = {quote["id"] for quote in shipped("quotes", "--theme", "trust", "--json").json}
    either = {
        quote["id"]
        for quote in shipped(
            "quotes", "--theme", "trust", "--theme", "Funding and cuts", "--any", "--json"
        ).json
    }
    assert both < one < either


def test_sides_sites_chapters_and_words_narrow(shipped):
    told = shipped(
        "quotes", "--sector", "public", "--site", 11, "--chapter", 2, "--text", "forum", "--json"
    ).json
    assert [quote["id"] for quote in told] == ["q04"]


def test_no_hits_is_an_answer(shipped):
    assert shipped("quotes", "--text", "zeppelin", "--json").json == []
    assert shipped("quotes", "--text", "zeppelin").out == "No quotation fits that.\n"


def test_people_are_told_that_it_is_a_paraphrase_and_how_to_see_the_words(shipped):
    out = shipped("quotes", "--site", 6).out
    assert "(paraphrase)" in out
    assert out.endswith("To see them, type casebook link-report FILE.\n")


def test_an_unknown_theme_or_sector_is_met_with_the_near_one(shipped):
    assert "Did you mean trust?" in shipped("quotes", "--theme", "trsut").err
    assert "Did you mean public?" in shipped("quotes", "--sector", "publik").err


def test_themes_answers_the_tree_with_counts(shipped):
    told = {theme["id"]: theme for theme in shipped("themes", "--json").json}
    assert told["power"]["parent"] == "trust"
    assert told["trust"]["counts"]["quotes"] >= told["power"]["counts"]["quotes"] > 0
    assert "Black and minority ethnic" in shipped("themes").out


def test_show_tells_quotations_and_contradictions(shipped):
    answer = shipped("show", 11, "--json").json
    assert {"q04", "q05"} <= {quote["id"] for quote in answer["quotes"]}
    assert answer["conflicts"]
    out = shipped("show", 11).out
    assert "What people said" in out
    assert "Where the report disagrees with itself" in out


def test_a_digest_is_what_a_record_says_of_its_words(shipped, tmp_path):
    file = tmp_path / "words.txt"
    file.write_text(orchard.GRAFTING, encoding="utf-8")
    answer = shipped("digest", file, "--json").json
    record: Quote = orchard.QUOTES[1]
    assert answer == {name: getattr(record, name) for name in ("starts", "ends", "count", "digest")}
    assert answer["digest"] == quotations.digest(orchard.GRAFTING.upper().replace("'", "’"))


def test_a_digest_of_nothing_is_refused(shipped, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("…")
    for file, says in (
        (empty, "There are no words"),
        (tmp_path / "none", "cannot be read as text"),
    ):
        said = shipped("digest", file)
        assert (said.status, says in said.err) == (2, True)
    assert shipped("digest").status == 2


def test_a_wrong_or_missing_copy_is_refused_in_a_sentence(shipped, tmp_path):
    wrong = tmp_path / "letter.txt"
    wrong.write_text("Dear Sir, thank you for the apples. " * 300)
    for typed in ([wrong], [tmp_path / "none.pdf"], []):
        said = shipped("link-report", *typed)
        assert (said.status, "Traceback" in said.err) == (2, False)
    assert not paths.places().desk.exists()


def test_unlinking_without_a_copy_says_so(shipped):
    assert shipped("unlink-report").out == "No copy of the report is linked.\n"


def test_quotations_and_themes_are_exported(shipped, tmp_path):
    said = shipped(
        "export", "quotes", "--theme", "trust", "--sector", "public", "--to", tmp_path / "q.md"
    )
    assert (said.status, said.out.split()[1]) == (0, "quotations")
    assert "Paraphrase" in (tmp_path / "q.md").read_text("utf-8")
    answer = shipped("export", "themes", "--to", tmp_path / "t.csv", "--json").json
    assert answer["themes"] == 35


def test_words_without_a_copy_or_no_quotations_are_refused(shipped, tmp_path):
    file = tmp_path / "q.md"
    said = shipped("export", "quotes", "--include-words", "--to", file)
    assert (said.status, "link-report" in said.err) == (2, True)
    assert shipped("export", "quotes", "--text", "zeppelin", "--to", file).status == 2
    assert not file.exists()
