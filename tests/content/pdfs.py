"""Small PDF files written by hand: lines of text on pages, in one column or two, locked or not."""

import io

import pypdf

_LINE_PT = 14
_COLUMN_PT = 270


def written(pages, beside=()):
    """Give a PDF with a page for each list of lines, and a second column where there is one beside."""
    streams = []
    for number, lines in enumerate(pages):
        columns = [lines, *beside[number : number + 1]]
        shown = [_column(column, 40 + at * _COLUMN_PT) for at, column in enumerate(columns)]
        streams.append("".join(shown).encode("cp1252"))
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        page = "/Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >>"
        objects.append(f"<< /Type /Page {page} /Contents {5 + 2 * number} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _file(objects)


def locked(data):
    """Give a PDF that opens with a password only."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt("plum", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _column(lines, left):
    said = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    shown = "".join(f"({line}) Tj 0 -{_LINE_PT} Td " for line in said)
    return f"BT /F 8 Tf {left} 800 Td {shown}ET\n"


def _file(objects):
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, said in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
    )
    return bytes(out)
