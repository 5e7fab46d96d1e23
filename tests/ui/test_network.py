"""The program opens no network connection: it works where there is none, and asks for none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import resources
from tests.network import cut_off

ROOT = Path(__file__).resolve().parents[2]

DAY = """
import socket, sys
from pathlib import Path

def guard(event, arguments):
    family = getattr(arguments[0], "family", None) if arguments else None
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise AssertionError(f"the program asks for a host: {event} {arguments}")
    if event in ("socket.connect", "socket.bind") and family != getattr(socket, "AF_UNIX", None):
        raise AssertionError(f"the program opens a connection: {event} {arguments}")

sys.addaudithook(guard)
folder, page = Path(sys.argv[1]), Path(sys.argv[2])
if "fail" in sys.argv:
    socket.create_connection(("127.0.0.1", 9))

from pytestqt.qtbot import QtBot
from app.services.log import Log, log_file
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.main_window import MainWindow
from app.ui.start import make_application, recovery_folder, settings_file
from tests.fakes import fake_recognizer
from PySide6.QtTest import QTest

app = make_application()
log = Log(log_file())
recognition = RecognitionService(fake_recognizer)
window = MainWindow(recognition, SettingsStore(settings_file()), recovery_folder())
window.show()
recognition.load()
window.open_paths([page])
session = window.read.session
while session.current is None or session.current.lines is None:
    QTest.qWait(20)

from app.core.export import FORMATS, export, export_pages
from app.core.project.store import read_project, write_project
for form in FORMATS.values():
    export(folder / f"out{form.suffix}", export_pages(session.document.pages), form)
write_project(folder / "out.plume", session.document.pages)
assert read_project(folder / "out.plume").pages
for action in (window.about_action, window.personal_data_action, window.keys_action):
    action.trigger()
    QTest.qWait(50)
    app.activeModalWidget() and app.activeModalWidget().close()
from model.recognizer import Recognizer
assert Recognizer.load().read(session.current.load()).text  # the network's library as well
session.load([], 0, None)
window.close()
recognition.shutdown()
log.close()
kept = [str(path.relative_to(Path.home())) for path in Path.home().rglob("*") if path.is_file()]
assert not [name for name in kept if "onnxruntime" in name.lower()], kept  # what it would tell

def used(name):
    path = Path("/proc/self/net", name)
    return path.read_text().splitlines()[1:] if path.exists() else []

if "alone" in sys.argv:  # in a network of its own every connection there is would be Plume's
    assert not [*used("tcp"), *used("tcp6"), *used("udp"), *used("udp6"), *used("raw")]
print("a day of work")
"""


def day(folder: Path, *words: str, prefix: tuple[str, ...] = ()) -> subprocess.CompletedProcess:
    page = str(resources.path("samples/page.png"))
    command = [*prefix, sys.executable, "-c", DAY, str(folder), page, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)


def test_a_day_of_work_asks_for_no_network(tmp_path: Path) -> None:
    done = day(tmp_path)
    assert done.stdout == "a day of work\n", done.stderr


@pytest.mark.skipif(not cut_off(), reason="no network namespaces here")
def test_a_day_of_work_without_a_network(tmp_path: Path) -> None:
    done = day(tmp_path, "alone", prefix=cut_off())
    assert done.stdout == "a day of work\n", done.stderr


def test_a_connection_would_be_noticed(tmp_path: Path) -> None:
    done = day(tmp_path, "fail")
    assert done.returncode != 0
    assert "opens a connection" in done.stderr or "asks for a host" in done.stderr
