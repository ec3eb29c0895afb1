"""What each command answers, for people and in JSON."""

import json

import pytest

from casebook import paths
from casebook.__main__ import main
from casebook.store import generations
from tests import make

# check


def test_check_finds_nothing_in_a_whole_casebook(run, three_sites):
    said = run("check")
    assert (said.status, said.err) == (0, "")
    assert said.out == f"No problems; 3 sites looked at in {three_sites}.\n"


def test_check_prints_each_problem_with_its_address_and_counts_them(run, with_broken):
    said = run("check", with_broken)
    problem, summary = said.out.splitlines()
    assert problem.startswith("sites/site-02.md:17: events[0].when: “soon” is not a date")
    assert summary == f"1 error in 1 file; 2 sites looked at in {with_broken}."
    assert said.status == 1


def test_check_answers_a_list_in_json(run, with_broken):
    said = run("check", with_broken, "--json")
    (problem,) = said.json
    assert list(problem) == ["file", "line", "field", "severity", "message"]
    assert (said.status, problem["line"], problem["severity"]) == (1, 17, "error")


def test_check_is_content_with_warnings(run, tmp_path):
    folder = make.content(tmp_path / "mine")
    with (folder / "casebook.yaml").open("a", encoding="utf-8") as file:
        file.write("publisher: A press\n")
    said = run("check", folder)
    assert said.status == 0
    assert said.out.splitlines()[-1].startswith("1 warning in 1 file;")


def test_check_leaves_nothing_behind(run):
    run("check")
    assert not paths.places().library.exists()


# new


def test_new_makes_a_casebook_without_problems_and_says_what_to_do_next(run, tmp_path):
    mine = tmp_path / "my casebook"
    said = run("new", mine)
    assert said.status == 0
    assert f'casebook check "{mine}"' in said.out
    assert run("check", mine).status == 0


def test_new_lists_in_json_what_it_has_written(run, tmp_path):
    said = run("new", tmp_path / "mine", "--json").json
    assert said["folder"] == str(tmp_path / "mine")
    assert str(tmp_path / "mine" / "casebook.yaml") in said["files"]


def test_new_leaves_a_folder_with_files_alone(run, three_sites):
    said = run("new", three_sites)
    assert (said.status, said.out) == (2, "")
    assert "has files in it already" in said.err


# refresh


def test_refresh_says_what_is_in_the_library_and_where_it_is(run):
    said = run("refresh")
    assert said.out.startswith("3 sites, 4 events, 6 actors, 0 outcomes and 1 theme.\n")
    assert (said.status, said.err) == (0, "")


def test_refresh_says_when_nothing_has_changed(run):
    run("refresh")
    assert "Nothing has changed." in run("refresh").out


def test_refresh_answers_an_object_in_json(run):
    told = run("refresh", "--json").json
    assert (told["sites"], told["events"], told["rebuilt"]) == (3, 4, True)
    assert told["file"] == str(generations.listed(paths.places().library)[0].file)
    assert told["took_s"] > 0


def test_refresh_counts_the_problems_and_says_how_to_see_them(run, with_broken):
    said = run("refresh", "--content", with_broken)
    assert "1 site (1 more cannot be read)" in said.out
    assert "1 problem in the text files: type casebook check" in said.out


# sites


def test_sites_lists_one_a_line_under_headings(run):
    heading, *rows = run("sites").out.splitlines()
    assert heading.split() == ["Site", "Title", "Country", "Authority", "Status"]
    assert [row.split()[0] for row in rows] == ["1", "2", "3"]
    assert rows[0].split("  ")[-1] == "Compact in place"


def test_what_is_not_reported_is_said_to_be_so(run):
    assert "not reported" in run("sites").out.splitlines()[1]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        (["--country", "wales"], [1, 2, 3]),
        (["--country", "Scotland"], []),
        (["--country", "Scotland", "--country", "Wales"], [1, 2, 3]),
        (["--status", "in-place"], [1, 2, 3]),
        (["--status", "Compact in place", "--text", "harbour", "2"], [2]),
        (["--text", "TOWN HALL 3"], [3]),
        (["--text", "submarine"], []),
    ],
)
def test_sites_keeps_what_is_asked_for(run, typed, numbers):
    said = run("sites", *typed, "--json")
    assert (said.status, [site["number"] for site in said.json]) == (0, numbers)


def test_no_site_is_an_answer(run):
    said = run("sites", "--text", "submarine")
    assert (said.status, said.out) == (0, "No site fits that.\n")


def test_a_broken_site_is_left_out_and_told_on_stderr(run, with_broken):
    said = run("--content", with_broken, "sites", "--json")
    assert [site["number"] for site in said.json] == [1]
    assert said.status == 0
    assert "sites/site-02.md has mistakes and is left out." in said.err


