"""The truth about the forms of a batch: what was read, and what persons made of it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from app.core.batch.corrections import Corrections
from app.core.batch.journal import Key
from app.core.document import Entry, TextLine
from app.core.forms.results import FieldResult, FormResult
from app.core.forms.rules import Rule
from app.core.forms.written_values import day, number
from app.core.geometry import Box
from app.core.review import Curve, Outlook, expected


@dataclass(eq=False)
class ReviewField:
    """One field of one form.

    Attributes:
        form: The form it is on.
        rule: What may stand in it.
        line: Its place on the scan, what was read, and what it says now.
        problem: What is wrong with what it says now; empty when nothing is.
    """

    form: ReviewForm
    rule: Rule
    line: TextLine
    problem: str = ""

    @property
    def name(self) -> str:
        """The name of the field."""
        return self.rule.field.name

    @property
    def text(self) -> str:
        """What it says now."""
        return self.line.text

    @property
    def vouched(self) -> bool:
        """Whether a person typed it or said that it is right."""
        return self.line.edited or self.line.reviewed

    @property
    def value(self) -> str | datetime | Decimal:
        """Days, numbers and amounts as what they are, all else as text."""
        kind, _, form = self.rule.field.kind.partition(":")
        if kind == "date" and (count := day(self.text, form)) is not None:
            return datetime.fromordinal(count)
        if kind in ("number", "amount") and (amount := number(self.text)) is not None:
            return amount
        return self.text

    def doubtful(self, threshold: float) -> bool:
        """Whether Plume is less sure than that, and nobody has looked at it."""
        return self.line.confidence < threshold

    def open(self, threshold: float) -> bool:
        """Whether a person should look at it: it is doubtful, or cannot be right.

        What was typed is not doubtful; where it cannot be right somebody has to say that it is.
        """
        return self.doubtful(threshold) or (bool(self.problem) and not self.line.reviewed)

    def say(self, entry: Entry) -> None:
        """Makes it say something else."""
        self.line.entry = entry
        self.problem = self.rule.complaint(entry.text)


@dataclass(eq=False)
class ReviewForm:
    """One page of a batch.

    Attributes:
        result: What was read on it.
        order: Its place among the scans.
        key: Stands for the scan in journal and corrections; None where it could not be opened.
        fields: In the template's order; none where no form matched.
    """

    result: FormResult
    order: int
    key: Key | None
    fields: list[ReviewField] = field(default_factory=list)

    @property
    def matched(self) -> bool:
        """Whether a form was read."""
        return not self.result.problem

    @property
    def title(self) -> str:
        """The file's name, with the page where it is not the first."""
        name = self.result.file.name
        return name if self.result.page <= 1 else f"{name} ({self.result.page})"

    def field(self, name: str) -> ReviewField | None:
        """The field of that name, None when the form has none."""
        return next((f for f in self.fields if f.name == name), None)


class _Tally:
    """Counts fields for one threshold, so that thousands need not be counted at every step."""

    def __init__(self, fields: Iterable[ReviewField], threshold: float) -> None:
        self.threshold = threshold
        self.total = self.left = self.by_machine = 0
        for each in fields:
            self.count(each, 1)

    def count(self, field: ReviewField, times: int) -> None:
        """Takes a field in, or out with -1."""
        self.total += times
        self.left += times * field.open(self.threshold)
        self.by_machine += times * (not field.vouched and not field.doubtful(self.threshold))


class ReviewBatch:
    """The forms of a batch, in the order of the scans.

    Args:
        rules: Of each template its fields, by its name.
        corrections: What persons said before, and where their words are kept.

    Attributes:
        forms: Those that were read.
        problems: Pages of which nothing was read.
    """

    def __init__(self, rules: Mapping[str, tuple[Rule, ...]], corrections: Corrections) -> None:
        self.forms: list[ReviewForm] = []
        self.problems: list[ReviewForm] = []
        self.rules = rules
        self.corrections = corrections
        self._known: dict[tuple[Path, int], ReviewForm] = {}
        self._tally = _Tally((), 0.0)

    def __len__(self) -> int:
        return len(self.forms) + len(self.problems)

    @property
    def opened(self) -> int:
        """How many pages there are without the files that could not be opened."""
        return len(self.forms) + sum(form.key is not None for form in self.problems)

    @property
    def astray(self) -> int:
        """On how many pages persons said something that are not here any more."""
        here = {form.key for form in (*self.forms, *self.problems)}
        said = {key for (key, _), entry in self.corrections.entries.items() if entry.at}
        return len(said - here)

    @property
    def columns(self) -> list[str]:
        """Names of all fields; forms share those that are called alike."""
        names = (rule.field.name for rules in self.rules.values() for rule in rules)
        return list(dict.fromkeys(names))

    def add(self, result: FormResult, order: int, key: Key | None) -> ReviewForm | None:
        """Takes a finished page in.

        Returns:
            None for a page that is there already.
        """
        place = (result.file, result.page)
        if place in self._known:
            return None
        form = self._known[place] = ReviewForm(result, order, key)
        if form.matched:
            rules = self.rules[result.template]
            form.fields = [
                self._field(form, rule, read)
                for rule, read in zip(rules, result.fields, strict=True)
            ]
            for each in form.fields:
                self._tally.count(each, 1)
        insort(self.forms if form.matched else self.problems, form, key=lambda f: f.order)
        return form

    def fields(self) -> Iterator[ReviewField]:
        """Every field, form by form."""
        return (field for form in self.forms for field in form.fields)

    def say(self, field: ReviewField, entry: Entry) -> None:
        """Makes a field say something else; it is in the file before it is on the screen.

        Raises:
            FileError: it cannot be written; then nothing is changed.
        """
        assert field.form.key is not None
        self.corrections.set((field.form.key, field.name), entry)
        self._tally.count(field, -1)
        field.say(entry)
        self._tally.count(field, 1)

    def outlook(self, threshold: float, curve: Curve) -> Outlook:
        """What review is still to come; fields that break a rule are left to look at too."""
        if threshold != self._tally.threshold:
            self._tally = _Tally(self.fields(), threshold)
        tally = self._tally
        right = expected(curve, threshold, tally.total, tally.by_machine)
        return Outlook(tally.total, tally.left, right)

    def _field(self, form: ReviewForm, rule: Rule, read: FieldResult) -> ReviewField:
        # places of letters are those in the cut-out, which nobody sees
        reading = replace(read.reading, characters=())
        line = TextLine(Box.around(read.polygon), read.polygon, reading)
        found = ReviewField(form, rule, line, read.problem)
        said = self.corrections.entries.get((form.key, rule.field.name)) if form.key else None
        if said is not None:
            found.say(said)
        return found


def in_order(batch: ReviewBatch, by_field: bool = False) -> list[ReviewField]:
    """All fields as they are reviewed: form by form, or all of one name together."""
    fields = list(batch.fields())
    if by_field:
        places = {name: number for number, name in enumerate(batch.columns)}
        fields.sort(key=lambda field: places[field.name])
    return fields
