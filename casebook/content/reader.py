"""One site file, or the national story, to a domain object or all its mistakes at once.

Two steps, as `packaging` reads metadata: `front_matter` and `tree` give raw pieces with their
lines, `fields` and `records` validate them. What only a whole folder can tell (links to other
sites, numbers used twice) is left to `content.folder`, the caller. Nothing here is raised for what
a file says.
"""

import re
from pathlib import PurePosixPath
from typing import TypedDict

import msgspec

from casebook.content import front_matter, tree
from casebook.content.fields import Form, Mention, identified
from casebook.content.files import TextFile
from casebook.content.problems import Collector, instead, quoted
from casebook.content.records import LONGEST_TITLE, Known, Records
from casebook.domain.model import Actor, Country, Event, Fact, History, Outcome, Site, Study

CONTEXT_ID = "context"

_HIGHEST_NUMBER = 9999
_SITE_FILE = re.compile(r"site-(?P<number>[0-9]{1,3})")
_NUMBER = "the site's number, for example 6"
_TITLE = f"a short name of at most {LONGEST_TITLE} characters"
_STATUS = "value, as_of, text and source below it, each on a line of its own and indented"

_TOLD_BY_FACTS = ("country", "authority", "setting", "study", "started_by", "signed_by")
_ONLY_A_SITE = (
    "number",
    *_TOLD_BY_FACTS,
    "facts",
    "status",
    "outcomes",
    "lessons",
    "questions",
)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one file gave. `history` is None where no record can be made of it.

    `id`, `number` and `title` are as far as they could be read; `number_line` is for a number used
    twice. `events` holds the ids that a link may name, or None where the file could not be read
    that far; `links` lead out of the file.
    """

    collector: Collector
    id: str
    number: int | None = None
    number_line: int = 1
    title: str = ""
    history: History | None = None
    events: tuple[str, ...] | None = None
    links: tuple[Mention, ...] = ()


class _Document(msgspec.Struct, frozen=True):
    """A file taken apart.

    `form` is None where its fields cannot be read to the end; `glimpse` has what stood before.
    """

    form: Form | None
    glimpse: Form
    story: str = ""
    story_line: int = 0


class _Shared(TypedDict):
    """The fields of the model that a site and the national story share."""

    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    story: str


def site(file: TextFile, known: Known) -> Reading:
    """Read a site file."""
    stem = PurePosixPath(file.name).stem
    records = Records(history_id=stem, known=known, collector=file.collector)
    document = _document(file)
    form = document.form or document.glimpse
    written_id = form.id()
    number = form.number("number", least=1, most=_HIGHEST_NUMBER, required=_NUMBER)
    title = form.words("title", required=_TITLE, longest=LONGEST_TITLE)
    made = None
    if document.form:
        _check_site_id(form, written_id, number, stem)
        made = _site(form, records, document.story, number=number, title=title)
    _check_story(document, records)
    by_name = _SITE_FILE.fullmatch(stem)
    return Reading(
        collector=file.collector,
        id=stem,
        number=number or (int(by_name["number"]) if by_name else None),
        number_line=form.line("number"),
        title=title,
        history=made,
        events=records.event_ids,
        links=tuple(records.links),
    )


def context(file: TextFile, known: Known) -> Reading:
    """Read the national story: a site file without the fields that only a site has."""
    records = Records(history_id=CONTEXT_ID, known=known, collector=file.collector)
    document = _document(file)
    made = None
    if form := document.form:
        _check_id(form, form.id(), CONTEXT_ID, "as the id of the national story")
        title = form.words("title", required=_TITLE, longest=LONGEST_TITLE)
        for name in _ONLY_A_SITE:
            form.refuse(name, "only a site has this field: take it out")
        shared = _shared(form, records, document.story)
        form.finish()
        made = History(id=CONTEXT_ID, title=title, file=file.name, **shared)
    _check_story(document, records)
    return Reading(
        collector=file.collector,
        id=CONTEXT_ID,
        history=made,
        events=records.event_ids,
        links=tuple(records.links),
    )


def _document(file: TextFile) -> _Document:
    """Take a file apart, telling why where that cannot be done."""
    # What stands before a slip is worth a number and a title, and no further problems.
    silent = Collector(file.name)
    nothing = Form(tree.Mapping({}, 1), "", silent)
    if file.text is None:
        return _Document(None, nothing)
    parts = front_matter.split(file.text)
    if parts.fault:
        file.collector.error(1, "", parts.fault)
        return _Document(None, nothing)
    read = tree.parse(parts.fields, first_line=parts.fields_line, collector=file.collector)
    if not isinstance(read.root, tree.Mapping):
        if read.whole:
            why = "the fields are missing: write each as name: value, on a line of its own"
            file.collector.error(parts.fields_line, "", why)
        return _Document(None, nothing, parts.story, parts.story_line)
    glimpse = Form(read.root, "", silent)
    form = Form(read.root, "", file.collector) if read.whole else None
    return _Document(form, glimpse, parts.story, parts.story_line)


def _check_story(document: _Document, records: Records) -> None:
    """Check the story, after the events that it may link to are known."""
    if not document.story_line:
        return
    if not document.story.strip():
        records.collector.warn(
            document.story_line, "story", "there is no story yet: tell it below the fields"
        )
    records.check_markdown(document.story, line=document.story_line, field="story", by_line=True)


def _check_site_id(form: Form, found: str | None, number: int | None, stem: str) -> None:
    """Hold id, number and the file's name against each other; one slip gives one problem."""
    if number is None:
        return
    expected = f"site-{number:02}"
    _check_id(form, found, expected, f"because the number is {number}")
    if found == expected != stem:
        name = quoted(f"{stem}.md")
        message = f"the file is named {name}: rename it to {expected}.md, or correct id and number"
        form.error("id", message)