# show


@pytest.mark.parametrize("name", ["2", "02", "site-02", "Site 2"])
def test_a_site_has_a_number_and_an_id(run, name):
    assert run("show", name, "--json").json["id"] == "site-02"


def test_show_all_answers_a_list_in_json(run):
    assert [site["number"] for site in run("show", "all", "--json").json] == [1, 2, 3]


def test_show_tells_all_there_is_of_a_site(run):
    said = run("show", "2").out
    assert said.startswith("Site 2 · Harbour town 2\n")
    for heading in ("Where it stood, summer 2001", "Facts", "What happened", "Who took part"):
        assert f"\n{heading}\n" in said
    assert "Appendix B, Site 2, paragraph 4" in said


def test_what_a_site_has_not_got_is_not_headed(run):
    assert "Lessons" not in run("show", "2").out


def test_show_all_shows_one_after_the_other(run):
    said = run("show", "all").out
    assert said.index("Site 1 · ") < said.index("Site 2 · ") < said.index("Site 3 · ")


def test_a_broken_site_is_not_shown_but_its_problems_are(run, with_broken):
    said = run("--content", with_broken, "show", "2", "--json")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("sites/site-02.md:17: events[0].when: ")
    assert "sites/site-02.md cannot be shown." in said.err


# events


def test_events_of_everything_begin_with_the_national_story(run):
    ids = [event["id"] for event in run("events", "--json").json]
    assert ids == ["context/guide", "site-01/launch", "site-02/launch", "site-03/launch"]


def test_events_of_named_sites_are_theirs_alone(run):
    ids = [event["id"] for event in run("events", "3", "site-01", "--json").json]
    assert ids == ["site-01/launch", "site-03/launch"]


def test_naming_all_sites_is_naming_none(run):
    assert run("events", "all", "--json").out == run("events", "--json").out


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        (["--kind", "launch"], 3),
        (["--kind", "launch", "--kind", "other"], 4),
        (["--theme", "FIT"], 1 + 3),
        (["--actor-sector", "vcs"], 3),
        (["--actor-sector", "health"], 0),
        (["--from", "1999"], 1 + 3),
        (["--from", "1999", "--certain"], 3),
        (["--from", "autumn 1999", "--to", "1999-12"], 3),
        (["--to", "1998"], 1),
        (["1", "--kind", "launch", "2"], 2),
    ],
)
def test_events_keeps_what_is_asked_for(run, typed, count):
    assert len(run("events", *typed, "--json").json) == count


def test_what_only_might_fall_in_the_period_is_marked_and_explained(run):
    lines = run("events", "--from", "1999").out.splitlines()
    assert lines[1].startswith("?  winter 1998")
    assert not lines[2].startswith("?")
    assert "4 events, 1 of which only might fall in the period." in lines
    assert lines[-1].startswith("? might fall")


def test_the_json_says_what_is_certain_only_of_a_period(run):
    in_period = run("events", "--from", "1999", "--json").json
    assert [event["certain"] for event in in_period] == [False, True, True, True]
    assert "certain" not in run("events", "--json").json[0]


def test_no_event_is_an_answer(run):
    assert run("events", "--from", "2050").out == "No event fits that.\n"
    assert run("events", "--from", "2050", "--json").json == []


# where


def test_where_names_every_place_in_use(run, three_sites):
    told = run("where", "--json").json
    assert list(told) == [
        *("content", "library", "library_file", "index", "desk", "backups"),
        *("settings", "state", "log", "resources"),
    ]
    assert (told["content"], told["library_file"]) == (str(three_sites), None)


def test_where_finds_the_library_file_once_there_is_one(run):
    file = run("refresh", "--json").json["file"]
    assert run("where", "--json").json["library_file"] == file


def test_where_says_what_is_not_there_yet(run):
    lines = dict(line.split(maxsplit=1) for line in run("where").out.splitlines())
    assert lines["settings"].endswith("(not there yet)")
    assert lines["resources"] == str(paths.resources())


# What all have in common


@pytest.mark.parametrize("command", ["check", "refresh", "sites", "show all", "events", "where"])
def test_the_common_options_stand_before_or_after_the_command(three_sites, capsys, command):
    options = ["--content", str(three_sites), "--json"]
    for typed in ([*options, *command.split()], [*command.split(), *options]):
        assert main(typed) == 0
        json.loads(capsys.readouterr().out)


def test_the_library_and_the_text_files_give_the_same_answer(run):
    from_text = run("show", "all", "--json").out
    run("refresh")
    assert run("show", "all", "--json").out == from_text


def test_a_folder_that_is_not_there_is_explained(run, tmp_path):
    said = run("sites", "--content", tmp_path / "nowhere")
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert "nowhere cannot be opened" in said.err
