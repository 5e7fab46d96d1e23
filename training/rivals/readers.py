"""Each kind of rival reads the same samples."""

from __future__ import annotations

import json
import math
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pandas as pd
from keras.utils import clear_session
from numpy.typing import NDArray

from model.decoding import greedy
from model.fields import Field
from model.ink import Ink, rasterise
from model.network import Network, OnnxNetwork
from model.preprocessing import GreyImage, Prepared
from model.recognizer import Recognizer, bundled_model
from model.spec import ModelSpec
from training import networks
from training.config import Config
from training.evaluate import FIELDS
from training.export import write_onnx
from training.peers import Engine
from training.rivals.rival import Rival, minutes
from training.samples import Encoder, Sample, samples
from training.train import Run

_TIMED = 100
"""Samples that are read one by one to take the time."""

_CHUNK = 64

Picture = NDArray[np.uint8]


class _Prepared(Recognizer):
    """A recogniser of pictures that are prepared as its configuration says."""

    def __init__(self, network: Network, config: Config, files: Path) -> None:
        super().__init__(network, config.spec, files=files)
        self._encoder = Encoder(config)

    def _prepare(
        self, source: Picture | Ink, draw: Callable[[Ink], GreyImage] = rasterise
    ) -> Prepared:
        image = draw(source) if isinstance(source, Ink) else source
        return Prepared(self._encoder.prepared(image), 0.0, 1.0)


def trained(run: Run, rows: pd.DataFrame) -> Rival:
    """A network that was trained here, with its best weights."""
    config = run.config
    clear_session()
    network = networks.build(config)
    network.load_weights(run.best)
    path = run.folder / "best.onnx"
    if not path.exists() or path.stat().st_mtime < run.best.stat().st_mtime:
        write_onnx(network, config, path)
    session = OnnxNetwork(path, config.stride)
    recognizer = _Prepared(session, config, bundled_model().parent)
    readings, milliseconds = _read(session, recognizer, Encoder(config).picture, rows)
    best = json.loads((run.folder / "best.json").read_text())
    return Rival(
        name=config.name,
        kind=f"trained here, weights of step {best['step']}",
        readings=readings,
        milliseconds=milliseconds,
        parameters=network.count_params(),
        trained=sum(math.prod(w.shape) for w in network.trainable_weights),
        steps=run.step,
        minutes=minutes(pd.read_csv(run.log)),
        curves=pd.read_csv(run.folder / "curves.csv"),
        config=config,
    )


def plume(weights: Path | None, rows: pd.DataFrame) -> Rival:
    """A finished model file; the bundled one without a path."""
    path = weights or bundled_model()
    spec = ModelSpec.load(path.with_suffix(".json"))
    session = OnnxNetwork(path, spec.stride)
    config = Config(
        spec.name, "", {}, characters=spec.characters, height=spec.height, width=spec.width,
        stride=spec.stride, high_contrast=spec.high_contrast, languages=spec.languages,
    )  # fmt: skip
    picture = Encoder(config).picture
    readings, milliseconds = _read(session, Recognizer.load(path), picture, rows)
    name = "plume" if weights is None else f"plume ({path.stem})"
    kind = f"model file, version {spec.version}"
    return Rival(name, kind, readings, milliseconds, parameters=_weights(path))


def peer(name: str, read: Engine, rows: pd.DataFrame) -> Rival:
    """Another engine, reading the pictures as they are."""
    texts, seconds = [], []
    for sample in samples(rows):
        picture = sample.picture()
        started = time.perf_counter()
        texts.append(read(picture))
        seconds.append(time.perf_counter() - started)
    readings = rows.assign(reading=texts, modelled=None)
    return Rival(name, "other engine", readings, statistics.median(seconds) * 1000)


def _read(
    session: Network, recognizer: Recognizer, picture: Callable[[Sample], Picture],
    rows: pd.DataFrame,
) -> tuple[pd.DataFrame, float]:  # fmt: skip
    charset = recognizer.spec.charset
    chosen = samples(rows)
    plain: list[str] = []
    for first in range(0, len(chosen), _CHUNK):
        logits = session.run([picture(sample) for sample in chosen[first : first + _CHUNK]])
        plain += [charset.decode(greedy(row).labels).strip() for row in logits]
    readings = rows.assign(reading=plain, modelled=_modelled(recognizer, chosen))
    seconds = []
    for sample in chosen[:_TIMED]:
        started = time.perf_counter()
        charset.decode(greedy(session.run([picture(sample)])[0]).labels)
        seconds.append(time.perf_counter() - started)
    return readings, statistics.median(seconds) * 1000


def _modelled(recognizer: Recognizer, chosen: list[Sample]) -> list[str | None]:
    found: list[str | None] = []
    for first in range(0, len(chosen), _CHUNK):
        part = chosen[first : first + _CHUNK]
        kinds = [FIELDS.get(sample.source, "text") for sample in part]
        known = [kind in recognizer.spec.languages for kind in kinds]
        wanted = [i for i, there in enumerate(known) if there]
        fields = [Field.parse(kinds[i]) for i in wanted]
        readings = recognizer.read_many([part[i].load() for i in wanted], fields)
        texts = dict(zip(wanted, (reading.text for reading in readings), strict=True))
        found += [texts.get(i) for i in range(len(part))]
    return found


def _weights(path: Path) -> int:
    """Weights stored in a network's file, of any precision, without the scales of 8-bit ones."""
    stored = onnx.load(path).graph.initializer
    kinds = (onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16, onnx.TensorProto.INT8)
    scales = ("_scale", "_zero_point")
    return sum(
        math.prod(t.dims) for t in stored if t.data_type in kinds and not t.name.endswith(scales)
    )
