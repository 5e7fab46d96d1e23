"""Archives in a store of objects: S3 as moto's server speaks it, where that is installed.

pip install 's3fs>=2025.9' 'moto[server]'
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pyarrow.parquet as pq
import pytest

from app.archive.run import Archive
from app.core.batch.worker import BatchJob
from app.core.errors import FileError
from app.core.forms.template import load_template
from tests.unit.core.files import blank_page, save
from tests.unit.core.form_pages import TEXTS, filled, load_fake, make_template, scanned

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def store() -> Iterator[Any]:
    """A server on this machine, which every process started from now on takes for S3."""
    pytest.importorskip("moto")
    s3fs: Any = pytest.importorskip("s3fs")
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
    with (
        pytest.MonkeyPatch.context() as patch,
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server,
    ):
        assert server.stderr is not None
        told = next(line for line in server.stderr if "Running on http" in line)
        patch.setenv("AWS_ENDPOINT_URL", told.split("Running on ")[1].strip())
        patch.setenv("AWS_ACCESS_KEY_ID", "nobody")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        yield s3fs.S3FileSystem()
        server.terminate()


def test_scans_and_result_may_lie_in_a_store_of_objects(store: Any, tmp_path: Path) -> None:
    files = store
    files.mkdir("town")
    form = save(tmp_path / "form.jpg", scanned(filled(TEXTS), scale=0.5))
    blank = save(tmp_path / "blank.jpg", blank_page(300, 200))
    for name, path in {"1921/form 1.jpg": form, "1921/é 2.jpg": blank, "1921/3.jpg": blank}.items():
        files.put_file(str(path), f"town/in/{name}")
    job = BatchJob((load_template(make_template(tmp_path)),), load=load_fake)

    def read() -> int:
        output = "s3://town/read.parquet"
        *_, last = Archive(job, ["s3://town/in"], output, workers=1, size=2).results()
        return last.pages

    assert read() == 3
    parts = files.glob("town/read.parquet/part-*.parquet")
    rows = [row for p in parts for row in pq.read_table(io.BytesIO(files.cat(p))).to_pylist()]
    assert sorted(row["file"] for row in rows) == [
        "s3://town/in/1921/3.jpg", "s3://town/in/1921/form 1.jpg", "s3://town/in/1921/é 2.jpg",
    ]  # fmt: skip
    assert [row["Code"] for row in rows if row["matched"]] == ["12"]
    assert b"is blank" in files.cat("town/read.parquet/_problems.csv")

    files.rm(parts[0])
    assert read() == 2
    assert files.glob("town/read.parquet/part-*.parquet") == parts


@pytest.mark.usefixtures("store")
def test_a_place_that_is_not_there_and_a_store_that_does_not_answer_are_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = BatchJob((load_template(make_template(tmp_path)),), load=load_fake)
    archive = Archive(job, ["s3://nowhere/in"], str(tmp_path / "out.parquet"), workers=1)
    with pytest.raises(FileError, match="s3://nowhere/in"):
        list(archive.results())
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(FileError, match="s3://nowhere/in cannot be listed: Could not connect"):
        list(archive.results())
