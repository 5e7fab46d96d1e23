from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.forms.written_values import bound, day, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("-3.5", "-3.5"),
        ("0,25", "0.25"),
        ("1 234,50 €", "1234.50"),
        ("1.234.567,8", "1234567.8"),
        ("1.234", "1234"),
        ("12,-", "12"),
        ("$ 7.00", "7"),
        ("3.14159", "3.14159"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "€", "abc", "12a", "--1", "-"])
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "form", "year", "month", "of_month"),
    [
        ("14/07/1989", "", 1989, 7, 14),
        ("1.2.03", "", 2003, 2, 1),
        ("14 7 31", "", 1931, 7, 14),
        ("14071989", "", 1989, 7, 14),
        ("140789", "", 1989, 7, 14),
        ("1989-07-14", "", 1989, 7, 14),
        ("07/14/1989", "MM/DD/YYYY", 1989, 7, 14),
        ("19890714", "YYYYMMDD", 1989, 7, 14),
        ("07/1989", "MM/YYYY", 1989, 7, 1),
    ],
)
def test_days(text: str, form: str, year: int, month: int, of_month: int) -> None:
    assert day(text, form) == date(year, month, of_month).toordinal()


@pytest.mark.parametrize(
    "text", ["", "x", "31/02/2020", "12/2020", "1/2/3", "123456789", "00/01/2020", "1/13/2020"]
)
def test_what_is_no_day(text: str) -> None:
    assert day(text) is None


@given(st.dates(min_value=date(1931, 1, 1), max_value=date(2030, 12, 31)))
def test_every_day_is_read_back(when: date) -> None:
    for form in ("%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%d%m%Y"):
        assert day(when.strftime(form)) == when.toordinal()


def test_bounds() -> None:
    assert bound("date", "1989-07-14") == date(1989, 7, 14).toordinal()
    assert bound("date", "14/07/1989") is None
    assert bound("amount", "12.50") == Decimal("12.5")
