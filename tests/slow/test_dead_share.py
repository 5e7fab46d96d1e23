"""A share that dies under the program: each time a sentence, and all is there when it is back."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.core.batch.journal import Journal
from app.core.batch.run import Batch, gone
from app.core.batch.worker import BatchJob
from app.core.document import Page
from app.core.errors import PlumeError
from app.core.forms.template import load_template
from app.core.image_io import open_source
from app.core.project.store import read_project, write_project
from tests.unit.core.files import save
from tests.unit.core.form_pages import TEXTS, filled, load_fake, make_template, scanned
from tests.unit.test_faults import WRITERS, complaint, pages, result

TOOLS = ("bindfs", "fusermount")
PATIENCE = 60.0

pytestmark = pytest.mark.timeout(900)


class Share:
    """A folder that is somewhere else, served by a process that can be killed.

    Args:
        folder: Where both are made.

    Attributes:
        place: Where its files are seen.
    """

    def __init__(self, folder: Path) -> None:
        self._there, self.place = folder / "there", folder / "share"
        self._there.mkdir()
        self.place.mkdir()
        self._server: subprocess.Popen[bytes] | None = None

    def mount(self) -> bool:
        """Brings it (back); whether that is possible here."""
        self.unmount()
        command = ["bindfs", "-f", str(self._there), str(self.place)]
        self._server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE
        while self._server.poll() is None and time.monotonic() < end:
            if os.path.ismount(self.place):
                return True
            time.sleep(0.02)
        return False

    def die(self) -> None:
        """From now on nothing on it can be reached."""
        assert self._server is not None
        self._server.kill()
        self._server.wait()

    def unmount(self) -> None:
        """Takes away what is left of it."""
        if self._server is not None:
            self.die()
            subprocess.run(["fusermount", "-u", "-z", self.place], capture_output=True)


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Share]:
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        pytest.skip(f"needs {missing[0]}")
    share = Share(tmp_path)
    if not share.mount():
        share.unmount()
        pytest.skip("nothing may be mounted here")
    yield share
    share.unmount()


def test_scans_are_read_when_they_are_back(share: Share, tmp_path: Path) -> None:
    for number in range(6):
        save(share.place / f"{number}.png", scanned(filled(TEXTS), scale=0.6))
    job = BatchJob((load_template(make_template(tmp_path)),), load=load_fake)
    running = Batch(job, [share.place], tmp_path / "journal", workers=1).results()
    read = {next(running).file}

    share.die()
    after = list(running)
    read |= {result.file for result in after if not gone(result)}
    sentences = [result.problem for result in after if gone(result)]
    assert len(read) + len(sentences) == 6
    assert sentences
    assert all("cannot be read: Transport endpoint" in sentence for sentence in sentences)
    kept = list(Batch(job, [share.place], tmp_path / "journal", workers=1).results())
    assert {result.file for result in kept if result.template} == read

    assert share.mount()
    found = list(Batch(job, [share.place], tmp_path / "journal", workers=1).results())
    assert len(found) == 6
    assert all(result.template for result in found)


def test_what_is_saved_there_is_told_and_the_old_stays(share: Share) -> None:
    for name, write in WRITERS.items():
        write(share.place / name, 1)
    kept = {name: (share.place / name).read_bytes() for name in WRITERS}

    share.die()
    for name, write in WRITERS.items():
        sentence = complaint(write, share.place / name, 3)
        assert str(share.place / name) in sentence
        assert "Transport endpoint is not connected" in sentence

    assert share.mount()
    assert {path.name: path.read_bytes() for path in share.place.iterdir()} == kept


def test_a_journal_there_keeps_what_it_had(share: Share) -> None:
    path = share.place / "journal"
    journal = Journal(path, "job")
    journal.add([(("a", 1), result(1))])

    share.die()
    with pytest.raises(PlumeError, match="journal cannot be written: Transport endpoint"):
        journal.add([(("b", 1), result(2))])
    journal.close()
    with pytest.raises(PlumeError, match="journal cannot be written"):
        Journal(path, "job")

    assert share.mount()
    again = Journal(path, "job")
    again.close()
    assert again.finished == {("a", 1): result(1)}


def test_the_text_of_scans_there_is_saved(share: Share, tmp_path: Path) -> None:
    scan = save(share.place / "scan.png", np.full((60, 80), 255, np.uint8))
    page = Page(open_source(scan), lines=pages(1)[0].lines)

    share.die()
    write_project(tmp_path / "work.plume", [page], copies=True)
    project = read_project(tmp_path / "work.plume")
    assert "scan.png" in project.problems[0]
    assert project.pages[0].text == page.text

    assert share.mount()
    assert open_source(scan).load().shape == (60, 80)
