"""Brings the translations up to date with the sources: ``make translations``.

``lupdate`` collects the texts of the window into ``resources/translations/plume_*.ts``, where
Qt Linguist or an editor fills in what is new; ``lrelease`` makes the files that Plume loads. The
sentences of errors come from parts without Qt, so they are collected here, with ``{0}``, ``{1}``
… for what is put into them.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.files import atomic_bytes
from app.services.doctor import FOLDERS, Finding, State

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
SENTENCES = FOLDER / "sentences.txt"
CONTEXT = "Sentences"

SPEAKERS = {
    "complaint", "flaws_of", "message_of", "ask_qt", "mend_of", "trouble", "_missing_library",
}  # fmt: skip
"""Functions outside ``app.ui`` that return sentences; of their own helpers, see ``_speaks``."""

SYSTEM = (
    "Permission denied", "No such file or directory", "No space left on device",
    "Read-only file system", "Is a directory", "Not a directory", "File exists",
    "Input/output error", "Device or resource busy", "File name too long",
)  # fmt: skip
"""What systems say about files, as part of other sentences."""

QT = {
    "QFileDialog": ("&Look in:", "Files of &type:"),
    "QAbstractFileIconProvider": ("Folder",),
}
"""What Qt says in its own windows and does not translate itself, by context."""


@dataclass(frozen=True, order=True)
class Message:
    """A text to translate.

    Attributes:
        context: Name of the class around it; empty for the function ``tr``.
        source: In English.
        hint: Tells it apart from an equal text.
        plural: Whether it has a form for each number.
    """

    context: str
    source: str
    hint: str = ""
    plural: bool = False


class TextError(Exception):
    """A text cannot be collected; the message says where and why."""


def texts() -> set[Message]:
    """Every text of the window that goes through ``tr``, and every sentence about an error.

    Raises:
        TextError: ``tr`` is called with something else than a literal, or not by its own name.
    """
    found = {Message(CONTEXT, sentence) for sentence in sentences()}
    found |= {Message(context, text) for context, said in QT.items() for text in said}
    for path in windows():
        found |= set(_texts_in(ast.parse(path.read_text(encoding="utf-8")), "", path))
    return found


def windows() -> list[Path]:
    """The files whose texts a person sees."""
    return sorted((ROOT / "app" / "ui").rglob("*.py"))


def _texts_in(node: ast.AST, owner: str, path: Path) -> Iterator[Message]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and _name(child.func) == "tr":
            yield _message(child, owner, path)
        if isinstance(child, ast.Name | ast.arg) and _is_own_tr(child):
            raise TextError(f"{path.relative_to(ROOT)}:{child.lineno}: import tr, do not make one.")
        inner = child.name if isinstance(child, ast.ClassDef) else owner
        yield from _texts_in(child, inner, path)


def _is_own_tr(name: ast.Name | ast.arg) -> bool:
    """Whether something else is called ``tr``, which would translate in another context."""
    if isinstance(name, ast.arg):
        return name.arg == "tr"
    return name.id == "tr" and isinstance(name.ctx, ast.Store)


def _message(call: ast.Call, owner: str, path: Path) -> Message:
    place = f"{path.relative_to(ROOT)}:{call.lineno}"
    by_self = isinstance(call.func, ast.Attribute)
    if ast.unparse(call.func) not in ("tr", "self.tr"):
        raise TextError(f"{place}: use self.tr, or tr of app.ui.translation.")
    values = [a.value if isinstance(a, ast.Constant) else None for a in call.args[:2]]
    if call.keywords or not values or any(not isinstance(value, str) for value in values):
        raise TextError(f'{place}: write tr("text"), or tr("text", "", number) for a plural.')
    source, hint = (*map(str, values), "")[:2]
    return Message(owner if by_self else "", source, hint, len(call.args) == 3)


def sentences() -> list[str]:
    """The sentences of errors, with ``{0}``, ``{1}`` … for what is put into them."""
    files = [
        p for part in ("app/core", "app/services", "model") for p in (ROOT / part).rglob("*.py")
    ]
    files += (ROOT / "app").glob("*.py")
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(files)]
    errors = _errors(trees)
    found = {*SYSTEM, *FOLDERS, *(state.value for state in State)}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in errors and node.args:
                found |= _pattern(node.args[0])
            elif isinstance(node, ast.Call) and _name(node.func) == Finding.__name__:
                found = found.union(*map(_pattern, node.args[1:]))
            elif isinstance(node, ast.FunctionDef) and _speaks(node, tree):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Return) and inner.value is not None:
                        found |= _pattern(inner.value)
    return sorted(found)


def _errors(trees: list[ast.Module]) -> set[str]:
    """The names of ``PlumeError`` and of what is derived from it."""
    names, classes = (
        {"PlumeError"},
        [n for t in trees for n in t.body if isinstance(n, ast.ClassDef)],
    )
    while True:
        more = {c.name for c in classes if any(_name(base) in names for base in c.bases)}
        if more <= names:
            return names
        names |= more


def _speaks(function: ast.FunctionDef, tree: ast.Module) -> bool:
    """Whether a function, or one that it helps in the same file, returns sentences."""
    names = {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}
    private = function.name.startswith("_") and isinstance(function.returns, ast.Name)
    helps = private and bool(SPEAKERS & names) and getattr(function.returns, "id", "") == "str"
    return function.name in SPEAKERS or helps


def _pattern(node: ast.expr) -> set[str]:
    """The sentences that an expression may be; none where it holds no words of its own."""
    if isinstance(node, ast.IfExp):
        return _pattern(node.body) | _pattern(node.orelse)
    if isinstance(node, ast.BoolOp):
        return set().union(*map(_pattern, node.values))
    parts = list(_parts(node))
    if not any(any(c.isalpha() for c in part) for part in parts if part is not None):
        return set()
    numbers = iter(range(len(parts)))
    return {"".join(f"{{{next(numbers)}}}" if part is None else part for part in parts)}


def _parts(node: ast.expr) -> Iterator[str | None]:
    """What a text is put together from; None is something that is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for value in node.values:
            yield from _parts(value)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from _parts(node.left)
        yield from _parts(node.right)
    else:
        yield None


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def main() -> None:
    """Updates the sources of the translations and what Plume loads, whole or not at all."""
    names = ("plume_fr.ts", "plume_en.ts")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for source in names:
            shutil.copyfile(FOLDER / source, folder / source)
        french, english = (str(folder / source) for source in names)
        extra = folder / "sentences.py"
        said = {CONTEXT: sentences(), **QT}
        lines = [
            f'QCoreApplication.translate("{context}", {s!r})'
            for context in said
            for s in said[context]
        ]
        extra.write_text("\n".join(lines) + "\n", encoding="utf-8")
        files = list(map(str, windows()))
        options = ["-no-obsolete", "-locations", "none", "-silent", "-ts"]
        _run("lupdate", *files, str(extra), *options, french)
        _run("lupdate", *files, "-pluralonly", *options, english)
        for source in (french, english):
            _run("lrelease", "-silent", source)
        extra.unlink()
        (folder / SENTENCES.name).write_text("\n".join(map(repr, sentences())) + "\n", "utf-8")
        for file in folder.iterdir():
            with atomic_bytes(FOLDER / file.name) as target:
                target.write(file.read_bytes())


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([Path(sys.executable).parent / f"pyside6-{tool}", *arguments], check=True)


if __name__ == "__main__":
    main()
