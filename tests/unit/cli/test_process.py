from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import display
from tests.unit.core.files import (
    blank_page,
    save,
)

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "no display"),
        ({"DISPLAY": ":4711"}, "display :4711 does not answer"),
        ({"DISPLAY": "localhost:4711"}, "display localhost:4711 does not answer"),
        ({"WAYLAND_DISPLAY": "none-0", "XDG_RUNTIME_DIR": "/nowhere"}, "no display"),
    ],
)
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="they always have a display")
def test_missing_display_is_one_sentence(environment: dict[str, str], said: str) -> None:
    sentence = display.trouble(environment)

    assert sentence is not None
    assert said in sentence
    assert "plume read" in sentence


def test_offscreen_needs_no_display() -> None:
    assert display.trouble({"QT_QPA_PLATFORM": "offscreen"}) is None


def plume(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


def test_version_loads_nothing_heavy() -> None:
    program = (
        "import sys; from app.main import main; main(['--version']);"
        "print(sorted({m.split('.')[0] for m in sys.modules} &"
        " {'numpy', 'cv2', 'onnxruntime', 'PySide6', 'pypdfium2', 'pandas'}))"
    )

    done = plume("-c", program)

    assert done.stdout.splitlines()[-1] == "[]"


def test_the_window_is_there_before_what_only_reading_needs() -> None:
    program = (
        "import sys, app.ui.start;"
        "print(sorted({'onnxruntime', 'model.recognizer', 'importlib.metadata', 'pypdfium2',"
        " 'pyqtgraph', 'xlsxwriter'} & set(sys.modules)))"
    )

    assert plume("-c", program).stdout == "[]\n"


def test_reading_loads_no_qt() -> None:
    program = "import sys, app.cli.read; print([m for m in sys.modules if m.startswith('PySide6')])"

    assert plume("-c", program).stdout == "[]\n"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="they always have a display")
def test_window_without_a_display_is_one_sentence() -> None:
    done = plume("-m", "app", "some.png")

    assert done.returncode == 1
    assert done.stderr.startswith("plume: There is no display")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_reader_that_goes_away_ends_the_program_quietly(tmp_path: Path) -> None:
    save(tmp_path / "a.png", blank_page(60, 200))
    program = (
        "import sys; from tests.fakes import fake_recognizer;"
        "from model.recognizer import Recognizer; from app.main import main;"
        "Recognizer.load = lambda **_: fake_recognizer();"
        f"sys.exit(main(['read', '--single'] + [{str(tmp_path)!r}] * 3000))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == "\n"
    process.stdout.close()

    assert process.stderr.read() == ""
    assert process.wait(timeout=60) == 141
    process.stderr.close()


READ = (
    "import sys; from tests.fakes import fake_recognizer;"
    "from model.recognizer import Recognizer; from app.main import main;"
    "Recognizer.load = lambda **_: fake_recognizer();"
    "sys.exit(main(['read', '--single', *sys.argv[1:]]))"
)


def shell(redirection: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", "-c", f'"$@" {redirection}', "sh", sys.executable, "-c", READ, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has it")
@pytest.mark.parametrize(
    ("redirection", "sentence"),
    [
        (">/dev/full", "Standard output cannot be written: No space left on device;"),
        (">&-", "There is no standard output to write to;"),
    ],
)
def test_output_that_takes_nothing_is_one_sentence(
    redirection: str, sentence: str, tmp_path: Path
) -> None:
    save(tmp_path / "a.png", blank_page(60, 200))

    done = shell(redirection, str(tmp_path / "a.png"))

    assert done.stderr == f"plume: {sentence} add --output FILE.\n"
    assert done.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_without_standard_error_all_the_rest_is_read(tmp_path: Path) -> None:
    save(tmp_path / "a.png", blank_page(60, 200))

    done = shell("2>&-", str(tmp_path / "gone.png"), *[str(tmp_path / "a.png")] * 4)

    assert done.stdout == "\n" * 4
    assert done.returncode == 1
