"""Trains networks with one budget and lets them, Plume and other engines read the same samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from keras.utils import clear_session

from training.budget import Budget
from training.config import Config, ConfigError, check_settings, keep_settings, load
from training.peers import PEERS
from training.rivals import page, readers
from training.train import Run, train
from training.watch import Best, Curves


@dataclass(frozen=True)
class Arena:
    """What is the same for all.

    Attributes:
        table: The manifest.
        folder: Where each network has its folder.
        budget: Settings instead of the configurations'.
        split: Which samples are read: ``validation`` or ``test``.
        sources: Read only these; without, those that the networks are trained on.
        limit: Read at most so many samples of each source.
        workers: Processes that prepare batches.
        patience: See ``training.watch.Best``.
        board: Whether to log for TensorBoard.
    """

    table: pd.DataFrame
    folder: Path
    budget: Budget = field(default_factory=Budget)
    split: str = "validation"
    sources: Sequence[str] | None = None
    limit: int | None = None
    workers: int = 1
    patience: int = 0
    board: bool = False

    def rows(self, wanted: Sequence[str]) -> pd.DataFrame:
        """The samples to read of some sources, the same on every run.

        Raises:
            ConfigError: there are none.
        """
        wanted = [s for s in wanted if not self.sources or s in self.sources]
        rows = self.table[(self.table["split"] == self.split) & self.table["source"].isin(wanted)]
        if rows.empty:
            raise ConfigError(
                f"The manifest has no {self.split} rows of {', '.join(wanted) or 'these sources'};"
                f" it has them of {', '.join(self._known())}."
            )
        groups = [group for _, group in rows.groupby("source")]
        if self.limit:
            groups = [g.sample(min(self.limit, len(g)), random_state=0) for g in groups]
        return pd.concat(groups)

    def _known(self) -> list[str]:
        return sorted(self.table.loc[self.table["split"] == self.split, "source"].unique())


def compare(
    arena: Arena,
    configs: Sequence[str],
    peers: Sequence[str],
    weights: Path | None,
    target: Path,
    pictures: bool = False,
) -> pd.DataFrame:
    """Trains what is not trained yet and writes the report, anew after every rival.

    Args:
        arena: What is the same for all.
        configs: Networks by name or .toml file, trained one after the other.
        peers: Other engines by name; one that is not installed is named and left out.
        weights: Model file of Plume's own network; None takes the bundled one.
        target: The ``.html`` file; the summary goes beside it as ``.csv``.
        pictures: Whether the report shows pictures of the samples read.

    Returns:
        The summary.

    Raises:
        ConfigError: a name is not known, a source is missing, or a folder holds a training with
            other settings. Nothing is trained then.
    """
    unknown = [name for name in peers if name not in PEERS]
    if unknown:
        raise ConfigError(f"The engine {unknown[0]!r} is not known; known: {', '.join(PEERS)}.")
    table = arena.budget.rows(arena.table)
    chosen = [arena.budget.config(load(name), table) for name in configs]
    for config in chosen:
        _check(config, table, arena)
    read = sorted({source for config in chosen for source in config.sources} & set(arena._known()))
    rows = arena.rows(read)
    rivals = [readers.plume(weights, rows)]
    for name in peers:
        try:
            rivals.append(readers.peer(name, PEERS[name](), rows))
        except ConfigError as error:
            print(f"left out: {error}")
    summary = page.write(target, rivals, pictures)
    for config in chosen:
        run = trained(arena, config, table)
        rivals.append(readers.trained(run, arena.rows(list(config.sources))))
        summary = page.write(target, rivals, pictures)
        print(f"{config.name}: in {target}", flush=True)
    return summary


def trained(arena: Arena, config: Config, table: pd.DataFrame) -> Run:
    """Trains a network, goes on training it, or finds it trained."""
    clear_session()
    folder = arena.folder / config.name
    run = Run(config, folder)
    if run.ended:
        return run
    keep_settings(folder, _settings(config, arena))
    watchers = [Best(arena.patience), Curves(table, config, arena.board)]
    return train(table, config, folder, arena.workers, watchers)


def _check(config: Config, table: pd.DataFrame, arena: Arena) -> None:
    there = set(table.loc[table["split"] == "train", "source"])
    missing = [source for source in config.sources if source not in there]
    if missing:
        raise ConfigError(
            f"The manifest has no training rows of {', '.join(missing)}, which {config.name} needs."
        )
    arena.rows(list(config.sources))
    check_settings(arena.folder / config.name, _settings(config, arena))


def _settings(config: Config, arena: Arena) -> dict[str, Any]:
    return {**asdict(config), "share": arena.budget.share}
