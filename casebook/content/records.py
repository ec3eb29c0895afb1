"""The records of one file: actors, events, outcomes, status and facts, validated.

The second half of the second step. A record that lacks something gives None, its problem noted; the
others stand. Knows one file and what the folder says is known (themes, parts of the report), no
other file. `content.reader` calls it.
"""

from collections.abc import Iterable, Sequence
from typing import TypedDict

import msgspec

from casebook.content import marks, source
from casebook.content.fields import Form, Mention
from casebook.content.marks import Mark, MarkKind
from casebook.content.problems import Collector, instead, quoted
from casebook.domain import chronology
from casebook.domain.model import (
    Actor,
    Basis,
    Confidence,
    Event,
    EventKind,
    Fact,
    Outcome,
    OutcomeKind,
    Sector,
    Status,
    StatusValue,
)

# Characters: a title must fit a slide.
LONGEST_TITLE = 60
# Words: how the report words a date is a fact, a longer run of it would be its sentence.
_LONGEST_WORDING = 5

_SOURCE = "where the report says so, for example Appendix B, Site 6, paragraph 2"
_NO_THEME = "is not a theme of themes.yaml"
_WHEN = "when it happened, for example 1999-11 or 1999-39"
_TEXT = "what happened, in one to three sentences"


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the folder says there is: ids of themes, and parts of the report.

    None where that cannot be checked.
    """

    themes: tuple[str, ...] | None = None
    parts: source.Parts | None = None


class Evidence(TypedDict):
    """The fields that every record with evidence shares."""

    source: str
    basis: Basis
    why: str
    confidence: Confidence | None
    conflict: str


class Records:
    """Reads the records of one file.

    `actor_ids` and `event_ids` are set before records that name them are read. `links` gathers the
    links that lead out of the file.
    """

    def __init__(self, *, history_id: str, known: Known, collector: Collector) -> None:
        self.collector = collector
        self.actor_ids: tuple[str, ...] = ()
        self.event_ids: tuple[str, ...] | None = None
        self.links: list[Mention] = []
        self._history_id = history_id
        self._after: dict[tuple[str, str], Mention] = {}
        self._known = known

    def actor(self, form: Form, actor_id: str | None) -> Actor | None:
        """Read an actor."""
        name = form.words("name", required="the name people know it by")
        sector = form.choice("sector", Sector, required="one of the sectors")
        role = form.words("role")
        evidence = self.evidence(form, needs_source=False)
        form.finish()
        if actor_id is None or sector is None:
            return None
        return Actor(id=actor_id, name=name, sector=sector, role=role, **evidence)

    def event(self, form: Form, event_id: str | None) -> Event | None:
        """Read an event."""
        when = form.date("when", required=_WHEN)
        wording = self._wording(form)
        title = form.words("title", required="what happened, in a few words", longest=LONGEST_TITLE)
        text = self.markdown(form, "text")
        kind = form.choice("kind", EventKind, required="what sort of step it was, one of")
        weight = form.number(
            "weight",
            least=1,
            most=3,
            required="3 for a turning point, 2 for a step, 1 for a detail",
        )
        planned = form.flag("planned")
        actors, themes = self.people(form, "actors"), self.themes(form)
        after = self._predecessors(form, event_id)
        evidence = self.evidence(form)
        form.finish()
        if event_id is None or when is None or kind is None or weight is None:
            return None
        return Event(
            id=event_id,
            site_id=self._history_id,
            when=when,
            wording=wording,
            title=title,
            text=text,
            kind=kind,
            weight=weight,
            planned=planned,
            actors=actors,
            themes=themes,
            after=after,
            **evidence,
        )

    def in_order(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Put the events in order, and tell of every `after` that cannot be so."""
        for contradiction in chronology.contradictions(events):
            at, *others = contradiction.event_ids
            mention = next(self._after[at, it] for it in others if (at, it) in self._after)
            self.collector.error(mention.line, mention.field, contradiction.sentence)
        return chronology.in_order(events)

    def outcome(self, form: Form, outcome_id: str | None) -> Outcome | None:
        """Read an outcome."""
        kind = form.choice("kind", OutcomeKind, required="which way it turned out, one of")
        text = self.markdown(form, "text", required=_TEXT)
        themes = self.themes(form)
        evidence = self.evidence(form)
        form.finish()
        if outcome_id is None or kind is None:
            return None
        return Outcome(id=outcome_id, kind=kind, text=text, themes=themes, **evidence)

    def status(self, form: Form) -> Status | None:
        """Read where the compact stood."""
        value = form.choice("value", StatusValue, required="where it stood, one of")
        as_of = form.date("as_of", required="the date it stood so, for example 2001-22")
        text = self.markdown(form, "text", required="where it stood, in one sentence")
        evidence = self.evidence(form)
        form.finish()
        if value is None or as_of is None:
            return None
        return Status(value=value, as_of=as_of, text=text, **evidence)

    def fact(self, form: Form, field: str) -> Fact:
        """Read the evidence for one field of a site."""
        evidence = self.evidence(form, needs_source=False)
        form.finish()
        return Fact(field=field, **evidence)

    def people(self, form: Form, name: str) -> tuple[str, ...]:
        """Read a list of actors of this file."""
        found = form.mentions(name)
        return self._expect(found, self.actor_ids, "is not one of the actors in this file")

    def markdown(self, form: Form, name: str, *, required: str = "") -> str:
        """Read a text in Markdown and check what stands in it besides words."""
        text = form.prose(name, required=required)
        self.check_markdown(text, line=form.line(name), field=form.path(name))
        return text

    def texts(self, form: Form, name: str) -> tuple[str, ...]:
        """Read a list of texts in Markdown."""
        found = form.mentions(name)
        for mention in found:
            self.check_markdown(mention.text, line=mention.line, field=mention.field)
        return tuple(mention.text for mention in found)

    def check_markdown(self, text: str, *, line: int, field: str, by_line: bool = False) -> None:
        """Check links, pictures and raw HTML; `by_line` counts the text's own lines from `line`."""
        for mark in marks.marks(text):
            at = line + mark.line - 1 if by_line else line
            if message := self._fault_of(mark, at, field):
                self.collector.error(at, field, message)

    def _fault_of(self, mark: Mark, line: int, field: str) -> str:
        """Say what is wrong with a mark; a link to elsewhere is kept for the folder to check."""
        match mark.kind:
            case MarkKind.HTML:
                return "HTML is not shown: write plain Markdown, and `<` within backticks"
            case MarkKind.PICTURE:
                return "a picture cannot be shown here: take it out"
            case MarkKind.LOST:
                return (
                    f"the link {quoted(mark.target)} leads nowhere: write event:ID, site-03, "
                    "or a whole address that begins with https://"
                )
            case MarkKind.EVENT if "/" not in mark.target:
                known = self.event_ids
                if known is None or mark.target in known:
                    return ""
                advice = instead(mark.target, known)
                return f"there is no event {quoted(mark.target)} in this file: {advice}"
            case MarkKind.EVENT | MarkKind.SITE:
                self.links.append(Mention(mark.target, line, field))
        return ""

    def _wording(self, form: Form) -> str:
        wording = form.words("wording")
        if (count := len(wording.split())) > _LONGEST_WORDING:
            advice = f"keep to {_LONGEST_WORDING} of the report's, for example “late 1999”"
            form.error("wording", f"this has {count} words: {advice}")
        return wording

    def theme(self, form: Form, name: str, *, required: str) -> str:
        """Read one theme of the casebook."""
        word = form.words(name, required=required)
        if not word or self._known.themes is None:
            return ""
        mention = Mention(word, form.line(name), form.path(name))
        return next(iter(self._expect([mention], self._known.themes, _NO_THEME)), "")

    def themes(self, form: Form) -> tuple[str, ...]:
        """Read a list of themes of the casebook."""
        found = form.mentions("themes")
        # Without a readable themes.yaml, whose problem is told there, no theme means anything.
        if self._known.themes is None:
            return ()
        return self._expect(found, self._known.themes, _NO_THEME)

    def _predecessors(self, form: Form, event_id: str | None) -> tuple[str, ...]:
        found = form.mentions("after")
        others = tuple(known for known in self.event_ids or () if known != event_id)
        if event_id:
            self._after |= {(event_id, mention.text): mention for mention in found}
        return self._expect(found, others, "is not another event of this file")

    def _expect(
        self, found: Iterable[Mention], known: tuple[str, ...], otherwise: str
    ) -> tuple[str, ...]:
        """Give the words that are known, and tell of the others."""
        expected = []
        for mention in found:
            if mention.text in known:
                expected.append(mention.text)
            else:
                message = f"{quoted(mention.text)} {otherwise}: {instead(mention.text, known)}"
                self.collector.error(mention.line, mention.field, message)
        return tuple(expected)

    def place(self, form: Form, name: str = "source", *, required: str = _SOURCE) -> str:
        """Read a place in the report and check that the report has it."""
        place = form.words(name, required=required)
        for fault in source.faults(place, self._known.parts) if place else ():
            form.error(name, fault)
        return place

    def evidence(self, form: Form, *, needs_source: bool = True) -> Evidence:
        """Read where a record comes from, and the reasoning where it is inferred."""
        place = self.place(form, required=_SOURCE if needs_source else "")
        basis = form.choice("basis", Basis)
        inferred = basis is Basis.INFERRED
        why = form.prose("why", required="the reasons for the inference" if inferred else "")
        sure = "how sure the inference is, one of" if inferred else ""
        confidence = form.choice("confidence", Confidence, required=sure)
        if basis is Basis.STATED or not form.has("basis"):
            _refuse_reasons(form)
        return {
            "source": place,
            "basis": basis or Basis.STATED,
            "why": why,
            "confidence": confidence,
            "conflict": form.prose("conflict"),
        }


def _refuse_reasons(form: Form) -> None:
    for name in ("why", "confidence"):
        if form.has(name):
            message = "this belongs to an inference: add basis: inferred, or take it out"
            form.error(name, message)
