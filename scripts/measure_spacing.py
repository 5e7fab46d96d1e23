"""Shows how well Plume tells the words of a line apart, and what its lines say then.

.venv/bin/python -m scripts.measure_spacing ../shared/data/ink

Lines (lines.npz) and single words of more than one sign (words.npz) of writers that no model was
trained on: by the gaps alone, as they are shown while somebody writes, and by the spaces that the
network sees, as they are shown at rest; then the words that leave doubts are also read as part of
their line, and at last all are read as on the pad, by the word lists and after the words before.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

import numpy as np

from app.core.writing.ink_words import (
    Strokes,
    between,
    group_words,
    has_gap,
    lines_of,
    parted,
    rooms,
)
from app.core.writing.word_lists import LANGUAGES, Vocabulary
from model.ink import Ink
from model.line_look import WordLook
from model.recognizer import Recognizer
from training import metrics
from training.sources import unipen

Words = list[tuple[Strokes, WordLook | None]]


def main() -> None:
    """Prints a table of Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ink", type=Path, help="folder of lines.npz and words.npz")
    parser.add_argument("--samples", type=int, default=400, help="of lines, and of words")
    parser.add_argument("--contributors", default=",".join(sorted(unipen.VALIDATION)))
    values = parser.parse_args()
    recognizer = Recognizer.load()
    contributors = values.contributors.split(",")
    lines = drawn(values.ink / "lines.npz", values.samples, contributors, 4)
    words = drawn(values.ink / "words.npz", values.samples, contributors, 2)
    print(f"{len(lines)} lines, {len(words)} words\n")
    print("| | words kept whole | lines with the right number of words | CER of lines, exactly |")
    print("|---|---|---|---|")

    for name, part, words_of in (
        ("gaps", _by_gaps, ()),
        ("network", partial(_by_network, recognizer), ()),
        ("network, words also as part of their line", partial(_in_line, recognizer), ()),
        ("the same, word lists, words before", partial(_in_line, recognizer), LANGUAGES),
    ):
        vocabulary = Vocabulary(words_of)
        whole = np.mean([len(part(ink.strokes)) == 1 for ink, _ in words])
        found = [part(ink.strokes) for ink, _ in lines]
        texts = [text for _, text in lines]
        right = np.mean([len(f) == len(t.split()) for f, t in zip(found, texts, strict=True)])
        said = [_said(recognizer, f, vocabulary) for f in found]
        score = metrics.score(texts, said)
        print(
            f"| {name} | {whole:.1%} | {right:.1%} | {score.cer_folded:.1%}, {score.cer:.1%} |",
            flush=True,
        )


def _said(recognizer: Recognizer, words: Words, vocabulary: Vocabulary) -> str:
    said = ""
    for strokes, look in words:
        field = vocabulary.field("text", said if vocabulary.languages else "")
        said = f"{said} {recognizer.read(Ink(strokes), field, in_line=look).text}".strip()
    return said


def _by_gaps(strokes: Strokes) -> Words:
    return [(word.strokes, None) for word in group_words(strokes)]


def _by_network(recognizer: Recognizer, strokes: Strokes) -> Words:
    return [(word, None) for word, _ in _in_line(recognizer, strokes)]


def _in_line(recognizer: Recognizer, strokes: Strokes) -> Words:
    seen: dict[Strokes, WordLook | None] = {}
    for line in filter(has_gap, lines_of(strokes)):
        look = recognizer.look_at_line(Ink(line))
        words = parted(line, look.spaces(rooms(line)))
        looks = look.words(between(words)) if len(words) > 1 else [None]
        seen |= zip(words, looks, strict=True)
    words = (word.strokes for word in group_words(strokes, told=seen))
    return [(word, seen.get(word)) for word in words]


def drawn(path: Path, count: int, contributors: list[str], least: int) -> list[tuple[Ink, str]]:
    """Samples with so many letters at least, drawn at random; the same ones every time."""
    labels = enumerate(unipen.labels(str(path)))
    mine = [
        number
        for number, (text, writer) in labels
        if writer.split("/")[0] in contributors and len(text) >= least
    ]
    order = np.random.default_rng(0).permutation(mine)[:count].tolist()
    return [(unipen.ink(str(path), i), unipen.text(str(path), i)) for i in order]


if __name__ == "__main__":
    main()
