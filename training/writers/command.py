"""``plume-train writers``: its options, and what they start."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd

from training.budget import Budget
from training.config import POLICIES, Config, ConfigError, load
from training.sources import iam

Manifest = Callable[[argparse.Namespace], pd.DataFrame]


def add_arguments(parser: argparse.ArgumentParser, manifest: Manifest) -> None:
    """Adds the two kinds.

    Args:
        parser: Of the command.
        manifest: Reads the manifest that ``--runs`` and ``--parts`` name.
    """
    kinds = parser.add_subparsers(required=True, metavar="KIND")
    known = kinds.add_parser("known", help="tell writers apart whose lines were trained on")
    known.add_argument("--config", default="writer-cnn", help="configuration, or a .toml file")
    known.add_argument("--writers", type=int, default=50, help="those with the most lines")
    known.add_argument(
        "--augment",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="cut patches from anywhere on the training lines, and vary them",
    )
    known.add_argument(
        "--patches", type=float, default=0.5, help="else: share of each training line's"
    )
    known.add_argument(
        "--patience",
        type=int,
        default=0,
        metavar="N",
        help="stop after N epochs without better validation",
    )
    known.add_argument(
        "--iam",
        type=Path,
        metavar="FOLDER",
        help="pictures of IAM with forms_for_parsing.txt, instead of the manifest",
    )
    known.set_defaults(step=lambda args: _known(args, manifest))

    unseen = kinds.add_parser("unseen", help="make vectors that tell any writers apart")
    unseen.add_argument("--config", default="hand", help="configuration, or a .toml file")
    unseen.add_argument(
        "--output", type=Path, help="the .onnx file to write, by default RUNS/writers/hands.onnx"
    )
    unseen.add_argument("--version", default="0", help="version of the weights")
    unseen.set_defaults(step=lambda args: _unseen(args, manifest))

    for kind in (known, unseen):
        kind.add_argument("--source", default="copiste", help="source of lines with their writers")
        kind.add_argument(
            "--report", type=Path, metavar="FILE.html", help="by default in RUNS/writers"
        )
        kind.add_argument("--parts", type=Path, help="folder of packed parts, instead of prepare")
        group = kind.add_argument_group("instead of the configuration's")
        group.add_argument("--policy", choices=POLICIES, help="numbers that products are of")
        group.add_argument("--steps", type=int, help="optimiser steps")
        group.add_argument("--every", type=int, metavar="STEPS", help="steps in an epoch")
        group.add_argument("--batch", type=int, help="patches in a batch")
        group.add_argument("--learning-rate", type=float, help="highest learning rate")
        group.add_argument("--seed", type=int, help="of split, patches and first weights")


def _known(args: argparse.Namespace, manifest: Manifest) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from training.writers.known import identify

    if not 0 < args.patches <= 1:
        raise ConfigError(f"--patches must be more than 0 and at most 1, not {args.patches}.")
    table = iam.hands(args.iam, args.writers) if args.iam else _rows(manifest(args), args.source)
    config = replace(_config(args, table), augment=args.augment)
    folder = args.runs / "writers"
    target = args.report or folder / "known.html"
    identify(table, config, folder / config.name, target, args.writers, args.patches,
             args.patience)  # fmt: skip
    print(f"wrote {target}")


def _unseen(args: argparse.Namespace, manifest: Manifest) -> None:
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    from training.writers.unseen import verify

    table = _rows(manifest(args), args.source)
    config = _config(args, table)
    folder = args.runs / "writers"
    output = args.output or folder / "hands.onnx"
    report = args.report or folder / "unseen.html"
    verify(table, config, folder / config.name, output, report, args.version)
    print(f"wrote {output}, {output.with_suffix('.json').name} and {report}")


def _config(args: argparse.Namespace, table: pd.DataFrame) -> Config:
    budget = Budget(
        steps=args.steps, every=args.every, batch=args.batch, learning_rate=args.learning_rate,
        seed=args.seed, policy=args.policy,
    )  # fmt: skip
    return budget.config(load(args.config), table)


def _rows(table: pd.DataFrame, source: str) -> pd.DataFrame:
    rows = table[(table["source"] == source) & (table["make"] == "picture")]
    if rows.empty:
        raise ConfigError(f"The manifest has no pictures of the source {source!r}.")
    return rows
