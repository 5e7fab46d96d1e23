"""What Qt finds on this computer, told by a process of its own: Qt ends those it cannot serve."""

from __future__ import annotations

import json
import sys
from typing import Any

LETTERS = "aéœÇ€’"
"""Characters that a font must have for the languages Plume reads."""


def probe() -> int:
    """Prints what Qt finds, as JSON on one line of standard output."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["plume"])
    assert isinstance(app, QApplication)
    print(json.dumps(found(app)))
    sys.stdout.flush()
    return 0


def found(app: Any) -> dict[str, Any]:
    """Platform, screens, fonts and pens of a running application."""
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics, QImageReader, QInputDevice

    kinds = QInputDevice.DeviceType
    pens = [d for d in QInputDevice.devices() if d.type() in (kinds.Stylus, kinds.Airbrush)]
    touch = [d for d in QInputDevice.devices() if d.type() == kinds.TouchScreen]
    metrics = QFontMetrics(app.font())
    return {
        "qt": qVersion(),
        "platform": app.platformName(),
        "screens": [
            f"{s.size().width()} x {s.size().height()} ({s.devicePixelRatio():.0%})"
            for s in app.screens()
        ],
        "fonts": len(QFontDatabase.families()),
        "font": QFontInfo(app.font()).family(),
        "missing": [letter for letter in LETTERS if not metrics.inFontUcs4(ord(letter))],
        "svg": b"svg" in [bytes(f.data()) for f in QImageReader.supportedImageFormats()],
        "pens": sorted({device.name() for device in pens}),
        "touch": sorted({device.name() for device in touch}),
    }
