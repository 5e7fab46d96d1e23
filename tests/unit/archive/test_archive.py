"""Archives on workers of this machine, with the fake network of the tests."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path

import cv2
import fsspec
import pyarrow.parquet as pq
import pytest
from distributed import LocalCluster

from app.archive.run import Archive, State
from app.core.batch.worker import BatchJob
from app.core.errors import FileError, PlumeError
from app.core.files import TEMPORARY
from app.core.forms.template import load_template
from tests.unit.core.files import blank_page, save
from tests.unit.core.form_pages import TEXTS, filled, load_fake, make_template, scanned

FILES = 10


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers in this process; slow/test_archive_kills.py has real ones."""
    threads = cv2.getNumThreads()
    cluster = LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        memory_limit=0,
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
    )
    yield cluster
    cluster.close()
    cv2.setNumThreads(threads)


@pytest.fixture
def job(tmp_path: Path) -> BatchJob:
    return BatchJob((load_template(make_template(tmp_path)),), load=load_fake)


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """Two forms and blank pages."""
    folder = tmp_path / "scans"
    folder.mkdir()
    form = save(folder / "form 0.jpg", scanned(filled(TEXTS), scale=0.5))
    (folder / "form 1.jpg").hardlink_to(form)
    blank = save(folder / "blank 2.jpg", blank_page(300, 200))
    for number in range(3, FILES):
        (folder / f"blank {number}.jpg").hardlink_to(blank)
    return folder


def read(job: BatchJob, scans: Path, output: Path, cluster: LocalCluster) -> list[State]:
    address = cluster.scheduler_address
    return list(Archive(job, [str(scans)], str(output), address, size=3).results())


def rows(output: Path) -> list[dict]:
    """What any other program finds in the folder."""
    return pq.read_table(output).to_pylist()


