"""Measures how filled forms are read.

    python -m scripts.measure_forms --data ../shared/data [--keep FOLDER] [--seed NUMBER]
                                    [--spoilt blurred|dark|faint|small]

Makes forms filled in with the handwriting of the validation hands, scans and photographs them so
to speak, runs ``plume batch`` on them and compares its table with what was written; then one
process reads them again, for how long a core works on a field. The pictures go into a temporary
folder, or into the folder to keep, which must not be in the project.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from app.core.forms.template import CHECKBOX, FormField, Template, save_template
from app.core.forms.written_values import day
from app.core.settings import Settings
from model.charset import fold
from model.recognizer import Recognizer
from scripts.filled_forms import Handwriting, Truth, Writer
from scripts.forms_speed import CORES, speed
from scripts.printed_form import Entry, Layout, form_template, print_form
from scripts.scanning import SPOILT, photographed, spoilt

COURSES = Layout(
    "Registration for the swimming courses",
    (
        "Please write clearly, in blue or black, and stay inside the boxes.",
        "One letter to a box where there are small boxes.",
    ),
    (
        (Entry("Last name", "name", width=520), Entry("First name", "name", width=500)),
        (
            Entry("Date of birth", "date", width=360),
            Entry("Postcode", "digits", "comb", 5),
            Entry("Class", "word", width=300),
        ),
        (Entry("Phone", "digits", "comb", 10), Entry("Number", "digits", width=400)),
        (Entry("Name of parent", "name", "line", 520), Entry("Doctor", "name", "dots", 500)),
        (Entry("First course", "date", "line", 400), Entry("Keyword", "word", "dots", 600)),
        tuple(
            Entry(name, CHECKBOX, "check")
            for name in ("Monday", "Tuesday", "Friday", "Can swim", "Has a badge")
        ),
        (Entry("Account", "digits", "comb", 12), Entry("Fee", "digits", width=300)),
        (Entry("Signed at", "name", width=500), Entry("On", "date", width=400)),
    ),
)
CLAIM = Layout(
    "Claim for travel expenses",
    ("Send this form with all receipts within three months after the journey.",),
    (
        (Entry("Traveller", "name", "line", 700),),
        (Entry("Staff number", "digits", "comb", 8), Entry("Town", "name", width=500)),
        (Entry("From", "date", width=380), Entry("Until", "date", width=380)),
        tuple(Entry(name, CHECKBOX, "check") for name in ("Train", "Car", "Plane", "Hotel")),
        (Entry("Kilometres", "digits", width=300), Entry("Purpose", "word", width=600)),
        (Entry("Approved by", "name", "dots", 600),),
        (Entry("Remarks", "text", "area", 1000),),
        tuple(Entry(name, CHECKBOX, "check") for name in ("Paid", "To be paid", "Refused")),
    ),
)
SIMILAR = Layout(
    COURSES.title,
    COURSES.notes,
    (
        (Entry("First name", "name", width=400), Entry("Last name", "name", width=600)),
        (Entry("Street", "word", width=700), Entry("House", "digits", "comb", 4)),
        (Entry("Town", "word", "dots", 600), Entry("Postcode", "digits", "comb", 5)),
        tuple(Entry(name, CHECKBOX, "check") for name in ("Spring", "Summer", "Autumn")),
        (Entry("Remarks", "word", "line", 900),),
        (Entry("On", "date", width=400), Entry("Signed at", "name", width=500)),
    ),
)
OTHER = Layout(
    "Order of firewood",
    ("We deliver between October and March.", "Prices without tax, for a cubic metre."),
    (
        (Entry("Customer", "name", width=900),),
        (
            Entry("Metres of oak", "digits", "comb", 3),
            Entry("Metres of beech", "digits", "comb", 3),
        ),
        (Entry("Delivery on", "date", width=500), Entry("Gate", "word", width=400)),
        (Entry("Remark", "word", "dots", 900),),
    ),
    170,
)

OTHER_LABELS = {
    "Last name": "Ship name", "First name": "Home harbour", "Date of birth": "Day of launch",
    "Postcode": "Tonnage", "Class": "Crane", "Phone": "Cargo", "Number": "Flags",
    "Name of parent": "Captain on duty", "Doctor": "Pilots", "First course": "Cast off at",
    "Keyword": "Anchors", "Monday": "Diesel", "Tuesday": "Wind-up", "Friday": "Lights",
    "Can swim": "Has crew", "Has a badge": "Tug is there", "Account": "Berths", "Fee": "Due",
}  # fmt: skip
RELABELLED = replace(
    COURSES,
    rows=tuple(
        tuple(replace(entry, name=OTHER_LABELS.get(entry.name, entry.name)) for entry in row)
        for row in COURSES.rows
    ),
)
"""The courses' frame, title and small print with other labels."""

SEED = 2026
THRESHOLDS = (Settings().review_threshold, 0.9, 0.95, 0.97)
"""Confidences below which fields are marked; the first is that of the window at first."""

LINES_FOUND = "several lines, all found"

Counts = dict[str, Counter[bool]]


