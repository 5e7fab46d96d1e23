"""Which pages an archive has and which part of the result each belongs to; written once, kept.

The plan lies beside the parts, in pieces ``_plan-0001.parquet``: what a person adds to the archive
later is a piece of its own, so that a part always stands for the same files.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from app.archive.places import joined, names_in, opened, put
from app.core.errors import PlumeError

FORMAT = "plume-archive-1"
PART = 64
"""Files of one part: minutes of work, that is all a lost worker costs."""

_PLAN = "_plan-"


@dataclass(frozen=True)
class Part:
    """Files whose results stand in one file.

    Attributes:
        place: That file.
        files: Their places.
    """

    place: str
    files: tuple[str, ...]


class Plan:
    """All parts of one result.

    Args:
        output: The folder of the result; it need not exist.
        job: Stands for templates, lists and model.
        files: Everything that is to be read, in its order.
        size: Files of a new part.

    Attributes:
        files: How many files there are.
        finished: Names of the files that are in the folder already.

    Raises:
        PlumeError: the folder holds results of another job, or cannot be read or written.
    """

    def __init__(self, output: str, job: str, files: Sequence[str], size: int = PART) -> None:
        self._output, self._job = output, job
        names = names_in(output)
        self.finished = {name for name in names if name.startswith("part-")}
        self._pieces = [self._load(name) for name in sorted(names) if name.startswith(_PLAN)]
        self._add(files, size)
        self.files = sum(len(piece.column("file")) for piece in self._pieces)

    def __iter__(self) -> Iterator[Part]:
        """Every part, finished or not."""
        for number, piece in enumerate(self._pieces, 1):
            column = piece.column("file")
            size = int((piece.schema.metadata or {})[b"size"])
            for start in range(0, len(column), size):
                name = f"part-{number:04}-{start // size:06}.parquet"
                files = column.slice(start, size).to_pylist()
                yield Part(joined(self._output, name), tuple(map(os.fsdecode, files)))

    def _load(self, name: str) -> pa.Table:
        place = joined(self._output, name)
        try:
            with opened(place) as file:
                piece = pq.read_table(file)
            known = piece.schema.metadata or {}
            if known[b"format"] != FORMAT.encode():
                raise KeyError
        except (pa.ArrowInvalid, KeyError, OSError):
            raise PlumeError(f"{place} is damaged; choose another output.") from None
        if known[b"job"] != self._job.encode():
            raise PlumeError(
                f"{self._output} holds results of other templates, lists or another model;"
                " choose another output."
            )
        return piece

    def _add(self, files: Sequence[str], size: int) -> None:
        """Takes in what no piece knows yet."""
        # names of files are bytes; not all of them are texts
        column = pa.array([os.fsencode(file) for file in dict.fromkeys(files)], pa.large_binary())
        for piece in self._pieces:
            old = pc.is_in(column, piece.column("file"))  # pyright: ignore[reportAttributeAccessIssue]
            column = column.filter(pc.invert(old))  # pyright: ignore[reportAttributeAccessIssue]
        if not len(column):
            return
        metadata = {"format": FORMAT, "job": self._job, "size": str(size)}
        piece = pa.table({"file": column}).replace_schema_metadata(metadata)
        buffer = io.BytesIO()
        pq.write_table(piece, buffer, compression="zstd")
        name = f"{_PLAN}{len(self._pieces) + 1:04}.parquet"
        put(joined(self._output, name), buffer.getvalue())
        self._pieces.append(piece)
