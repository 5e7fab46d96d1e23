"""What a person can set and what the program remembers; plain values with defaults."""

from __future__ import annotations

from dataclasses import dataclass, replace

MAX_RECENT = 10

MODES = ("read", "write")
LIMITS = {
    "review_threshold": (0.0, 1.0),
    "pen_width": (0.5, 20.0),
    "commit_pause": (0.0, 60.0),
    "pad_opacity": (0.2, 1.0),
}
"""Of settings that are numbers the least and the greatest with which a person can still work."""


@dataclass(frozen=True)
class Settings:
    """Everything that is kept between two starts, apart from the window's own geometry.

    Attributes:
        language: Of the window, ``en`` or ``fr``; empty for that of the system.
        mode: The mode shown last, ``read`` or ``write``.
        review_threshold: Confidence below which a text is marked for review, 0 to 1.
        field: What a line may hold, as ``model.fields.Field.parse`` understands it.
        read_on_open: Whether pages are read as soon as they are opened.
        flatten_pages: Whether sheets photographed from the side are laid flat for reading.
        pen_width: Width of the pen on the pad in pixels.
        commit_pause: Seconds without a stroke after which words become text; 0 is never.
        writing_mode: What is written on the pad; a value of ``app.ui.write.modes.Mode``.
        lexicons: Languages whose words are likely on the pad.
        sentence_capitals: Whether sentences written on the pad begin with a capital.
        pen_only: Whether fingers never write.
        left_handed: Whether keys and buttons around the pad change sides.
        gesture_scratch, gesture_left, gesture_right, gesture_hook: Which strokes are signs.
        learn_words: Whether words that were written become more likely.
        learn_hand: Whether corrected words are kept with their ink, and ink is read by them.
        pad_docked: Whether the keyboard window lies at the bottom of the screen.
        pad_opacity: Of the keyboard window, 0 to 1.
        pad_shortcut: Keys that show and hide the keyboard window in every program.
        written_text: What stood in Write mode's text when the window was closed.
        recent_files: Paths opened last, newest first.
        recent_projects: Project files opened or saved last, newest first.
        last_folder: Where the open and save dialogs begin; empty for the home folder.
    """

    language: str = ""
    mode: str = "read"
    review_threshold: float = 0.8
    field: str = "text"
    read_on_open: bool = True
    flatten_pages: bool = True
    pen_width: float = 3.0
    commit_pause: float = 0.0
    writing_mode: str = "text"
    lexicons: tuple[str, ...] = ("en", "fr")
    sentence_capitals: bool = True
    pen_only: bool = False
    left_handed: bool = False
    gesture_scratch: bool = True
    gesture_left: bool = True
    gesture_right: bool = True
    gesture_hook: bool = True
    learn_words: bool = True
    learn_hand: bool = True
    pad_docked: bool = True
    pad_opacity: float = 1.0
    pad_shortcut: str = "Ctrl+Alt+P"
    written_text: str = ""
    recent_files: tuple[str, ...] = ()
    recent_projects: tuple[str, ...] = ()
    last_folder: str = ""

    def with_recent(self, path: str) -> Settings:
        """The settings with a path moved to the top of the recent files."""
        return replace(self, recent_files=_with_first(self.recent_files, path))

    def with_recent_project(self, path: str) -> Settings:
        """The settings with a project moved to the top of the recent projects."""
        return replace(self, recent_projects=_with_first(self.recent_projects, path))


def _with_first(paths: tuple[str, ...], path: str) -> tuple[str, ...]:
    return (path, *(other for other in paths if other != path))[:MAX_RECENT]