class Pile:
    """Makes the pictures of one run, and notes what is on each."""

    def __init__(self, folder: Path, data: Path, seed: int, spoil: str) -> None:
        self.rng, self._spoil = np.random.default_rng(seed), spoil
        self.truths: list[Truth] = []
        self._folder = folder
        self._hand = Handwriting(data, self.rng)

    def add(self, layout: Layout, template: str, kind: str, count: int = 1) -> None:
        """So many pictures of filled forms of a layout."""
        for _ in range(count):
            truth = Truth(f"form_{len(self.truths) + 1:03}.jpg", template, what=kind)
            sheet, fields = print_form(layout)
            writer = Writer(sheet, self._hand, self.rng)
            for form_field in fields:
                if kind == "unfilled":
                    truth.texts[form_field.name] = "no" if form_field.is_checkbox else ""
                else:
                    writer.fill(form_field, truth)
            self._photograph(writer.finished(), truth)

    def add_blank_paper(self, count: int) -> None:
        """Pages with nothing on them."""
        for _ in range(count):
            truth = Truth(f"form_{len(self.truths) + 1:03}.jpg", what="blank paper")
            self._photograph(np.full((2338, 1653, 3), 250, np.uint8), truth)

    def _photograph(self, sheet: np.ndarray, truth: Truth) -> None:
        turn = {"upside down": 180 + self.rng.uniform(-5, 5)}.get(truth.what)
        photo = photographed(sheet, self.rng, truth.what == "photo", turn)
        if truth.what == "cut off":
            photo = photo[: photo.shape[0] // 2]
        photo = spoilt(photo, self._spoil)
        quality = int(self.rng.integers(45, 92))
        path = self._folder / truth.file
        cv2.imwrite(str(path), photo, [cv2.IMWRITE_JPEG_QUALITY, quality])
        self.truths.append(truth)


def make_pile(folder: Path, data: Path, seed: int = SEED, spoil: str = "") -> list[Truth]:
    """All the pictures: those that must be read, and those that must be refused."""
    pile = Pile(folder, data, seed, spoil)
    pile.add(COURSES, COURSES.title, "scan", 34)
    pile.add(COURSES, COURSES.title, "photo", 8)
    pile.add(CLAIM, CLAIM.title, "scan", 12)
    pile.add(CLAIM, CLAIM.title, "photo", 4)
    pile.add(COURSES, COURSES.title, "upside down", 2)
    pile.add(COURSES, COURSES.title, "unfilled", 2)
    pile.add(OTHER, "", "another form", 4)
    pile.add(SIMILAR, "", "a similar form", 4)
    pile.add(COURSES, "", "cut off")
    pile.add_blank_paper(2)
    pile.add(RELABELLED, "", "other labels", 4)
    return pile.truths


def run_batch(folder: Path, templates: Iterable[Path]) -> tuple[list[dict[str, str]], float]:
    """The table that ``plume batch`` writes, and how many seconds that took."""
    output = folder / "result.csv"
    options = [part for path in templates for part in ("--template", str(path))]
    command = [sys.executable, "-m", "app", "batch", *options, "--output", str(output)]
    started = time.perf_counter()
    subprocess.run([*command, str(folder / "scans")], check=False, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    with output.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), seconds


@dataclass
class Score:
    """How a pile was read.

    Attributes:
        counts: How much is right of each kind of thing.
        sure: How sure Plume is of each reading of a kind, and whether it is right.
        mistakes: A line for each.
    """

    counts: Counts = field(default_factory=lambda: defaultdict(Counter))
    sure: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    mistakes: list[str] = field(default_factory=list)


def judge(
    truths: Iterable[Truth], rows: Iterable[dict[str, str]], fields: dict[str, FormField]
) -> Score:
    """Compares the table with what was written."""
    by_file = {Path(row["file"]).name: row for row in rows}
    score = Score()
    for truth in truths:
        row = by_file[truth.file]
        right = row["matched"] == truth.template
        score.counts["forms read" if truth.template else "wrong forms refused"][right] += 1
        if not right:
            what = f"{truth.file} ({truth.what}): {row['matched']!r} {row['problems']}"
            score.mistakes.append(what)
        elif truth.template:
            _judge_fields(truth, row, fields, score)
    return score


def _judge_fields(
    truth: Truth, row: dict[str, str], fields: dict[str, FormField], score: Score
) -> None:
    for name, text in truth.texts.items():
        kind, sure = _kind(fields[name], text), float(row[f"{name}_confidence"] or 0)
        same = _count(text, row[name], fields[name], score.counts)
        score.sure[kind].append((sure, same))
        if not same:
            score.mistakes.append(f"{truth.file} {name}: {row[name]!r} for {text!r} ({sure})")


def _count(text: str, read: str, form_field: FormField, counts: Counts) -> bool:
    """Counts a reading, and tells whether it is right."""
    if text and form_field.lines:
        _count_lines(text, read, counts)
        return fold(text) == fold(read)
    kind = _kind(form_field, text)
    same = _same(text, read, kind)
    counts[kind][same] += 1
    if kind == "date":
        counts["date, sign for sign"][text == read] += 1
    return same


def _count_lines(text: str, read: str, counts: Counts) -> None:
    wrong = min(Levenshtein.distance(fold(text), fold(read)), len(text))
    counts["letters in several lines"] += Counter({True: len(text) - wrong, False: wrong})
    counts[LINES_FOUND][text.count("\n") == read.count("\n")] += 1


def _kind(form_field: FormField, text: str) -> str:
    if form_field.is_checkbox:
        return "check boxes"
    if not text:
        return "empty fields"
    return f"{form_field.kind} in combs" if form_field.comb else form_field.kind


def _same(text: str, read: str, kind: str) -> bool:
    """Whether a text is right: letters whatever their case, dates where they mean the same day."""
    if kind == "date":
        return day(text) == day(read) and day(text) is not None
    return fold(text) == fold(read) if kind in ("name", "word") else text == read


def judge_bare(truths: Iterable[Truth], fields: dict[str, FormField]) -> Counts:
    """How much is right when the same handwriting is read without form, print and camera."""
    recognizer = Recognizer.load()
    counts: Counts = defaultdict(Counter)
    for truth in truths:
        if truth.template:
            crops = [(name, crop) for name, found in truth.crops.items() for crop in found]
            readings = recognizer.read_many(
                [crop for _, crop in crops], [fields[name].field for name, _ in crops]
            )
            texts: dict[str, list[str]] = defaultdict(list)
            for (name, _), reading in zip(crops, readings, strict=True):
                texts[name].append(reading.text)
            for name, lines in texts.items():
                _count(truth.texts[name], "\n".join(lines), fields[name], counts)
    return counts


def _print_marked(score: Score) -> None:
    """How many of the wrong and of the right readings are marked below some thresholds."""
    print(f"\n{'marked, wrong / right ones':26}" + "".join(f"{at:>16.0%}" for at in THRESHOLDS))
    for kind, sure in sorted(score.sure.items()):
        line = ""
        for threshold in THRESHOLDS:
            wrong = [value < threshold for value, right in sure if not right]
            sound = [value < threshold for value, right in sure if right]
            marked = f"{sum(wrong)}/{len(wrong)} {sum(sound)}/{len(sound)}"
            line += f"{marked:>16}"
        print(f"{kind:26}{line}")
    print()


def _templates(folder: Path) -> tuple[list[Path], list[Template]]:
    paths, templates = [], []
    for name, layout in (("courses", COURSES), ("claim", CLAIM)):
        sheet, template = form_template(layout, folder / f"{name}.png")
        cv2.imwrite(str(template.picture), sheet)
        save_template(template, folder / f"{name}.json")
        paths.append(folder / f"{name}.json")
        templates.append(template)
    return paths, templates


def measure(folder: Path, data: Path, seed: int, spoil: str) -> None:
    """Makes the pile, reads it and prints what is right."""
    (folder / "scans").mkdir(parents=True, exist_ok=True)
    truths = make_pile(folder / "scans", data, seed, spoil)
    paths, templates = _templates(folder)
    rows, seconds = run_batch(folder, paths)
    fields = {field.name: field for template in templates for field in template.fields}
    score = judge(truths, rows, fields)
    print("\n".join(score.mistakes))
    print()
    bare = judge_bare(truths, fields)
    del bare[LINES_FOUND]
    for kind in sorted(score.counts):
        right, total = score.counts[kind][True], score.counts[kind].total()
        line = f"{kind:24} {right:4} of {total:4}  {right / total:6.1%}"
        if kind in bare:
            line += f"   bare: {bare[kind][True] / bare[kind].total():6.1%}"
        print(line)
    hard = sum("hard to read" in row["problems"] for row in rows if row["matched"])
    print(f"{hard} of {sum(bool(row['matched']) for row in rows)} forms are named as hard to read")
    _print_marked(score)
    total = sum(len(truth.texts) for truth in truths if truth.template)
    print(
        f"{len(truths)} pages, {total} fields in {seconds:.1f} s, start and decoding included:"
        f" {total / seconds:.0f} fields a second on {CORES} cores"
    )
    forms = [folder / "scans" / truth.file for truth in truths if truth.template]
    pile = sorted((folder / "scans").iterdir())
    print(
        f"once pages are decoded {speed(pile, templates):.0f} a second,"
        f" of forms without other pages {speed(forms, templates):.0f}"
    )


def main() -> int:
    """Measures in a temporary folder, or in one that is kept."""
    parser = argparse.ArgumentParser(description="Measures how filled forms are read.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--keep", type=Path, help="folder for the pictures, outside the project")
    parser.add_argument("--seed", type=int, default=SEED, help="of the forms' random contents")
    parser.add_argument("--spoilt", choices=SPOILT, default="", help="how the scans are spoilt")
    options = parser.parse_args()
    if options.keep is not None:
        measure(options.keep, options.data, options.seed, options.spoilt)
    else:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), options.data, options.seed, options.spoilt)
    return 0


if __name__ == "__main__":
    sys.exit(main())
