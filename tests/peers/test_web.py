"""What we write for the web, in a real browser and without a network: our page by keys, our SVG, TimelineJS."""

import json
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from casebook import paths, resources
from casebook.content import folder
from casebook.export import timeline_drawings, timeline_html, timeline_js, timeline_qt, timeline_svg
from casebook.export.parcel import SIZES, TimelineParcel
from casebook.progress import UNWATCHED
from casebook.timeline import look
from casebook.timeline.choice import TimelineChoice
from tests.peers.browsing import NPM, browse

pytestmark = pytest.mark.peers

FOCUS = "document.activeElement.id"
COLOUR = "getComputedStyle(document.documentElement).backgroundColor"


def parcel(*numbers, **options):
    return TimelineParcel(
        snapshot=folder.read(paths.shipped_content()),
        choice=TimelineChoice(numbers=numbers, national=False),
        look=look.parse(resources.look("light")),
        **{"size": SIZES["tall"]} | options,
    )


@pytest.fixture
def page(tmp_path):
    """Write our web page of some sites and give its address."""

    def write(*numbers):
        file = tmp_path / "page.html"
        file.write_bytes(timeline_html.write(parcel(*numbers), UNWATCHED))
        return {"goto": file.as_uri()}

    return write


def test_our_page_asks_for_nothing_and_has_no_faults(page):
    seen = browse(page(6), {"ask": "document.fonts.check('16px Inter')"})
    assert [address for address in seen.asked if not address.startswith("data:")] == seen.asked[:1]
    assert (seen.answers, seen.faults) == ([True], [])


def test_tab_reaches_the_picture_and_arrows_move_between_events(page):
    ids = [
        f"timeline-{hit.key.replace('/', '-')}" for hit in timeline_drawings.alone(parcel(6)).hits
    ]
    keys = ["Tab", "Tab", "ArrowRight", "ArrowRight", "ArrowLeft", "End", "Home"]
    steps = [step for key in keys for step in ({"press": key}, {"ask": FOCUS})]
    seen = browse(page(6), *steps)
    assert seen.answers[1:] == [ids[0], ids[1], ids[2], ids[1], ids[-1], ids[0]]


def test_down_goes_to_the_next_site_and_up_comes_back(page):
    keys = ["Tab", "Tab", "ArrowDown", "ArrowUp"]
    steps = [step for key in keys for step in ({"press": key}, {"ask": FOCUS})]
    answers = browse(page(6, 8), *steps).answers
    assert [answer[:16] for answer in answers[1:]] == [
        "timeline-site-06", "timeline-site-08", "timeline-site-06",
    ]  # fmt: skip


def test_enter_goes_to_the_entry_and_escape_comes_back(page):
    steps = [{"press": "Tab"}, {"press": "Tab"}, {"ask": FOCUS}, {"press": "Enter"}]
    steps += [{"wait": "document.activeElement.tagName === 'LI'"}, {"ask": FOCUS}]
    seen = browse(page(6), *steps, {"press": "Escape"}, {"ask": FOCUS})
    link, entry, back = seen.answers
    assert entry == link.replace("timeline-", "about-")
    assert back == link


def test_every_event_says_its_sentence_to_a_screen_reader(page):
    names = "[...document.querySelectorAll('.picture a')].map(a => a.getAttribute('aria-label'))"
    spoken = [hit.spoken for hit in timeline_drawings.alone(parcel(6)).hits]
    assert browse(page(6), {"ask": names}).answers == [spoken]


def test_the_page_is_light_or_dark_as_its_reader_wishes(page):
    seen = browse({"look": "light"}, page(6), {"ask": COLOUR}, {"look": "dark"}, {"ask": COLOUR})
    assert seen.answers == ["rgb(251, 248, 241)", seen.answers[1]]
    assert sum(map(int, seen.answers[1][4:-1].split(","))) < 150


def test_a_telephone_shows_the_page_without_moving_it_sideways(page):
    wide = "document.documentElement.scrollWidth <= innerWidth"
    assert browse(page(6), {"ask": wide}, width=360).answers == [True]


def test_timelinejs_shows_a_slide_for_every_event(tmp_path):
    library = NPM / "node_modules" / "@knight-lab" / "timelinejs" / "dist"
    if not library.is_dir():
        pytest.skip("TimelineJS is not here; `make peers` fetches it")
    shutil.copytree(library, tmp_path / "dist")
    data = json.loads(timeline_js.write(parcel(6, 11), UNWATCHED))
    (tmp_path / "index.html").write_text(
        '<link rel="stylesheet" href="dist/css/timeline.css"><div id="t" style="height:600px"></div>'
        '<script src="dist/js/timeline.js"></script>'
        f"<script>window.line = new TL.Timeline('t', {json.dumps(data)}, {{hash_bookmark: false}})</script>"
    )
    seen = browse(
        {"goto": (tmp_path / "index.html").as_uri()},
        {"wait": "document.querySelectorAll('.tl-timemarker').length > 0"},
        {"ask": "window.line.config.events.map(one => one.unique_id)"},
        {"ask": "document.querySelectorAll('.tl-slide').length"},
        {"ask": "[...document.querySelectorAll('.tl-message')].map(one => one.innerText)"},
    )
    ids, slides, messages = seen.answers
    assert sorted(ids) == sorted(event["unique_id"] for event in data["events"])
    assert slides == len(data["events"]) + 1
    assert not any("error" in message.casefold() for message in messages)


def test_the_svg_in_a_browser_is_the_picture_that_the_painter_makes(tmp_path, qapp):
    wanted = parcel(6, scale=1.0)
    drawing = timeline_drawings.whole(wanted)
    (tmp_path / "site.svg").write_bytes(timeline_svg.write(wanted, UNWATCHED))
    width, height = round(drawing.width), round(drawing.height)
    browse(
        {"goto": (tmp_path / "site.svg").as_uri()},
        {"picture": str(tmp_path / "browser.png")},
        width=width,
        height=height,
    )
    theirs = QImage(str(tmp_path / "browser.png"))
    ours = QImage.fromData(timeline_qt.write_png(wanted, UNWATCHED))
    assert _difference(ours, theirs) < 0.02


def _difference(one: QImage, other: QImage) -> float:
    """Give how far two pictures differ on the whole, from 0 to 1, edges of letters blurred away."""
    small = [
        picture.convertToFormat(QImage.Format.Format_Grayscale8).scaled(
            picture.width() // 4,
            picture.height() // 4,
            mode=Qt.TransformationMode.SmoothTransformation,
        )
        for picture in (one, other)
    ]
    width = min(picture.width() for picture in small)
    height = min(picture.height() for picture in small)
    far = [
        abs(small[0].pixelColor(x, y).value() - small[1].pixelColor(x, y).value())
        for x in range(width)
        for y in range(height)
    ]
    return sum(difference > 40 for difference in far) / len(far)
