"""The habits of the house, held by machine: map, limits, names, pins, what files may say."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import casebook
from casebook import resources
from casebook.ui import icons

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "casebook"
ICONS = ROOT / "resources" / "icons"
MODULES = sorted(
    file for room in ("casebook", "bench", "setup", "tests") for file in (ROOT / room).rglob("*.py")
)
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _rooms() -> set[str]:
    found = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.parent.name for path in PACKAGE.glob("*/__init__.py")
    }
    return found - {"__init__"}


def _pins(file: str) -> dict[str, str]:
    lines = (ROOT / "setup" / file).read_text("utf-8").splitlines()
    pins = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pins}


def _needs(requirements: list[str] | None) -> Iterator[Requirement]:
    for requirement in map(Requirement, requirements or []):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement


def _tracked_files() -> list[Path]:
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("git is missing or this is no checkout: nobody can say which files are tracked")
    question = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    asked = subprocess.run(question, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in asked.stdout.split("\0") if name and (ROOT / name).is_file()]


def _lines_that_say(pattern: str) -> list[str]:
    texts = {
        file: content for file in _tracked_files() if b"\0" not in (content := file.read_bytes())
    }
    assert texts
    return [
        f"{_name(file)}:{number}: {line.strip()}"
        for file, content in texts.items()
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1)
        if re.search(pattern, line)
    ]


def _functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _icon_names() -> Iterator[str]:
    """Give what is passed as `icon=`, and what `icon` and `pixmap` are called with."""
    for module in (PACKAGE / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            named = []
            if isinstance(node, ast.keyword) and node.arg == "icon":
                named = [node.value]
            elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {
                "icon",
                "pixmap",
            }:
                named = node.args[:1]
            yield from (name.value for name in named if isinstance(name, ast.Constant))


# The map and the limits


def test_the_map_names_every_room():
    on_the_map = set(re.findall(r"`(\w+)`", casebook.__doc__ or ""))
    assert _rooms() - on_the_map == set()


def test_the_map_names_no_room_that_is_not_there():
    named = re.findall(r"^- (.+?): ", casebook.__doc__ or "", re.MULTILINE)
    assert {room for row in named for room in re.findall(r"`(\w+)`", row)} == _rooms()


def test_no_module_is_longer_than_450_lines():
    lengths = {_name(module): len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert {name: length for name, length in lengths.items() if length > 450} == {}


def test_no_function_is_longer_than_50_lines():
    long = [
        f"{_name(module)}:{node.lineno}: {node.name} has {_length(node)} lines"
        for module in MODULES
        for node in _functions(module)
        if _length(node) > 50
    ]
    assert long == []


def test_every_module_has_a_name_that_says_what_it_is():
    said = {_name(module): set(module.stem.split("_")) for module in MODULES}
    assert {name for name, words in said.items() if words & NAMES_THAT_SAY_NOTHING} == set()


def test_the_core_loads_no_window_and_no_database_toolkit():
    code = "import casebook.library, casebook.timeline.look, sys; print(*sys.modules)"
    asked = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert {"PySide6", "shiboken6", "sqlalchemy"} & set(asked.stdout.split()) == set()


# Papers


def test_every_command_in_the_papers_is_a_target():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    papers = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    named = {
        word
        for paper in papers
        for word in re.findall(r"(?:`|^    )make ([a-z]+)", paper.read_text("utf-8"), re.M)
    }
    assert named
    assert named - targets == set()


def test_every_target_that_is_explained_is_in_the_readme():
    explained = set(
        re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    )
    named = set(re.findall(r"`make ([a-z]+)`", (ROOT / "README.md").read_text("utf-8")))
    assert explained - named <= {"help", "clean"}


def test_every_link_between_the_papers_leads_somewhere():
    papers = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = {
        (_name(paper), link)
        for paper in papers
        for link in re.findall(r"\]\(([^)#:]+\.\w+)(?:#[^)]*)?\)", paper.read_text("utf-8"))
    }
    assert {
        (paper, link) for paper, link in links if not (ROOT / paper).parent.joinpath(link).exists()
    } == set()


def test_the_newest_entry_of_the_changelog_is_this_version():
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == casebook.__version__


# What may stand in a tracked file


def test_no_tracked_file_names_a_package_host():
    hosts = "|".join(("pypi", "pythonhosted", "npmjs", "debian", "ubuntu"))
    assert _lines_that_say(rf"(?i)\b({hosts})\.(org|com|io)\b|https?://\S*/simple\b") == []


def test_no_tracked_file_names_a_folder_of_the_machine_it_was_written_on():
    roots = "|".join(("work", "farm", "root", "home"))
    assert _lines_that_say(rf"(^|[^A-Za-z0-9_.])/({roots})/") == []


def test_nothing_is_left_for_later_in_a_comment():
    marks = "|".join(("TODO", "FIXME", "XXX"))
    assert _lines_that_say(rf"(#|//|<!--)\s*({marks})\b") == []


# Pins


def test_every_dependency_is_pinned_within_its_range():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = _pins("pins-run.txt")
    for needed in _needs(project["dependencies"]):
        assert needed.specifier.contains(pins[canonicalize_name(needed.name)]), needed


@pytest.mark.parametrize("files", [["pins-run.txt"], ["pins-run.txt", "pins-develop.txt"]], ids=len)
def test_what_a_pinned_package_needs_is_pinned_as_well(files):
    pins = {name: version for file in files for name, version in _pins(file).items()}
    for name in pins:
        for needed in _needs(metadata.requires(name)):
            assert needed.specifier.contains(pins[canonicalize_name(needed.name)]), (name, needed)


def test_the_environment_holds_what_is_pinned():
    pins = _pins("pins-run.txt") | _pins("pins-develop.txt")
    assert {name: metadata.version(name) for name in pins} == pins


def test_the_qt_that_aborts_on_python_3_11_is_not_taken():
    assert _pins("pins-run.txt")["pyside6-essentials"] != "6.12.0"


# Fonts and icons


def test_every_font_and_icon_stands_beside_its_licence():
    for folder in {file.parent for file in resources.fonts()} | {ICONS}:
        assert (folder / "LICENSE").stat().st_size > 500


def test_every_icon_takes_its_colour_from_the_look():
    drawings = {file.stem: file.read_text("utf-8") for file in ICONS.glob("*.svg")}
    assert drawings
    assert {
        name for name, drawing in drawings.items() if 'stroke="currentColor"' not in drawing
    } == set()
    own_colour = re.compile(r'(?:fill|stroke)="(?!none|currentColor)')
    assert {name for name, drawing in drawings.items() if own_colour.search(drawing)} == set()


def test_every_icon_that_the_window_asks_for_is_there():
    tables = (icons.KIND, icons.SECTOR, icons.OUTCOME, icons.STATUS)
    named = set(_icon_names()).union(*(table.values() for table in tables))
    assert {"layout-grid", "rocket"} <= named
    assert named - {file.stem for file in ICONS.glob("*.svg")} == set()


def test_the_set_up_script_may_be_started():
    assert os.access(ROOT / "setup" / "prepare", os.X_OK)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
