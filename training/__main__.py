"""``plume-train``: the steps from data sets to a model, and comparisons with other readers."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pandas as pd

from model.errors import PlumeError
from model.language import LetterModel
from training import budget
from training.budget import at_least
from training.config import load
from training.writers import command

RUNS = Path("runs")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one step of the factory; returns the exit status."""
    args = _parser().parse_args(argv)
    try:
        args.step(args)
    except (PlumeError, OSError) as error:
        print(f"plume-train: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("plume-train: stopped; the last checkpoint is kept.", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="plume-train", description=__doc__)
    parser.add_argument("--runs", type=Path, default=RUNS, help="folder of manifest and runs")
    steps = parser.add_subparsers(required=True, metavar="STEP")

    prepare = steps.add_parser("prepare", help="list every sample of the data sets in a manifest")
    prepare.add_argument("data", type=Path, help="folder that holds the data sets")
    prepare.set_defaults(step=_prepare)

    pack = steps.add_parser("pack", help="put all samples into parts to carry to another machine")
    pack.add_argument("folder", type=Path, help="where the parts go")
    pack.set_defaults(step=_pack)

    doubts = steps.add_parser("doubts", help="list training labels a model contradicts")
    doubts.set_defaults(step=_doubts)

    train = steps.add_parser("train", help="train a network, or go on training it")
    train.add_argument("--start", default="", metavar="MODEL", help="an .onnx file to begin with")
    watched = train.add_argument_group("besides the log")
    watched.add_argument("--best", action="store_true", help="keep the weights of the lowest CER")
    watched.add_argument("--curves", action="store_true", help="log curves in curves.csv")
    train.set_defaults(step=_train)

    language = steps.add_parser("language", help="count the letters of texts in a letter model")
    texts = language.add_mutually_exclusive_group(required=True)
    texts.add_argument("--counts", type=Path, help="CSV with the columns IDENTITY and COUNT")
    texts.add_argument("--sources", nargs="+", help="training labels of these sources")
    language.add_argument(
        "--words",
        type=Path,
        nargs="+",
        default=[],
        help="lists of words to add, one a line; others are unknown",
    )
    language.add_argument(
        "--signs",
        type=at_least(0),
        default=0,
        help="how often each sign is to be seen alone besides",
    )
    language.add_argument("--output", type=Path, required=True, help="the .npz file to write")
    language.add_argument("--order", type=at_least(1), default=7, help="letters looked at")
    language.add_argument("--least", type=at_least(1), default=1, help="leave out rarer contexts")
    language.set_defaults(step=_language)

    evaluate = steps.add_parser("evaluate", help="read the validation samples with a model file")
    evaluate.add_argument("--report", type=Path, help="folder for tables and worst examples")
    evaluate.set_defaults(step=_evaluate)

    compare = steps.add_parser(
        "compare",
        help="read the same samples with Plume and its rivals, side by side",
        description="Two kinds of rivals read the same samples as Plume's own model: networks, "
        "which are trained first, all with the same budget and seed (--configs), and other "
        "engines as they are installed (--peers). With --configs the figures are written to a "
        "report with drawings; a training that was cut off goes on where it stopped. Without "
        "--configs a table is printed.",
        epilog="Example: plume-train compare --configs crnn,cnn,rnn --epochs 5 --seed 1",
    )
    compare.add_argument(
        "--configs",
        type=_names,
        default=[],
        metavar="NAME,...",
        help="networks to train and compare: names of configurations or .toml files",
    )
    compare.add_argument(
        "--peers",
        type=_names,
        metavar="NAME,...",
        help="tesseract, rapidocr; both unless --configs is given",
    )
    compare.add_argument("--output", type=Path, help="Markdown file for the table of the peers")
    compare.add_argument(
        "--report",
        type=Path,
        metavar="FILE.html",
        help="report of --configs, by default RUNS/rivals/report.html; a CSV of "
        "the same name goes beside it",
    )
    compare.add_argument(
        "--pictures",
        action="store_true",
        help="show pictures of the samples in the report; mind their licence",
    )
    compare.add_argument(
        "--split",
        choices=("validation", "test"),
        default="validation",
        help="samples that the networks read",
    )
    compare.set_defaults(step=_compare)

    writers = steps.add_parser("writers", help="tell writers apart by their hands")
    command.add_arguments(writers, _table)

    calibrate = steps.add_parser("calibrate", help="make a model's confidences probabilities")
    calibrate.set_defaults(step=_calibrate)

    tune = steps.add_parser("tune", help="try how much letter models should count")
    tune.add_argument(
        "--strength", type=_pair, nargs="+", default=[(0.4, 0.8), (0.5, 1.0), (0.6, 1.2)],
        metavar="WEIGHT,BONUS", help="pairs to try",
    )  # fmt: skip
    tune.set_defaults(step=_tune)

    export = steps.add_parser("export", help="write a model file from a checkpoint")
    export.add_argument("--output", type=Path, required=True, help="the .onnx file to write")
    export.add_argument("--version", default="0", help="version of the weights")
    export.add_argument(
        "--precision", choices=("float32", "float16"), default="float32",
        help="of the weights in the file",
    )  # fmt: skip
    export.add_argument("--best", action="store_true", help="the weights of the lowest CER")
    export.set_defaults(step=_export)

    average = steps.add_parser("average", help="write the mean of two exported models")
    average.add_argument("weights", type=Path, metavar="FILE.onnx", help="an exported model")
    average.add_argument("second", type=Path, metavar="OTHER.onnx", help="another of its training")
    average.add_argument("--share", type=float, default=0.5, help="of the second, 0 to 1")
    average.add_argument("--output", type=Path, required=True, help="the .onnx file to write")
    average.add_argument("--version", default="0", help="version of the weights")
    average.set_defaults(step=_average)

    quantise = steps.add_parser("quantise", help="write a model file with 8-bit products")
    quantise.add_argument("weights", type=Path, metavar="FILE.onnx", help="an exported model")
    quantise.add_argument("--output", type=Path, required=True, help="the .onnx file to write")
    quantise.set_defaults(step=_quantise)

    for step in (evaluate, compare, calibrate, tune, doubts):
        step.add_argument("--model", type=Path, help="an .onnx file; the bundled one by default")
    for step in (evaluate, compare, tune, doubts):
        step.add_argument("--source", action="append", help="only this source; may be repeated")
    for step in (evaluate, compare, tune):
        step.add_argument(
            "--writers", type=_names, metavar="NAME,...", dest="only_writers",
            help="only writers whose names begin so; of ink the names begin with the contributor",
        )  # fmt: skip
        step.add_argument(
            "--limit", type=at_least(1), help="at most so many samples of each source"
        )
    for step in (train, compare):
        budget.add_arguments(step)
        step.add_argument(
            "--workers", type=at_least(0), default=1, help="processes that prepare batches"
        )
        step.add_argument(
            "--patience",
            type=at_least(0),
            default=0,
            metavar="N",
            help="stop after N checkpoints without a lower CER",
        )
        step.add_argument("--tensorboard", action="store_true", help="log curves for TensorBoard")
        step.add_argument("--parts", type=Path, help="folder of packed parts, instead of prepare")
    for step in (train, export):
        step.add_argument("config", help="name of a configuration, or a .toml file")
    return parser


def _prepare(args: argparse.Namespace) -> None:
    from training.sources import manifest

    table, dropped = manifest(args.data)
    args.runs.mkdir(parents=True, exist_ok=True)
    table.to_csv(args.runs / "manifest.csv", index=False)
    print(table.groupby(["source", "split"]).size().to_string())
    for source, reasons in dropped.items():
        for reason, count in reasons.items():
            if count:
                print(f"dropped from {source}: {count} rows ({reason})")


def _pack(args: argparse.Namespace) -> None:
    from training.doubts import FILE, without
    from training.pack import pack

    for part in pack(without(_manifest(args), args.runs / FILE), args.folder):
        print(f"wrote {part} ({part.stat().st_size / 2**20:.1f} MiB)")


def _doubts(args: argparse.Namespace) -> None:
    from training.doubts import FILE, doubts

    found = doubts(_manifest(args), args.model, args.source)
    found.to_csv(args.runs / FILE, index=False)
    print(f"wrote {args.runs / FILE}: {len(found)} training labels in doubt")


def _train(args: argparse.Namespace) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from training.doubts import FILE, without
    from training.train import Watcher, train
    from training.watch import Best, Curves

    table = budget.given(args).rows(without(_table(args), args.runs / FILE))
    config = budget.given(args).config(load(args.config), table)
    config = replace(config, start=args.start or config.start)
    watchers: list[Watcher] = [Best(args.patience)] if args.best or args.patience else []
    if args.curves or args.tensorboard:
        watchers.append(Curves(table, config, args.tensorboard))
    train(table, config, args.runs / config.name, args.workers, watchers)


def _table(args: argparse.Namespace) -> pd.DataFrame:
    from training.pack import unpack

    if args.parts:
        return unpack(sorted(args.parts.glob("part-*.npz")), args.runs / "unpacked")
    return _manifest(args)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _language(args: argparse.Namespace) -> None:
    from training import texts

    if args.counts:
        counts = texts.counted(args.counts)
    else:
        counts = texts.training_labels(_manifest(args), args.sources)
    listed = [entry for path in args.words for entry in texts.listed(path)]
    added = chain(counts, listed, texts.signs(args.signs))
    known = (text for text, _ in listed)
    LetterModel.from_counts(added, args.order, args.least, known).save(args.output)
    print(f"wrote {args.output} ({args.output.stat().st_size / 1e6:.1f} MB)")


def _evaluate(args: argparse.Namespace) -> None:
    from training.evaluate import evaluate

    table = _manifest(args)
    evaluate(table, args.model, args.source, args.limit, report=args.report)


def _compare(args: argparse.Namespace) -> None:
    if args.configs:
        _compare_networks(args)
        return
    from training.evaluate import compare

    peers = ["tesseract", "rapidocr"] if args.peers is None else args.peers
    table = compare(_manifest(args), peers, args.model, args.source, args.limit)
    print(table)
    if args.output:
        args.output.write_text(table + "\n", encoding="utf-8")


def _compare_networks(args: argparse.Namespace) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from training.rivals.arena import Arena, compare

    folder = args.runs / "rivals"
    target = args.report or folder / "report.html"
    arena = Arena(
        _table(args), folder, budget.given(args), args.split, args.source, args.limit,
        args.workers, args.patience, args.tensorboard,
    )  # fmt: skip
    compare(arena, args.configs, args.peers or [], args.model, target, args.pictures)
    print(f"wrote {target} and {target.with_suffix('.csv').name}")


def _calibrate(args: argparse.Namespace) -> None:
    from training.calibrate import calibrate

    spec = calibrate(_manifest(args), args.model)
    for threshold, left, right in spec.review:
        print(f"below {threshold:.3f}: {left:6.1%} to look at, {right:6.1%} of the others right")


def _pair(text: str) -> tuple[float, float]:
    weight, bonus = text.split(",")
    return float(weight), float(bonus)


def _tune(args: argparse.Namespace) -> None:
    from training.tune import tune

    table = _manifest(args)
    found = tune(table, args.model, args.source, args.limit, strengths=args.strength)
    print(found.round(4).to_string(index=False))


def _export(args: argparse.Namespace) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from training.export import export

    config = load(args.config)
    folder = args.runs / config.name
    path = export(config, folder, args.output, args.version, args.precision, args.best)
    print(f"wrote {path} and {path.with_suffix('.json').name}")


def _average(args: argparse.Namespace) -> None:
    from training.average import average

    path = average(args.weights, args.second, args.share, args.output, args.version)
    print(f"wrote {path} and {path.with_suffix('.json').name}")


def _quantise(args: argparse.Namespace) -> None:
    from training.quantise import quantise

    quantise(args.weights, args.output, _manifest(args))
    print(f"wrote {args.output} and {args.output.with_suffix('.json').name}; now calibrate it")


def _manifest(args: argparse.Namespace) -> pd.DataFrame:
    from training.sources import read_manifest

    table = read_manifest(args.runs / "manifest.csv")
    if getattr(args, "only_writers", None):
        table = table[table["writer"].str.startswith(tuple(args.only_writers))]
    return table


if __name__ == "__main__":
    sys.exit(main())
