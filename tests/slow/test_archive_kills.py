"""An archive whose workers are killed in the end has every page once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from dask import config
from distributed import LocalCluster

from app.archive import run
from app.archive.run import Archive
from app.core.batch.worker import BatchJob
from app.core.files import TEMPORARY
from app.core.forms.template import load_template
from model.recognizer import Recognizer
from tests.unit.core.files import blank_page, save
from tests.unit.core.form_pages import TEXTS, filled, load_fake, make_template, scanned

ROOT = Path(__file__).resolve().parents[2]
FILES = 24
KILLS = 2

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    folder.mkdir()
    form = save(folder / "form.jpg", scanned(filled(TEXTS), scale=0.5))
    blank = save(folder / "blank.jpg", blank_page(300, 200))
    for number in range(FILES - 2):
        (folder / f"{number}.jpg").hardlink_to(blank if number % 4 else form)
    return folder


def test_killed_workers_lose_and_double_no_page(scans: Path, tmp_path: Path) -> None:
    job = BatchJob((load_template(make_template(tmp_path)),), load=load_fake)
    output, killed = tmp_path / "out.parquet", []

    cluster = LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        memory_limit=0,
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
    )
    with closing(cluster):
        archive = Archive(job, [str(scans)], str(output), cluster.scheduler_address, size=2)
        for state in archive.results():
            if state.done in (4, 12):
                worker = next(iter(cluster.workers.values()))
                killed.append(worker.pid)
                os.kill(worker.pid, signal.SIGKILL)

    rows = pq.read_table(output).to_pylist()
    assert len(killed) == KILLS
    assert len({row["file"] for row in rows}) == len(rows) == FILES
    assert sum(row["matched"] != "" for row in rows) == 1 + len(range(0, FILES - 2, 4))
    assert not [path for path in output.iterdir() if TEMPORARY in path.name]


def load_deadly() -> Recognizer:
    """Ends the process when it is shown a form."""
    recognizer = load_fake()
    recognizer.read_many = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
    return recognizer


def test_a_picture_that_ends_its_readers_costs_no_other_page(
    scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = BatchJob((load_template(make_template(tmp_path)),), load=load_deadly)
    output, inputs = tmp_path / "out.parquet", [str(scans / f"{n}.jpg") for n in (1, 4, 5)]

    monkeypatch.setattr(run, "_ASK", 1.0)
    short = {
        "distributed.scheduler.allowed-failures": 1,
        "distributed.deploy.lost-worker-timeout": "1s",
    }
    with config.set(short):
        list(Archive(job, inputs, str(output), workers=1).results())

    rows = {Path(row["file"]).name: row for row in pq.read_table(output).to_pylist()}
    assert set(rows) == {"1.jpg", "4.jpg", "5.jpg"}
    assert "is blank" in rows["1.jpg"]["problems"]
    assert "is blank" in rows["5.jpg"]["problems"]
    assert "ended the reader" in rows["4.jpg"]["problems"]


def test_the_command_brings_its_own_workers_and_goes_on(scans: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    command = [sys.executable, "-m", "app", "batch", "--workers", "1", "--output", str(output)]
    command += ["--template", str(make_template(tmp_path)), str(scans / "0.jpg"), str(scans)]

    for _ in range(2):
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=500, check=False
        )

        assert done.returncode == 1, done.stderr
        (sentence,) = done.stderr.splitlines()
        assert f"pages could not be read; see {output / '_problems.csv'}" in sentence
        assert pq.read_table(output).num_rows == FILES
