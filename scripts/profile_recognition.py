"""Where the time goes when words or forms are read, and how near that is to what the cores can do.

    .venv/bin/python -m scripts.profile_recognition [--words 1000] [--data FOLDER] [--field KIND]
    .venv/bin/python -m scripts.profile_recognition --forms FOLDER
    .venv/bin/python -m scripts.profile_recognition --peers [--words 200] [--data FOLDER]

Reads picture files of words, 64 together: the bundled samples, each time scaled and turned a little
differently, or with ``--data`` names of the data sets. ``--forms`` reads filled forms instead, as
``scripts.measure_forms --keep FOLDER`` leaves them, some pages together like a process of ``plume
batch``.
``--peers`` lets RapidOCR's recogniser and Tesseract read the same words, in turn.
Prints how many milliseconds of a core each part takes, and which share of the rate at which numpy
multiplies matrices on this machine the network reaches. Times are those of the process, on
one thread, so that other work on the machine counts little; it still does through shared caches.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded

import cv2
import numpy as np
import onnxruntime

import app.core.batch.worker
import app.core.forms.reader
import model.recognizer
import model.search
import resources
from app.core.batch.run import TOGETHER
from app.core.batch.worker import PageTask, read_tasks
from app.core.forms.field_cutter import FieldCutter
from app.core.forms.reader import FormReader
from app.core.forms.registration import FormFinder
from app.core.forms.template import load_template
from app.core.image_io import Image, PictureSource, open_source
from model.ink import rasterise
from model.inkml import read_inkml
from model.network import BUCKET, Logits, OnnxNetwork
from model.preprocessing import to_grey
from model.recognizer import Recognizer, bundled_model
from model.search import FieldSearch
from model.spelling import Speller

WORDS_TOGETHER = 64
SIDE, TIMES = 1024, 12
"""Of the matrices that are multiplied, and how often."""


class Clock:
    """Seconds of the process by part; what a part does inside another counts for both."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def timed(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, whose time is counted."""

        def measured(*args: Any, **kwargs: Any) -> Any:
            started = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[part] += time.process_time() - started

        return measured

    def watch(self, owner: Any, name: str, part: str) -> None:
        """Counts the time of a function of a module or a class from now on."""
        self.seconds[part] += 0.0  # the table lists parts in this order
        setattr(owner, name, self.timed(part, getattr(owner, name)))


