"""`glossary.yaml`: the terms that explain themselves wherever they appear.

Knows no other file; `content.folder` calls it.
"""

from casebook.content import whole
from casebook.content.fields import Form
from casebook.content.files import TextFile
from casebook.content.problems import quoted
from casebook.content.records import Known, Records
from casebook.domain.framework import Term

_NONE = "there are no terms here: write a list, each entry with term and meaning"


def glossary(file: TextFile, known: Known) -> tuple[Term, ...]:
    """Read the terms, in the order of the file."""
    records = Records(history_id="", known=known, collector=file.collector)
    held: dict[str, str] = {}
    read = [_term(form, records, held) for form in whole.forms(file, otherwise=_NONE) or ()]
    return tuple(term for term in read if term.term and term.meaning)


def _term(form: Form, records: Records, held: dict[str, str]) -> Term:
    """Read a term; `held` has every way to write one so far, and the term it belongs to."""
    term = form.words("term", required="the word or abbreviation, as people meet it")
    meaning = records.markdown(form, "meaning", required="what it means, in a sentence or two")
    aliases = form.mentions("aliases")
    for at, name in [("term", term), *(("aliases", alias.text) for alias in aliases)]:
        other = held.setdefault(name.casefold(), term)
        if name and other != term:
            form.error(at, f"{quoted(name)} is {quoted(other)} already: take one of them out")
    read = Term(
        term=term,
        meaning=meaning,
        expansion=form.words("expansion"),
        aliases=tuple(alias.text for alias in aliases),
        source=records.place(form, required=""),
    )
    form.finish()
    return read
