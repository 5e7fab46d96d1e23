"""A batch that is killed again and again, at any moment, in the end has every page once."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.core.batch import Batch
from app.core.batch_journal import Journal
from app.core.batch_worker import BatchJob
from app.core.template import load_template
from tests.unit.core.files import save
from tests.unit.core.forms import TEXTS, filled, load_fake, make_template, scanned
from tests.unit.core.test_batch import RUN

KILLS = 50


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_fifty_kills(tmp_path: Path) -> None:
    form = make_template(tmp_path)
    scans, journal, script = tmp_path / "scans", tmp_path / "journal", tmp_path / "run.py"
    scans.mkdir()
    first = save(scans / "0.jpg", scanned(filled(TEXTS), scale=0.5))
    for number in range(1, 400):
        (scans / f"{number}.jpg").hardlink_to(first)
    script.write_text(RUN)
    job = BatchJob((load_template(form),), load=load_fake)
    command = [sys.executable, str(script), str(form), str(scans), str(journal)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    moments, seen = random.Random(7), set()

    for _ in range(KILLS):
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
        )
        assert process.stdout is not None
        if moments.random() < 0.8:
            process.stdout.readline()
        time.sleep(moments.uniform(0, 0.4))
        process.kill()
        told = process.stdout.read().split()
        process.wait()
        kept = Journal(journal, job.fingerprint)
        kept.close()
        finished = {result.file.name for result in kept.finished.values()}
        assert seen | set(told) <= finished
        seen = finished

    results = list(Batch(job, [scans], journal).results())
    assert len(results) == len({result.file for result in results}) == 400
    rows = [json.loads(line) for line in journal.read_text("utf-8").splitlines()[1:]]
    assert len({tuple(row["key"]) for row in rows}) == len(rows) == 400
