"""Where the program starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scripts.benchmark import environment_in

PROBE = """
import os, sys
import app.main
assert "numpy" not in sys.modules, "numpy is loaded before it is told how many threads to use"
try:
    app.main.main(["--version"])
except SystemExit:
    pass
print(os.environ["OPENBLAS_NUM_THREADS"])
"""


def test_numpy_works_on_one_core() -> None:
    found = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True)
    assert found.stdout.split()[-1] == "1", found.stderr


def test_starts_are_measured_as_the_program_starts(tmp_path: Path) -> None:
    assert environment_in(str(tmp_path))["OPENBLAS_NUM_THREADS"] == "1"
