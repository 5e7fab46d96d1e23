"""The batch engine with real processes, and what is left of one that is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest

from app.core.batch.journal import Journal
from app.core.batch.run import Batch
from app.core.batch.worker import BatchJob
from app.core.errors import PlumeError
from app.core.forms.results import FormResult
from app.core.forms.template import load_template
from model.recognizer import Recognizer
from tests.unit.core.files import blank_page, pdf, save, save_tiff
from tests.unit.core.form_pages import TEXTS, filled, load_fake, make_template, scanned


@pytest.fixture
def job(tmp_path: Path) -> BatchJob:
    (tmp_path / "form").mkdir()
    return BatchJob((load_template(make_template(tmp_path / "form")),), load=load_fake)


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """Four scans, the last of another paper."""
    folder = tmp_path / "scans"
    folder.mkdir()
    for number in range(3):
        save(folder / f"{number}.png", scanned(filled(TEXTS), turn=number, scale=0.7))
    save(folder / "3.png", blank_page())
    return folder


@pytest.fixture(autouse=True)
def no_processes_left() -> Iterator[None]:
    yield
    assert active_children() == []


def load_nothing() -> Recognizer:
    raise PlumeError("The model is missing.")


def load_and_die() -> Recognizer:
    """Ends the process with the first page, as a crash in a library would."""

    class Dying(Recognizer):
        def read_many(self, *_: object, **__: object) -> list[object]:  # type: ignore[override]
            os._exit(3)

    fake = load_fake()
    return Dying(fake._network, fake.spec)


def names(results: list[FormResult]) -> list[str]:
    return sorted(f"{result.file.name}:{result.page}" for result in results)


def test_every_page_once(job: BatchJob, scans: Path, tmp_path: Path) -> None:
    pages = save_tiff(tmp_path / "pages.tif", [filled(), blank_page()])
    batch = Batch(job, [scans, pages, scans / "1.png"], workers=2)

    results = list(batch.results())

    assert names(results) == [
        "0.png:1",
        "1.png:1",
        "2.png:1",
        "3.png:1",
        "pages.tif:1",
        "pages.tif:2",
    ]
    matched = {r.file.name for r in results if r.template}
    assert matched == {"0.png", "1.png", "2.png", "pages.tif"}
    assert all(bool(r.template) != bool(r.problem) for r in results)
    in_order = sorted(results, key=lambda r: batch.order[r.file, r.page])
    assert [r.file.name for r in in_order][-2:] == ["pages.tif", "pages.tif"]
    assert (batch.progress.done, batch.progress.total, batch.progress.seconds_left) == (6, 6, 0.0)
    assert batch.progress.rate > 0


def test_a_bad_file_is_a_problem_and_the_rest_goes_on(
    job: BatchJob, scans: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(save(tmp_path / "a.png", filled()).read_bytes()[:3000])
    protected = tmp_path / "protected.pdf"
    protected.write_bytes(pdf(protected=True))
    (tmp_path / "empty").mkdir()
    paths = [broken, tmp_path / "gone.png", protected, tmp_path / "empty", scans / "0.png"]

    results = list(Batch(job, paths, workers=1).results())

    problems = {r.file.name: r.problem for r in results}
    assert problems["0.png"] == ""
    assert "broken.png is damaged" in problems["broken.png"]
    assert "gone.png does not exist" in problems["gone.png"]
    assert "protected by a password" in problems["protected.pdf"]
    assert "holds no picture or PDF" in problems["empty"]


def test_a_model_that_cannot_be_loaded_stops_the_batch(job: BatchJob, scans: Path) -> None:
    with pytest.raises(PlumeError, match="The model is missing"):
        list(Batch(replace(job, load=load_nothing), [scans], workers=1).results())


def test_a_template_without_its_picture_stops_the_batch(job: BatchJob, scans: Path) -> None:
    job.templates[0].picture.unlink()

    with pytest.raises(PlumeError, match=r"members.png does not exist"):
        list(Batch(job, [scans], workers=1).results())


def test_a_page_that_kills_its_reader_is_given_up(job: BatchJob, scans: Path) -> None:
    paths = [scans / "0.png", scans / "3.png"]

    results = list(Batch(replace(job, load=load_and_die), paths, workers=1).results())

    problems = {r.file.name: r.problem for r in results}
    assert "ended the reader" in problems["0.png"]
    assert "is blank" in problems["3.png"]


def test_a_reader_that_is_killed_between_two_pages_is_replaced(job: BatchJob, scans: Path) -> None:
    running = Batch(job, [scans], workers=1).results()
    first = next(running)
    (reader,) = active_children()
    reader.kill()
    reader.join()

    assert names([first, *running]) == ["0.png:1", "1.png:1", "2.png:1", "3.png:1"]


def test_a_batch_that_was_stopped_goes_on(job: BatchJob, scans: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    first = Batch(job, [scans], journal, workers=1)
    running = first.results()
    before = [next(running)]
    first.cancel()
    before += list(running)
    assert len(before) < 4

    second = Batch(job, [scans], journal, workers=1)
    results = list(second.results())

    assert names(results) == ["0.png:1", "1.png:1", "2.png:1", "3.png:1"]
    assert [r.problem for r in results[: len(before)]] == [r.problem for r in before]
    assert second.progress.done == 4


def test_a_scan_that_changed_is_read_again(job: BatchJob, scans: Path, tmp_path: Path) -> None:
    path, journal = scans / "0.png", tmp_path / "journal"
    (old,) = Batch(job, [path], journal, workers=1).results()
    save(path, blank_page())

    (new,) = Batch(job, [path], journal, workers=1).results()

    assert (old.problem == "", "is blank" in new.problem) == (True, True)


def test_another_template_reads_everything_again(
    job: BatchJob, scans: Path, tmp_path: Path
) -> None:
    path, journal = scans / "0.png", tmp_path / "journal"
    list(Batch(job, [path], journal, workers=1).results())
    fewer = replace(job.templates[0], fields=job.templates[0].fields[:1])

    (result,) = Batch(replace(job, templates=(fewer,)), [path], journal, workers=1).results()

    assert len(result.fields) == 1


def test_a_pause_begins_no_page(job: BatchJob, scans: Path) -> None:
    batch = Batch(job, [scans], workers=1)
    batch.pause()
    assert batch.paused
    batch.resume()

    running = batch.results()
    next(running)
    batch.pause()
    batch.resume()

    assert 1 + len(list(running)) == 4


def test_leaving_early_ends_the_processes(job: BatchJob, scans: Path) -> None:
    running = Batch(job, [scans], workers=2).results()
    next(running)

    running.close()

    assert active_children() == []


RUN = """
import sys
from pathlib import Path
from app.core.batch.run import Batch
from app.core.batch.worker import BatchJob
from app.core.forms.template import load_template
from tests.unit.core.form_pages import load_fake

