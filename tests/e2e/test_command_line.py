"""The command line as a person types it, with the bundled model and without any display."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import resources
from app import __version__

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = json.loads(resources.path("samples/expected.json").read_text("utf-8"))


def plume(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs the program in a folder of its own, with no display to lean on."""
    unwanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        cwd=cwd,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
    )


def test_self_test_passes(tmp_path: Path) -> None:
    done = plume("--self-test", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "handwriting\n"


def test_version_loads_nothing_slow(tmp_path: Path) -> None:
    program = (
        "import sys; from app.main import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'cv2', 'numpy', 'onnxruntime', 'PySide6', 'pypdfium2'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=100
    )

    assert done.stdout.splitlines() == [f"Plume {__version__}", "[]"]


def test_samples_are_read_to_csv(tmp_path: Path) -> None:
    samples = [resources.path("samples/word_plume.png"), resources.path("samples/plume.inkml")]

    done = plume("read", "--single", "--output", "out.csv", *samples, cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [row["file"] for row in found] == [str(sample) for sample in samples]
    assert all(0 <= float(row["confidence"]) <= 1 for row in found)


@pytest.mark.parametrize("sample", ["page.png", "notes.tif"])
def test_every_line_of_a_sample_is_found(tmp_path: Path, sample: str) -> None:
    done = plume("read", "--format", "csv", resources.path(f"samples/{sample}"), cwd=tmp_path)

    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    expected = EXPECTED[sample]
    pages = expected if isinstance(expected[0], list) else [expected]
    counts = [sum(row["page"] == str(n) for row in rows) for n in range(1, len(pages) + 1)]
    assert done.returncode == 0
    assert counts == [len(lines) for lines in pages]


def test_broken_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    word = resources.path("samples/word_plume.png")

    done = plume("read", "--single", "broken.png", word, "--format", "json", cwd=tmp_path)

    assert done.returncode == 1
    assert [entry["file"] for entry in json.loads(done.stdout)] == [str(word)]
    assert done.stderr.startswith("plume: broken.png is not a picture")
    assert len(done.stderr.splitlines()) == 1
