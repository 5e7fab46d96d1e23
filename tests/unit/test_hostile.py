"""Damaged and hostile files of every kind lead to a result or a sentence; see ``scripts.fuzz``."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.personal_dictionary import PersonalDictionary
from app.core.template import TemplateError, load_template
from model.errors import ModelError
from model.language import LetterModel
from model.spec import ModelSpec
from scripts.fuzz import Kind, check, damaged, fuzz, kinds

KINDS = (
    "picture", "pdf", "inkml", "template", "project", "model", "language", "list", "words",
)  # fmt: skip


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Kind]:
    return kinds(tmp_path_factory.mktemp("seeds"))


def test_every_kind_is_tried(known: dict[str, Kind]) -> None:
    assert set(known) == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_sound_files_are_read_and_damaged_ones_complained_about(
    name: str, known: dict[str, Kind], tmp_path: Path
) -> None:
    for number, content in enumerate(known[name].seeds):
        path = tmp_path / f"{number}{known[name].suffix}"
        path.write_bytes(content)
        known[name].read(path)
    assert fuzz(known[name], seconds=0, examples=25) >= 25


def test_what_is_more_than_a_complaint_is_found(tmp_path: Path) -> None:
    def read(path: Path) -> None:
        if b"9" * 5000 in path.read_bytes():
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fuzz(Kind(".txt", [b"abc"], read), seconds=0, failures=tmp_path / "bad", examples=2000)
    assert b"9" * 5000 in (tmp_path / "bad" / "last.txt").read_bytes()


def test_a_reader_that_writes_beside_its_file_is_found(tmp_path: Path) -> None:
    kind = Kind(".txt", [], lambda path: path.with_name("other").write_text("x"))
    with pytest.raises(AssertionError, match="wrote a file"):
        check(kind, b"abc", tmp_path)


def test_damage_inside_an_archive_leaves_the_archive_whole(known: dict[str, Kind]) -> None:
    (content,) = known["project"].seeds
    assert damaged(content, [(5, 0.0, 0.0, 1)], 0).startswith(b"PK\x03\x04")
    assert damaged(content, [(5, 0.0, 0.0, 1)], 99)[:1] == b"\x01"


def test_json_as_deep_as_a_well_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text("[" * 100_000)
    with pytest.raises(TemplateError, match="not a Plume template"):
        load_template(path)
    with pytest.raises(ModelError, match="cannot be read"):
        ModelSpec.load(path)


def test_a_count_of_many_digits_is_no_reason_to_lose_the_words(tmp_path: Path) -> None:
    path = tmp_path / "words.tsv"
    path.write_text("maison\t" + "9" * 5000 + "\njardin\t2\n")
    assert {word for word, _ in PersonalDictionary(path)} == {"maison", "jardin"}


def test_a_language_model_with_an_odd_header_is_refused(
    known: dict[str, Kind], tmp_path: Path
) -> None:
    path = tmp_path / "letters.npz"
    (content,) = known["language"].seeds
    path.write_bytes(content.replace(b"alphabet.npy", b"alphabet.nqy"))
    with pytest.raises(ModelError, match="cannot be read"):
        LetterModel.load(path)
