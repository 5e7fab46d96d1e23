"""Damaged and hostile files of every kind lead to a result or a sentence; see ``scripts.fuzz``."""

from __future__ import annotations

import ast
import io
import json
import pickle
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.core.errors import PlumeError
from app.core.forms.template import TemplateError, load_template
from app.core.project.store import read_project
from app.core.writing.personal_dictionary import PersonalDictionary
from model.adaptation import Adapter
from model.errors import ModelError
from model.language import LetterModel
from model.spec import ModelSpec
from model.writers import HandSpec
from scripts.fuzz import check, damaged, fuzz
from scripts.fuzz_kinds import Kind, kinds

KINDS = (
    "picture", "pdf", "inkml", "template", "project", "model", "language", "list", "words",
    "hand", "learned", "report", "hands", "settings", "draft", "batch", "journal", "corrections",
    "toml",
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
        path = known[name].path(tmp_path / f"{number}")
        path.parent.mkdir(parents=True)
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


HUGE = int("9" * 400)
"""More than a float can be."""


@pytest.mark.parametrize(
    "odd",
    [
        {"height": 10**9},
        {"languages": []},
        {"languages": {"name": 3}},
        {"review": [[HUGE, 1, 1]]},
        {"calibration": {"plain": [HUGE, 1, 1, 1]}},
    ],
)
def test_a_model_description_that_would_fail_later_is_refused(
    odd: dict[str, object], known: dict[str, Kind], tmp_path: Path
) -> None:
    path = tmp_path / "model.json"
    path.write_text(json.dumps(json.loads(known["model"].seeds[0]) | odd))
    with pytest.raises(ModelError, match=r"damaged|impossible"):
        ModelSpec.load(path)


def test_a_description_of_hands_with_a_huge_weight_is_refused(
    known: dict[str, Kind], tmp_path: Path
) -> None:
    path = tmp_path / "hands.json"
    path.write_text(json.dumps(json.loads(known["hands"].seeds[0]) | {"weights": [HUGE] * 4}))
    with pytest.raises(ModelError, match="cannot be read"):
        HandSpec.load(path)


@pytest.mark.parametrize("shape", [(2, 4), (3, 3), (3, 5)])
def test_what_was_learned_for_other_shapes_is_a_sentence(shape: tuple[int, int]) -> None:
    adapter = Adapter(np.zeros(shape, np.float32), "sum")
    with pytest.raises(ModelError, match="belongs to another model"):
        adapter(np.zeros((5, 4), np.float32), np.zeros((5, 2), np.float32))


@pytest.mark.parametrize("alphabet", ["", "AB", "\n" + "".join(map(chr, range(300, 554)))])
def test_a_language_model_without_a_usable_alphabet_is_refused(
    alphabet: str, tmp_path: Path
) -> None:
    path = tmp_path / "letters.npz"
    LetterModel.from_counts([("AB", 1)], order=2).save(path)
    with np.load(path) as arrays:
        odd = {**arrays, "alphabet": np.array(alphabet)}
    np.savez(path, **odd)
    with pytest.raises(ModelError, match="alphabet"):
        LetterModel.load(path)


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


@pytest.mark.parametrize("kind", ["project", "language"])
@pytest.mark.parametrize("damage", ["name", "version"])
def test_an_archive_with_an_odd_directory_is_refused(
    known: dict[str, Kind], tmp_path: Path, kind: str, damage: str
) -> None:
    (content,) = known[kind].seeds
    place = content.index(b"PK\x01\x02")
    path = known[kind].path(tmp_path)
    if damage == "name":  # said to be UTF-8, which it is not
        flags, name = content[place + 9] | 8, place + 46
        odd = content[: place + 9] + bytes([flags]) + content[place + 10 : name]
        path.write_bytes(odd + b"\xff" + content[name + 1 :])
    else:  # made by a zip of the far future
        path.write_bytes(content[: place + 6] + b"\xff" + content[place + 7 :])
    with pytest.raises(PlumeError):
        known[kind].read(path)


def test_a_complaint_is_one_line_whatever_the_file_says() -> None:
    assert str(ModelError("letters\r\n.npz \x1b[2J is é")) == "letters  .npz  [2J is é"


ROOT = Path(__file__).resolve().parents[2]
RUNS_CODE = {"pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"}


def sources(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def test_nothing_that_reads_files_can_run_code() -> None:
    found = []
    for path, tree in sources("app", "model"):
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names += [node.func.id] if node.func.id in ("eval", "exec") else []
            bad = {"eval", "exec", *RUNS_CODE}
            found += [f"{path}:{node.lineno}" for name in names if name.split(".")[0] in bad]  # type: ignore[attr-defined]
    assert found == []


def test_arrays_are_loaded_without_pickle() -> None:
    loads = [
        (path, {word.arg: ast.unparse(word.value) for word in node.keywords})
        for path, tree in sources("app", "model", "training", "scripts")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "np.load"
    ]
    assert len(loads) >= 3
    for path, words in loads:
        assert words.get("allow_pickle", "False") == "False", path
        if path.is_relative_to(ROOT / "model"):
            assert words.get("allow_pickle") == "False", path


class Trap:
    """Leaves a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple:
        return Path.touch, (self.path,)


def test_a_language_model_with_code_in_it_is_refused(tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    pickle.loads(pickle.dumps(Trap(sprung)))
    sprung.unlink()
    np.savez(tmp_path / "letters.npz", alphabet=np.array([Trap(sprung)], object))

    with pytest.raises(ModelError, match="cannot be read"):
        LetterModel.load(tmp_path / "letters.npz")

    assert not sprung.exists()


OUTSIDE = (
    "../../evil.png", "/evil.png", "scans/../../../evil.png", "..", ".", "scans/..",
    "..\\..\\evil.png", "C:\\evil.png", "C:evil.png", "\\\\host\\share\\evil.png", "a\n:*?.png",
)  # fmt: skip


@pytest.mark.parametrize("member", OUTSIDE)
@pytest.mark.parametrize("link", [False, True])
def test_a_project_writes_nothing_outside_its_folder(
    member: str,
    link: bool,
    known: dict[str, Kind],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(inner))
    (content,) = known["project"].seeds
    path = tmp_path / "one.plume"
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(path, "w") as new:
        index = json.loads(old.read("project.json"))
        (source,) = index["sources"]
        scan = zipfile.ZipInfo(member)
        if link:
            scan.external_attr = (stat.S_IFLNK | 0o777) << 16
        new.writestr(scan, b"../../../evil.png" if link else old.read(source["copy"]))
        source["copy"] = scan.filename
        for name in old.namelist():
            if name.startswith("pages/"):
                new.writestr(name, old.read(name))
        new.writestr("project.json", json.dumps(index))

    project = read_project(path)

    outside = [p for p in tmp_path.rglob("*") if not p.is_relative_to(inner)]
    assert sorted(p.name for p in outside) == ["a", "b", "one.plume"]
    assert not [p for p in tmp_path.rglob("*") if p.is_symlink()]
    assert len(project.pages) == 1
    assert bool(project.problems) == link or member in ("..", ".", "scans/..")
