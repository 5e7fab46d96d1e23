"""What may stand in the fields of forms: kind, range, and lists of expected values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.forms.expected_values import ExpectedValues
from app.core.forms.template import FormField, Template, TemplateError
from app.core.forms.validation import complaint, expected_key


@dataclass(frozen=True)
class Rule:
    """What may stand in one field.

    Attributes:
        field: The field.
        expected: Its list of expected values, or None.
    """

    field: FormField
    expected: ExpectedValues | None = None

    def spelled(self, text: str) -> str:
        """A text as its list spells it; any other as it is."""
        spellings = self.expected.spellings if self.expected else {}
        return spellings.get(expected_key(text), text)

    def complaint(self, text: str) -> str:
        """What is wrong with a text, empty when nothing is."""
        expected = self.expected.spellings.keys() if self.expected else frozenset[str]()
        return complaint(self.field, text, expected)


def rules_of(
    template: Template, expected: Mapping[str, ExpectedValues] | None = None
) -> tuple[Rule, ...]:
    """One rule for each field, in the template's order.

    Args:
        template: The form; its lists of expected values are loaded.
        expected: For names of fields, lists that overrule the template's own.

    Raises:
        PlumeError: a list cannot be used.
    """
    given = expected or {}
    return tuple(
        Rule(field, given.get(field.name) or _own_list(field)) for field in template.fields
    )


def _own_list(field: FormField) -> ExpectedValues | None:
    if field.expected is None:
        return None
    return ExpectedValues.load(field.expected, field.expected_column or field.name)


def check_names(templates: Sequence[Template]) -> None:
    """Makes sure that templates can be told apart.

    Raises:
        TemplateError: two have the same name.
    """
    names = [template.name for template in templates]
    for name in names:
        if names.count(name) > 1:
            raise TemplateError(
                f"Two templates are called {name!r}; rename one of them, or leave it out."
            )