def watched() -> tuple[Clock, Counter[int]]:
    """A clock on every part of reading, and how many pictures of each width the network gets."""
    clock, widths = Clock(), Counter[int]()
    run = OnnxNetwork.run

    def counted(self: OnnxNetwork, pictures: Sequence[Image]) -> list[Logits]:
        widths.update(-(-picture.shape[1] // BUCKET) * BUCKET for picture in pictures)
        return run(self, pictures)

    OnnxNetwork.run = counted
    for owner, name, part in (
        (PictureSource, "load", "decoding of files"),
        (FormFinder, "find", "registration"),
        (FieldCutter, "cut", "cutting and check boxes"),
        (app.core.forms.reader, "line_pictures", "lines of fields"),
        (app.core.batch.worker, "quality", "what is wrong with refused pages"),
        (model.recognizer, "prepare", "preprocessing"),
        (OnnxNetwork, "run", "network"),
        (FieldSearch, "find_all", "search"),
        (model.search, "beam_search", "- beam search"),
        (model.search, "align_all", "- places of letters"),
        (Speller, "__call__", "- case and accents"),
    ):
        clock.watch(owner, name, part)
    return clock, widths


def operations(path: Path, height: int, width: int) -> float:
    """Floating-point operations of a network for a picture, by the shapes that it runs with.

    Convolutions, products of matrices and LSTM layers count, an addition and a multiplication for
    each weight at each place; the rest is a few per cent.
    """
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.enable_profiling = True
    # packed weights would have no shape
    options.add_session_config_entry("session.disable_prepacking", "1")
    with tempfile.TemporaryDirectory() as folder:
        options.profile_file_prefix = str(Path(folder) / "run")
        session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        picture = np.zeros((1, height, width, 1), np.float32)
        session.run(None, {session.get_inputs()[0].name: picture})
        events = json.loads(Path(session.end_profiling()).read_text(encoding="utf-8"))
    nodes = [event["args"] for event in events if event["name"].endswith("_kernel_time")]
    return float(sum(_multiplications(node) for node in nodes) * 2)


def _multiplications(node: dict[str, Any]) -> int:
    """Of a node that ran."""
    inputs, outputs = (
        [shape for place in node[name] for shape in place.values()]
        for name in ("input_type_shape", "output_type_shape")
    )
    match node["op_name"]:
        case "Conv" | "FusedConv":
            return math.prod(outputs[0]) * math.prod(inputs[1][1:])
        case "MatMul" | "FusedMatMul" | "Gemm":
            return math.prod(outputs[0]) * inputs[1][0]
        case "LSTM" | "DynamicQuantizeLSTM":
            return math.prod(inputs[0][:2]) * (math.prod(inputs[1]) + math.prod(inputs[2]))
        case _:
            return 0


def matrix_rate() -> float:
    """Floating-point operations a second of a core in which numpy multiplies matrices."""
    matrix = np.random.default_rng(0).random((SIDE, SIDE), dtype=np.float32)
    seconds = []
    for _ in range(TIMES):
        started = time.process_time()
        _ = matrix @ matrix
        seconds.append(time.process_time() - started)
    return 2 * SIDE**3 / min(seconds)


def own_words() -> Iterator[Image]:
    """The bundled words and ink, each time scaled and turned a little differently."""
    samples = resources.path("samples")
    pictures = [open_source(path).load() for path in sorted(samples.glob("word_*.png"))]
    pictures += [rasterise(read_inkml(path)) for path in sorted(samples.glob("*.inkml"))]
    rng = np.random.default_rng(0)
    for picture in cycle(pictures):
        scale = float(rng.uniform(0.6, 1.3))
        size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
        matrix = cv2.getRotationMatrix2D((0, 0), float(rng.uniform(-2, 2)), scale)
        turned = cv2.warpAffine(picture, matrix, size, borderMode=cv2.BORDER_REPLICATE)
        yield np.asarray(turned, np.uint8)


def names_of(data: Path) -> Iterator[Image]:
    """Names as they were cut out of forms."""
    for path in sorted((data / "names" / "validation_v2").rglob("*.jpg")):
        yield open_source(path).load()


def read_words(pictures: Iterator[Image], field: str, count: int) -> None:
    """Reads picture files of words and prints the table."""
    recognizer = Recognizer.load(threads=1)
    with tempfile.TemporaryDirectory() as name:
        files = []
        for number, picture in enumerate(islice(pictures, count)):
            files.append(Path(name) / f"{number:05}.png")
            cv2.imwrite(str(files[-1]), picture)
        recognizer.read_many([open_source(file).load() for file in files[:WORDS_TOGETHER]], field)
        clock, widths = watched()
        started = time.process_time()
        for first in range(0, len(files), WORDS_TOGETHER):
            words = [open_source(file).load() for file in files[first : first + WORDS_TOGETHER]]
            recognizer.read_many(words, field)
        report(clock, widths, time.process_time() - started, len(files), "word")


def read_forms(folder: Path) -> None:
    """Reads filled forms and prints the table."""
    templates = [load_template(path) for path in sorted(folder.glob("*.json"))]
    files = sorted((folder / "scans").iterdir())
    reader = FormReader(templates, Recognizer.load(threads=1))
    tasks = [PageTask(file, 1) for file in files]
    hands = [tasks[first : first + TOGETHER] for first in range(0, len(tasks), TOGETHER)]
    read_tasks(reader, hands[0])
    clock, widths = watched()
    started = time.process_time()
    results = [result for hand in hands for result in read_tasks(reader, hand)]
    spent = time.process_time() - started
    fields = sum(len(result.fields) for result in results)
    print(f"{len(files)} pages, {widths.total()} pieces of writing in {fields} fields")
    report(clock, widths, spent, fields, "field")


def beside_peers(pictures: Iterator[Image], field: str, count: int) -> None:
    """Reads the same words with Plume and other engines and prints a row for each.

    Plume reads 64 together, RapidOCR one after the other; Tesseract is started for each.
    """
    from training.peers import PEERS

    grey = [to_grey(picture) for picture in islice(pictures, count)]
    recognizer = Recognizer.load(threads=1)
    engines = {name: make() for name, make in PEERS.items()}
    rates: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for first in range(0, len(grey), WORDS_TOGETHER):
        words = grey[first : first + WORDS_TOGETHER]
        readers: dict[str, Callable[[], object]] = {
            "plume": lambda words=words: recognizer.read_many(words, field),
            **{n: lambda words=words, e=e: [e(w) for w in words] for n, e in engines.items()},
        }
        for name, read in readers.items():
            worked, started = sum(os.times()[:4]), time.perf_counter()
            read()
            rates[name].append((sum(os.times()[:4]) - worked, time.perf_counter() - started))
    print(f"{f'{len(grey)} words':<14}{'ms of a core':>14}{'ms':>10}{'times as long':>15}")
    own = sum(worked for worked, _ in rates["plume"])
    for name, times in rates.items():
        worked, passed = (sum(column) / len(grey) * 1000 for column in zip(*times, strict=True))
        print(f"{name:<14}{worked:14.1f}{passed:10.1f}{worked * len(grey) / 1000 / own:15.1f}")


def report(clock: Clock, widths: Counter[int], spent: float, count: int, unit: str) -> None:
    """Prints the parts, their shares, and what the network could do at best."""
    best = matrix_rate()
    parts = [part for part in clock.seconds if not part.startswith("-")]
    clock.seconds["all else"] = spent - sum(clock.seconds[part] for part in parts)
    print(f"\n{f'part, {count} {unit}s':<28}{f'ms a {unit}':>12}{'share':>9}")
    for part, seconds in clock.seconds.items():
        if seconds > 0:
            print(f"{part:<28}{seconds / count * 1000:12.3f}{seconds / spent:9.1%}")
    print(f"{'all':<28}{spent / count * 1000:12.3f}")
    path = bundled_model()
    height = Recognizer.load().spec.height
    needed = sum(operations(path, height, width) * n for width, n in widths.items())
    best, reached = max(best, matrix_rate()), needed / clock.seconds["network"]
    print(
        f"\nnetwork: {needed / widths.total() / 1e6:.0f} million operations a picture,"
        f" {reached / 1e9:.0f} thousand million a second of a core; numpy multiplies matrices at"
        f" {best / 1e9:.0f}: {reached / best:.0%}\nat that rate the network alone would take"
        f" {needed / best / count * 1000:.2f} ms a {unit}; {count / spent:.0f} {unit}s a second"
        " and core are read"
    )


def main() -> None:
    """Prints one table."""
    parser = argparse.ArgumentParser(description="Tells where the time of reading goes.")
    parser.add_argument("--words", type=int, default=1000, help="how many words")
    parser.add_argument("--data", type=Path, help="folder of the data sets, to read names from")
    parser.add_argument("--field", default="text", help="what the words are")
    parser.add_argument("--peers", action="store_true", help="read with other engines too")
    parser.add_argument("--forms", type=Path, help="folder of filled forms to read instead")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    if options.forms:
        read_forms(options.forms)
    else:
        pictures = names_of(options.data) if options.data else own_words()
        read = beside_peers if options.peers else read_words
        read(pictures, options.field, options.words)


if __name__ == "__main__":
    main()
