"""The person's language: translated texts, Qt's own texts, and how numbers are written."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, Qt, QTranslator

import resources

LANGUAGES = {"en": "English", "fr": "Français"}
"""The languages there are, each under its own name."""


def tr(text: str, hint: str = "", n: int = -1) -> str:
    """A text in the person's language, for where there is no object with a ``tr`` of its own.

    Args:
        text: In English, as a literal, so that ``make translations`` finds it.
        hint: Tells two equal texts apart.
        n: Takes the place of ``%n`` and chooses the plural form.
    """
    return QCoreApplication.translate("", text, hint, n)


def percent(share: float) -> str:
    """A probability for people; what is below a threshold does not seem to reach it."""
    number = int(share * 100 + 0.01)
    return tr("{0} %").format(number) if number else tr("< 1 %")


def day_text(value: str) -> str:
    """A day such as 1950-12-31 as it is written here, its year in full; any other text as it is."""
    day = QDate.fromString(value, Qt.DateFormat.ISODate)
    if not day.isValid():
        return value
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return QLocale().toString(day, re.sub("y+", "yyyy", pattern))


def one_line(text: str) -> str:
    """A text of several lines where there is room for one."""
    return text.replace("\n", " ↵ ")


def language_of(setting: str) -> str:
    """The language for a setting; the system's, or English, where it names none."""
    wanted = [setting, *(name.split("-")[0] for name in QLocale.system().uiLanguages())]
    return next((name for name in wanted if name in LANGUAGES), "en")


def install(app: QCoreApplication, setting: str) -> list[QTranslator]:
    """Makes the program speak a language, and write numbers and dates as is usual in it.

    Args:
        app: Owns the translations from now on.
        setting: One of ``LANGUAGES``; empty for the language of the system.

    Returns:
        The translations, the program's and Qt's own.
    """
    language = language_of(setting)
    system = QLocale.system()
    same = system.name().split("_")[0] == language
    nobodys = system.language() == QLocale.Language.C  # writes dates as nobody does
    foreign = nobodys or (bool(setting) and not same)
    QLocale.setDefault(QLocale(language) if foreign else system)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = resources.path(f"translations/plume_{language}.qm")
    translators = []
    for file in (str(own), f"{qt}/qtbase_{language}.qm"):
        translator = QTranslator(app)
        if translator.load(file):
            app.installTranslator(translator)
            translators.append(translator)
    return translators
