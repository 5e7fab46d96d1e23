from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from app.core.batch import store as store_module
from app.core.batch.corrections import Corrections
from app.core.batch.journal import Journal
from app.core.batch.store import BatchStore
from app.core.document import Entry
from app.core.errors import FileError
from app.core.forms.results import FormResult

SCANS, FORM = [Path("/scans")], [Path("/form.json")]


@pytest.fixture
def store(tmp_path: Path) -> BatchStore:
    return BatchStore(tmp_path / "batches")


def test_nothing_was_begun(store: BatchStore) -> None:
    assert store.all() == []
    assert store.find(SCANS, FORM) is None


def test_a_batch_is_found_by_what_it_reads(store: BatchStore) -> None:
    begun = store.begin([Path("/b"), Path("/a")], FORM)
    other = store.begin([Path("/a")], FORM)

    assert store.find([Path("/a"), Path("/b")], FORM) == begun
    assert store.find([Path("/a")], FORM) == other
    assert store.find([Path("/a")], [Path("/other.json")]) is None
    assert store.all() == [other, begun]


def test_of_the_same_batch_begun_anew_the_newest_counts(store: BatchStore) -> None:
    store.begin(SCANS, FORM)
    second = store.begin(SCANS, FORM)

    assert store.find(SCANS, FORM) == second


def test_a_batch_begun_after_the_clock_was_put_back_is_the_newest(
    store: BatchStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    class DayBefore(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> DayBefore:
            return super().now(tz) - timedelta(days=1)

    old = store.begin(SCANS, FORM)
    monkeypatch.setattr(store_module, "datetime", DayBefore)
    first, second = store.begin(SCANS, FORM), store.begin(SCANS, FORM)

    assert store.find(SCANS, FORM) == second
    assert store.all() == [second, first, old]


def test_it_tells_how_far_a_batch_is(store: BatchStore) -> None:
    batch = store.begin(SCANS, FORM)
    store.note_total(batch, 9)
    journal, corrections = Journal(batch.journal, "job"), Corrections(batch.corrected)
    journal.add((("k", page), FormResult(Path("s"), page)) for page in (1, 2))
    corrections.set((("k", 1), "Name"), Entry("x", True))
    journal.close()
    corrections.close()

    (found,) = store.all()

    assert (found.total, found.done, found.corrections) == (9, 2, 1)
    assert found.folder == batch.folder


def test_looking_for_a_batch_reads_no_journal(
    store: BatchStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of a year take a second, and every file that is added asks."""
    batch = store.begin(SCANS, FORM)
    batch.journal.write_bytes(b"{}\n")
    counted: list[Path] = []
    monkeypatch.setattr(store_module, "_rows", lambda path: counted.append(path) or 0)

    found = store.find(SCANS, FORM)

    assert counted == []
    assert found is not None
    assert (found.done, counted) == (0, [batch.journal])


def test_what_was_removed_comes_back_until_the_bin_is_emptied(store: BatchStore) -> None:
    batch = store.begin(SCANS, FORM)

    store.remove(batch)
    assert store.all() == []
    store.restore(batch)
    assert store.all() == [batch]
    store.remove(batch)
    store.empty_bin()

    with pytest.raises(FileError, match="cannot be moved"):
        store.restore(batch)


def test_damaged_folders_are_passed_over(store: BatchStore) -> None:
    batch = store.begin(SCANS, FORM)
    (batch.folder / "batch.json").write_text("{")
    (batch.folder.parent / "stray").write_text("x")

    assert store.all() == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(FileError, match="cannot be written"):
        BatchStore(tmp_path / "file").begin(SCANS, FORM)
