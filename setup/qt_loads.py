"""Say which system libraries Qt misses on this machine, one a line; exit with 1 when there are any.

Knows nothing of Casebook and starts no window: it only asks the system's loader for Qt's own
libraries. `setup/prepare` runs it with the environment's Python at every start (about 50 ms, where
importing PySide6 takes 120).
"""

import ctypes
import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

ALWAYS = (
    "lib/libQt6Widgets.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6PrintSupport.so.6",
    "plugins/platforms/libqoffscreen.so",
)
ON_A_DISPLAY = ("plugins/platforms/libqxcb.so",)


def missing() -> Iterator[str]:
    """Give the loader's complaint for each of Qt's libraries that does not load."""
    qt = Path(sysconfig.get_path("purelib")) / "PySide6" / "Qt"
    for name in ALWAYS + (ON_A_DISPLAY if os.environ.get("DISPLAY") else ()):
        try:
            ctypes.CDLL(str(qt / name))
        except OSError as complaint:
            yield str(complaint).replace(f"{qt}{os.sep}", "")


if __name__ == "__main__":
    # Elsewhere Qt brings all it needs.
    complaints = sorted(set(missing())) if sys.platform.startswith("linux") else []
    sys.stdout.writelines(f"{complaint}\n" for complaint in complaints)
    sys.exit(1 if complaints else 0)