def problems(output: Path) -> list[dict[str, str]]:
    text = (output / "_problems.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_page_has_a_row_and_every_problem_a_line(
    job: BatchJob, scans: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    output = tmp_path / "out.parquet"

    states = read(job, scans, output, cluster)

    found = rows(output)
    assert {Path(row["file"]).name for row in found} == {p.name for p in scans.iterdir()}
    assert len(found) == FILES
    form = next(row for row in found if row["matched"])
    assert (form["page"], form["Code"], form["News"]) == (1, "12", "yes")
    assert 0 < form["Code_confidence"] <= 1
    assert "Born" in form["problems"]
    assert [p["file"] for p in problems(output)] == [
        str(scans / f"blank {number}.jpg") for number in range(2, FILES)
    ]
    assert all("is blank" in p["problem"] for p in problems(output))
    assert len(list(output.glob("part-*.parquet"))) == 4
    assert states[0] == State(0, FILES, 0)
    assert states[-1] == State(FILES, FILES, FILES)


def test_what_is_there_is_not_read_again_and_what_comes_is_added(
    job: BatchJob, scans: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    output = tmp_path / "out.parquet"
    read(job, scans, output, cluster)
    first, second = sorted(output.glob("part-*.parquet"))[:2]
    kept = first.stat().st_mtime_ns
    second.unlink()
    save(scans / "a later one.jpg", blank_page(300, 200))

    states = read(job, scans, output, cluster)

    assert states[0] == State(FILES - 3, FILES + 1, 0)
    assert states[-1] == State(FILES + 1, FILES + 1, 4)
    assert first.stat().st_mtime_ns == kept
    assert len({row["file"] for row in rows(output)}) == len(rows(output)) == FILES + 1
    assert read(job, scans, output, cluster) == [State(FILES + 1, FILES + 1, 0)]


def test_what_a_killed_writer_left_is_gone_in_the_end(
    job: BatchJob, scans: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    output = tmp_path / "out.parquet"
    read(job, scans, output, cluster)
    left = output / f".part-0001-000000.parquet.half{TEMPORARY}"
    left.write_bytes(b"PAR1")

    read(job, scans, output, cluster)

    assert not left.exists()
    assert len(rows(output)) == FILES


def test_another_job_does_not_mix_with_it(
    job: BatchJob, scans: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    read(job, scans, tmp_path / "out.parquet", cluster)
    other = BatchJob(job.templates, load=load_fake, model="another")
    with pytest.raises(PlumeError, match="other templates, lists or another model"):
        read(other, scans, tmp_path / "out.parquet", cluster)


def test_places_may_be_urls(
    job: BatchJob, scans: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    store = fsspec.filesystem("memory")
    store.put(str(scans), "/in/2019", recursive=True)
    store.pipe_file("/in/2019/damaged.png", b"\x89PNG\r\n\x1a\n")
    store.pipe_file("/in/2019/.hidden/form.png", b"x")
    store.pipe_file("/in/2019/notes.txt", b"x")
    address = cluster.scheduler_address

    *_, last = Archive(job, ["memory://in"], "memory://out.parquet", address, size=4).results()

    assert last == State(FILES + 1, FILES + 1, FILES + 1)
    files = [name for name in store.find("/out.parquet") if "/part-" in name]
    found = [row for name in files for row in pq.read_table(store.open(name)).to_pylist()]
    wanted = {f"memory://in/2019/{path.name}" for path in scans.iterdir()}
    assert {row["file"].replace(":///", "://") for row in found} == {
        *wanted, "memory://in/2019/damaged.png",
    }  # fmt: skip
    text = store.cat_file("/out.parquet/_problems.csv").decode()
    damaged = next(line for line in text.splitlines() if "damaged.png" in line)
    assert "damaged or cut short" in damaged
    assert "/scan.png" not in damaged
    store.rm("/in", recursive=True)
    store.rm("/out.parquet", recursive=True)


def test_a_url_of_nothing_is_a_sentence(job: BatchJob, tmp_path: Path) -> None:
    for place, sentence in (
        ("memory://nowhere", "memory://nowhere does not exist"),
        ("nonsense://x", "nonsense://x cannot be listed: Protocol not known"),
        (str(tmp_path / "gone"), "gone does not exist"),
    ):
        with pytest.raises(FileError, match=sentence):
            list(Archive(job, [place], str(tmp_path / "out.parquet")).results())


def test_what_a_storage_raises_is_a_sentence(
    job: BatchJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoCredentialsError(Exception):
        """As clients of stores have them: of no known kind."""

    def refuse(*_: object, **__: object) -> None:
        raise NoCredentialsError("Unable to locate\n credentials")

    monkeypatch.setattr(type(fsspec.filesystem("memory")), "exists", refuse)
    with pytest.raises(FileError, match="cannot be listed: Unable to locate credentials"):
        list(Archive(job, ["memory://in"], str(tmp_path / "out.parquet")).results())


def test_a_share_that_vanishes_stops_with_a_sentence_and_goes_on_when_it_is_back(
    job: BatchJob, scans: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    output, away = tmp_path / "out.parquet", tmp_path / "away"
    archive = Archive(job, [str(scans)], str(output), cluster.scheduler_address, size=3)
    states = archive.results()
    next(states)
    scans.rename(away)
    with pytest.raises(FileError, match="is not there any more; bring it back"):
        list(states)
    assert not list(output.glob("part-*"))

    away.rename(scans)
    assert read(job, scans, output, cluster)[-1] == State(FILES, FILES, FILES)


def test_an_output_that_cannot_be_written_is_a_sentence(
    job: BatchJob, scans: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileError, match="cannot be"):
        read(job, scans, tmp_path / "file" / "out.parquet", cluster)


def test_odd_names_are_kept(
    job: BatchJob, scans: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    names = ["e\u0301.jpg", "\u00e9 2.jpg", "🖋 pen.jpg", "two\nlines.jpg"]
    for old, new in zip(sorted(scans.iterdir()), names, strict=False):
        old.rename(scans / new)
    raw = os.fsencode(scans) + b"/\xff.jpg"
    os.link(os.fsencode(scans / names[0]), raw)

    read(job, scans, tmp_path / "out.parquet", cluster)

    found = {Path(row["file"]).name: row for row in rows(tmp_path / "out.parquet")}
    assert {*names, "\ufffd.jpg"} <= set(found)
    assert all("is blank" in found[name]["problems"] for name in [*names, "\ufffd.jpg"])


def test_no_scheduler_is_a_sentence(job: BatchJob, scans: Path, tmp_path: Path) -> None:
    archive = Archive(job, [str(scans)], str(tmp_path / "out.parquet"), "nonsense://x")
    with pytest.raises(PlumeError, match="No worker can be had from nonsense://x"):
        list(archive.results())
