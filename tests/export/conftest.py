"""Parcels of the shipped casebook, as the window and the command line make them."""

import pytest

from casebook import resources
from casebook.export.parcel import SIZES, TimelineParcel
from casebook.progress import UNWATCHED
from casebook.timeline import look
from casebook.timeline.choice import TimelineChoice


@pytest.fixture(autouse=True)
def _window_application(qapp):
    """Pictures may be made before any window is: pytest-qt's application serves both."""


@pytest.fixture
def parcel(shipped):
    """Make the parcel of some sites of the shipped casebook; no number means all."""

    def made(*numbers, national=False, by_strand=False, name="light", snapshot=shipped, **options):
        chosen = TimelineChoice(numbers=numbers, national=national, by_strand=by_strand)
        return TimelineParcel(
            snapshot=snapshot,
            choice=chosen,
            look=look.parse(resources.look(name)),
            **{"size": SIZES["tall"]} | options,
        )

    return made


@pytest.fixture
def text_of():
    """Call a writer and give what it wrote as text."""
    return lambda write, parcel: write(parcel, UNWATCHED).decode("utf-8-sig")
