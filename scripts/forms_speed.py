"""How fast a batch reads the fields of forms, without decoding its pages."""

from __future__ import annotations

import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing.synchronize import Barrier
from pathlib import Path

import cv2

from app.core.batch.run import TOGETHER, cores
from app.core.batch.worker import PageTask, read_tasks
from app.core.forms.reader import FormReader
from app.core.forms.template import Template
from app.core.image_io import PictureSource
from model.recognizer import Recognizer
from scripts.profile_recognition import Clock

CORES = cores()


def speed(scans: list[Path], templates: list[Template]) -> float:
    """Fields a second once pages are decoded, on all cores at once as the batch uses them."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as app.main does
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(CORES)
    with ProcessPoolExecutor(CORES, context, _share_start, (together,)) as pool:
        shares = [scans[first::CORES] for first in range(CORES)]
        return sum(pool.map(_share_speed, shares, repeat(templates)))


def _share_start(together: Barrier) -> None:
    global _together
    _together = together


def _share_speed(scans: list[Path], templates: list[Template]) -> float:
    cv2.setNumThreads(1)
    reader = FormReader(templates, Recognizer.load(threads=1))
    tasks = [PageTask(file, 1) for file in scans]
    hands = [tasks[first : first + TOGETHER] for first in range(0, len(tasks), TOGETHER)]
    read_tasks(reader, hands[0])
    clock = Clock()
    clock.watch(PictureSource, "load", "decoding")
    _together.wait()
    started = time.perf_counter()
    fields = sum(len(result.fields) for hand in hands for result in read_tasks(reader, hand))
    return fields / (time.perf_counter() - started - clock.seconds["decoding"])
