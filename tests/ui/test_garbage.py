"""Garbage with widgets in it is collected in the window's thread, never in a worker's."""

from __future__ import annotations

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from app.ui.garbage import GarbageCollector


class Knot:
    """Holds itself."""

    def __init__(self) -> None:
        self.own = self


def test_a_worker_collects_nothing_and_the_window_does(
    qtbot: QtBot, garbage: GarbageCollector
) -> None:
    collected_in: list[threading.Thread] = []
    knot = Knot()
    weakref.finalize(knot, lambda: collected_in.append(threading.current_thread()))
    del knot
    kept: list[list[int]] = []

    def work() -> None:
        kept.extend([] for _ in range(3 * gc.get_threshold()[0]))

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert collected_in == []

    qtbot.waitUntil(lambda: collected_in != [])
    assert collected_in == [threading.main_thread()]


def test_nothing_is_collected_before_it_is_due(garbage: GarbageCollector) -> None:
    gc.collect()
    knot = Knot()
    gone = weakref.ref(knot)
    del knot

    garbage.collect()

    assert gone() is not None
