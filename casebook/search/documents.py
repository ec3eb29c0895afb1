"""What can be found: one document for everything in a casebook that a person may look for.

Pure, from a `Snapshot` and the trainer's own notes; knows no index. A document names the record it stands for by kind
and id, so that whoever shows a hit asks the snapshot for it.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from casebook.domain import dates
from casebook.domain.dates import FuzzyDate
from casebook.domain.framework import Framework
from casebook.domain.model import Event, History, Named, Site
from casebook.domain.quotations import Quote
from casebook.domain.snapshot import Snapshot

NATIONAL = "national"

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"^\s*(?:#+|>|[-*]|\d+\.)\s+|[*_`]+", re.MULTILINE)
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_PARAGRAPHS = re.compile(r"\n\s*\n")


class Kind(Named):
    """What a hit is."""

    SITE = "site"
    EVENT = "event"
    OUTCOME = "outcome"
    STORY = "story"
    LESSON = "lesson"
    QUESTION = "question", "Question for a group"
    ACTOR = "actor", "Person or body"
    QUOTE = "quote", "Quotation"
    STUDY = "study", "About the study"
    SCENARIO = "scenario"
    INDICATOR = "indicator"
    ISSUE = "issue", "Key issue"
    RECOMMENDATION = "recommendation"
    SUMMARY = "summary", "Chapter summary"
    AGGREGATE = "aggregate", "Statement about several sites"
    CONFLICT = "conflict", "Where the report disagrees"
    TERM = "term"
    REFERENCE = "reference"
    NOTE = "note", "Your note"


FRAMEWORK = (
    *(Kind.STUDY, Kind.SCENARIO, Kind.INDICATOR, Kind.ISSUE),
    *(Kind.RECOMMENDATION, Kind.SUMMARY, Kind.AGGREGATE, Kind.CONFLICT),
)


class NoteText(msgspec.Struct, frozen=True, kw_only=True):
    """A note of the trainer's own, as the library hands it in; `site` is the number of the site it is about."""

    id: str
    text: str
    title: str = ""
    site: int | None = None
    themes: tuple[str, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Something that can be found.

    `title` is shown; it is searched where it is the record's own (`titled`). `text` is searched, and snippets are cut
    from it; `also` is searched, never shown. `sorts` holds finer kinds than `kind` (`launch`, `setback`), `themes` all
    above those of the record as well, `place` a site's number or `national`. `dates` are an event's own, else the years
    that the text names. `weight` is an event's, 2 for all else.
    """

    kind: Kind
    id: str
    title: str
    text: str
    titled: bool = True
    also: str = ""
    site: int | None = None
    place: str = ""
    sorts: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    country: str = ""
    status: str = ""
    dates: tuple[FuzzyDate, ...] = ()
    weight: int = 2

    @property
    def key(self) -> str:
        """Give what names it among all documents."""
        return f"{self.kind} {self.id}"

    @cached_property
    def print(self) -> str:
        """Give the fingerprint of all that is searched: where it differs, an index knows other words."""
        searched = "\0".join((self.title if self.titled else "", self.text, self.also))
        return hashlib.blake2b(searched.encode("utf-8", "replace"), digest_size=9).hexdigest()


def of(snapshot: Snapshot, notes: Sequence[NoteText] = ()) -> tuple[Document, ...]:
    """Give all documents of a casebook, each under a key of its own."""
    made = (*_of_histories(snapshot), *_of_report(snapshot), *_of_notes(snapshot, notes))
    return tuple({document.key: document for document in made}.values())


def plain(markdown: str) -> str:
    """Give the words of a text without its Markdown."""
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", markdown)).split())


def _of_histories(snapshot: Snapshot) -> Iterator[Document]:
    names = {theme.id: theme.name for theme in snapshot.themes}
    above = _above(snapshot)
    for history in snapshot.histories:
        for document in _of_history(history, names):
            yield _placed(document, history, above)


def _of_history(history: History, names: dict[str, str]) -> Iterator[Document]:
    if isinstance(history, Site):
        yield _site(history)
        yield from _came_of(history, names)
    for event in history.events:
        yield _event(history, event, names)
    for actor in history.actors:
        yield Document(
            kind=Kind.ACTOR,
            id=f"{history.id}/{actor.id}",
            title=actor.name,
            text=plain(actor.role),
            sectors=(actor.sector.value,),
        )
    yield from _story(history)


def _placed(document: Document, history: History, above: dict[str, tuple[str, ...]]) -> Document:
    """Say where a document belongs, and name the themes above its own."""
    themes = _with_above(document.themes, above)
    if not isinstance(history, Site):
        return msgspec.structs.replace(document, place=NATIONAL, themes=themes)
    return msgspec.structs.replace(
        document,
        site=history.number,
        place=str(history.number),
        country=history.country.value if history.country else "",
        status=history.status.value.value,
        themes=themes,
    )


def _site(site: Site) -> Document:
    about = (site.country and site.country.value, site.authority, *site.setting)
    return Document(
        kind=Kind.SITE,
        id=site.id,
        title=site.title,
        text=plain(site.status.text),
        also=" . ".join((*filter(None, about), site.status.value.label)),
        dates=_years(site.status.text),
        weight=3,
    )


def _came_of(site: Site, names: dict[str, str]) -> Iterator[Document]:
    for outcome in site.outcomes:
        yield Document(
            kind=Kind.OUTCOME,
            id=f"{site.id}/{outcome.id}",
            title=site.title,
            titled=False,
            text=plain(outcome.text),
            also=" . ".join((outcome.kind.label, *_named(outcome.themes, names))),
            sorts=(outcome.kind.value,),
            themes=outcome.themes,
            dates=_years(outcome.text),
        )
    for kind, texts in ((Kind.LESSON, site.lessons), (Kind.QUESTION, site.questions)):
        for number, text in enumerate(texts, 1):
            yield Document(
                kind=kind,
                id=f"{site.id}/{kind}-{number}",
                title=site.title,
                titled=False,
                text=plain(text),
                dates=_years(text),
            )


def _event(history: History, event: Event, names: dict[str, str]) -> Document:
    actors = [actor for actor in history.actors if actor.id in event.actors]
    country = history.country if isinstance(history, Site) else None
    said = (event.wording, event.kind.label, country or "", *(actor.name for actor in actors))
    return Document(
        kind=Kind.EVENT,
        id=event.key,
        title=event.title,
        text=plain(event.text),
        also=" . ".join((*said, *_named(event.themes, names))),
        sorts=(event.kind.value,),
        themes=event.themes,
        sectors=tuple(dict.fromkeys(actor.sector.value for actor in actors)),
        dates=(event.when,),
        weight=event.weight,
    )


def _story(history: History) -> Iterator[Document]:
    heading = ""
    number = 0
    for paragraph in _PARAGRAPHS.split(history.story):
        text = paragraph.strip()
        if text.startswith("#"):
            first, _, text = text.partition("\n")
            heading = plain(first)
        if text := plain(text):
            number += 1
            yield Document(
                kind=Kind.STORY,
                id=f"{history.id}/story-{number}",
                title=f"{history.title}: {heading}" if heading else history.title,
                titled=False,
                text=text,
                dates=_years(text),
            )


def _of_report(snapshot: Snapshot) -> Iterator[Document]:
    names = {theme.id: theme.name for theme in snapshot.themes}
    above = _above(snapshot)
    by_number = {site.number: site for site in snapshot.sites}
    for quote in snapshot.quotes:
        document = _quote(snapshot, quote, names)
        site = by_number.get(document.site or 0)
        yield (
            _placed(document, site, above)
            if site
            else msgspec.structs.replace(document, themes=_with_above(document.themes, above))
        )
    for document in (*_framework(snapshot.framework), *_terms_and_works(snapshot)):
        yield msgspec.structs.replace(document, themes=_with_above(document.themes, above))


def _quote(snapshot: Snapshot, quote: Quote, names: dict[str, str]) -> Document:
    """Give a quotation: its words where they are linked, and our paraphrase either way."""
    found = snapshot.words_of(quote)
    gist = plain(quote.gist)
    said = (quote.attribution, quote.speaker, quote.voice.label, *_named(quote.themes, names))
    return Document(
        kind=Kind.QUOTE,
        id=quote.id,
        title=quote.attribution or quote.speaker or Kind.QUOTE.label,
        titled=False,
        text=found.words if found else gist,
        also=" . ".join((*said, gist) if found else said),
        sorts=(quote.voice.value,),
        themes=quote.themes,
        sectors=(quote.sector.value,),
        site=quote.site.number if quote.site else None,
    )


def _framework(told: Framework) -> Iterator[Document]:
    for study in told.study:
        yield _told(Kind.STUDY, study.id, study.heading, study.text)
    for scenario in told.scenarios:
        yield _told(
            Kind.SCENARIO, scenario.id, scenario.name, f"{scenario.text} {scenario.verdict}"
        )
    for indicator in told.indicators:
        yield _told(Kind.INDICATOR, indicator.id, indicator.group, indicator.text)
    for issue in told.issues:
        yield _told(Kind.ISSUE, issue.id, issue.name, issue.found, themes=(issue.theme,))
    for asked in told.recommendations:
        yield _told(
            Kind.RECOMMENDATION, asked.id, asked.level.label, asked.text, themes=asked.themes
        )
    for point in told.summaries:
        yield _told(Kind.SUMMARY, point.id, f"Chapter {point.chapter}, summary", point.text)
    for aggregate in told.aggregates:
        counted = (
            f"{aggregate.statement} ({aggregate.count})" if aggregate.count else aggregate.statement
        )
        yield _told(Kind.AGGREGATE, aggregate.id, Kind.AGGREGATE.label, counted)
    for conflict in told.conflicts:
        sides = " ".join(side.says for side in conflict.sides)
        yield _told(Kind.CONFLICT, conflict.id, conflict.about, f"{sides} {conflict.note}")


# Headings that several records share are no sign that a record is about their words.
_SHARED_HEADINGS = {Kind.INDICATOR, Kind.RECOMMENDATION, Kind.SUMMARY, Kind.AGGREGATE}


def _told(
    kind: Kind, own_id: str, title: str, text: str, *, themes: tuple[str, ...] = ()
) -> Document:
    words = plain(text)
    return Document(
        kind=kind,
        id=own_id,
        title=title,
        titled=kind not in _SHARED_HEADINGS,
        text=words,
        also=f"{kind.label} . {title}" if kind in _SHARED_HEADINGS else "",
        themes=themes,
        dates=_years(words),
    )


def _terms_and_works(snapshot: Snapshot) -> Iterator[Document]:
    for term in snapshot.glossary:
        yield Document(
            kind=Kind.TERM,
            id=term.term,
            title=term.term,
            text=plain(term.explained),
            also=" . ".join(term.aliases),
        )
    for work in snapshot.references:
        yield Document(
            kind=Kind.REFERENCE,
            id=work.id,
            title=work.title,
            text=f"{work.authors} ({work.year}) {work.published}",
            dates=_years(work.year),
        )


def _of_notes(snapshot: Snapshot, notes: Sequence[NoteText]) -> Iterator[Document]:
    above = _above(snapshot)
    by_number = {site.number: site for site in snapshot.sites}
    for note in notes:
        document = Document(
            kind=Kind.NOTE,
            id=note.id,
            title=note.title or Kind.NOTE.label,
            titled=bool(note.title),
            text=plain(note.text),
            themes=note.themes,
            dates=_years(note.text),
        )
        site = by_number.get(note.site or 0)
        yield _placed(document, site, above) if site else document


def _named(theme_ids: Sequence[str], names: dict[str, str]) -> list[str]:
    return [names[theme_id] for theme_id in theme_ids if theme_id in names]


def _above(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Give every theme's id with those above it, however the tree is tied."""
    parents = {theme.id: theme.parent for theme in snapshot.themes}
    found = {}
    for theme_id in parents:
        chain = [theme_id]
        while (parent := parents.get(chain[-1], "")) and parent not in chain:
            chain.append(parent)
        found[theme_id] = tuple(chain)
    return found


def _with_above(theme_ids: Sequence[str], above: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for one in theme_ids for each in above.get(one, (one,))))


def _years(text: str) -> tuple[FuzzyDate, ...]:
    """Give the years that a text names."""
    return tuple(dates.parse(year) for year in dict.fromkeys(_YEAR.findall(text)))
