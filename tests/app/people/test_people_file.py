"""The file of people, line by line: what each cell may hold, what an empty one means, and how a wrong one is told."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.access import Role
from app.people.file_faults import PeopleFileError
from app.people.people_file import COLUMNS, Defaults, Row, parse
from tests.app.people.making import HEAD, line

DEFAULTS = Defaults("fi", "Europe/Helsinki")


def parsed(*lines: str, head: str = HEAD) -> list[Row]:
    return parse(enumerate((text.split(",") for text in (head, *lines)), 1), DEFAULTS)


def refusal(*lines: str, head: str = HEAD) -> list[str]:
    with pytest.raises(PeopleFileError) as caught:
        parsed(*lines, head=head)
    return str(caught.value).splitlines()


def test_a_full_line_is_read_cell_by_cell() -> None:
    cells = {
        "email": " Aino@Bank.Example ",
        "team": "Owls",
        "supervisor_number": "2001",
        "roles": "employee  hr",
        "language": "sv",
        "time_zone": "Europe/Stockholm",
        "employed_from": "2026-01-02",
        "employed_to": "2026-12-31",
    }
    roles = frozenset({Role.EMPLOYEE, Role.HR})
    days = date(2026, 1, 2), date(2026, 12, 31)
    who = 2, "1001", "Aino Virtanen", "aino@bank.example"
    expected = Row(*who, "Owls", "2001", roles, "sv", "Europe/Stockholm", *days)
    assert parsed(line("1001", **cells)) == [expected]


def test_empty_cells_mean_the_defaults() -> None:
    roles = frozenset({Role.EMPLOYEE})
    expected = Row(2, "1001", "Aino Virtanen", None, None, None, roles, "fi", "Europe/Helsinki", date(1970, 1, 1), None)
    assert parsed(line("1001")) == [replace(expected, language_named=False)]


def test_columns_may_stand_in_any_order() -> None:
    row = parsed(",".join(["2026-01-02", *[""] * 7, "Aino", "1001"]), head=",".join(reversed(COLUMNS)))[0]
    assert (row.name, row.employed_from, row.employed_to) == ("Aino", date(1970, 1, 1), date(2026, 1, 2))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("", "lacks employee_number, name"),
        (HEAD.replace("email", "e-mail"), "lacks email and has unknown e-mail"),
        (f"{HEAD},shoe_size", "has unknown shoe_size"),
        (f"{HEAD},name", "has twice name"),
    ],
)
def test_a_wrong_header_is_refused_with_the_right_one(head: str, told: str) -> None:
    assert refusal(line("1001"), head=head)[0].startswith(f"line 1: the header {told}")
    assert refusal(line("1001"), head=head)[0].endswith(f"it must be {HEAD}")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"number": ""}, "employee_number: is empty"),
        ({"number": "1" * 41}, "employee_number: more than 40 characters"),
        ({"name": ""}, "name: is empty"),
        ({"name": "x" * 201}, "name: more than 200 characters"),
        ({"name": "Ai\x07no"}, "name: more than 200 characters, or a control character"),
        ({"email": "aino"}, "email: 'aino' is not an address"),
        ({"email": "a b@bank.example"}, "email: 'a b@bank.example' is not an address"),
        ({"email": "a@b@bank.example"}, "email: 'a@b@bank.example' is not an address"),
        ({"email": "aino.@bank.example"}, "email: 'aino.@bank.example' is not an address"),
        ({"email": "aino@bank..example"}, "email: 'aino@bank..example' is not an address"),
        ({"email": "Aino <a@b.example>"}, "email: 'Aino <a@b.example>' is not an address"),
        ({"email": "a" * 250 + "@b.example"}, "email: more than 254 characters"),
        ({"team": "x" * 121}, "team: more than 120 characters"),
        ({"supervisor_number": "2001"}, "team: is empty, yet there is a supervisor"),
        ({"team": "Owls", "supervisor_number": "1001"}, "supervisor_number: nobody is their own supervisor"),
        ({"roles": "employee boss"}, "roles: 'employee boss' has an unknown role; choose from employee supervisor hr"),
        ({"roles": "employee;hr"}, "roles: 'employee;hr' has an unknown role"),
        ({"language": "de"}, "language: 'de' is not one of en, fi, sv"),
        ({"time_zone": "Helsinki"}, "time_zone: 'Helsinki' is not a time zone"),
        ({"employed_from": "1.2.2026"}, "employed_from: '1.2.2026' is not a day"),
        ({"employed_to": "2026-02-30"}, "employed_to: '2026-02-30' is not a day"),
        ({"employed_from": "2026-02-02", "employed_to": "2026-02-01"}, "employed_to: is before employed_from"),
    ],
)
def test_a_wrong_cell_is_told_with_its_line_and_column(cells: dict[str, str], told: str) -> None:
    first, only = refusal(line(**{"number": "1001", **cells}))
    assert first == "nothing was imported:"
    assert only.startswith(f"line 2, {told}")


@pytest.mark.parametrize("cells", ["1001,Aino", line("1001") + ",more"])
def test_a_line_with_too_few_or_too_many_cells_is_refused(cells: str) -> None:
    told = r"line 2, \d+ cells where the header has 10: quote the cells that hold a separator"
    assert re.fullmatch(told, refusal(cells)[1])


def test_a_number_or_an_address_that_stands_twice_is_told_with_both_lines() -> None:
    told = refusal(line("1", email="a@b.example"), line("1"), line("2", email="A@B.example"))
    assert told[1:] == [
        "line 3, employee_number: '1' stands on line 2 already",
        "line 4, email: 'a@b.example' stands on line 2 already",
    ]


def test_many_wrong_lines_are_told_up_to_twenty() -> None:
    told = refusal(*(line(str(number), language="xx") for number in range(25)))
    assert (len(told), told[1][:7], told[20][:7], told[21]) == (22, "line 2,", "line 21", "... and 5 more")
