"""The language of the window: texts, Qt's own texts, plural forms, numbers, errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from app.ui import translation
from app.ui.read.status import count_text
from app.ui.sentences import translated
from app.ui.translation import language_of, percent, tr
from model.errors import InkError
from model.inkml import read_inkml


@pytest.mark.usefixtures("french")
def test_french_speaks_french() -> None:
    assert tr("&File") == "&Fichier"
    assert percent(0.98) == "98\u202f%"
    assert QLocale().toString(1234.5, "f", 1).endswith(",5")


@pytest.mark.usefixtures("french")
def test_the_texts_of_qt_are_french_too() -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annuler"


@pytest.mark.parametrize(("number", "text"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines")])
def test_english_has_its_plural_forms(number: int, text: str) -> None:
    assert count_text(number) == text


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(("number", "text"), [(0, "0 ligne"), (1, "1 ligne"), (2, "2 lignes")])
def test_french_has_its_own_plural_forms(number: int, text: str) -> None:
    assert count_text(number) == text


@pytest.mark.usefixtures("french")
def test_errors_are_told_in_french_with_what_was_put_into_them() -> None:
    told = translated("/a/b: c.png cannot be written: Permission denied; choose another place.")
    assert told == (
        "/a/b: c.png ne peut pas être écrit\u00a0: permission refusée\u202f;"
        " choisissez un autre emplacement."
    )


@pytest.mark.usefixtures("french")
def test_what_is_wrong_with_forms_is_told_in_french() -> None:
    assert translated("'x' is not a date") == "«\xa0x\xa0» n’est pas une date"
    assert translated('"O\'Neill" is not a date') == "«\xa0O'Neill\xa0» n’est pas une date"
    assert translated("'1/2/34' is before 1950-12-31").endswith(" 31/12/1950")
    assert translated("the page does not show the form 'A'.") == (
        "la page ne montre pas le formulaire «\xa0A\xa0»."
    )
    assert "«\xa0a\xa0», «\xa0b\xa0»" in translated(
        "x has no column 'c' but 'a', 'b'; rename the right one, or give a list of a single column."
    )
    assert translated("'3' is not one of A, B") == "«\xa03\xa0» n’est pas l’un des choix A, B"


@pytest.mark.usefixtures("french")
def test_what_is_wrong_with_an_ink_file_is_told_in_french(tmp_path: Path) -> None:
    file = tmp_path / "x.inkml"
    file.write_text("<ink><trace>1 2, 3 four</trace></ink>")
    with pytest.raises(InkError) as error:
        read_inkml(file)
    assert translated(str(error.value)) == (
        f"Le fichier d’encre {file} est illisible\u00a0: le tracé 1 contient «\xa0four\xa0»,"
        " qui n’est pas un nombre."
    )


@pytest.mark.usefixtures("french")
def test_what_is_not_known_stays_as_it_is_line_by_line() -> None:
    told = translated("A message of nobody.\nThere is no ink.")
    assert told == "A message of nobody.\nIl n’y a pas d’encre."


def test_a_setting_goes_before_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: ["de-DE", "fr-FR", "en"])
    assert language_of("en") == "en"
    assert language_of("") == "fr"
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: ["de-DE"])
    assert language_of("") == "en"
    assert language_of("xx") == "en"


def test_the_context_of_a_function_is_empty() -> None:
    assert QCoreApplication.translate("Elsewhere", "&File") == "&File"


def test_dates_are_written_as_people_do_where_the_system_has_no_language(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(QLocale, "system", staticmethod(QLocale.c))
        translators = translation.install(qapp, "")
        date = QLocale().toString(QDate(2026, 11, 23), QLocale.FormatType.ShortFormat)
    for translator in translators:
        qapp.removeTranslator(translator)
    translation.install(qapp, "en")

    assert date == "11/23/26"
