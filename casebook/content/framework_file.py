"""`framework.yaml`: what the report makes of its sites, in lists of small records, each with its place.

Knows no site's file; `content.folder` calls it.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from casebook.content import quotation_file, whole
from casebook.content.fields import Form, identified
from casebook.content.files import TextFile
from casebook.content.problems import instead
from casebook.content.records import Known, Records
from casebook.domain.framework import (
    Aggregate,
    Conflict,
    Framework,
    Indicator,
    KeyIssue,
    Level,
    Recommendation,
    Scenario,
    Side,
    StudyNote,
    SummaryPoint,
)

_NONE = "the fields are missing: write scenarios, indicators and the other lists, each as name:"
_HIGHEST_CHAPTER = 99
_SIDES = 2

R = TypeVar("R", bound=msgspec.Struct)


def framework(file: TextFile, known: Known, numbers: Sequence[int]) -> Framework:
    """Read the framework; `numbers` are those of the casebook's sites."""
    form = whole.form(file, otherwise=_NONE)
    if form is None:
        return Framework()
    reader = _Reader(Records(history_id="", known=known, collector=file.collector), numbers)
    read = Framework(
        study=_each(form, "study", reader.study_note),
        scenarios=_each(form, "scenarios", reader.scenario),
        indicators=_each(form, "indicators", reader.indicator),
        issues=_each(form, "issues", reader.issue),
        recommendations=_each(form, "recommendations", reader.recommendation),
        summaries=_each(form, "summaries", reader.summary),
        aggregates=_each(form, "aggregates", reader.aggregate),
        conflicts=_each(form, "conflicts", reader.conflict),
    )
    form.finish()
    return read


def _each(form: Form, name: str, read: Callable[[Form, str], R | None]) -> tuple[R, ...]:
    """Read the entries of a list, and leave out those that cannot be a record."""
    found = []
    for entry_id, entry in identified(form.forms(name)):
        record = read(entry, entry_id or "")
        entry.finish()
        if entry_id and record is not None:
            found.append(record)
    return tuple(found)


class _Reader:
    """Reads one record of each list; a field that is missing is told and left empty."""

    def __init__(self, records: Records, numbers: Sequence[int]) -> None:
        self._records = records
        self._numbers = numbers

    def study_note(self, form: Form, known_by: str) -> StudyNote:
        return StudyNote(
            id=known_by,
            heading=form.words("heading", required="what this is about, in a few words"),
            text=self._text(form, "text", "what to know about the study"),
            source=self._records.place(form),
        )

    def scenario(self, form: Form, known_by: str) -> Scenario:
        return Scenario(
            id=known_by,
            name=form.words("name", required="what this scenario is called"),
            text=self._text(form, "text", "what this scenario expects"),
            source=self._records.place(form),
            verdict=self._text(form, "verdict", "what the authors make of it in the end"),
            verdict_source=self._records.place(form, "verdict_source", required=""),
        )

    def indicator(self, form: Form, known_by: str) -> Indicator:
        return Indicator(
            id=known_by,
            group=form.words("group", required="the heading that it stands under"),
            text=self._text(form, "text", "the sign of progress"),
            source=self._records.place(form),
        )

    def issue(self, form: Form, known_by: str) -> KeyIssue | None:
        wanted = "the theme of themes.yaml that covers it"
        read = KeyIssue(
            id=known_by,
            theme=self._records.theme(form, "theme", required=wanted),
            name=form.words("name", required="what this issue is called"),
            found=self._text(form, "found", "what the study found"),
            source=self._records.place(form),
        )
        return read if read.theme else None

    def recommendation(self, form: Form, known_by: str) -> Recommendation | None:
        level = form.choice("level", Level, required="who it is for, one of")
        text = self._text(form, "text", "what is asked")
        source, themes = self._records.place(form), self._records.themes(form)
        if level is None:
            return None
        return Recommendation(id=known_by, level=level, text=text, source=source, themes=themes)

    def summary(self, form: Form, known_by: str) -> SummaryPoint | None:
        chapter = form.number(
            "chapter", least=1, most=_HIGHEST_CHAPTER, required="the chapter's number"
        )
        text = self._text(form, "text", "the point")
        source = self._records.place(form)
        if chapter is None:
            return None
        return SummaryPoint(id=known_by, chapter=chapter, text=text, source=source)

    def aggregate(self, form: Form, known_by: str) -> Aggregate:
        sites = [quotation_file.tied_site(site, self._numbers) for site in form.forms("sites")]
        return Aggregate(
            id=known_by,
            statement=self._text(form, "statement", "what is said of several sites"),
            count=form.words("count"),
            sites=tuple(site for site in sites if site),
            source=self._records.place(form),
        )

    def conflict(self, form: Form, known_by: str) -> Conflict:
        about = form.words("about", required="what the report says two things about")
        sides = tuple(self._side(side) for side in form.forms("sides"))
        if len(sides) < _SIDES:
            form.error("sides", "write both statements here, each with says and source")
        return Conflict(
            id=known_by,
            about=about,
            sides=sides,
            note=self._records.markdown(form, "note"),
            sites=self._sites(form),
        )

    def _side(self, form: Form) -> Side:
        says = self._text(form, "says", "what the report says here")
        side = Side(says=says, source=self._records.place(form))
        form.finish()
        return side

    def _sites(self, form: Form) -> tuple[int, ...]:
        found = []
        known = [str(number) for number in self._numbers]
        for mention in form.mentions("sites"):
            if mention.text in known:
                found.append(int(mention.text))
            else:
                message = f"there is no site {mention.text} here: {instead(mention.text, known)}"
                form.collector.error(mention.line, mention.field, message)
        return tuple(found)

    def _text(self, form: Form, name: str, required: str) -> str:
        return self._records.markdown(form, name, required=required)
