"""``plume --pad`` stands alone."""

from __future__ import annotations

import pytest

from app.cli.arguments import parse
from app.main import main


def test_the_keyboard_takes_no_files(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse(["--pad", "page.png"])
    assert stop.value.code == 2
    assert "--pad stands alone" in capsys.readouterr().err


def test_without_a_display_the_keyboard_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["--pad"]) == 1
    assert "no display" in capsys.readouterr().err
