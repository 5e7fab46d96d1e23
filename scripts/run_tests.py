"""Runs every test, each kind where it belongs, and ends with one line that sums them up.

Unit and UI tests run offscreen, end-to-end tests in a real window on a virtual display, and
slow ones on their own, so that TensorFlow and Qt never share a process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WITH_DISPLAY = [str(ROOT / "scripts" / "with-display")]
STAGES: list[tuple[str, list[str], list[str]]] = [
    ("Unit tests, UI tests offscreen", [], ["tests/unit", "tests/ui"]),
    ("End-to-end tests in a real window", WITH_DISPLAY, ["tests/e2e"]),
    ("Slow tests", [], ["tests/slow"]),
]


def main() -> int:
    """Runs all stages, also after one that failed; returns 0 only if every one passed."""
    started = time.monotonic()
    failed: list[str] = []
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for title, prefix, paths in STAGES:
            print(f"\n{title}", flush=True)
            report = Path(folder) / f"{len(title)}.xml"
            pytest = [sys.executable, "-m", "pytest", f"--junitxml={report}", *paths]
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
            if subprocess.run([*prefix, *pytest], cwd=ROOT, env=environment).returncode != 0:
                failed.append(title)
            counts += outcomes(report)
    seconds = time.monotonic() - started
    parts = [f"{counts[kind]} {kind}" for kind in ("failed", "passed", "skipped") if counts[kind]]
    print(f"\n===== {', '.join(parts) or 'no tests ran'} in {seconds:.0f} s =====")
    for title in failed:
        print(f"not passed: {title}", file=sys.stderr)
    return 1 if failed else 0


def outcomes(report: Path) -> Counter[str]:
    """How many tests failed, passed and were skipped, from a JUnit XML file; none without one."""
    counts: Counter[str] = Counter()
    if report.is_file():
        for case in ET.parse(report).iter("testcase"):
            bad = case.find("failure") is not None or case.find("error") is not None
            skipped = case.find("skipped") is not None
            counts["failed" if bad else "skipped" if skipped else "passed"] += 1
    return counts


if __name__ == "__main__":
    sys.exit(main())
