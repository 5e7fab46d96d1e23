"""Makes the samples in resources/samples again: ``python -m scripts.make_samples``.

Every text, hand and random seed stands here, so the same files come out each time. With
``--check`` nothing is made; the bundled model reads the words, the ink and the form instead.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from model.ink import Ink
from model.inkml import read_inkml, write_inkml
from model.recognizer import Recognizer
from scripts.handwriting import Hand, Image, draw, ink_of, lay_ink, write
from scripts.sample_forms import make_forms

SAMPLES = Path(__file__).resolve().parents[1] / "resources" / "samples"

PRINT = Hand("EMSTech", "EMSTech", variation=0.045, spacing=1.05)
NEAT = Hand("HersheySans1", "HersheySans1", slant=0.12, aspect=0.88, roundness=0.12)
SCRIPT = Hand("HersheyScript1", "HersheySans1", variation=0.03, joins=0.35)

BLUE, BLACK, PENCIL = (34, 48, 118), (38, 36, 40), (128, 126, 128)
WHITE, CREAM, GREY = (252, 252, 251), (248, 244, 232), (226, 226, 222)


@dataclass(frozen=True)
class Word:
    """A picture of one word."""

    name: str
    text: str
    hand: Hand
    ink: tuple[int, int, int]
    paper: tuple[int, int, int]
    unit: float = 30.0
    pen: float = 3.4
    ruled: bool = False


WORDS = (
    Word("word_plume", "Plume", SCRIPT, BLUE, WHITE),
    Word("word_bonjour", "Bonjour", PRINT, BLACK, CREAM),
    Word("word_handwriting", "handwriting", SCRIPT, BLACK, WHITE, ruled=True),
    Word("word_ete", "été", PRINT, BLUE, CREAM, ruled=True),
    Word("word_2026", "2026", NEAT, BLACK, WHITE),
    Word("word_marseille", "Marseille", NEAT, PENCIL, GREY, pen=2.8),
)

INKS = (
    ("plume", "Plume", SCRIPT, False),
    ("bonjour", "Bonjour", PRINT, True),
    ("garden", "garden", NEAT, False),
    ("line", "Merci pour votre lettre", PRINT, True),
)

LETTER = (
    "Dear Camille,",
    "thank you for the parcel from Lyon.",
    "The walnut cake arrived whole, and it was",
    "gone by four in the afternoon.",
    "Next summer you must come and see the",
    "garden: 12 roses and 3 apple trees.",
    "À la maison tout va bien. Le chat a passé",
    "l'été à dormir sous la fenêtre, où le soleil",
    "entre dès 8 heures.",
    "J'espère que ta sœur a reçu ma lettre.",
    "Grosses bises et à bientôt,",
    "Margaux",
)

NOTES = (
    ("Shopping list", "6 eggs, 2 lemons", "flour and butter", "a good bottle of cider"),
    ("Liste pour samedi", "appeler Benoît à 18 heures", "rendre les 4 livres", "arroser le jardin"),
)

FORM = (
    ("Last name", "Lefèvre", "name"),
    ("First name", "Bénédicte", "name"),
    ("Date of birth", "14/07/1989", "date"),
    ("Occupation", "gardener", "text"),
    ("Postcode", "13006", "digits"),
    ("City", "Marseille", "name"),
    ("Amount", "128,50 €", "amount"),
)


def main() -> int:
    if "--check" in sys.argv[1:]:
        return check()
    SAMPLES.mkdir(parents=True, exist_ok=True)
    expected: dict[str, Any] = {}
    for number, word in enumerate(WORDS):
        _save(f"{word.name}.png", word_picture(word, np.random.default_rng(100 + number)))
        expected[f"{word.name}.png"] = word.text
    for number, (name, text, hand, dynamic) in enumerate(INKS):
        rng = np.random.default_rng(200 + number)
        write_inkml(ink_of(write(text, hand, rng), 100, rng, dynamic), SAMPLES / f"{name}.inkml")
        expected[f"{name}.inkml"] = text
    _save("page.png", page_picture(LETTER, (1240, 1180), np.random.default_rng(300)))
    expected["page.png"] = list(LETTER)
    expected["notes.tif"] = _save_notes("notes.tif", np.random.default_rng(400))
    form, expected["form.png"] = form_picture(np.random.default_rng(500))
    _save("form.png", form)
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    (SAMPLES / "expected.json").write_text(text + "\n", encoding="utf-8")
    make_forms(np.random.default_rng(600))
    return 0


def check() -> int:
    """Prints what the bundled model reads beside what is written; 1 when fewer than half agree."""
    recognizer = Recognizer.load()
    right = []
    for source, text, kind in _readable():
        reading = recognizer.read(source, kind)
        right.append(reading.text == text)
        mark = "  " if right[-1] else "x "
        print(f"{mark}{text:24} {reading.text:24} {reading.confidence:6.1%}")
    print(f"{sum(right)} of {len(right)} right")
    return int(2 * sum(right) < len(right))


def _readable() -> Iterator[tuple[NDArray[Any] | Ink, str, str]]:
    """Every sample of one word or line: what to read, its text, and the kind of field."""
    expected = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
    for name, text in expected.items():
        if name.endswith(".inkml"):
            yield read_inkml(SAMPLES / name), text, "text"
        elif name.startswith("word_"):
            yield _load(name), text, "text"
    form = _load("form.png")
    for field in expected["form.png"]:
        x, y, width, height = field["box"]
        yield form[y : y + height, x : x + width], field["text"], field["field"]


def _load(name: str) -> NDArray[Any]:
    picture = cv2.imread(str(SAMPLES / name), cv2.IMREAD_GRAYSCALE)
    if picture is None:
        raise FileNotFoundError(SAMPLES / name)
    return picture


def _save(name: str, picture: Image) -> None:
    bgr = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    cv2.imwrite(str(SAMPLES / name), bgr, [cv2.IMWRITE_PNG_COMPRESSION, 9])


def _paper(size: tuple[int, int], colour: tuple[int, int, int]) -> NDArray[np.float32]:
    """A sheet of RGB paper, width and height given, a little darker towards one side."""
    width, height = size
    shade = np.linspace(0, 6, width, dtype=np.float32)[None, :, None]
    return np.ones((height, width, 1), np.float32) * np.array(colour, np.float32) - shade


def _rule(paper: NDArray[np.float32], first: float, pitch: float) -> None:
    for y in np.arange(first, len(paper), pitch):
        paper[round(y)] = (176, 194, 220)


def word_picture(word: Word, rng: np.random.Generator) -> Image:
    """One word cut out of a page."""
    strokes = write(word.text, word.hand, rng)
    points = np.concatenate(strokes) * word.unit
    margin = 0.8 * word.unit
    left, top = points.min(0) - margin
    width, height = np.ceil(np.ptp(points, axis=0) + 2 * margin).astype(int).tolist()
    paper = _paper((width, height), word.paper)
    if word.ruled:
        _rule(paper, -top + 0.25 * word.unit, 3.2 * word.unit)
    cover = np.zeros((height, width), np.float32)
    draw(cover, strokes, (-left, -top), word.unit, word.pen, rng)
    return lay_ink(paper, cover, word.ink)


def page_picture(lines: tuple[str, ...], size: tuple[int, int], rng: np.random.Generator) -> Image:
    """A ruled page with a margin line; the last line of a letter stands to the right."""
    width, height = size
    paper = _paper(size, WHITE)
    pitch, first, margin = 84, 150, round(width * 0.115)
    _rule(paper, first - pitch + 5, pitch)
    paper[:, margin - 24 : margin - 22] = (226, 160, 164)
    cover = np.zeros((height, width), np.float32)
    for number, line in enumerate(lines):
        strokes = write(line, PRINT, rng)
        indent = 0.62 * width if line == lines[-1] and len(line.split()) == 1 else margin
        at = (indent + rng.normal(6, 4), first + number * pitch + rng.normal(0, 1.5))
        draw(cover, strokes, at, 22, 2.9, rng)
    return lay_ink(paper, cover, BLUE)


def _save_notes(name: str, rng: np.random.Generator) -> list[list[str]]:
    """A grey TIFF of several pages; returns the lines of each."""
    pages = [cv2.cvtColor(page_picture(n, (880, 480), rng), cv2.COLOR_RGB2GRAY) for n in NOTES]
    cv2.imwritemulti(str(SAMPLES / name), pages)
    return [list(lines) for lines in NOTES]


def form_picture(rng: np.random.Generator) -> tuple[Image, list[dict[str, Any]]]:
    """A printed form filled in by hand, and what stands where in it."""
    size = (1240, 1010)
    sheet = np.full((size[1], size[0], 3), 253, np.uint8)
    _print(sheet, "Garden club: membership form", (80, 92), 40, 700)
    _print(sheet, "Please write clearly and stay inside the boxes.", (80, 140), 24, 400)
    fields = []
    cover = np.zeros((size[1], size[0]), np.float32)
    for number, (label, text, kind) in enumerate(FORM):
        top = 190 + number * 112
        x, y, width, height = 380, top, 760, 92
        _print(sheet, label, (80, top + 57), 30, 500)
        cv2.rectangle(sheet, (x, y), (x + width, y + height), (96, 96, 96), 2)
        at = (x + 26 + rng.uniform(0, 16), y + 62 + rng.normal(0, 1))
        draw(cover, write(text, PRINT, rng), at, 23, 3.0, rng)
        box = [x + 2, y + 2, width - 3, height - 3]
        fields.append({"label": label, "field": kind, "text": text, "box": box})
    return lay_ink(sheet.astype(np.float32), cover, BLUE), fields


def _print(sheet: Image, text: str, at: tuple[int, int], size: int, weight: int) -> None:
    cv2.putText(sheet, text, at, (40, 40, 40), cv2.FontFace("sans"), size, weight)


if __name__ == "__main__":
    sys.exit(main())
