"""What every slide of tables and words has below: a foot that cites the report, and notes for whoever speaks."""

from collections.abc import Sequence

from pptx.slide import Slide
from pptx.util import Pt

from casebook.export.deck import Room as SlideRoom
from casebook.timeline.measure import Room, lines
from casebook.timeline.page import LINE

_WORDS_PT = 12


def height(said: Sequence[str], room: SlideRoom) -> float:
    """Give how high a foot is in points."""
    return len(_lines(said, room)) * _WORDS_PT * LINE


def write(slide: Slide, said: Sequence[str], room: SlideRoom) -> float:
    """Write the foot at the bottom of the room; give its height in points."""
    high = height(said, room)
    box = slide.shapes.add_textbox(
        Pt(room.x), Pt(room.y + room.height - high), Pt(room.width), Pt(high)
    )
    box.name = "Source"
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.text = "\n".join(_lines(said, room))
    for paragraph in frame.paragraphs:
        paragraph.font.size = Pt(_WORDS_PT)
    return high


def write_notes(slide: Slide, said: Sequence[str]) -> None:
    """Write the speaker's notes."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n\n".join(said)


def _lines(said: Sequence[str], room: SlideRoom) -> list[str]:
    return [line for one in said for line in lines(one, _WORDS_PT, room.width - 2, room=Room.SLIDE)]
