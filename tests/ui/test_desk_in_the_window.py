"""The desk in the window: an earlier copy comes back, and a file that is none changes nothing."""


def _desk(casebook):
    return casebook.program.casebook.desk


def test_a_copy_of_the_desk_is_restored_from_the_menu(casebook, qtbot):
    desk, opened = _desk(casebook), casebook.program.casebook
    desk.write_note("site-06", "the first note")
    desk.back_up()
    (copy, *_) = desk.backups()
    desk.write_note("site-06", "a worse note")
    opened.restore_desk(desk.places.backups / copy.name)
    casebook.settle()
    assert [note.text for note in desk.notes()] == ["the first note"]


def test_another_file_is_refused_in_words(casebook, tmp_path, qtbot):
    desk, opened = _desk(casebook), casebook.program.casebook
    desk.write_note("site-06", "mine")
    wrong = tmp_path / "holiday.sqlite3"
    wrong.write_bytes(b"sand")
    with qtbot.waitSignal(opened.said) as said:
        opened.restore_desk(wrong)
    assert said.args[0].text == "holiday.sqlite3 is no copy of your desk."
    assert [note.text for note in desk.notes()] == ["mine"]