def _check_id(form: Form, found: str | None, expected: str, because: str) -> None:
    if found is not None and found != expected:
        form.error("id", f"{quoted(found)} does not fit: write {expected}, {because}")


def _site(
    form: Form, records: Records, story: str, *, number: int | None, title: str
) -> Site | None:
    country = form.choice("country", Country)
    authority = form.words("authority")
    study = form.choice("study", Study)
    setting = tuple(mention.text for mention in form.mentions("setting"))
    status_form = form.form("status", required=_STATUS)
    status = records.status(status_form) if status_form else None
    facts = _facts(form, records)
    shared = _shared(form, records, story)
    outcomes = _outcomes(form, records)
    started_by, signed_by = records.people(form, "started_by"), records.people(form, "signed_by")
    lessons, questions = records.texts(form, "lessons"), records.texts(form, "questions")
    form.finish()
    if number is None or status is None:
        return None
    return Site(
        id=f"site-{number:02}",
        number=number,
        title=title,
        file=form.collector.file,
        country=country,
        authority=authority,
        setting=setting,
        study=study,
        started_by=started_by,
        signed_by=signed_by,
        facts=facts,
        status=status,
        outcomes=outcomes,
        lessons=lessons,
        questions=questions,
        **shared,
    )


def _shared(form: Form, records: Records, story: str) -> _Shared:
    """Read actors and events; every id first, because events name actors and each other."""
    actor_forms, event_forms = identified(form.forms("actors")), identified(form.forms("events"))
    records.actor_ids = tuple(actor_id for actor_id, _ in actor_forms if actor_id)
    records.event_ids = tuple(event_id for event_id, _ in event_forms if event_id)
    actors = [records.actor(entry, actor_id) for actor_id, entry in actor_forms]
    events = [records.event(entry, event_id) for event_id, entry in event_forms]
    return {
        "actors": tuple(actor for actor in actors if actor),
        "events": records.in_order([event for event in events if event]),
        "story": story.strip(),
    }


def _facts(form: Form, records: Records) -> tuple[Fact, ...]:
    facts = form.form("facts")
    if not facts:
        return ()
    found = []
    for name in facts.names():
        if name not in _TOLD_BY_FACTS:
            facts.refuse(
                name, f"{quoted(name)} is not a fact of a site: {instead(name, _TOLD_BY_FACTS)}"
            )
        elif fact := facts.form(
            name, required="basis, why, confidence, source or conflict below it"
        ):
            found.append(records.fact(fact, name))
    return tuple(found)


def _outcomes(form: Form, records: Records) -> tuple[Outcome, ...]:
    outcomes = [
        records.outcome(entry, known_by) for known_by, entry in identified(form.forms("outcomes"))
    ]
    return tuple(outcome for outcome in outcomes if outcome)
