"""Statements of an approved month as payroll rows, with what it takes to check them. Pure: whole cents, no floats."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

COLUMNS = (
    "month",
    "employee_number",
    "name",
    "team",
    "currency",
    "amount",
    "amount_cents",
    "plan",
    "plan_version",
)


@dataclass(frozen=True, slots=True)
class PayrollLine:
    """What a statement pays. month: "2023-08"; cents below 0 take back; team is "" for a person without one."""

    month: str
    employee_number: str
    name: str
    team: str
    currency: str
    cents: int
    plan: str
    plan_version: int

    @property
    def amount(self) -> str:
        """The amount as decimal text with a point and two decimals, such as "-0.05"."""
        return decimal_text(self.cents)

    def cells(self) -> tuple[str, ...]:
        """The line's texts in the order of COLUMNS."""
        start = (self.month, self.employee_number, self.name, self.team, self.currency)
        return (*start, self.amount, str(self.cents), self.plan, str(self.plan_version))


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """The sum of all lines in one currency, whole cents."""

    currency: str
    cents: int

    @property
    def amount(self) -> str:
        """The sum as decimal text with two decimals."""
        return decimal_text(self.cents)


@dataclass(frozen=True, slots=True)
class PayrollExport:
    """All lines in their order, one control total for each currency, and the number of lines."""

    lines: tuple[PayrollLine, ...]
    control_totals: tuple[ControlTotal, ...]
    line_count: int


def payroll(statements: Iterable[PayrollLine]) -> PayrollExport:
    """The export, the same whatever the order of the statements: by month, then employee number as text.

    Raises ValueError when a person stands twice in a month, so that nobody is paid twice.
    """
    lines = tuple(sorted(statements, key=lambda line: (line.month, line.employee_number)))
    seen = Counter((line.month, line.employee_number) for line in lines)
    for (month, number), times in seen.items():
        if times > 1:
            raise ValueError(f"Employee {number} stands {times} times in {month}. Keep one statement for each month.")
    totals = Counter[str]()
    for line in lines:
        totals[line.currency] += line.cents
    return PayrollExport(lines, tuple(ControlTotal(*total) for total in sorted(totals.items())), len(lines))


def decimal_text(cents: int) -> str:
    """Whole cents as decimal text: 12345 is "123.45", -5 is "-0.05"."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02d}"
