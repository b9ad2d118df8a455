"""Dates are read in the declared style alone, and a style that contradicts it is told from nonsense."""

import locale
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from scorecards.responses.dates import DateReader, compiled

HELSINKI = ZoneInfo("Europe/Helsinki")


def day(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=HELSINKI).astimezone(UTC)


@pytest.mark.parametrize(
    ("style", "text", "found"),
    [
        ("%d-%b-%y", "01-Aug-23", (2023, 8, 1)),
        ("%d-%b-%y", "1-AUG-23", (2023, 8, 1)),
        ("%d %B %Y", "2 december 2023", (2023, 12, 2)),
        ("%m/%d/%Y", "12/25/2020", (2020, 12, 25)),
        ("%d/%m/%y", "1/9/21", (2021, 9, 1)),
        ("%d/%m/%y", "1/9/69", None),
        ("%d.%m.%Y klo %H.%M", "5.6.2023 klo 7.08", (2023, 6, 5, 7, 8)),
        ("%m/%d/%Y %I:%M:%S %p", "12/25/2020 12:00:05 AM", (2020, 12, 25, 0, 0, 5)),
        ("%m/%d/%Y %I:%M %p", "12/25/2020 12:30 pm", (2020, 12, 25, 12, 30)),
        ("%Y%m%d%%", "20230801%", (2023, 8, 1)),
    ],
)
def test_a_declared_style_is_read(style: str, text: str, found: tuple[int, ...] | None) -> None:
    assert DateReader([style], HELSINKI).read(text) == (day(*found) if found else None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2023-08-01", "2023-07-31T21:00+00:00"),
        ("2023-08-01 10:30", "2023-08-01T07:30+00:00"),
        ("2023-08-01T10:30:00Z", "2023-08-01T10:30+00:00"),
        ("2023-08-01T10:30:00.5+01:00", "2023-08-01T09:30:00.500+00:00"),
    ],
)
def test_without_a_style_iso_8601_is_read(text: str, found: str) -> None:
    assert DateReader([], HELSINKI).read(text) == datetime.fromisoformat(found)


def test_an_offset_in_the_cell_holds() -> None:
    read = DateReader(["%d/%m/%Y %H:%M %z"], HELSINKI).read
    assert read("1/8/2023 10:00 -0230") == datetime(2023, 8, 1, 12, 30, tzinfo=UTC)


def test_month_names_are_english_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "nl_langinfo", lambda _key: "elo")
    assert DateReader(["%d-%b-%y"], HELSINKI).read("01-Aug-23") == day(2023, 8, 1)
    assert DateReader(["%d-%b-%y"], HELSINKI).read("01-elo-23") is None


@pytest.mark.parametrize(
    ("styles", "text"),
    [
        (["%m/%d/%y"], "25/12/21"),
        (["%d/%m/%y"], "12/25/21"),
        (["%d/%m/%y"], "25/12/2021"),
        (["%d/%m/%Y"], "25-12-2021"),
        (["%d/%m/%Y"], "2021-12-25"),
        (["%d-%b-%y"], "01/08/2023"),
        (["%d-%b-%y"], "Aug 1, 2023"),
        (["%d/%m/%Y"], "25/12/2021 10:00"),
        ([], "01/08/2023"),
    ],
)
def test_a_date_of_another_style_or_order_contradicts(styles: list[str], text: str) -> None:
    dates = DateReader(styles, HELSINKI)
    assert (dates.read(text), dates.contradicts(text)) == (None, True)


@pytest.mark.parametrize(
    "text", ["", "soon", "31/02/21", "13/13/21", "45139", "12.5", "٠١/٠٨/٢٣", "0001-01-01", "1900-01-01"]
)
def test_what_is_no_date_in_any_order_is_only_senseless(text: str) -> None:
    dates = DateReader(["%d/%m/%y"], HELSINKI)
    assert (dates.read(text), dates.contradicts(text)) == (None, False)


@pytest.mark.parametrize(
    "style",
    ["", "%d/%m", "%x", "%d%d%m%Y", "%d/%m/%Y %", "%d/%m/%Y %M", "%d/%m/%Y %I:%M", "%d/%m/%Y %H %I %p", "%y %Y %d %m"],
)
def test_a_style_that_is_none_is_refused(style: str) -> None:
    with pytest.raises(ValueError, match="the format"):
        compiled(style)


def test_a_time_that_the_clocks_skip_is_the_instant_after() -> None:
    assert DateReader([], HELSINKI).read("2026-03-29 03:30") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
