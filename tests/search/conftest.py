"""The shipped casebook made findable once, and small ones of a test's own."""

import pytest

from casebook.domain.framework import Framework, Level, Recommendation, Reference, Scenario, Term
from casebook.domain.model import Confidence
from casebook.domain.quotations import FoundWords, LinkedReport, Quote, QuoteSector, TiedSite, Voice
from casebook.search.engine import Search
from tests import make


class Asked:
    """A casebook that answers: `keys` gives its hits as "kind id"."""

    def __init__(self, snapshot, folder, **given):
        self.snapshot, self.search = snapshot, Search(folder)
        self.search.bring_in_step(snapshot, **given)

    def __call__(self, text, **options):
        return self.search.answer(self.snapshot, text, **options)

    def keys(self, text, **options):
        return [f"{hit.kind} {hit.id}" for hit in self(text, **options).hits]


@pytest.fixture(scope="session")
def ask(shipped, tmp_path_factory):
    """Ask the shipped casebook."""
    return Asked(shipped, tmp_path_factory.mktemp("index"))


@pytest.fixture
def ask_of(tmp_path):
    """Make snapshots of a test's own findable."""
    return lambda snapshot, **given: Asked(snapshot, tmp_path / "index", **given)


QUOTE = Quote(
    id="q07",
    sector=QuoteSector.VCS,
    voice=Voice.OFFICER,
    gist="They feared losing their freedom to criticise.",
    starts="We would",
    ends="the end",
    count=8,
    digest="0" * 64,
    speaker="An officer of the forum",
    themes=("fit",),
    site=TiedSite(number=1, why="It tells so.", confidence=Confidence.LOW),
    source="Chapter 3, Trust, paragraph 2",
)
DRIFT = Scenario(id="drift", name="Slow drift", text="Nobody minds.", source="", verdict="Likely.")
ELECT = Recommendation(
    id="r1", level=Level.LOCAL, text="Elect those who speak.", themes=("fit",), source=""
)
VCS = Term(
    term="VCS",
    expansion="voluntary and community sector",
    meaning="Groups.",
    aliases=("third sector",),
)
DEAKIN = Reference(
    id="deakin", authors="Deakin, N.", year="1996", title="The challenge", published="", csl="{}"
)


@pytest.fixture(scope="session")
def told():
    """Give a snapshot with something of everything beside sites."""
    return make.snapshot(
        make.site(1, actors=(make.actor(),), events=(make.event(text="The VCS was there."),)),
        make.site(2, story="The voluntary and community sector met.\n\n## Later\n\nIt rained."),
        quotes=(QUOTE,),
        framework=Framework(scenarios=(DRIFT,), recommendations=(ELECT,)),
        glossary=(VCS,),
        references=(DEAKIN,),
    )


@pytest.fixture(scope="session")
def linked(told):
    """Give the same, with the trainer's own copy linked."""
    words = FoundWords(quote_id="q07", words="We would whistle until the end", word_for_word=True)
    report = LinkedReport(name="copy.pdf", linked_on="2026-01-01", found=(words,))
    return make.snapshot(
        *told.sites, quotes=told.quotes, linked=report, fingerprint=told.fingerprint
    )
