"""Sentences about fields: how sure they are, on whose word they stand, what they may hold."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt

from app.core.batch.review import ReviewField, ReviewForm
from app.ui.field_text import shown
from app.ui.read.status import flaw_text
from app.ui.sentences import translated
from app.ui.translation import day_text, one_line, percent, tr


def explain(field: ReviewField, threshold: float) -> str:
    """What a person should know about a field; its broken rule comes first."""
    said = _said(field) if field.vouched else _read(field, threshold)
    return f"{rule_text(field)}\n{said}" if field.problem else said


def text_of(field: ReviewField) -> str:
    """What a field says, where there is room for one line."""
    return one_line(shown(field.rule.field, field.text))


def rule_text(field: ReviewField) -> str:
    """What is wrong with a field, as a sentence."""
    problem = translated(field.problem)
    return tr("Please check: {0}.").format(problem) if problem else ""


def scan_text(form: ReviewForm) -> str:
    """What is wrong with the picture of a form, as a sentence; empty when nothing is."""
    flaws = form.result.flaws
    return tr("This scan is hard to read: {0}.").format(flaw_text(flaws[0])) if flaws else ""


def sure_text(field: ReviewField, threshold: float) -> str:
    """How sure a field is, in a few words."""
    if field.line.reviewed:
        return tr("checked")
    if field.line.edited:
        return tr("edited")
    share = percent(field.line.confidence)
    doubtful = field.doubtful(threshold)
    return (tr("{0} sure, please check") if doubtful else tr("{0} sure")).format(share)


def kind_text(field: ReviewField) -> str:
    """What a field may hold, for people; empty for any text."""
    form_field = field.rule.field
    kind, _, more = form_field.kind.partition(":")
    names = {
        "name": tr("a name"),
        "word": tr("a word"),
        "date": tr("a date"),
        "digits": tr("digits"),
        "number": tr("a number"),
        "amount": tr("an amount"),
        "code": tr("a code of the form {0}"),
        "choice": tr("one of {0}"),
        "checkbox": tr("a check box: yes or no"),
    }
    text = names.get(kind, "").format(more)
    least, greatest = day_text(form_field.least), day_text(form_field.greatest)
    if least and greatest:
        text = tr("{0} from {1} to {2}").format(text, least, greatest)
    elif least:
        text = tr("{0}, at least {1}").format(text, least)
    elif greatest:
        text = tr("{0}, at most {1}").format(text, greatest)
    if form_field.required:
        text = tr("{0}, required").format(text) if text else tr("required")
    return text


def _read(field: ReviewField, threshold: float) -> str:
    share = percent(field.line.confidence)
    if field.doubtful(threshold):
        return tr("Plume is only {0} sure of this text; please check it.").format(share)
    return tr("Plume is {0} sure of this text.").format(share)


def _said(field: ReviewField) -> str:
    line = field.line
    when = QDateTime.fromString(line.entry.at, Qt.DateFormat.ISODate).toLocalTime()
    who = line.entry.by or tr("you"), QLocale().toString(when, QLocale.FormatType.ShortFormat)
    if not line.edited:
        return tr("Checked by {0}, {1}: it is right.").format(*who)
    read = shown(field.rule.field, line.reading.text) or tr("nothing")
    text = tr("Written by {0}, {1}; Plume read “{2}”.")
    return text.format(*who, read)
