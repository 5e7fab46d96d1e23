"""``plume --doctor``."""

from __future__ import annotations

import importlib.resources
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.main import main
from app.services import doctor
from app.services.doctor import State, check_display, check_folders, check_model, check_qt
from model import products
from model.errors import ModelError
from model.recognizer import Recognizer, bundled_model
from tests.unit.core.modes import only_mine

ANSWER: dict[str, Any] = {
    "qt": "6.9.0", "platform": "xcb", "screens": ["1600 x 1000, scale 1"], "fonts": 3,
    "font": "DejaVu Sans", "missing": [], "svg": True, "pens": ["Wacom One"], "touch": [],
}  # fmt: skip
SHOWN = {"QT_QPA_PLATFORM": "offscreen"}


def findings(monkeypatch: pytest.MonkeyPatch, answer: dict[str, Any] | str) -> dict[str, Any]:
    monkeypatch.setattr(doctor, "ask_qt", lambda _environment: answer)
    return {finding.subject: finding for finding in check_qt(SHOWN)}


def test_the_command_tells_all_without_a_display() -> None:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in names}
    command = [sys.executable, "-m", "app", "--doctor"]
    done = subprocess.run(command, env=bare, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    for subject in ("Model", "Settings", "Log", "Display", "Qt", "Fonts", "Typing"):
        assert f" {subject} " in done.stdout
    assert "Plume has all it needs." in done.stdout


def test_a_damaged_model_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_options: object) -> Recognizer:
        raise ModelError("latin.onnx is damaged.")

    monkeypatch.setattr(Recognizer, "load", fail)
    finding = check_model()
    assert finding.state is State.BAD
    assert "damaged" in finding.says
    assert "Reinstall" in str(finding)


@pytest.mark.parametrize("name", sorted(each.name for each in bundled_model().parent.iterdir()))
def test_every_file_of_the_model_is_looked_at(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(bundled_model().parent, tmp_path / "files")
    elsewhere = importlib.resources.files
    monkeypatch.setattr(
        importlib.resources, "files", lambda name: tmp_path if name == "model" else elsewhere(name)
    )
    monkeypatch.setattr(products, "PATH", tmp_path / "files" / products.PATH.name)
    monkeypatch.setattr(products, "_session", products._session.__wrapped__)
    assert check_model().state is State.FINE
    (tmp_path / "files" / name).write_bytes(b"")

    finding = check_model()

    assert finding.state is State.BAD
    assert name in finding.says or "description" in finding.says
    assert "Reinstall" in finding.mend


def test_a_folder_that_cannot_be_made_is_bad(home: Path) -> None:
    (home / "XDG_CONFIG_HOME").write_text("a file where the folder should be")
    states = {finding.subject: finding.state for finding in check_folders()}
    if sys.platform == "linux":
        assert states == {"Settings": State.BAD, "Personal data": State.FINE, "Log": State.FINE}


def test_folders_are_made_for_their_owner_alone() -> None:
    found = list(check_folders())
    assert [finding.state for finding in found] == [State.FINE] * 3
    assert all(only_mine(Path(finding.says)) for finding in found)


def test_no_display_is_a_note_and_a_dead_one_is_bad() -> None:
    if sys.platform == "linux":
        assert check_display({}).state is State.NOTE
        assert check_display({"DISPLAY": ":987"}).state is State.BAD
    assert check_display(SHOWN).state is State.FINE


def test_a_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "ImportError: libEGL.so.1: cannot open shared object file"
    found = findings(monkeypatch, sentence)["Qt"]
    assert found.state is State.BAD
    assert found.says == sentence
    assert "libegl1" in found.mend


def test_pens_and_fonts_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    found = findings(monkeypatch, ANSWER)
    assert all(finding.state is State.FINE for finding in found.values())
    assert "Wacom One" in found["Tablet"].says
    assert "DejaVu Sans" in found["Fonts"].says


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    worse = {"fonts": 0, "font": "", "pens": [], "touch": ["Screen"], "svg": False}
    found = findings(monkeypatch, ANSWER | worse)
    assert found["Fonts"].state is State.BAD
    assert found["Icons"].state is State.BAD
    assert found["Tablet"].state is State.NOTE
    assert "Screen" in found["Tablet"].says
    no_letter = findings(monkeypatch, ANSWER | {"missing": ["œ"]})["Fonts"]
    assert no_letter.state is State.NOTE
    assert "œ" in no_letter.says


def test_a_real_qt_answers() -> None:
    answer = doctor.ask_qt({**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert isinstance(answer, dict)
    assert answer["platform"] == "offscreen"
    assert answer["fonts"] > 0


def test_a_qt_that_ends_is_told() -> None:
    answer = doctor.ask_qt({**os.environ, "QT_QPA_PLATFORM": "nosuch"})
    assert isinstance(answer, str)
    assert answer


def test_it_takes_no_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--doctor", "page.png"]) == 2
    assert "--doctor stands alone" in capsys.readouterr().err


def test_whoever_reads_its_first_line_only_gets_no_traceback() -> None:
    command = [sys.executable, "-m", "app", "--doctor"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
