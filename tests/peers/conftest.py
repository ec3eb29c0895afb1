"""The program as a person gets it: the wheel, installed alone, far from the checkout."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Installed:
    """An environment that holds the wheel and what it runs on, and nothing of the checkout."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder = folder / "an environment"
        self.home = folder / "home"
        self.bin = self.folder / ("Scripts" if sys.platform == "win32" else "bin")
        venv.create(self.folder, with_pip=True)
        self.run("python", "-m", "pip", "install", "--quiet", "--only-binary=:all:",
                 "-r", str(ROOT / "setup" / "pins-run.txt"), str(wheel))  # fmt: skip

    def environment(self, **more: str) -> dict[str, str]:
        """Give the variables to run in: a home of its own, no screen, no way to the checkout."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return kept | {"CASEBOOK_HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen"} | more

    def run(self, program: str, *arguments: str, status: int = 0) -> str:
        """Run a program of the environment from an unrelated folder; give what it printed."""
        done = subprocess.run(
            [self.bin / program, *arguments],
            cwd=self.folder.parent,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the pinned builder."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT]
    done = subprocess.run(build, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def names_in_wheel(wheel: Path) -> set[str]:
    """Give the names of the wheel's files."""
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Iterator[Installed]:
    """Install the wheel alone into a clean environment."""
    folder = tmp_path_factory.mktemp("elsewhere")
    yield Installed(folder, wheel)
    shutil.rmtree(folder)  # pytest keeps its folders, and this one is a quarter of a gigabyte


@pytest.fixture
def program() -> Callable[[str], str]:
    """Find another program by name, or skip the test that needs it."""

    def find(name: str) -> str:
        return shutil.which(name) or pytest.skip(f"`{name}` is not here; `make peers` installs it")

    return find
