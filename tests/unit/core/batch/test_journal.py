from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.batch.journal import Journal, Key
from app.core.errors import FileError
from app.core.forms.results import FieldResult, FormResult
from app.core.pages.quality import Flaw
from model.reading import Alternative, Reading


def rows(count: int) -> list[tuple[Key, FormResult]]:
    reading = Reading("é", 0.25, (), (Alternative("e", 0.1),))
    return [
        (
            (f"scan {number}.png|1|2", 1),
            FormResult(
                Path(f"scan {number}.png"),
                1,
                "F",
                (FieldResult("N", reading, ((1, 2),), "p"),),
                flaws=tuple(Flaw)[:number],
            ),
        )
        for number in range(count)
    ]


def kept(path: Path, job: str = "job") -> dict[Key, FormResult]:
    journal = Journal(path, job)
    journal.close()
    return journal.finished


def test_finished_pages_are_there_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "job")
    journal.add(rows(2))
    journal.add(rows(3)[2:])
    journal.close()

    assert kept(tmp_path / "j") == dict(rows(3))


def test_another_job_begins_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "job")
    journal.add(rows(2))
    journal.close()

    assert kept(tmp_path / "j", "other") == {}
    assert kept(tmp_path / "j", "job") == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(cut=st.floats(0, 1), junk=st.binary(max_size=8))
def test_whatever_is_cut_off_whole_rows_stay(tmp_path: Path, cut: float, junk: bytes) -> None:
    path = tmp_path / "j"
    path.unlink(missing_ok=True)
    journal = Journal(path, "job")
    journal.add(rows(3))
    journal.close()
    data = path.read_bytes()
    whole = data[: round(cut * len(data))]
    path.write_bytes(whole + (junk if b"\n" not in junk else b""))

    finished = kept(path)

    assert list(finished.items()) == rows(3)[: max(whole.count(b"\n") - 1, 0)]
    journal = Journal(path, "job")
    journal.add(rows(4)[3:])
    journal.close()
    assert kept(path) == {**finished, **dict(rows(4)[3:])}


@pytest.mark.parametrize("key", ['["a"]', '[["a"], 1, 2]', '["a", 1e999]', "{}", "7", "null"])
def test_rows_end_before_one_that_is_none(tmp_path: Path, key: str) -> None:
    path = tmp_path / "j"
    journal = Journal(path, "job")
    journal.add(rows(2))
    journal.close()
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[2] = lines[2].replace('["scan 1.png|1|2", 1]', key)
    path.write_text("".join(lines), "utf-8")

    assert kept(path) == dict(rows(1))


def test_rows_of_a_plume_that_did_not_look_at_scans_are_read(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "job")
    journal.add(rows(1))
    journal.close()
    path = tmp_path / "j"
    path.write_text(path.read_text("utf-8").replace('"flaws": [], ', ""), "utf-8")

    assert kept(path) == dict(rows(1))


def test_two_batches_never_write_one_journal(tmp_path: Path) -> None:
    first, second = (Journal(tmp_path / "j", "job") for _ in range(2))
    first.add(rows(1))

    with pytest.raises(FileError, match="is in use"):
        second.add(rows(2))
    with pytest.raises(FileError, match="is in use"):
        Journal(tmp_path / "j", "job")
    second.close()
    first.close()
    assert kept(tmp_path / "j") == dict(rows(1))


def test_what_another_batch_finished_meanwhile_stays(tmp_path: Path) -> None:
    first, second = (Journal(tmp_path / "j", "job") for _ in range(2))
    first.add(rows(1))
    first.close()

    second.add(rows(2)[1:])
    second.close()

    assert kept(tmp_path / "j") == dict(rows(2))


def test_without_a_finished_page_there_is_no_file(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", "job")
    journal.add([])
    assert not list(tmp_path.iterdir())
    journal.close()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", ["", '{"format": "plume-jou', '{"format": "old"}\n'])
def test_a_file_without_a_page_is_removed(tmp_path: Path, content: str) -> None:
    (tmp_path / "j").write_text(content)

    assert kept(tmp_path / "j") == {}

    assert not list(tmp_path.iterdir())


def test_a_journal_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"gone.* cannot be written"):
        Journal(tmp_path / "gone" / "j", "job")
