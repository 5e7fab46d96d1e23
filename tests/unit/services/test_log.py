"""The log and the reports of crashes."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from app.services import log as log_module
from app.services.log import Log, crash_report, log_file, log_files
from tests.unit.core.modes import only_mine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log" / "plume.log"


@pytest.fixture
def log(path: Path) -> Iterator[Log]:
    log = Log(path)
    yield log
    log.close()


def secret_error() -> tuple[type[BaseException], BaseException]:
    try:
        try:
            raise KeyError("the secret name")
        except KeyError as error:
            raise ValueError("the secret sum") from error
    except ValueError as error:
        return type(error), error


def test_a_report_names_versions_kinds_and_places_but_no_words() -> None:
    kind, error = secret_error()
    report = crash_report(kind, error, error.__traceback__)
    assert "Python 3" in report
    assert report.index("ValueError") < report.index("KeyError")
    assert "services/test_log.py:" in report
    assert "secret_error" in report
    assert "secret sum" not in report
    assert "secret name" not in report
    assert str(Path(__file__).parents[3]) not in report


@pytest.mark.usefixtures("log")
def test_errors_go_to_the_log_without_their_words(path: Path) -> None:
    kind, error = secret_error()
    logging.getLogger("plume").error("Odd.", exc_info=(kind, error, error.__traceback__))
    text = path.read_text("utf-8")
    assert "Plume" in text
    assert "ValueError" in text
    assert "secret" not in text.replace("secret_error", "")


@pytest.mark.usefixtures("log")
def test_the_log_is_for_its_owner_alone(path: Path) -> None:
    assert len(log_files(path)) == 2
    assert all(only_mine(file) for file in log_files(path))


def test_warnings_of_qt_go_to_the_log_and_to_the_terminal(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = Log(path)
    qWarning("the screen is odd")
    log.close()
    assert "the screen is odd" in path.read_text("utf-8")
    assert "the screen is odd" in capsys.readouterr().err


def test_a_long_log_is_parted_and_the_oldest_goes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_module, "SIZE", 500)
    monkeypatch.setattr(log_module, "FILES", 2)
    log = Log(path)
    for number in range(50):
        logging.getLogger("plume").warning("%d %s", number, "x" * 40)
    log.close()
    files = [file for file in log_files(path) if file.suffix != ".fault"]
    assert len(files) == 3
    assert all(file.stat().st_size <= 500 and only_mine(file) for file in files)
    assert "49 x" in path.read_text("utf-8")


def test_where_nothing_can_be_written_the_program_works_without(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    Log(tmp_path / "log" / "plume.log").close()
    assert (tmp_path / "log").read_text() == "a file where the folder should be"


def test_a_closed_log_gets_no_more(path: Path) -> None:
    Log(path).close()
    before = path.read_bytes()
    logging.getLogger("plume").error("later")
    assert path.read_bytes() == before


def test_a_hard_crash_leaves_its_place(path: Path) -> None:
    program = (
        "import faulthandler, sys; from pathlib import Path; from app.services.log import Log;"
        "log = Log(Path(sys.argv[1])); faulthandler._sigabrt()"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True)
    assert done.returncode != 0
    assert "Fatal Python error" in Path(f"{path}.fault").read_text("utf-8")


def test_it_lies_in_the_persons_own_folder(home: Path) -> None:
    assert home in log_file().parents


def test_a_crash_is_still_told_of_after_the_next_start(path: Path) -> None:
    Log(path).close()
    fault = Path(f"{path}.fault")
    fault.write_text("Fatal Python error")
    Log(path).close()
    assert fault.read_text("utf-8") == "Fatal Python error"


def test_where_crashes_cannot_be_written_the_program_works_without(path: Path) -> None:
    Path(f"{path}.fault").mkdir(parents=True)
    Log(path).close()
