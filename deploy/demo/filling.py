"""The company brought into Kymppi by the product's own ways in, each step at the moment it would have happened."""

import csv
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from flask import Flask
from flask.cli import ScriptInfo
from sqlalchemy.orm import Session

from app import clock
from app.db import db
from app.people import intake as people_intake
from app.people import queries as people
from app.people.people_file import COLUMNS
from app.signin.accounts import set_password
from bonus_rules import closing, plans
from bonus_rules.exports.payroll_csv import payroll_file
from bonus_rules.month import CLOSED
from bonus_rules.statements import close_of
from deploy.demo import season
from deploy.demo.answers import LONGEST_DELAY, ZONE, Given, answers
from deploy.demo.cast import Company
from deploy.demo.place import DemoError
from scorecards.channels import queries as channels
from scorecards.channels.setting import add_channel
from scorecards.channels.wishes import Wish as ChannelWish
from scorecards.maths.goal import goal
from scorecards.responses import intake as responses
from scorecards.responses.answer import Answer, Became
from scorecards.targets.setting import set_target
from scorecards.targets.wishes import Wish as TargetWish

PLAN = Path(__file__).with_name("plan.toml")
SOURCE = "survey-service"
DECIDED_ON = 20
TAKEN_IN = {Became.COUNTED, Became.UNMATCHED, Became.DUPLICATE}


def migrate(flask_app: Flask) -> None:
    """Bring the demo's database up to date, as `flask db upgrade` does."""
    info = ScriptInfo(create_app=lambda: flask_app)
    flask_app.cli.main(args=["db", "upgrade"], prog_name="flask", standalone_mode=False, obj=info)


def bring_in(company: Company, folder: Path, password: str, now: datetime) -> None:
    """Everything but the answers: people and their sign-ins, channels, targets and the plan. In one transaction."""
    session = db.session
    if people.everyone(session, company.began):
        raise DemoError("the database holds people already; the demo fills an empty one, or the one it made itself")
    before = _decided(company.first_month)
    file = folder / "people.csv"
    write_people(company, file)
    people_intake.import_people(session, file, zone=ZONE, language="fi", now=before)
    for key, facts in company.document["channels"].items():
        add_channel(session, _channel(key, facts), now=before)
    for wanted in company.document["targets"]:
        _set_target(session, company, wanted, now)
    hr = _id(session, company, company.with_role("hr")[0].name)
    plans.publish(session, PLAN.read_text(encoding="utf-8"), company.first_month, now=before, actor_id=hr)
    for sign_in in company.document["sign_ins"]:
        member = people.by_number(session, company.named(sign_in["name"]).number, company.began)
        if member is not None:
            set_password(session, member, password, now)
    session.commit()


def write_people(company: Company, file: Path) -> None:
    """The company's people as the file that `flask people import` takes."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(COLUMNS)
        for person in company.people:
            plain = (person.number, person.name, person.email, person.team, person.supervisor_number, person.roles)
            writer.writerow([*plain, person.language, str(ZONE), person.employed_from, person.employed_to or ""])


def take_answers(company: Company, since: datetime | None, now: datetime) -> int:
    """Take in every answer that has come up to now, since the beginning or since an instant; how many were new."""
    first = company.first_month if since is None else clock.local_day(since - LONGEST_DELAY, ZONE)
    given = sorted(answers(company, first, now), key=lambda one: (one.answered_at, one.external_id))
    new = 0
    for _month, of_month in groupby(given, key=lambda one: clock.month_of(clock.local_day(one.answered_at, ZONE))):
        batch = list(of_month)
        received = min(now, batch[-1].answered_at + timedelta(minutes=5))
        outcomes = responses.record(db.session, [_answer(one) for one in batch], received, zone=ZONE)
        refused = [outcome for outcome in outcomes if outcome.became not in TAKEN_IN]
        if refused:
            raise DemoError(
                f"{len(refused)} answers were refused, the first for {refused[0].field}: {refused[0].reason}"
            )
        new += sum(outcome.became is not Became.DUPLICATE for outcome in outcomes)
        db.session.commit()
    return new


def close_months(company: Company, folder: Path, now: datetime) -> int:
    """Close every month up to the one before last, prepared by one of HR and approved by the other; how many were.

    All but the newest of them are exported too, into the folder.
    """
    session, closed = db.session, 0
    prepares, approves = (_id(session, company, person.name) for person in company.with_role("hr"))
    month, last = company.first_month, clock.add_months(clock.month_of(clock.local_day(now, ZONE)), -2)
    while month <= last:
        if close_of(session, month).state not in CLOSED:
            day, at = _morning(clock.next_month(month) + timedelta(days=1), "10:12")
            closing.prepare(session, month, today=day, now=at, actor_id=prepares)
            session.flush()
            day, at = _morning(clock.next_month(month) + timedelta(days=4), "13:40")
            closing.approve(session, month, today=day, now=at, actor_id=approves)
            closed += 1
        if month < last:
            _export(session, folder, month, prepares)
        session.commit()
        month = clock.next_month(month)
    return closed


def _export(session: Session, folder: Path, month: date, by: int) -> None:
    if str(close_of(session, month).state) == "exported":
        return
    file = payroll_file(session, month)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file.name).write_bytes(file.content)
    facts = {"sha256": file.sha256, "lines": file.export.line_count, "format": "csv"}
    _day, at = _morning(clock.next_month(month) + timedelta(days=5), "15:20")
    closing.mark_exported(session, month, now=at, actor_id=by, **facts)


def _channel(key: str, facts: dict[str, Any]) -> ChannelWish:
    lowest, highest = facts["scale"]
    names = {name: facts[name] for name in ("name", "name_fi", "name_sv", "metric", "positive", "negative", "minimum")}
    return ChannelWish(key=key, scale=f"{lowest}-{highest}", **names)


def _set_target(session: Session, company: Company, wanted: dict[str, Any], now: datetime) -> None:
    begins = wanted["from"]
    month = clock.add_months(company.first_month, begins) if begins >= 0 else clock.next_month(company.began)
    at = min(now, _decided(month))
    channel = channels.by_key(session, wanted["channel"])
    wish = TargetWish(
        channel=channel,
        month=clock.month_of(month),
        goal=goal(channel.metric, wanted["score"], channel.minimum),
        reason=wanted["reason"],
        team_id=people.teams(session)[wanted["team"]] if "team" in wanted else None,
        person_id=_id(session, company, wanted["person"]) if "person" in wanted else None,
    )
    set_target(session, wish, today=clock.local_day(at, ZONE), now=at, set_by=_id(session, company, wanted["by"]))


def _id(session: Session, company: Company, name: str) -> int:
    member = people.by_number(session, company.named(name).number, company.began)
    if member is None:
        raise DemoError(f"{name} is not among the people that were brought in")
    return member.id


def _decided(month: date) -> datetime:
    """When what holds from a month on was decided: late in the month before."""
    return _morning(clock.add_months(month, -1).replace(day=DECIDED_ON), "10:30")[1]


def _morning(day: date, time: str) -> tuple[date, datetime]:
    """The working day at or after a day, and a time of day on it."""
    working = season.next_working_day(day)
    return working, clock.at_local_time(working, time, ZONE)


def _answer(given: Given) -> Answer:
    return Answer(
        source=SOURCE,
        external_id=given.external_id,
        channel=given.channel,
        answered_at=given.answered_at,
        score=given.score,
        employee=given.employee,
        comment=given.comment or None,
        interaction_at=given.served_at,
    )
