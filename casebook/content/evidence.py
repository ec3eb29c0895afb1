"""The files of a casebook that belong to no site: quotations, framework, glossary, references. None need be there.

`content.folder` calls it; each file has a reader of its own.
"""

from collections.abc import Mapping, Sequence

import msgspec

from casebook.content import (
    files,
    framework_file,
    glossary_file,
    quotation_file,
    reference_file,
)
from casebook.content.files import TextFile
from casebook.content.problems import Collector
from casebook.content.records import Known
from casebook.domain.framework import Framework, Reference, Term
from casebook.domain.quotations import Quote


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What these files gave, and where their problems are gathered."""

    quotes: tuple[Quote, ...] = ()
    framework: Framework = Framework()
    glossary: tuple[Term, ...] = ()
    references: tuple[Reference, ...] = ()
    collectors: tuple[Collector, ...] = ()


def read(texts: Mapping[str, TextFile], known: Known, numbers: Sequence[int]) -> Evidence:
    """Read those of the files that are among the texts; `numbers` are those of the sites."""
    quotes, framework = texts.get(files.QUOTES), texts.get(files.FRAMEWORK)
    glossary, references = texts.get(files.GLOSSARY), texts.get(files.REFERENCES)
    there = (quotes, framework, glossary, references)
    return Evidence(
        quotes=quotation_file.quotes(quotes, known, numbers) if quotes else (),
        framework=framework_file.framework(framework, known, numbers) if framework else Framework(),
        glossary=glossary_file.glossary(glossary, known) if glossary else (),
        references=reference_file.references(references) if references else (),
        collectors=tuple(file.collector for file in there if file),
    )
