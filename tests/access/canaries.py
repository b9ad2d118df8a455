"""The table of who may read what, read from canaries.txt, and the text that stands for each line of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bonus_rules import statements
from tests.access.matrix import COLUMNS, OTHERS
from tests.access.world import COMMENT, NOTE, World

FILE = Path(__file__).with_name("canaries.txt")
READERS = [name for name in COLUMNS if not name.endswith(OTHERS)]
SEES, NEVER = "sees", "never"


@dataclass(frozen=True, slots=True)
class Canary:
    """Something that only some may read, and what is expected of each reader."""

    what: str
    number: str
    cells: dict[str, str]

    def __str__(self) -> str:
        """Its name in the file."""
        return f"{self.what} {self.number}"


def canaries() -> list[Canary]:
    """Every line. Raises ValueError where the head or a cell is not as it should be."""
    head, *lines = [line.split("|") for line in FILE.read_text().splitlines() if line and not line.startswith("#")]
    if head[1].split() != READERS or not {cell for _, cells in lines for cell in cells.split()} <= {SEES, NEVER}:
        raise ValueError(f"{FILE.name}: the columns are {READERS}, the cells {SEES} or {NEVER}")
    cells_of = [(who.split(), dict(zip(READERS, cells.split(), strict=True))) for who, cells in lines]
    return [Canary(what, number, cells) for (what, number), cells in cells_of]


def texts_of(canary: Canary, world: World) -> tuple[str, ...]:
    """How it may stand on a page, in a file or in a letter."""
    return TEXTS[canary.what](world, canary.number)


def _euros(world: World, number: str) -> tuple[str, ...]:
    lines = statements.statements(world.session, world.closed)
    cents = next(line.amount_cents for line in lines if line.employee_number == number)
    whole, part = divmod(cents, 100)
    return f"{whole}.{part:02}", f"{whole},{part:02}", f'_cents": {cents}', f'_cents":{cents}'


TEXTS: dict[str, Callable[[World, str], tuple[str, ...]]] = {
    "euros": _euros,
    "comment": lambda world, number: (COMMENT.format(number),),
    "note": lambda world, number: (NOTE.format(number),),
    "name": lambda world, number: (world.member(number).name,),
}
