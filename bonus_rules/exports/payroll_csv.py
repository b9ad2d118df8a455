"""The payroll file: rendered from the statements, so its figures are always the same; names are today's."""

import hashlib
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.csvs import as_bytes
from bonus_rules import statements
from bonus_rules.export_rows import COLUMNS, PayrollExport, PayrollLine, payroll


@dataclass(frozen=True, slots=True)
class PayrollFile:
    """The file's name, bytes and SHA-256, and the export it was made from."""

    name: str
    content: bytes
    sha256: str
    export: PayrollExport


def payroll_file(session: Session, month: date) -> PayrollFile:
    """The payroll file of a closed month: UTF-8 with a byte order mark for spreadsheets, formulas made harmless."""
    export = payroll(_lines(session, month))
    content = as_bytes([COLUMNS, *(line.cells() for line in export.lines)])
    name = f"payroll-{clock.month_text(month)}.csv"
    return PayrollFile(name, content, hashlib.sha256(content).hexdigest(), export)


def _lines(session: Session, month: date) -> list[PayrollLine]:
    versions = statements.versions(session)
    lines = []
    for line in statements.statements(session, month):
        plan, version = versions[line.plan_id]
        lines.append(
            PayrollLine(
                month=clock.month_text(month),
                employee_number=line.employee_number,
                name=line.name,
                team=line.team,
                currency=line.currency,
                cents=line.amount_cents,
                plan=plan,
                plan_version=version,
            )
        )
    return lines
