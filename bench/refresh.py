"""Two refreshes of one library: from nothing, and after one site has changed.

    python -m bench.refresh CONTENT        (CONTENT is changed: give it a copy)

Prints one line of JSON, in seconds. The first counts what a fresh process must import for it.
"""

import json
import sys
import time
from pathlib import Path


def main(content: Path) -> None:
    """Refresh, change the first site's title, refresh again."""
    began = time.perf_counter()
    from casebook import paths
    from casebook.library import Library

    library = Library(paths.places(content))
    library.refresh()
    from_nothing = time.perf_counter() - began
    site = min((content / "sites").glob("*.md"))
    site.write_text(site.read_text("utf-8").replace("\ntitle: ", "\ntitle: Once more ", 1), "utf-8")
    began = time.perf_counter()
    changed = library.refresh()
    assert changed.rebuilt
    took = {"from_nothing": from_nothing, "one_changed": time.perf_counter() - began}
    print(json.dumps(took))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
