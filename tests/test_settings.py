"""What a person prefers: read from anything, kept whole, told when it cannot be used."""

import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import settings
from casebook.errors import PlaceError
from casebook.settings import Settings


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "config" / "settings.toml"


def _read(file: Path, text: str | bytes) -> settings.Reading:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return settings.read(file)


def test_a_missing_file_means_the_usual_settings(file):
    assert settings.read(file) == settings.Reading(settings=Settings())


def test_what_was_written_is_read_back(file):
    wanted = Settings(look="dark", text_size=150, start="sites", recent=("/a b/ŵ", 'c"\\d'))
    settings.write(file, wanted)
    assert settings.read(file) == settings.Reading(settings=wanted)


def test_every_field_is_explained_in_the_file_and_fits_its_own_default():
    text = settings.as_toml(Settings())
    assert {field.name for field in settings.FIELDS} == set(tomllib.loads(text))
    for field in settings.FIELDS:
        assert field.help in text
        assert field.fits(tomllib.loads(text)[field.name])


@pytest.mark.parametrize("size", [80, 100, 200])
def test_text_sizes_from_80_to_200_per_cent_are_taken(file, size):
    assert _read(file, f"text_size = {size}").settings.text_size == size


@pytest.mark.parametrize("value", ["70", "210", "105", "true", '"100"', "1e9", "[100]"])
def test_another_text_size_falls_back_and_is_told(file, value):
    reading = _read(file, f"text_size = {value}")
    assert reading.settings.text_size == 100
    assert "text_size" in reading.notices[0].text
    assert "from 80 to 200" in reading.notices[0].advice


def test_one_bad_value_leaves_the_others_as_they_are(file):
    reading = _read(file, 'look = "pink"\ntext_size = 120\n')
    assert (reading.settings.look, reading.settings.text_size) == ("system", 120)


def test_what_another_version_wrote_is_kept_and_told(file):
    reading = _read(file, 'zoom = 3\n[deck]\nfont = "Inter"\n')
    assert "deck, zoom" in reading.notices[0].text
    settings.write(file, msgspec.structs.replace(reading.settings, look="dark"))
    kept = tomllib.loads(file.read_text("utf-8"))
    assert (kept["zoom"], kept["deck"], kept["look"]) == (3, {"font": "Inter"}, "dark")


@pytest.mark.parametrize("text", ["look = ", b"\xff\xfe", "a" * 9, b"\x00"])
def test_a_file_that_cannot_be_understood_is_told_and_not_thrown_away(file, text):
    reading = _read(file, text)
    assert reading.settings == Settings()
    assert str(file) in reading.notices[0].advice
    before = file.read_bytes()
    settings.write(file, Settings(look="dark"))
    assert file.with_name("settings-unreadable.toml").read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "config").write_text("a file in the way")
    with pytest.raises(PlaceError, match=r"could not be saved.* can be written to"):
        settings.write(tmp_path / "config" / "settings.toml", Settings())


def test_a_folder_in_place_of_the_file_is_told(file):
    file.mkdir(parents=True)
    assert settings.read(file).notices


def test_recent_folders_are_few_and_each_is_there_once():
    many = Settings()
    for number in [*range(20), 15]:
        many = many.with_recent(Path(f"/casebooks/{number}"))
    assert many.recent[0] == str(Path("/casebooks/15"))
    assert len(many.recent) == len(set(many.recent)) == settings.RECENT_AT_MOST


@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_at_all_make_reading_fail(tmp_path_factory, content):
    assert _read(tmp_path_factory.mktemp("any") / "settings.toml", content).settings
