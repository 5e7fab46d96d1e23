"""What a person can set and what the program remembers; plain values with defaults."""

from __future__ import annotations

from dataclasses import dataclass, replace

MAX_RECENT = 10


@dataclass(frozen=True)
class Settings:
    """Everything that is kept between two starts, apart from the window's own geometry.

    Attributes:
        mode: The mode shown last, ``read`` or ``write``.
        review_threshold: Confidence below which a text is marked for review, 0 to 1.
        field: What a line may hold, as ``model.fields.Field.parse`` understands it.
        read_on_open: Whether pages are read as soon as they are opened.
        pen_width: Width of the pen on the pad in pixels.
        commit_pause: Seconds without a stroke after which words become text; 0 is never.
        written_text: What stood in Write mode's text when the window was closed.
        recent_files: Paths opened last, newest first.
        last_folder: Where the open and save dialogs begin; empty for the home folder.
    """

    mode: str = "read"
    review_threshold: float = 0.8
    field: str = "text"
    read_on_open: bool = True
    pen_width: float = 3.0
    commit_pause: float = 0.0
    written_text: str = ""
    recent_files: tuple[str, ...] = ()
    last_folder: str = ""

    def with_recent(self, path: str) -> Settings:
        """The settings with a path moved to the top of the recent files."""
        others = tuple(p for p in self.recent_files if p != path)
        return replace(self, recent_files=(path, *others)[:MAX_RECENT])
