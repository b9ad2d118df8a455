"""`flask plans`, `flask card` and `flask month`: the bonus from the command line."""

import json
from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext
from sqlalchemy.orm import Session

from app import clock
from app.cli import Refused, writing
from app.people import queries as people
from app.today import today
from bonus_rules import closing, queries
from bonus_rules.card_json import card_json
from bonus_rules.card_text import card_text
from bonus_rules.checklist import checklist
from bonus_rules.export_rows import PayrollExport
from bonus_rules.exports.payroll_csv import payroll_file
from bonus_rules.plan_document import LONGEST_DOCUMENT, parse
from bonus_rules.plan_warnings import warnings
from bonus_rules.plans import publish
from bonus_rules.replay import outcome
from bonus_rules.replay_text import replay_json, replay_text
from bonus_rules.replaying import cases
from scorecards.board import queries as board
from scorecards.board.prospecting import prospects

plans = AppGroup("plans", help="The bonus rules.")
months = AppGroup("month", help="The close of a month.")
BY = click.option("--by", help="Employee number of who does it.")


def _person_id(session: Session, number: str | None) -> int | None:
    return None if number is None else people.known(session, number, today()).id


@plans.command("publish")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "month", required=True, help="The first month it holds in, such as 2026-12.")
@BY
def publish_command(file: Path, month: str, by: str | None) -> None:
    """Put the plan in FILE in force from a month on."""
    with writing() as session:
        document = _read(file)
        plan = publish(session, document, clock.parse_month(month), now=clock.now(), actor_id=_person_id(session, by))
    for warning in warnings(plan):
        click.echo(f"Warning: {warning.text % warning.inputs}", err=True)
    click.echo(f"{plan.name} is in force from {month} on.")


@plans.command("replay")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "first", required=True, help="The first month, such as 2026-05.")
@click.option("--to", "last", required=True, help="The last month; it must be over.")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def replay_command(file: Path, first: str, last: str, *, as_json: bool) -> None:
    """Pay the plan in FILE on past months without touching them: cost, spread, who gains and who loses."""
    with writing() as session:
        plan, day = parse(_read(file)), today()
        months = clock.parse_month(first), clock.parse_month(last)
        outcomes = [outcome(case, plan) for case in cases(session, plan, *months, today=day)]
    told = json.dumps(replay_json(outcomes, plan), indent=1) if as_json else replay_text(outcomes, plan)
    click.echo(told)


def _read(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as plan:
            return plan.read(LONGEST_DOCUMENT + 1)
    except OSError as error:
        raise ValueError(f"{file}: {error.strerror}; give the path of a plan in TOML") from None
    except UnicodeDecodeError:
        raise ValueError(f"{file}: is not UTF-8 text; save it as UTF-8") from None


@click.command("card")
@click.argument("number")
@click.option("--month", "month_name", required=True, help="Such as 2026-11.")
@click.option("--as-of", help="As it stood at the end of this day; today unless given.")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@with_appcontext
def card_command(number: str, month_name: str, as_of: str | None, *, as_json: bool) -> None:
    """The scorecard and bonus of the person with employee NUMBER."""
    now = today()
    with writing() as session:
        month = clock.parse_month(month_name)
        day = min(clock.parse_day(as_of) if as_of else now, clock.last_day(month))
        if day < month:
            raise ValueError(f"{day} is before {month_name}; give a day of the month or leave --as-of out")
        member = people.known(session, number, day)
        card = board.scorecard(session, member, month, day, today=now)
        bonus = queries.bonus_of(session, card, today=now)
        likely = prospects(session, [card])[0]
    facts = card_json(card, bonus, likely)
    click.echo(json.dumps(facts, ensure_ascii=False, indent=1) if as_json else card_text(card, bonus))


@months.command("prepare")
@click.argument("month_name", metavar="MONTH")
@BY
def prepare_command(month_name: str, by: str | None) -> None:
    """Count MONTH for approval and print what to look at first."""
    with writing() as session:
        month = clock.parse_month(month_name)
        found = closing.prepare(session, month, today=today(), now=clock.now(), actor_id=_person_id(session, by))
        plan = queries.plan_for(session, month)
        items = checklist(session, month, found, plan) if plan else []
    click.echo(f"{month_name} is prepared for {len(found)} people; a second person approves it.")
    for item in items:
        click.echo(f"  {item.text}: {item.count}{' - ' if item.examples else ''}{', '.join(item.examples)}")


@months.command("approve")
@click.argument("month_name", metavar="MONTH")
@BY
def approve_command(month_name: str, by: str | None) -> None:
    """Freeze the prepared figures of MONTH; by somebody else than who prepared it."""
    with writing() as session:
        month = clock.parse_month(month_name)
        closing.approve(session, month, today=today(), now=clock.now(), actor_id=_person_id(session, by))
    click.echo(f"{month_name} is approved; its figures no longer change.")


@months.command("export")
@click.argument("month_name", metavar="MONTH")
@BY
@click.option("--format", "kind", type=click.Choice(["csv"]), default="csv", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to; payroll-MONTH.csv here unless given."
)
def export_command(month_name: str, by: str | None, kind: str, out: Path | None) -> None:
    """Write the payroll file of an approved MONTH; every export of a month has the same bytes."""
    with writing() as session:
        month = clock.parse_month(month_name)
        file = payroll_file(session, month)
        facts = {"sha256": file.sha256, "lines": file.export.line_count, "format": kind}
        closing.mark_exported(session, month, now=clock.now(), actor_id=_person_id(session, by), **facts)
        target = out or Path(file.name)
        _write(target, file.content)
    click.echo(f"{target}: {_summary(file.export)}\nSHA-256 {file.sha256}")


def _write(target: Path, content: bytes) -> None:
    beside = target.with_name(target.name + ".part")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        raise Refused(f"{target}: {error.strerror}; give a path that can be written with --out") from None


def _summary(export: PayrollExport) -> str:
    totals = ", ".join(f"{total.amount} {total.currency}" for total in export.control_totals)
    return f"{export.line_count} lines, in all {totals or 'nothing'}."
