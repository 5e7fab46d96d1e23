"""Makes the word lists in ``resources/lexicons`` from the frequencies of wordfreq.

python -m pip install wordfreq
python -m scripts.make_lexicons
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

from model.charset import LATIN

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "lexicons"
COUNTS = {"en": 20_000, "fr": 25_000}
HEADER = "# From wordfreq {version} (CC BY-SA 4.0), see README.md. The most frequent first.\n"

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ELIDING = ("c'", "d'", "j'", "l'", "m'", "n'", "qu'", "s'")
_VOWELS = "aeiouyhàâéèêîôœ"
_COMMON = 4.3


def main() -> None:
    """Writes one file for each language."""
    # not installed with Plume, and only this script needs it
    wordfreq = importlib.import_module("wordfreq")
    version = importlib.import_module("importlib.metadata").version("wordfreq")
    for language, count in COUNTS.items():
        words = _words(wordfreq, language, count)
        lines = [f"{word}\n" for word in words]
        path = FOLDER / f"{language}.txt"
        path.write_text(HEADER.format(version=version) + "".join(lines), encoding="utf-8")
        print(path.name, len(words), "words,", path.stat().st_size // 1024, "KiB")


def _words(wordfreq: Any, language: str, count: int) -> dict[str, float]:
    """The most frequent words that can be written with Plume's characters."""
    words: dict[str, float] = {}
    for word in wordfreq.iter_wordlist(language):
        if len(words) == count:
            break
        if _WORD.fullmatch(word) and set(word) <= set(LATIN) and _is_word(word):
            words[word] = wordfreq.zipf_frequency(word, language)
    if language == "fr":
        words |= _elided(words)
    return dict(sorted(words.items(), key=lambda pair: (-pair[1], pair[0])))


def _is_word(word: str) -> bool:
    return len(word) > 1 or word in "aàiyo"


def _elided(words: dict[str, float]) -> dict[str, float]:
    """Common French words after an elided one, which the frequencies count as two words."""
    return {
        short + word: round(zipf - 1.0, 2)
        for word, zipf in words.items()
        if zipf > _COMMON and word[0] in _VOWELS and len(word) > 1
        for short in _ELIDING
    }


if __name__ == "__main__":
    main()
