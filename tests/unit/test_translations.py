"""Every text is translated, well formed, and compiled; `make translations` brings them together."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

from scripts import translations
from scripts.translations import FOLDER, Message, TextError, sentences, texts, windows

UPDATE = "run `make translations`, then fill in what is new in resources/translations/*.ts"
SETTERS = {
    "addAction", "addButton", "addItem", "addMenu", "addRow", "addTab", "make_action",
    "setAccessibleDescription", "setAccessibleName", "setDetailedText", "setHeaderLabels",
    "setHorizontalHeaderLabels", "setIconText", "setInformativeText", "setLabelText",
    "setPlaceholderText", "setPrefix", "setSpecialValueText", "setStatusTip", "setSuffix",
    "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "showMessage",
    "QAction", "QCheckBox", "QDockWidget", "QGroupBox", "QLabel", "QMenu", "QPushButton",
    "QRadioButton", "QTableWidgetItem", "QToolButton", "QUndoCommand",
}  # fmt: skip
"""Calls whose texts a person sees."""

SAME = {"YYYY-MM-DD"}
"""What is written alike in every language."""


def entries(language: str) -> dict[Message, list[str]]:
    """The messages of a language and their translations, one for each plural form."""
    found = {}
    for context in ElementTree.parse(FOLDER / f"plume_{language}.ts").iter("context"):
        for message in context.iter("message"):
            plural = message.get("numerus") == "yes"
            key = Message(
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("comment") or "",
                plural,
            )
            target = message.find("translation")
            assert target is not None
            done = target.get("type") is None
            forms = [f.text or "" for f in target.iter("numerusform")] if plural else [target.text]
            found[key] = [form or "" for form in forms] if done else [""]
    return found


def test_the_french_file_has_just_the_texts_of_the_window() -> None:
    found, wanted = set(entries("fr")), texts()
    assert not wanted - found, UPDATE
    assert not found - wanted, UPDATE


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_left_untranslated(language: str) -> None:
    missing = [m for m, forms in entries(language).items() if not all(forms)]
    assert not missing, UPDATE


def test_english_has_forms_for_every_number() -> None:
    assert set(entries("en")) == {m for m in texts() if m.plural}, UPDATE
    assert all(len(forms) == 2 for forms in entries("en").values())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_translations_keep_what_is_put_into_them(language: str) -> None:
    def slots(text: str) -> list[str]:
        return sorted(set(re.findall(r"\{\d+\}|%L?n", text)))

    for message, forms in entries(language).items():
        for form in forms:
            assert slots(form) == slots(message.source), message
            assert form.endswith("…") == message.source.endswith("…"), message
            assert form[:1].isspace() == message.source[:1].isspace(), message
            # a key of its own needs a letter of its own
            assert form.count("&") <= message.source.count("&"), message


def test_french_keeps_the_rules_of_typography() -> None:
    for message, forms in entries("fr").items():
        for form in forms:
            assert not re.search(r"(?<! ) [;:!?»%]|« |'(?![{0-9])|\"[^\"]*\w+ \w", form), message


def test_what_is_loaded_is_what_was_translated() -> None:
    for language in ("en", "fr"):
        translator = QTranslator()
        assert translator.load(str(FOLDER / f"plume_{language}.qm"))
        for message, forms in entries(language).items():
            numbers = (1, 2) if message.plural else (-1,)
            for number, form in zip(numbers, forms, strict=True):
                loaded = translator.translate(
                    message.context, message.source, message.hint or None, number
                )
                assert loaded == form, f"{message}: {UPDATE}"


def test_the_sentences_of_errors_are_up_to_date() -> None:
    stored = (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines()
    assert [ast.literal_eval(line) for line in stored] == sentences(), UPDATE


def literals(node: ast.expr) -> list[str]:
    """The texts in an argument that went through no translation."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return [text for value in node.values for text in literals(value)]
    if isinstance(node, ast.BinOp):
        return literals(node.left) + literals(node.right)
    return literals(node.body) + literals(node.orelse) if isinstance(node, ast.IfExp) else []


def shown_without_translation(path: Path) -> list[str]:
    """Where texts with words in them reach the window as they are."""
    found = []
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
        # an action's name and its shortcut are no texts
        arguments = call.args[2:3] if name == "make_action" else call.args
        if name in SETTERS:
            texts = [text for argument in arguments for text in literals(argument)]
            found += [f"{path}:{call.lineno}: {t}" for t in texts if words(t) and t not in SAME]
    return found


def words(text: str) -> bool:
    """Whether a text has something to translate, apart from its markup and the program's name."""
    return bool(re.search(r"[^\W\d_]{2}", re.sub(r"<[^>]*>?|&\w+;|Plume", "", text)))


def test_no_text_bypasses_translation() -> None:
    found = [line for path in windows() for line in shown_without_translation(path)]
    assert not found, "put these into tr()"


@pytest.mark.parametrize(
    "source",
    [
        "parent.tr('of another object')",
        "tr = parent.tr",
        "self.tr(TITLE)",
        "self.tr('%n lines', n=3)",
        "self.tr(f'{count} lines')",
    ],
)
def test_a_text_that_cannot_be_found_is_told(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "app" / "ui").mkdir(parents=True)
    (tmp_path / "app" / "ui" / "window.py").write_text(source)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    with pytest.raises(TextError, match=r"window\.py:1"):
        texts()


def test_a_bypass_is_found(tmp_path: Path) -> None:
    path = tmp_path / "window.py"
    path.write_text("label.setText(f'{n} lines')\nlabel.setText(self.tr('fine'))\n")
    assert [line.split(":")[1] for line in shown_without_translation(path)] == ["1"]


def test_a_template_is_never_called_a_model_in_french() -> None:
    for message, forms in entries("fr").items():
        french = " ".join(forms).replace("&", "").casefold()
        if "template" in message.source.replace("&", "").casefold():
            assert "modèle" not in french, message
