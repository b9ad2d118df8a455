"""A file of people against those who are here already: which lines cannot be taken, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.people.file_faults import Fault
from app.people.models import Person
from app.people.people_file import UNIQUE, Row
from app.people.standing import Standing
from app.wording import N_

OWN = ("employed_from", "employed_to", "part_time_percent")


@dataclass(frozen=True, slots=True)
class Fit:
    """The lines that can be taken together, and what is wrong with the others."""

    rows: list[Row]
    faults: list[Fault]


def against(standing: Standing, rows: list[Row]) -> Iterator[Fault]:
    """What keeps lines from being taken that are right in themselves, each once."""
    numbers = standing.people.keys() | {row.employee_number for row in rows}
    new = {row.employee_number: row.email for row in rows}
    owner = {email: person.employee_number for email, person in standing.owners.items()}
    for row in rows:
        if row.supervisor_number and row.supervisor_number not in numbers:
            told = N_("there is nobody with '%(number)s'; add them to the file")
            yield Fault(row.line, "supervisor_number", told, {"number": row.supervisor_number})
    for row in rows:
        if row.email and owner.get(row.email, row.employee_number) not in new:
            told = N_("'%(email)s' is the address of employee %(number)s already")
            yield Fault(row.line, "email", told, {"email": row.email, "number": owner[row.email]})


def fit(standing: Standing, rows: list[Row], actor_id: int) -> Fit:
    """The largest part of a page's file that can be taken: a line that leans on a refused one is refused as well."""
    faults = [*_repeated(rows), *_of_one_alone(standing, rows, actor_id)]
    while True:
        refused = {fault.line for fault in faults}
        kept = [row for row in rows if row.line not in refused]
        more = list(against(standing, kept))
        if not more:
            return Fit(kept, sorted(faults, key=lambda fault: fault.line))
        faults += more


def _repeated(rows: list[Row]) -> Iterator[Fault]:
    """Lines that name the same person or address: nobody can tell which of them is meant."""
    for name in UNIQUE:
        counts = Counter(getattr(row, name) for row in rows)
        for row in rows:
            value = getattr(row, name)
            if value and counts[value] > 1:
                told = N_("'%(value)s' stands on several lines; keep one of them")
                yield Fault(row.line, name, told, {"value": value})


def _of_one_alone(standing: Standing, rows: Iterable[Row], actor_id: int) -> Iterator[Fault]:
    """What the page lets nobody change alone: their own pay, and the address somebody with rights signs in by."""
    for row in rows:
        person = standing.people.get(row.employee_number)
        if person is None:
            continue
        if person.id == actor_id and (column := _own_pay(standing, person, row)):
            told = N_("this is you, and your own pay hangs on it; ask a colleague to import this line")
            yield Fault(row.line, column, told, {})
        if row.email != person.email and (rank := standing.rank(person)):
            told = N_(
                "who has the role %(roles)s signs in by the address, so it takes two people: withdraw the role first"
            )
            yield Fault(row.line, "email", told, {"roles": ", ".join(sorted(rank))})


def _own_pay(standing: Standing, person: Person, row: Row) -> str | None:
    wanted = {name: getattr(row, name) for name in OWN}
    if wanted["part_time_percent"] is None:
        del wanted["part_time_percent"]
    changed = next((name for name, value in wanted.items() if getattr(person, name) != value), None)
    return changed or (None if standing.stays(person, row) else "team")
