"""Sentences about errors, which come from parts without Qt, in the person's language."""

from __future__ import annotations

import ast
import re
from functools import cache

from PySide6.QtCore import QCoreApplication

import resources
from app.ui.translation import day_text, tr

CONTEXT = "Sentences"
_SLOT = re.compile(r"\{\d+\}")
_ESCAPE = r"\\(?:[nrt'\"\\]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})"
_QUOTED = rf"'(?:[^'\\]|{_ESCAPE})*'|\"(?:[^\"\\]|{_ESCAPE})*\""
"""A text as Python writes it, which is how sentences quote what somebody wrote."""

_ALL_QUOTED = re.compile(f"(?:{_QUOTED})(?:, (?:{_QUOTED}))*\\.?")


def translated(message: str) -> str:
    """A message in the person's language, line by line; as it is where it is not known.

    Args:
        message: In English, with what was put into its sentences.
    """
    return "\n".join(_translated(line) for line in message.split("\n"))


def _translated(sentence: str) -> str:
    if not sentence:  # asked all the time; the patterns take long to make
        return sentence
    for source, pattern in _patterns():
        match = pattern.fullmatch(sentence)
        if match is None:
            continue
        values = [_put_in(value) for value in match.groups()]
        return QCoreApplication.translate(CONTEXT, source).format(*values)
    return sentence


def _put_in(value: str) -> str:
    """What stands in a sentence: texts in quotes, a day, or a sentence about a file itself."""
    if _ALL_QUOTED.fullmatch(value):
        return re.sub(_QUOTED, lambda text: tr("“{0}”").format(ast.literal_eval(text[0])), value)
    return day_text(_translated(value))


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """What a sentence may look like, those first that say most themselves."""
    text = resources.path("translations/sentences.txt").read_text(encoding="utf-8")
    sources = [ast.literal_eval(line) for line in text.splitlines()]
    sources.sort(key=lambda source: len(_SLOT.sub("", source)), reverse=True)
    return [(source, _pattern(source)) for source in sources]


def _pattern(source: str) -> re.Pattern[str]:
    literals = _SLOT.split(source)
    return re.compile("(.+?)".join(map(re.escape, literals)))
