"""Reads filled forms: finds the template, cuts the fields, reads and checks each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Protocol

from app.core.forms.checkbox import read_checkbox
from app.core.forms.expected_values import ExpectedValues
from app.core.forms.field_cutter import FINE_HEIGHT, LINE_HEIGHT, Cut, FieldCutter
from app.core.forms.field_lines import joined, line_pictures
from app.core.forms.printed_points import mapped
from app.core.forms.registration import Blank, Fit, FormFinder
from app.core.forms.results import FieldResult, FormResult
from app.core.forms.rules import Rule, check_names, rules_of
from app.core.forms.scan_quality import ScanQuality, scan_quality, strengthened
from app.core.forms.template import Template
from app.core.image_io import Image
from app.core.pages.ink_mask import GreyImage
from app.core.pages.quality import Flaw
from model.fields import Field
from model.preprocessing import to_grey
from model.reading import Reading
from model.recognizer import Picture


class FieldReader(Protocol):
    """What is needed of ``model.recognizer.Recognizer``."""

    def read_many(self, sources: list[Picture], field: list[Field]) -> list[Reading]:
        """One reading for each picture, which may hold what its field says."""
        ...


class PreparedForm:
    """A template with everything that can be known before the first scan.

    Args:
        template: The form.
        expected: For names of fields, what is expected there.

    Raises:
        PlumeError: its picture or a list of expected values cannot be used.
    """

    def __init__(self, template: Template, expected: Mapping[str, ExpectedValues]) -> None:
        self.template = template
        self.blank = Blank(template)
        self.rules = rules_of(template, expected)
        self._cutters: dict[tuple[int, int], list[FieldCutter]] = {}

    def cutters(self, widening: int = 0, height: int = LINE_HEIGHT) -> list[FieldCutter]:
        """One for each field, in the template's order.

        Args:
            widening: By how many pixels of a cut printed lines are wider on the scan.
            height: Of a cut of one line, in pixels.
        """
        key = widening, height
        if key not in self._cutters:
            self._cutters[key] = [
                FieldCutter(field, self.template, self.blank.picture, *key)
                for field in self.template.fields
            ]
        return self._cutters[key]

    def cuts(self, grey: GreyImage, fit: Fit, quality: ScanQuality) -> list[Cut]:
        """What is written in each field.

        Whether anything is, blurred scans show best coarsely: there, print hides everything
        around it. What it is they show finely, with less of the strokes hidden.
        """
        scan, widening = strengthened(grey, quality), quality.widening
        cuts = [c.cut(scan, fit, quality.faintest) for c in self.cutters(widening)]
        if not widening:
            return cuts
        finer = self.cutters(widening, FINE_HEIGHT)
        return [
            cut
            if cut.empty or c.field.is_checkbox or c.field.lines
            else c.cut(scan, fit, quality.faintest)
            for cut, c in zip(cuts, finer, strict=True)
        ]

    @cached_property
    def kinds(self) -> list[Field]:
        """What the recogniser may read in each field; made once, for thousands of names take long.

        Of digits there are at most as many as a comb has boxes.
        """
        return [
            _kind(rule, cutter.letters)
            for rule, cutter in zip(self.rules, self.cutters(), strict=True)
        ]

    def result(self, rule: Rule, reading: Reading, fit: Fit) -> FieldResult:
        """A reading with its place on the scan and what is wrong with it.

        An expected value is spelled as it is in its list.
        """
        text = rule.spelled(reading.text)
        if text != reading.text:
            reading = Reading(text, reading.confidence, (), reading.alternatives)
        corners = mapped(fit.matrix, rule.field.box.polygon).round().astype(int).tolist()
        polygon = tuple((x, y) for x, y in corners)
        return FieldResult(rule.field.name, reading, polygon, rule.complaint(text))


def _lines(cutter: FieldCutter, cut: Cut) -> list[Picture]:
    """What is read one by one of a field."""
    return [*line_pictures(cut.picture, cutter.pitch)] if cutter.field.lines else [cut.picture]


def _kind(rule: Rule, letters: int) -> Field:
    kind = rule.field.field
    if letters and kind.kind == "digits":
        kind = replace(kind, pattern=f"[0-9]{{1,{letters}}}")
    return kind.expecting(rule.expected.texts) if rule.expected else kind


@dataclass(frozen=True, eq=False)
class CutForm:
    """A page whose fields are cut out, to be read.

    Attributes:
        file: Where it comes from.
        page: Page of that file, from 1.
        form: What it shows.
        fit: Where the form lies on it.
        cuts: What is written in each field.
        flaws: What makes it hard to read.
    """

    file: Path
    page: int
    form: PreparedForm
    fit: Fit
    cuts: Sequence[Cut]
    flaws: tuple[Flaw, ...]

    def written(self) -> list[tuple[int, Picture, Field]]:
        """Each piece of writing: the number of its field, its picture, and what it may hold."""
        form = self.form
        return [
            (index, picture, kind.one_word() if cut.one_word else kind)
            for index, (kind, cutter, cut) in enumerate(
                zip(form.kinds, form.cutters(), self.cuts, strict=True)
            )
            if not cutter.field.is_checkbox and not cut.empty
            for picture in _lines(cutter, cut)
        ]

    def result(self, readings: Iterable[tuple[int, Reading]]) -> FormResult:
        """What the page says.

        Args:
            readings: Of each piece of writing, with the number of its field.
        """
        form, fit = self.form, self.fit
        found: dict[int, list[Reading]] = {}
        for index, reading in readings:
            found.setdefault(index, []).append(reading)
        fields = tuple(
            form.result(
                rule,
                read_checkbox(cut.share)
                if rule.field.is_checkbox
                else joined(found.get(index, ())),
                fit,
            )
            for index, (rule, cut) in enumerate(zip(form.rules, self.cuts, strict=True))
        )
        matrix = tuple(fit.matrix.ravel().tolist())
        return FormResult(
            self.file, self.page, form.template.name, fields,
            turned=fit.turned, matrix=matrix, flaws=self.flaws,
        )  # fmt: skip


class FormReader:
    """Reads pages that show any of some forms.

    Args:
        templates: The forms; their names differ.
        recognizer: Reads the handwriting.
        expected: For names of fields, what is expected there; overrules the templates' own lists.

    Raises:
        PlumeError: a template cannot be used.
    """

    def __init__(
        self,
        templates: Sequence[Template],
        recognizer: FieldReader,
        expected: Mapping[str, ExpectedValues] | None = None,
    ) -> None:
        check_names(templates)
        self._forms = {t.name: PreparedForm(t, expected or {}) for t in templates}
        self._finder = FormFinder([form.blank for form in self._forms.values()])
        self._recognizer = recognizer

    def read(self, image: Image, file: Path, page: int) -> FormResult:
        """Reads one page.

        Args:
            image: RGB (H, W, 3) or grey (H, W), uint8.
            file: Where it comes from.
            page: Page of that file, from 1.

        Raises:
            NotMatchingError: it shows none of the forms, or not the whole of one.
        """
        return self.read_cut([self.cut(image, file, page)])[0]

    def cut(self, image: Image, file: Path, page: int) -> CutForm:
        """Finds the form on a page and cuts its fields out; arguments and errors as of ``read``."""
        grey = to_grey(image)
        fit = self._finder.find(grey)
        form = self._forms[fit.blank.template.name]
        quality = scan_quality(grey, fit)
        return CutForm(file, page, form, fit, form.cuts(grey, fit, quality), quality.flaws)

    def read_cut(self, pages: Sequence[CutForm]) -> list[FormResult]:
        """Reads pages; all that is written on them together, which the network is faster at."""
        written = [page.written() for page in pages]
        flat = [piece for pieces in written for piece in pieces]
        readings = iter(
            self._recognizer.read_many([p for _, p, _ in flat], [kind for _, _, kind in flat])
        )
        return [
            page.result([(index, next(readings)) for index, _, _ in pieces])
            for page, pieces in zip(pages, written, strict=True)
        ]
