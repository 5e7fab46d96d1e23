from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from app.core.batch.corrections import Corrections
from app.core.batch.review import ReviewBatch, ReviewField, in_order
from app.core.document import Entry
from app.core.errors import FileError
from app.core.forms.expected_values import ExpectedValues
from app.core.forms.results import FieldResult, FormResult
from app.core.forms.rules import Rule
from app.core.forms.template import FormField
from app.core.geometry import Box
from model.reading import Character, Reading

BOX = Box(0, 0, 9, 9)
RULES = {
    "F": (
        Rule(FormField("Name", BOX, "name"), ExpectedValues.of(["Lefèvre", "Moreau"])),
        Rule(FormField("Born", BOX, "date", least="1950-01-01")),
    ),
    "G": (Rule(FormField("Born", BOX, "date")), Rule(FormField("Fee", BOX, "amount"))),
}


def form(number: int, template: str, *fields: tuple[str, str, float]) -> FormResult:
    """A form whose fields were read with some confidence."""
    letters = (Character("x", 0, 5, 1.0),)
    read = (
        FieldResult(
            name,
            Reading(text, sure, letters),
            BOX.polygon,
            next(r for r in RULES[template] if r.field.name == name).complaint(text),
        )
        for name, text, sure in fields
    )
    return FormResult(Path(f"{number}.png"), 1, template, tuple(read))


FORMS = (
    form(1, "F", ("Name", "Moreau", 0.9), ("Born", "01/02/1960", 0.5)),
    form(2, "G", ("Born", "03/04/1970", 0.6), ("Fee", "12,50 €", 0.95)),
    form(3, "F", ("Name", "Lefevra", 0.99), ("Born", "05/06/1980", 0.99)),
    FormResult(Path("4.png"), 1, problem="4.png: the page is blank."),
)


def make_batch(folder: Path) -> ReviewBatch:
    batch = ReviewBatch(RULES, Corrections(folder / "c"))
    for order, result in reversed(list(enumerate(FORMS))):
        batch.add(result, order, (f"{result.file}|1|2", 1))
    return batch


@pytest.fixture
def batch(tmp_path: Path):
    batch = make_batch(tmp_path)
    yield batch
    batch.corrections.close()


def names(fields: list[ReviewField]) -> list[str]:
    return [f"{field.form.result.file.stem}:{field.name}" for field in fields]


def test_what_was_typed_and_cannot_be_right_is_open_until_somebody_says_that_it_is(
    batch: ReviewBatch,
) -> None:
    born = next(f for f in batch.forms[0].fields if f.name == "Born")
    assert born.open(0.8)

    batch.say(born, Entry("02/02/1960", False, "me", "now"))
    assert not born.open(0.8)

    batch.say(born, Entry("31/02/1960", False, "me", "now"))
    assert born.open(0.8)

    batch.say(born, Entry("31/02/1960", True, "me", "now"))
    assert not born.open(0.8)


def to_look_at(batch: ReviewBatch, threshold: float = 0.8, by_field: bool = False) -> list[str]:
    return names([f for f in in_order(batch, by_field) if f.open(threshold)])


def test_forms_stand_in_the_order_of_the_scans(batch: ReviewBatch) -> None:
    assert [form.title for form in batch.forms] == ["1.png", "2.png", "3.png"]
    assert [form.title for form in batch.problems] == ["4.png"]
    assert batch.columns == ["Name", "Born", "Fee"]
    assert batch.add(FORMS[0], 0, None) is None
    assert len(batch) == 4


def test_doubtful_and_wrong_fields_are_to_be_looked_at(batch: ReviewBatch) -> None:
    assert to_look_at(batch) == ["1:Born", "2:Born", "3:Name"]
    assert to_look_at(batch, by_field=True) == ["3:Name", "1:Born", "2:Born"]
    assert to_look_at(batch, 0.0) == ["3:Name"]


def test_what_a_person_says_is_checked_and_done_with(batch: ReviewBatch) -> None:
    name = batch.forms[2].fields[0]
    assert name.problem == "'Lefevra' is not among the expected values"

    batch.say(name, Entry("Lefèvre", True, "anna", "2026-01-01T00:00:00+00:00"))

    assert (name.text, name.problem, name.line.confidence) == ("Lefèvre", "", 1.0)
    assert to_look_at(batch) == ["1:Born", "2:Born"]
    batch.say(name, Entry("Nobody", True))
    assert name.problem
    assert to_look_at(batch) == ["1:Born", "2:Born"]


def test_what_was_said_is_there_again(tmp_path: Path) -> None:
    batch = make_batch(tmp_path)
    said = Entry("31/12/1949", True, "anna", "2026-01-01T00:00:00+00:00")
    batch.say(batch.forms[0].fields[1], Entry("1", False, "anna", ""))
    batch.say(batch.forms[0].fields[1], said)
    batch.corrections.close()

    batch = make_batch(tmp_path)

    born = batch.forms[0].fields[1]
    assert born.line.entry == said
    assert born.problem == "'31/12/1949' is before 1950-01-01"
    assert born.line.reading.text == "01/02/1960"
    batch.corrections.close()


def test_a_batch_is_open_in_one_window_only(batch: ReviewBatch, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is open already"):
        Corrections(tmp_path / "c")


def test_corrections_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    text = '{"format": "plume-corrections-9"}\n{"what": "ever"}\n'
    (tmp_path / "c").write_text(text)

    with pytest.raises(FileError, match="another version of Plume"):
        Corrections(tmp_path / "c")

    assert (tmp_path / "c").read_text() == text


@pytest.mark.skipif(sys.platform == "win32", reason="files have no limits there")
def test_what_cannot_be_written_is_not_shown(tmp_path: Path) -> None:
    """On a full disk nothing changes, and half a row does no harm to those that come later."""
    import resource

    batch = make_batch(tmp_path)
    first, second = batch.forms[0].fields
    size, hard = (tmp_path / "c").stat().st_size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20, hard))
    try:
        with pytest.raises(FileError, match="cannot be written"):
            batch.say(second, Entry("x", True))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)

    assert second.text == "01/02/1960"
    batch.say(first, Entry("y", True))
    batch.corrections.close()
    batch = make_batch(tmp_path)
    assert [field.text for field in batch.forms[0].fields] == ["y", "01/02/1960"]
    batch.corrections.close()


def test_the_outlook_counts_broken_rules(batch: ReviewBatch) -> None:
    outlook = batch.outlook(0.8, ((0.0, 0.0, 0.9), (0.8, 0.5, 0.98)))

    assert (outlook.lines, outlook.left) == (6, 3)
    assert outlook.expected is not None
    assert 0.98 < outlook.expected < 1


def test_letters_of_the_cut_out_have_no_place_on_the_scan(batch: ReviewBatch) -> None:
    assert all(field.line.reading.characters == () for field in batch.fields())
