"""Decks opened again: groups, names, alternative text, titles, sizes, places, notes; and the trainer's own template."""

import io
from itertools import combinations

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from casebook.errors import PlaceError
from casebook.export import deck, slide_tones, timeline_slides
from casebook.progress import UNWATCHED
from casebook.timeline.look import KindGroup
from tests import make


@pytest.fixture(scope="module")
def decks():
    """Keep decks that several tests look at."""
    return {}


@pytest.fixture
def made(parcel, decks):
    """Write a parcel as a deck and open it again."""

    def open_again(*numbers, **options):
        key = (numbers, tuple(sorted(options)))
        if options or key not in decks:
            content = timeline_slides.write(parcel(*numbers, **options), UNWATCHED)
            decks[key] = Presentation(io.BytesIO(content))
        return decks[key]

    return open_again


def groups(slide):
    """Give the groups of events of a slide."""
    found = [one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP]
    return [one for one in found if "/" in one.name]


def leaves(shapes):
    """Give all shapes, those within groups too."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from leaves(shape.shapes)
        else:
            yield shape


def boxes_with_words(slide):
    return [one for one in leaves(slide.shapes) if one.has_text_frame and one.text_frame.text]


def is_whole(inner, width, height):
    return (
        inner.left >= 0
        and inner.top >= 0
        and (inner.left + inner.width <= width and inner.top + inner.height <= height)
    )


def meet(one, other):
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


@pytest.mark.parametrize("number", range(1, 13))
def test_a_deck_of_one_site_shows_every_event_once_in_its_order(made, shipped, number):
    names = [group.name for slide in made(number).slides for group in groups(slide)]
    assert sorted(names) == sorted(event.key for event in shipped.sites[number - 1].events)


def test_every_event_is_a_group_with_its_sentence_for_those_who_cannot_see_it(made):
    for slide in made(6).slides:
        for group in groups(slide):
            described = group.element.xpath("./p:nvGrpSpPr/p:cNvPr/@descr")[0]
            title = group.shapes[-1].text_frame.text
            assert described
            assert title.split("\n")[0].split()[0] in described


def test_no_two_slides_have_the_same_title(made):
    titles = [slide.shapes.title.text_frame.text for slide in made().slides]
    assert len(set(titles)) == len(titles)
    assert all(titles)


@pytest.mark.parametrize("numbers", [(6,), (11,), ()], ids=str)
def test_everything_is_on_its_slide(made, numbers):
    opened = made(*numbers)
    size = opened.slide_width, opened.slide_height
    for slide in opened.slides:
        outside = [one.name for one in leaves(slide.shapes) if not is_whole(one, *size)]
        assert outside == []


@pytest.mark.parametrize("numbers", [(6,), (11,), ()], ids=str)
def test_no_words_are_on_others(made, numbers):
    for slide in made(*numbers).slides:
        for one, other in combinations(boxes_with_words(slide), 2):
            assert not meet(one, other), (one.text_frame.text, other.text_frame.text)


def test_no_words_are_smaller_than_twelve_points(made):
    for slide in made().slides:
        for shape in boxes_with_words(slide):
            runs = [run for line in shape.text_frame.paragraphs for run in line.runs]
            assert all(run.font.size is None or run.font.size >= Pt(12) for run in runs)


def test_colours_and_fonts_are_the_themes(made):
    for slide in made(6).slides:
        written = etree.tostring(slide.element, encoding="unicode")
        assert "srgbClr" not in written
        assert "<a:latin" not in written


def test_notes_hold_the_sources_the_bounds_and_the_story(made, shipped):
    site = shipped.sites[5]
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in made(6).slides)
    assert all(event.source in notes for event in site.events)
    assert "Some time from 1 September" in notes
    assert site.events[0].why in notes


def test_every_slide_cites_the_report(made, shipped):
    for slide in made(6).slides:
        words = " ".join(shape.text_frame.text for shape in boxes_with_words(slide))
        assert shipped.about.cite in " ".join(words.split())


def test_a_deck_of_all_opens_with_a_title_and_an_overview_that_counts_what_it_folds(made):
    opening, overview, *_ = made().slides
    assert opening.shapes.title.text_frame.text == "Twelve local compacts"
    assert "overview" in overview.shapes.title.text_frame.text
    assert "counts" in overview.notes_slide.notes_text_frame.text


def test_the_same_days_are_on_every_slide_of_a_site(made):
    def years(slide):
        return [
            one.text_frame.text for one in boxes_with_words(slide) if one.text_frame.text.isdigit()
        ]

    *slides, _how_to_read = made(11).slides
    assert len(slides) > 1
    assert len({tuple(years(slide)) for slide in slides}) == 1


# Templates


@pytest.fixture
def template(tmp_path):
    """Make a template from the library's own, 4 : 3, changed by a function."""

    def save(change=lambda deck: None):
        deck = Presentation()
        change(deck)
        deck.slides.add_slide(deck.slide_layouts[0])
        file = tmp_path / "ours.pptx"
        deck.save(file)
        return file

    return save


def test_a_template_gives_its_size_and_its_layouts_but_not_its_slides(made, template):
    opened = made(6, template=template())
    assert (opened.slide_width, opened.slide_height) == (Pt(720), Pt(540))
    assert {slide.slide_layout.name for slide in opened.slides} == {"Title Only"}


def test_all_is_on_the_slides_of_a_template_too(made, template):
    opened = made(6, template=template())
    size = opened.slide_width, opened.slide_height
    assert all(is_whole(one, *size) for slide in opened.slides for one in leaves(slide.shapes))


def without_title_only(deck):
    deck.slide_layouts.remove(deck.slide_layouts.get_by_name("Title Only"))


def test_a_template_without_a_layout_for_a_title_says_what_to_add(made, template):
    with pytest.raises(PlaceError, match="no layout with only a title") as refusal:
        made(6, template=template(without_title_only))
    assert "Title only" in refusal.value.advice


def test_a_file_that_is_no_template_is_named(made, tmp_path):
    (tmp_path / "notes.pptx").write_text("not a deck")
    with pytest.raises(PlaceError, match=r"notes\.pptx cannot be read"):
        made(6, template=tmp_path / "notes.pptx")


def test_a_pale_accent_is_darkened_until_it_is_seen():
    pale = slide_tones._seen("accent1", "#ffe680", "#ffffff")
    assert pale.brightness < 0
    assert slide_tones._seen("accent1", "#1f3864", "#ffffff").brightness == 0
    assert slide_tones._seen("accent1", "#1f3864", "#101010").brightness > 0


def test_our_own_accents_need_no_darkening(parcel):
    tones = deck.SlideDeck(parcel(6).look).tones
    assert all(tone.brightness == 0 for group, tone in tones.items() if group != KindGroup.OTHER)


def test_an_event_without_words_enough_is_still_one_box(made):
    site = make.site(events=(make.event(),))
    (slide, _) = made(snapshot=make.snapshot(site)).slides
    (group,) = groups(slide)
    assert group.shapes[-1].text_frame.text == "November 1999\nThe compact is launched"
