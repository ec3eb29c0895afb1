"""`quotes.yaml`: everything about the quotations but their words.

The words are the report's and never stand in a casebook; a record that carries too many of them is a mistake. Knows no
site's file; `content.folder` calls it.
"""

import re
from collections.abc import Sequence
from typing import TypedDict

from casebook.content import whole
from casebook.content.fields import Form, identified
from casebook.content.files import TextFile
from casebook.content.problems import instead
from casebook.content.records import Known, Records
from casebook.domain.model import Confidence
from casebook.domain.quotations import Quote, QuoteSector, TiedSite, Voice, spoken_words

# Words: enough to find a quotation by, too few to be one.
_LONGEST_ANCHOR = 5
_MOST_WORDS = 2000
_MOST_THEMES = 4
_HIGHEST_NUMBER = 9999

_NONE = "there are no quotations here: write a list, each entry with id, source, gist and the rest"
_NO_WORDS = "the words belong to the report: take them out, and link a copy of it to see them"
_DIGEST = re.compile("[0-9a-f]{64}")


def quotes(file: TextFile, known: Known, numbers: Sequence[int]) -> tuple[Quote, ...]:
    """Read the quotations; `numbers` are those of the casebook's sites."""
    entries = whole.forms(file, otherwise=_NONE)
    records = Records(history_id="", known=known, collector=file.collector)
    read = [_quote(form, records, numbers, found) for found, form in identified(entries or ())]
    return tuple(quote for quote in read if quote)


def tied_site(form: Form, numbers: Sequence[int]) -> TiedSite | None:
    """Read a site that a record may speak of: number, why and confidence."""
    number = form.number(
        "number", least=1, most=_HIGHEST_NUMBER, required="the site's number, for example 6"
    )
    why = form.prose("why", required="what ties it to this site")
    confidence = form.choice("confidence", Confidence, required="how sure that is, one of")
    form.finish()
    if number is not None and number not in numbers:
        advice = instead(str(number), [str(one) for one in numbers])
        form.error("number", f"there is no site {number} in this folder: {advice}")
        return None
    if number is None or confidence is None:
        return None
    return TiedSite(number=number, why=why, confidence=confidence)


def _quote(
    form: Form, records: Records, numbers: Sequence[int], quote_id: str | None
) -> Quote | None:
    sector = form.choice("sector", QuoteSector, required="whose side it comes from, one of")
    voice = form.choice("voice", Voice, required="what kind of speaker it is, one of")
    attribution, speaker = form.words("attribution"), form.words("speaker")
    gist = form.words("gist", required="what is said, in one sentence of your own")
    words, inline = _words(form), form.flag("inline")
    themes = _themes(form, records)
    site_form = form.form("site")
    site = tied_site(site_form, numbers) if site_form else None
    evidence = records.evidence(form)
    form.refuse("words", _NO_WORDS)
    form.finish()
    if not (quote_id and sector and voice and words):
        return None
    return Quote(
        id=quote_id,
        sector=sector,
        voice=voice,
        attribution=attribution,
        speaker=speaker,
        gist=gist,
        inline=inline,
        themes=themes,
        site=site,
        **words,
        **evidence,
    )


class _AboutWords(TypedDict):
    starts: str
    ends: str
    count: int
    digest: str


def _words(form: Form) -> _AboutWords | None:
    """Read what is told of the words: where they begin and end, how many, and their digest."""
    starts, ends = _anchor(form, "starts", "first"), _anchor(form, "ends", "last")
    count = form.number(
        "count", least=1, most=_MOST_WORDS, required="how many words the quotation has"
    )
    digest = _digest(form)
    if not count or not digest:
        return None
    return {"starts": starts, "ends": ends, "count": count, "digest": digest}


def _anchor(form: Form, name: str, which: str) -> str:
    anchor = form.words(name, required=f"the {which} three or four words, to find it by")
    if (found := len(spoken_words(anchor))) > _LONGEST_ANCHOR:
        form.error(
            name, f"this has {found} words: keep to {_LONGEST_ANCHOR}, the rest is the report's"
        )
    return anchor


def _digest(form: Form) -> str:
    wanted = "the SHA-256 of the words, which casebook digest prints"
    digest = form.words("digest", required=wanted)
    if digest and not _DIGEST.fullmatch(digest):
        form.error("digest", f"this is not a SHA-256 of 64 lower-case digits: write {wanted}")
        return ""
    return digest


def _themes(form: Form, records: Records) -> tuple[str, ...]:
    themes = records.themes(form)
    if len(themes) > _MOST_THEMES:
        form.error("themes", f"there are {len(themes)} themes: keep the {_MOST_THEMES} nearest")
    elif not form.has("themes"):
        form.error("themes", "this is missing: write one to four themes of themes.yaml")
    return themes
