"""Reads filled forms: finds the template, cuts the fields, reads and checks each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

from app.core.checkbox import read_checkbox
from app.core.expected_values import ExpectedValues
from app.core.field_cutter import Cut, FieldCutter
from app.core.form_results import FieldResult, FormResult
from app.core.image_io import Image
from app.core.registration import Blank, Fit, FormFinder, mapped
from app.core.template import FormField, Template, TemplateError
from app.core.validation import complaint, expected_key
from model.fields import Field
from model.preprocessing import to_grey
from model.reading import EMPTY, Reading
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
        self.expected = {**_own_lists(template), **expected}
        # once for all scans: thousands of names take a while
        self._fields = {
            field.name: field.field.expecting(self.expected[field.name].texts)
            if field.name in self.expected
            else field.field
            for field in template.fields
        }

    @cached_property
    def cutters(self) -> list[FieldCutter]:
        """One for each field, in the template's order."""
        picture = self.blank.picture
        return [FieldCutter(field, self.template, picture) for field in self.template.fields]

    def field(self, name: str) -> Field:
        """What the recogniser may read in a field."""
        return self._fields[name]

    def result(self, field: FormField, reading: Reading, fit: Fit) -> FieldResult:
        """A reading with its place on the scan and what is wrong with it.

        An expected value is spelled as it is in its list.
        """
        values = self.expected.get(field.name)
        spellings = values.spellings if values else {}
        text = spellings.get(expected_key(reading.text), reading.text)
        if text != reading.text:
            reading = Reading(text, reading.confidence, (), reading.alternatives)
        problem = complaint(field, text, spellings.keys())
        corners = mapped(fit.matrix, field.box.polygon).round().astype(int).tolist()
        return FieldResult(field.name, reading, tuple((x, y) for x, y in corners), problem)


def _own_lists(template: Template) -> dict[str, ExpectedValues]:
    return {
        field.name: ExpectedValues.load(field.expected, field.name)
        for field in template.fields
        if field.expected is not None
    }


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
        names = [template.name for template in templates]
        for name in names:
            if names.count(name) > 1:
                raise TemplateError(f"Two templates are called {name!r}; rename one of them.")
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
        grey = to_grey(image)
        fit = self._finder.find(grey)
        form = self._forms[fit.blank.template.name]
        cuts = [cutter.cut(grey, fit) for cutter in form.cutters]
        readings = self._read(form, cuts)
        return FormResult(
            file,
            page,
            form.template.name,
            tuple(
                form.result(field, reading, fit)
                for field, reading in zip(form.template.fields, readings, strict=True)
            ),
            turned=fit.turned,
            matrix=tuple(fit.matrix.ravel().tolist()),
        )

    def _read(self, form: PreparedForm, cuts: Sequence[Cut]) -> list[Reading]:
        """One reading for each field; all that is written is read together."""
        fields = form.template.fields
        written = [
            index
            for index, (field, cut) in enumerate(zip(fields, cuts, strict=True))
            if not field.is_checkbox and not cut.empty
        ]
        texts = self._recognizer.read_many(
            [cuts[index].picture for index in written],
            [form.field(fields[index].name) for index in written],
        )
        readings = dict(zip(written, texts, strict=True))
        return [
            read_checkbox(cut.share) if field.is_checkbox else readings.get(index, EMPTY)
            for index, (field, cut) in enumerate(zip(fields, cuts, strict=True))
        ]
