"""The table of who may do what, read from matrix.txt."""

from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("matrix.txt")
CELLS = {"ok", "in", "403", "404", "409", "422", "-"}
WIDTH = 52
SHUT_OUT = ("closed", "left")
OTHERS = "*"  # ends the name of a column that tries the object of somebody else


@dataclass(frozen=True, slots=True)
class Column:
    """Who tries: the employee number signed in (None: nobody) and whose objects are tried."""

    actor: str | None
    whose: str


COLUMNS = {
    "anonymous": Column(None, "1001"),
    "employee": Column("1001", "1001"),
    "employee*": Column("1001", "1002"),
    "supervisor": Column("2001", "1001"),
    "supervisor*": Column("2001", "1006"),
    "hr": Column("3001", "1001"),
    "management": Column("4001", "1001"),
    "admin": Column("5001", "1001"),
    "closed": Column("1008", "1001"),
    "left": Column("1009", "1001"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A method and address, and what is expected of each column."""

    route: str
    cells: dict[str, str]

    def __str__(self) -> str:
        """The row as it stands in the file."""
        method, _, address = self.route.partition(" ")
        cells = " ".join(self.cells[name].ljust(max(len(name), 3)) for name in COLUMNS)
        return f"{method:<6} {address:<{WIDTH}} | {cells} |"


def rows() -> dict[str, Row]:
    """Every row by its route ("GET /card"). Raises ValueError naming a line that is not as the others."""
    head, *lines = [line for line in FILE.read_text().splitlines() if line and not line.startswith("#")]
    if _cells(head) != list(COLUMNS):
        raise ValueError(f"the columns of {FILE.name} are not those of matrix.py: {_cells(head)}")
    found: dict[str, Row] = {}
    for line in lines:
        row = Row(" ".join(line.split("|")[0].split()), dict(zip(COLUMNS, _cells(line), strict=True)))
        if row.route in found or not set(row.cells.values()) <= CELLS:
            raise ValueError(f"{FILE.name}: {line!r} is there twice, or has a cell that is none of {sorted(CELLS)}")
        found[row.route] = row
    return found


def _cells(line: str) -> list[str]:
    return line.split("|")[1].split()


def pages() -> list[tuple[str, str]]:
    """(column, route) of everything that a role may GET, one's own object or one that is nobody's."""
    return [
        (column, row.route)
        for row in rows().values()
        for column, cell in row.cells.items()
        if row.route.startswith("GET") and cell == "ok" and column not in SHUT_OUT and not column.endswith(OTHERS)
    ]
