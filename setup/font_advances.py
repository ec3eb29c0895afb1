"""Write `casebook/timeline/advances.py`: how wide each character is in our font, and in those that may stand in for it.

Run it after a font in `resources/fonts` has changed: `.venv/bin/python setup/font_advances.py`. The stand-ins
are Liberation Sans (as wide as Arial) and Carlito (as wide as Calibri), in the folders where Debian puts them; without
them their row stays as it is. A test compares the first two rows with the fonts that ship.
"""

from pathlib import Path

from fontTools.ttLib import TTFont

from casebook.timeline import advances

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "resources" / "fonts"
SYSTEM = Path("/usr/share/fonts/truetype")
STAND_INS = {
    "STAND_IN_REGULAR": ("liberation/LiberationSans-Regular.ttf", "crosextra/Carlito-Regular.ttf"),
    "STAND_IN_BOLD": ("liberation/LiberationSans-Bold.ttf", "crosextra/Carlito-Bold.ttf"),
}
WIDTH = 96


def row(file: Path) -> list[int]:
    """Measure every character of the table in thousandths of an em; 0 where the font lacks it."""
    font = TTFont(file)
    em, names, widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
    codes = map(ord, advances.CHARACTERS)
    # Figures stand in tables here: each as wide as the widest.
    figure = max(widths[names[ord(figure)]][0] for figure in "0123456789")
    return [
        -(-1000 * (figure if chr(code).isdigit() else widths[names[code]][0]) // em)
        if code in names
        else 0
        for code in codes
    ]


def wider(rows: list[list[int]]) -> list[int]:
    """Give the widest of each."""
    return [max(of_one) for of_one in zip(*rows, strict=True)]


def main() -> None:
    """Write the module anew."""
    rows = {
        "REGULAR": row(FONTS / "Inter-Regular.ttf"),
        "BOLD": wider([row(FONTS / "Inter-SemiBold.ttf"), row(FONTS / "Inter-Bold.ttf")]),
    }
    for name, files in STAND_INS.items():
        found = [SYSTEM / file for file in files]
        is_there = all(file.exists() for file in found)
        rows[name] = wider(list(map(row, found))) if is_there else list(getattr(advances, name))
    target = ROOT / "casebook" / "timeline" / "advances.py"
    head, _, _ = target.read_text("utf-8").partition("\n# Measured\n")
    body = [f"\n{name} = _row(\n{_block(widths)})\n" for name, widths in rows.items()]
    target.write_text(head + "\n# Measured\n" + "".join(body), encoding="utf-8")


def _block(widths: list[int]) -> str:
    lines = [""]
    for width in map(str, widths):
        if len(lines[-1]) + len(width) + 7 > WIDTH:
            lines.append("")
        lines[-1] += f"{width} "
    return "".join(f'    "{line}"\n' for line in lines)


if __name__ == "__main__":
    main()