if __name__ == "__main__":
    form, scans, journal = map(Path, sys.argv[1:])
    job = BatchJob((load_template(form),), load=load_fake)
    for result in Batch(job, [scans], journal, workers=2).results():
        print(result.file.name, flush=True)
"""


def test_killing_it_loses_no_finished_page(job: BatchJob, scans: Path, tmp_path: Path) -> None:
    """Killed after the first result, all that was told is in the journal, and no child lives on."""
    for number in range(4, 12):
        save(scans / f"{number}.png", scanned(filled(TEXTS), scale=0.6))
    script, journal = tmp_path / "run.py", tmp_path / "journal"
    script.write_text(RUN)
    form = tmp_path / "form" / "members.json"
    command = [sys.executable, str(script), str(form), str(scans), str(journal)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(2)]
    process.kill()
    # the pipe is closed only when the last of the children has gone
    told += process.stdout.read().split()
    process.wait()

    kept = Journal(journal, job.fingerprint)
    kept.close()
    assert set(told) <= {r.file.name for r in kept.finished.values()}
    results = list(Batch(job, [scans], journal, workers=2).results())
    assert len(results) == len({r.file for r in results}) == 12
    rows = [json.loads(line) for line in journal.read_text("utf-8").splitlines()[1:]]
    assert len({tuple(row["key"]) for row in rows}) == len(rows) == 12
    assert -process.returncode == signal.SIGKILL


def test_what_was_read_of_scans_that_are_gone_stays_in_order(
    job: BatchJob, scans: Path, tmp_path: Path
) -> None:
    journal = tmp_path / "journal"
    list(Batch(job, [scans], journal, workers=1).results())
    heading, *rows = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([heading, *reversed(rows)]))
    for scan in scans.iterdir():
        scan.unlink()
    scans.rmdir()

    batch = Batch(job, [scans], journal, workers=1)
    results = list(batch.results())

    assert [result.file.name for result in results] == ["0.png", "1.png", "2.png", "3.png"]
    assert sum(bool(result.template) for result in results) == 3
    assert batch.keys.keys() == batch.order.keys() == {(r.file, r.page) for r in results}


def test_scans_on_a_share_that_vanishes_are_read_when_it_is_back(
    job: BatchJob, scans: Path, tmp_path: Path
) -> None:
    batch = Batch(job, [scans], tmp_path / "journal", workers=1)
    results = batch.results()
    read = {next(results).file.name}
    scans.rename(tmp_path / "away")
    lost = [result for result in results if "does not exist" in result.problem]
    assert len(lost) >= 2

    (tmp_path / "away").rename(scans)
    again = Batch(job, [scans], tmp_path / "journal", workers=1)
    found = list(again.results())

    assert len(found) == 4
    assert not [result for result in found if "does not exist" in result.problem]
    assert read <= {result.file.name for result in found}
