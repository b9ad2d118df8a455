"""`flask letters ...` and `flask scheduler`."""

import json
import logging
from dataclasses import asdict
from datetime import datetime

import click
from flask import current_app
from flask.cli import AppGroup, ScriptInfo
from sqlalchemy.orm import Session

from app import clock
from app.cli import Refused
from app.db import db
from notifications import rounds, scheduler
from notifications.rounds import Report

group = AppGroup("letters", help="Letters to the people who serve customers.")


@group.command("daily")
@click.option("--at", metavar="INSTANT", help="The business moment, such as 2026-11-22T08:00+02:00; now unless given.")
@click.option("--dry-run", is_flag=True, help="Say which letters would go, and write and send nothing.")
@click.option("--json", "as_json", is_flag=True, help="Counts as JSON.")
@click.pass_context
def daily(context: click.Context, at: str | None, dry_run: bool, as_json: bool) -> None:
    """Write the daily letters that are due at a moment and send them.

    It may run many times, also at once: nobody gets a second letter for one local day. Exit status 1 when a letter
    that was due could not be sent.
    """
    moment = _instant(at) if at else None
    if dry_run:
        _preview(db.session, moment or clock.now(), as_json)
        return
    report = rounds.run(current_app, (lambda: moment) if moment else clock.now)
    figures = {name: value for name, value in asdict(report).items() if name != "fault"}
    click.echo(json.dumps(figures) if as_json else _told(report))
    if report.fault:
        click.echo(f"The mail server did not take them: {report.fault}. They stay due.", err=True)
    context.exit(0 if report.complete else 1)


def _preview(session: Session, at: datetime, as_json: bool) -> None:
    found, skipped = rounds.preview(session, current_app.config, at)
    letters = [{"employee_number": member.employee_number, "subject": subject} for member, subject in found]
    if as_json:
        click.echo(json.dumps({"dry_run": True, "due": len(letters), "skipped": skipped, "letters": letters}))
        return
    for letter in letters:
        click.echo(f"{letter['employee_number']}: {letter['subject']}")
    click.echo(f"{len(letters)} would go; nothing was written. {_reasons(skipped)}")


def _told(report: Report) -> str:
    return (
        f"{report.due} due: {report.sent} sent, {report.failed} failed, {report.retry} to try again, "
        f"{report.unknown} unknown, {report.cancelled} cancelled; {report.expired} expired. {_reasons(report.skipped)}"
    )


def _reasons(skipped: dict[str, int]) -> str:
    listed = ", ".join(f"{reason.replace('_', ' ')} {count}" for reason, count in skipped.items())
    return f"Without a letter: {listed}." if listed else ""


def _instant(text: str) -> datetime:
    try:
        return clock.parse_instant(text)
    except ValueError as error:
        raise Refused(f"--at: {error}") from None


@click.command("scheduler")
@click.pass_context
def run_scheduler(context: click.Context) -> None:
    """Tick once a minute until stopped: letters and whatever else is handed up. Run it beside the web server, once."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    scheduler.serve(context.ensure_object(ScriptInfo).load_app(), click.echo)
