from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.core.forms.expected_values import ExpectedValues
from app.core.forms.field_cutter import FINE_HEIGHT, LINE_HEIGHT
from app.core.forms.reader import FormReader
from app.core.forms.registration import NotMatchingError
from app.core.forms.results import from_values, to_values
from app.core.forms.template import Template, TemplateError, load_template
from app.core.geometry import Box
from model.fields import Field
from model.reading import EMPTY, Reading
from model.recognizer import Picture
from tests.fakes import fake_recognizer
from tests.unit.core.files import blank_page
from tests.unit.core.form_pages import LETTER, ORDER, SpyReader, filled, make_template, scanned

SCAN = Path("scan.png")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return load_template(make_template(tmp_path_factory.mktemp("forms")))


def test_fields_are_read_in_their_order(template: Template) -> None:
    spy = SpyReader()

    result = FormReader([template], spy).read(scanned(filled(), -3.0, 0.8), SCAN, 2)

    assert (result.file, result.page, result.template) == (SCAN, 2, "Garden club membership")
    texts = {field.name: field.reading.text for field in result.fields}
    assert list(texts) == [field.name for field in template.fields]
    assert texts == {
        **dict.fromkeys(("Name", "Town", "Code", "Born"), "seen"),
        "News": "yes",
        "Help": "no",
        "Remark": "",
    }
    assert len(spy.pictures) == 4
    assert result.fields[-1].reading == EMPTY


@pytest.mark.parametrize(
    "spoil",
    [
        lambda scan: cv2.GaussianBlur(scan, (0, 0), 3),
        lambda scan: (scan * 0.1).astype(np.uint8),
        lambda scan: (255 - (255.0 - scan) * 0.15).astype(np.uint8),
        lambda scan: scan[::3, ::3],
    ],
    ids=["blurred", "dark", "faint", "small"],
)
def test_nothing_printed_is_read_as_written_on_bad_scans(template: Template, spoil) -> None:
    spy = SpyReader()

    result = FormReader([template], spy).read(spoil(scanned(filled({"News": "x"}))), SCAN, 1)

    assert [field.reading.text for field in result.fields] == ["", "", "", "", "yes", "no", ""]
    assert spy.pictures == []


def test_writing_on_blurred_scans_is_cut_finely_where_there_is_any(template: Template) -> None:
    scan = scanned(filled({"Name": "Lefevre"}))
    sharp, blurred = SpyReader(), SpyReader()

    FormReader([template], sharp).read(scan, SCAN, 1)
    soft = np.asarray(cv2.GaussianBlur(scan, (0, 0), 3), np.uint8)
    FormReader([template], blurred).read(soft, SCAN, 1)

    (coarse,), (fine,) = sharp.pictures, blurred.pictures
    assert LINE_HEIGHT <= len(coarse) < FINE_HEIGHT <= len(fine)


def test_fields_are_placed_on_the_scan(template: Template) -> None:
    sheet = filled()

    result = FormReader([template], SpyReader()).read(scanned(sheet, 0.0, 0.5), SCAN, 1)

    box = template.fields[0].box
    placed = Box.around(result.fields[0].polygon)
    assert placed.x == pytest.approx(box.x * 0.5 + 20, abs=2)
    assert placed.width == pytest.approx(box.width * 0.5, abs=3)
    assert len(result.matrix) == 9


def test_the_matching_template_is_used(template: Template, tmp_path: Path) -> None:
    order = load_template(make_template(tmp_path, ORDER, "order"))

    reader = FormReader([template, order], SpyReader())

    scan = np.ascontiguousarray(scanned(filled({"Gate": "north"}, ORDER))[::-1, ::-1])
    result = reader.read(scan, SCAN, 1)
    assert (result.template, result.turned) == (order.name, 180)
    assert [f.reading.text for f in result.fields if f.name == "Gate"] == ["seen"]
    with pytest.raises(NotMatchingError):
        reader.read(blank_page(), SCAN, 1)


def test_rules_are_checked(template: Template) -> None:
    fields = [replace(f, required=f.name in ("Remark", "Name")) for f in template.fields]
    expected = {"Name": ExpectedValues.of(["Martin"]), "Town": ExpectedValues.of(["SEEN"])}

    reader = FormReader([replace(template, fields=tuple(fields))], SpyReader(), expected)
    result = reader.read(filled(), SCAN, 1)

    assert {field.name: field.problem for field in result.fields if field.problem} == {
        "Name": "'seen' is not among the expected values",
        "Code": "'seen' has more than digits",
        "Born": "'seen' is not a date",
        "Remark": "must be filled in",
    }


