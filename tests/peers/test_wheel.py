"""The wheel carries everything, installs alone, and answers far from the checkout."""

import json
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

import casebook

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.peers


def _shipped(folder):
    return {
        file.relative_to(ROOT / folder).as_posix()
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize(
    ("folder", "inside"),
    [("data", "data"), ("resources", "resources"), ("docs/handbook", "handbook")],
)
def test_it_carries_content_resources_and_handbook_whole(names_in_wheel, folder, inside):
    assert _shipped(folder)
    assert {f"casebook/{inside}/{name}" for name in _shipped(folder)} <= names_in_wheel


def test_it_carries_every_licence(names_in_wheel):
    beside = {name.split("/licenses/")[1] for name in names_in_wheel if "/licenses/" in name}
    assert beside == {
        "LICENSE",
        "data/LICENSE",
        "resources/fonts/LICENSE",
        "resources/icons/LICENSE",
    }


def test_it_carries_nothing_else(names_in_wheel):
    assert {name.split("/")[0] for name in names_in_wheel} == {
        "casebook",
        f"casebook-{casebook.__version__}.dist-info",
    }
    assert {name for name in names_in_wheel if name.endswith((".pyc", ".sqlite", ".part"))} == set()


def test_it_says_its_version(installed):
    assert installed.run("casebook", "--version").split() == ["casebook", casebook.__version__]


def test_it_runs_on_the_pinned_packages_alone(installed):
    listed = json.loads(installed.run("python", "-m", "pip", "list", "--format", "json"))
    pins = (ROOT / "setup" / "pins-run.txt").read_text("utf-8").splitlines()
    pinned = {canonicalize_name(pin.split("==")[0]) for pin in pins if "==" in pin}
    there = {canonicalize_name(package["name"]) for package in listed} - {"pip", "setuptools"}
    assert there == pinned | {"casebook"}


def test_it_finds_no_mistake_in_its_own_casebook(installed):
    assert json.loads(installed.run("casebook", "check", "--json")) == []


def test_it_shows_a_site(installed):
    site = json.loads(installed.run("casebook", "show", "6", "--json"))
    assert site["number"] == 6
    assert site["events"]


def test_it_reads_nothing_of_the_checkout(installed):
    places = installed.run("casebook", "where", "--json")
    assert str(ROOT) not in places
    assert str(installed.folder) in places


def test_it_makes_a_desk_by_the_steps_it_carries(installed):
    code = (
        "from casebook import paths; from casebook.desk.desk import Desk; desk = Desk(paths.places());"
        "desk.write_note('q01', 'Noted.'); desk.back_up(); print(desk.notes()[0].text)"
    )
    assert installed.run("python", "-c", code).strip() == "Noted."
    assert len(json.loads(installed.run("casebook", "desk", "--json"))["backups"]) == 1


def test_its_window_paints_every_page_offscreen(installed, tmp_path):
    said = installed.run("python", "-m", "casebook.ui.tour", str(tmp_path))
    pictures = sorted(tmp_path.rglob("*.png"))
    assert str(tmp_path) in said
    assert len(pictures) >= 3
    assert min(picture.stat().st_size for picture in pictures) > 10_000
