"""How the text of a field is shown and typed: check boxes speak the person's language.

Projects, tables and templates have ``yes`` and ``no`` in any language, so that what reads them
need not know who wrote them.
"""

from __future__ import annotations

from app.core.forms.template import FormField
from app.core.forms.validation import NO, YES
from app.ui.translation import tr


def shown(field: FormField, text: str) -> str:
    """A text as a person sees it in a field."""
    return _words().get(text, text) if field.is_checkbox else text


def meant(field: FormField, text: str) -> str:
    """What a typed text stands for; of yes and no a letter is enough, in English too."""
    if not field.is_checkbox or not text:
        return text
    typed = text.casefold()
    answers = _words().items()
    return next((a for a, word in answers if typed in (a, a[0], word, word[0])), text)


def _words() -> dict[str, str]:
    return {YES: tr("yes"), NO: tr("no")}