def test_lists_of_the_template_and_of_the_caller(template: Template, tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("Lefèvre\n")
    first, *rest = template.fields
    listed = replace(first, expected=tmp_path / "names.csv")
    own = replace(template, fields=(listed, *rest))
    asked: list[Field] = []

    class Reader:
        def read_many(self, sources: list[Picture], field: list[Field]) -> list[Reading]:
            asked.extend(field)
            return [Reading("Lefevre", 1.0) for _ in sources]

    result = FormReader([own], Reader()).read(filled({"Name": "Lefevre"}), SCAN, 1)
    assert (result.fields[0].reading.text, result.fields[0].problem) == ("Lefèvre", "")
    assert [text for text, _ in asked[0].expected] == ["Lefèvre"]
    lists = {"Name": ExpectedValues.of(["Martin"])}
    result = FormReader([own], Reader(), lists).read(filled({"Name": "x"}), SCAN, 1)
    assert result.fields[0].problem != ""


def test_the_recogniser_is_asked_with_the_kind_of_each_field(template: Template) -> None:
    reader = FormReader([template], fake_recognizer(["Lyon", "12"]))

    result = reader.read(filled({"Town": "Lyon", "Code": "12"}), SCAN, 1)

    assert [field.reading.text for field in result.fields][1:3] == ["Lyon", "12"]


def test_a_field_of_several_lines_is_read_line_by_line(tmp_path: Path) -> None:
    letter = load_template(make_template(tmp_path, LETTER, "letter"))
    texts = ["Lefevre", "good morning", "see you soon"]
    scan = scanned(filled({"Name": texts[0], "Message": "\n".join(texts[1:])}, LETTER))

    result = FormReader([letter], fake_recognizer(texts, 0.9)).read(scan, SCAN, 1)

    name, message = (field.reading for field in result.fields)
    assert (name.text, message.text) == ("Lefevre", "good morning\nsee you soon")
    assert message.confidence == pytest.approx(0.81, abs=0.01)
    assert {text.text.count("\n") for text in message.alternatives} == {1}


def test_a_field_of_several_lines_may_hold_one(tmp_path: Path) -> None:
    letter = load_template(make_template(tmp_path, LETTER, "letter"))
    spy = SpyReader()

    result = FormReader([letter], spy).read(filled({"Message": "hello"}, LETTER), SCAN, 1)

    assert [field.reading.text for field in result.fields] == ["", "seen"]
    assert len(spy.pictures) == 1


def test_a_comb_holds_no_more_digits_than_it_has_boxes(template: Template) -> None:
    asked: list[Field] = []

    class Reader:
        def read_many(self, sources: list[Picture], field: list[Field]) -> list[Reading]:
            asked.extend(field)
            return [Reading("1", 1.0) for _ in sources]

    FormReader([template], Reader()).read(filled({"Code": "123456"}), SCAN, 1)

    (code,) = asked
    assert (code.holds("123456"), code.holds("1234567"), code.holds("12345a")) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize(("written", "spaces"), [("HILL", False), ("MR X", True)])
def test_words_in_a_comb_are_parted_by_empty_boxes_only(
    template: Template, written: str, spaces: bool
) -> None:
    fields = tuple(replace(f, kind="text") if f.comb else f for f in template.fields)
    asked: list[Field] = []

    class Reader:
        def read_many(self, sources: list[Picture], field: list[Field]) -> list[Reading]:
            asked.extend(field)
            return [Reading("1", 1.0) for _ in sources]

    form = replace(template, fields=fields)
    FormReader([form], Reader()).read(filled({"Code": written}), SCAN, 1)

    assert [field.spaces for field in asked] == [spaces]


def test_two_templates_of_one_name(template: Template) -> None:
    with pytest.raises(TemplateError, match="Two templates are called 'Garden club"):
        FormReader([template, template], SpyReader())


def test_results_survive_a_file(template: Template) -> None:
    result = FormReader([template], fake_recognizer("12")).read(filled(), SCAN, 1)

    again = from_values(to_values(result))

    assert replace(again, fields=()) == replace(result, fields=())
    for old, new in zip(result.fields, again.fields, strict=True):
        assert new == replace(old, reading=replace(old.reading, characters=()))
