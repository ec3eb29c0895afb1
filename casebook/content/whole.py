"""A file that is YAML from its first line to its last: one mapping, or one list of mappings.

Knows nothing of what the fields mean. The readers of the casebook's registers call it.
"""

from casebook.content import fields, tree
from casebook.content.fields import Form
from casebook.content.files import TextFile


def form(file: TextFile, *, otherwise: str) -> Form | None:
    """Give the file's fields, as far as they can be read; `otherwise` is told where there are none."""
    read = _read(file)
    if read and isinstance(read.root, tree.Mapping):
        return Form(read.root, "", file.collector)
    if read and read.whole:
        file.collector.error(1, "", otherwise)
    return None


def forms(file: TextFile, *, otherwise: str) -> tuple[Form, ...] | None:
    """Give the file's entries, or None where it cannot be read to its end or has no list."""
    read = _read(file)
    if not read or not read.whole:
        return None
    if not isinstance(read.root, tree.Listing):
        file.collector.error(1, "", otherwise)
        return None
    return fields.forms(read.root.items, "", file.collector)


def _read(file: TextFile) -> tree.Tree | None:
    if file.text is None:
        return None
    return tree.parse(file.text, first_line=1, collector=file.collector)
