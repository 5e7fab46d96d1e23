"""The kinds of files that Plume reads, sound ones of each, and how the program reads them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import count
from pathlib import Path

import cv2
import numpy as np

import resources
from app.core.batch.corrections import Corrections
from app.core.batch.journal import Journal
from app.core.batch.run import gone
from app.core.batch.store import BatchStore
from app.core.document import Entry, Page, TextLine
from app.core.export import FORMATS, export, export_pages
from app.core.forms.expected_values import ExpectedValues, column_names
from app.core.forms.results import FormResult
from app.core.forms.template import load_template
from app.core.geometry import Box
from app.core.image_io import Image, MemorySource, open_source
from app.core.pages.quality import quality
from app.core.project.store import read_project, write_project
from app.core.settings import Settings
from app.core.writing.hand import Hand, HandReport, HandTrial
from app.core.writing.hand_words import HandWords, KeptWord
from app.core.writing.personal_dictionary import PersonalDictionary
from app.services.settings_store import SettingsStore
from app.ui.templates.draft import Draft
from app.ui.templates.draft_copy import DraftCopy, read_copy, write_copy
from model.adaptation import Adapter, HandWord
from model.charset import Charset
from model.inkml import read_inkml
from model.language import LabelModel, LetterModel
from model.network import Logits
from model.reading import Alternative, Character, Reading
from model.recognizer import Recognizer, bundled_model
from model.spec import ModelSpec
from model.writers import HandSpec
from training import config as training_config

CONFIGS = [
    Path(training_config.__file__).parent / "configs" / f"{n}.toml" for n in ("latin", "hand")
]
PICTURES = (".png", ".jpg", ".tiff", ".bmp", ".webp")
_HANDS = bundled_model().with_name("hands.json")


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Attributes:
        name: Of its files, or how that ends; may stand in a folder.
        seeds: Contents that can be read, to be damaged.
        read: Reads a file as the program does.
    """

    name: str
    seeds: list[bytes]
    read: Callable[[Path], object]

    def path(self, folder: Path) -> Path:
        """Where a file of this kind stands in a folder."""
        return folder / (f"file{self.name}" if self.name.startswith(".") else self.name)


def kinds(folder: Path) -> dict[str, Kind]:
    """All kinds, with seeds made of the bundled samples.

    Args:
        folder: Where seeds are written that the program itself makes.
    """
    word = open_source(resources.path("samples/word_plume.png")).load()
    small = np.asarray(cv2.resize(word, (160, 48)), np.uint8)
    line = TextLine(
        Box(0, 0, 160, 48),
        Box(0, 0, 160, 48).polygon,
        Reading("a", 0.9, (Character("a", 0.9, 0, 1),), (Alternative("o", 0.1),)),
    )
    page = Page(MemorySource(Path("page"), small), lines=[line])
    export(folder / "page.pdf", export_pages([page]), FORMATS["pdf"])
    write_project(folder / "one.plume", [page], copies=True)
    ink_file = sorted(resources.path("samples").glob("*.inkml"))[0]
    HandWords(folder / "hand.jsonl").add([KeptWord("k", HandWord(read_inkml(ink_file), "mot"))])
    _keep_a_batch(folder)
    _keep_a_day(folder)
    template = resources.path("forms/membership.json").read_bytes()
    description = json.loads(bundled_model().with_suffix(".json").read_bytes())
    description = json.dumps(description | {"languages": {"name": "letters.npz"}}).encode()
    letters = LetterModel.from_counts([("maison", 2), ("jardin", 1)], order=2, known=["maison"])
    letters.save(folder / "letters.npz")
    return {
        "picture": Kind(".png", [_encoded(small, suffix) for suffix in PICTURES], _load_pages),
        "pdf": Kind(".pdf", [(folder / "page.pdf").read_bytes()], _load_pages),
        "inkml": Kind(".inkml", [ink_file.read_bytes()], read_inkml),
        "template": Kind(".json", [template], load_template),
        "project": Kind(".plume", [(folder / "one.plume").read_bytes()], _open_project),
        "model": Kind(".json", [description], partial(_read_by_model, folder)),
        "language": Kind(".npz", [(folder / "letters.npz").read_bytes()], _ask_letters),
        "list": Kind(".csv", ["Nom\nLefèvre\nDubois\n".encode(), b"Nom;Age\nRoy;2\n"], _load_list),
        "words": Kind(".tsv", [b"# words\nmaison\t3\n"], _weigh_words),
        "hand": Kind(".jsonl", [(folder / "hand.jsonl").read_bytes()], _read_hand),
        "learned": Kind(".npz", [(folder / "learned.npz").read_bytes()], _load_learned),
        "report": Kind("report.json", [(folder / "report.json").read_bytes()], _read_report),
        "hands": Kind(".json", [_HANDS.read_bytes()], HandSpec.load),
        "settings": Kind(".ini", [(folder / "plume.ini").read_bytes()], SettingsStore),
        "draft": Kind(".plume-draft", [(folder / "draft").read_bytes()], read_copy),
        "batch": Kind("one/batch.json", [(folder / "batch.json").read_bytes()], _list_batches),
        "journal": Kind(".log", [(folder / "journal").read_bytes()], _open_journal),
        "corrections": Kind(".log", [(folder / "corrections").read_bytes()], _open_corrections),
        "toml": Kind(".toml", [path.read_bytes() for path in CONFIGS], _load_config),
    }


