"""A casebook of any size: the shipped one, its sites copied until there are enough."""

import re
import shutil
from pathlib import Path


def make(shipped: Path, target: Path, *, sites: int) -> Path:
    """Copy a casebook and add copies of its sites, under new numbers, until it has `sites` of them.

    The originals keep their numbers, so that links between sites still lead somewhere.
    """
    shutil.copytree(shipped, target)
    originals = sorted((target / "sites").glob("site-*.md"))
    taken = {file.stem for file in originals}
    free = (number for number in range(1, sites + 100) if f"site-{number:02}" not in taken)
    for copy, number in zip(range(sites - len(originals)), free, strict=False):
        text = originals[copy % len(originals)].read_text("utf-8")
        text = re.sub(r"^id: .*$", f"id: site-{number:02}", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^number: .*$", f"number: {number}", text, count=1, flags=re.MULTILINE)
        (target / "sites" / f"site-{number:02}.md").write_text(text, "utf-8")
    return target
