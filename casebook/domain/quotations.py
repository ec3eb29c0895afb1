"""Quotations: everything about what a respondent said, and never the words themselves.

The words are the report's. They come from the trainer's own copy (`LinkedReport`), live in the trainer's own file,
and are shown as quoted; until then the `gist`, which is ours, is shown as a paraphrase. Made by `content` and `desk`.
Knows no files, no SQL and no Qt.
"""

import hashlib
import re

import msgspec

from casebook.domain.model import Confidence, Evidence, Named

_PLACE = re.compile(r"(?P<part>.+?)(?:, paragraphs? (?P<paragraph>[0-9]+)(?:[–-][0-9]+)?)?")
_CHAPTER = re.compile(r"Chapter (?P<number>[0-9]+), (?P<section>.+)")
_APOSTROPHES = re.compile("['’‘ʼ]")
_WORD = re.compile(r"[^\W_]+")

# The words of the longest quotation that still stands on a slide in 24 pt with its speaker and place below it.
FITS_A_SLIDE = 60


class QuoteSector(Named):
    """Whose side a quotation comes from."""

    VCS = "vcs", "Voluntary and community sector"
    PUBLIC = "public", "Public sector"
    JOINT = "joint", "Both sectors together"
    SURVEY = "survey", "A survey, not this study"
    OTHER = "other", "Other"


class Voice(Named):
    """What kind of person or body speaks, as far as the report tells."""

    COUNCILLOR = "councillor"
    OFFICER = "officer"
    UMBRELLA_BODY = "umbrella-body", "Umbrella body"
    ORGANISATION = "organisation", "Voluntary organisation"
    COMMUNITY_GROUP = "community-group", "Community group"
    SEVERAL = "several", "Several speakers"
    NOT_TOLD = "not-told", "Not told"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the report, taken apart; `chapter` and `paragraph` are None where there is none."""

    part: str
    chapter: int | None = None
    section: str = ""
    paragraph: int | None = None


class TiedSite(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered site that a record may speak of, reasoned from the text, and how sure that is."""

    number: int
    why: str
    confidence: Confidence


class Quote(Evidence, frozen=True, kw_only=True):
    """What is known of one quotation.

    `starts` and `ends` are its first and last words, by which it is found in a copy of the report; `count` and
    `digest` are those of `spoken_words` of a careful transcription. `attribution` is as printed, `speaker` what the
    text around tells. `inline` quotations stand within a sentence of the report.
    """

    id: str
    sector: QuoteSector
    voice: Voice
    gist: str
    starts: str
    ends: str
    count: int
    digest: str
    attribution: str = ""
    speaker: str = ""
    themes: tuple[str, ...] = ()
    inline: bool = False
    site: TiedSite | None = None

    @property
    def place(self) -> Place:
        """Give the place in the report where it stands, the first where there are several."""
        return place(self.source)

    @property
    def fits_a_slide(self) -> bool:
        """Say whether it is short enough to be read from a slide."""
        return self.count <= FITS_A_SLIDE


class FoundWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one quotation as found in the trainer's copy, with some of the text around them.

    `word_for_word` says that they have the digest of the record; else letters may be misread.
    """

    quote_id: str
    words: str
    word_for_word: bool
    before: str = ""
    after: str = ""


class MissingWords(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation that was not found in the trainer's copy, and why."""

    quote_id: str
    why: str


class LinkedReport(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in the trainer's own copy of the report: `name` of the file, and an ISO day."""

    name: str
    linked_on: str
    found: tuple[FoundWords, ...] = ()
    missing: tuple[MissingWords, ...] = ()

    def words_of(self, quote_id: str) -> FoundWords | None:
        """Give what was found of one quotation."""
        return next((found for found in self.found if found.quote_id == quote_id), None)


def place(source: str) -> Place:
    """Take the first place of a `source` apart (`docs/content.md` has the grammar)."""
    first = source.partition(";")[0].strip()
    found = _PLACE.fullmatch(first)
    if not found:
        return Place(part=first)
    chapter = _CHAPTER.fullmatch(found["part"])
    return Place(
        part=found["part"],
        chapter=int(chapter["number"]) if chapter else None,
        section=chapter["section"] if chapter else found["part"],
        paragraph=int(found["paragraph"]) if found["paragraph"] else None,
    )


def spoken_words(text: str) -> tuple[str, ...]:
    """Give a text's words as they are counted and compared: lower case, letters and digits, no apostrophes."""
    return tuple(_WORD.findall(_APOSTROPHES.sub("", text.lower())))


def digest(text: str) -> str:
    """Give the SHA-256, in hexadecimal, of the spoken words with single spaces between them."""
    return hashlib.sha256(" ".join(spoken_words(text)).encode()).hexdigest()
