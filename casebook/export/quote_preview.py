"""What the export panel shows of quotations before there is a file: their text."""

from casebook.export import quote_text
from casebook.export.quote_parcel import QuoteParcel
from casebook.export.timeline_preview import Preview
from casebook.progress import Progress

_FIRST_LINES = 120


def preview(parcel: QuoteParcel, ending: str, progress: Progress) -> Preview:
    """Give the first of the words that a file with this ending would hold."""
    write = quote_text.write_csv if ending == ".csv" else quote_text.write_markdown
    text = write(parcel, progress).decode("utf-8-sig")
    return Preview(text="\n".join(text.splitlines()[:_FIRST_LINES]))