def _keep_a_batch(folder: Path) -> None:
    """A page that is finished, and one correction."""
    key = ("scan.png", 1)
    journal = Journal(folder / "journal", "job")
    journal.add([(key, FormResult(Path("scan.png"), 1))])
    journal.close()
    corrections = Corrections(folder / "corrections")
    corrections.set((key, "Name"), Entry("Roy", True, "me", "2026-01-01T00:00:00Z"))
    corrections.close()


def _keep_a_day(folder: Path) -> None:
    """What else the program keeps: settings, a draft, a batch in the list, a hand."""
    wanted = Settings(pen_width=2.0, pad_opacity=0.5, recent_files=("/a, b.png", "/é.tif"))
    SettingsStore(folder / "plume.ini").save(wanted)
    draft = Draft.of(load_template(resources.path("forms/membership.json")), count())
    write_copy(folder / "draft", DraftCopy(draft, None))
    begun = BatchStore(folder / "batches").begin([Path("a.png")], [Path("f.json")])
    (begun.folder / "batch.json").replace(folder / "batch.json")
    Adapter(np.zeros((3, 4), np.float32), "sum").save(folder / "learned.npz")
    trial = HandTrial("mat", "mot", was_right=False, is_right=True)
    report = HandReport("sum", helps=True, lesson=1, keys=("k",), trials={"k": trial})
    (folder / "report.json").write_text(json.dumps(asdict(report)), encoding="utf-8")


class _Silent:
    """A network that is sure of nothing."""

    def __init__(self, outputs: int) -> None:
        self._outputs = outputs

    def run(self, pictures: Sequence[Image]) -> list[Logits]:
        return [np.zeros((6, self._outputs), np.float32) for _ in pictures]


def _read_by_model(folder: Path, path: Path) -> None:
    spec = ModelSpec.load(path)
    picture = np.full((40, 90), 255, np.uint8)
    picture[10:30, 20:70] = 0
    Recognizer(_Silent(len(spec.charset)), spec, files=folder).read(picture, "name")


def _ask_letters(path: Path) -> None:
    letters = LabelModel(LetterModel.load(path), Charset("aei nJ"))
    for labels in ((), (1,), (6, 1, 2)):
        _ = letters.scores(labels)[1], letters.after("Une").end_score(labels)


def _weigh_words(path: Path) -> None:
    _ = PersonalDictionary(path).weights


def _load_learned(path: Path) -> None:
    Adapter.load(path, "sum")(np.zeros((2, 4), np.float32), np.zeros((2, 2), np.float32))


def _read_report(path: Path) -> None:
    report = Hand(path.parent).report()
    _ = report.tried, report.right_before, report.right_after


def _list_batches(path: Path) -> None:
    BatchStore(path.parents[1]).all()


def _read_hand(path: Path) -> None:
    HandWords(path).read()


def _open_journal(path: Path) -> None:
    journal = Journal(path, "job")
    journal.close()
    _ = [gone(result) for result in journal.finished.values()]


def _open_corrections(path: Path) -> None:
    Corrections(path).close()


def _load_config(path: Path) -> None:
    training_config.load(str(path))


def _encoded(image: Image, suffix: str) -> bytes:
    return cv2.imencode(suffix, image)[1].tobytes()


def _load_pages(path: Path) -> None:
    source = open_source(path)
    for index in range(min(source.page_count, 3)):
        quality(source.load(index))


def _open_project(path: Path) -> None:
    for page in read_project(path).pages:
        page.source.load(page.index)


def _load_list(path: Path) -> None:
    column_names(path)
    ExpectedValues.load(path, "Nom")
