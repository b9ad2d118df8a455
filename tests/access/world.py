"""A company in which there is one of everything a page can be about, so that every route has an object to be tried on.

1001 Aino is led by 2001 Päivi, and so is 1002 Eero; 1006 Kaarlo belongs to another team. Three months have answers: the
closed one is exported, the one after it is prepared, this month is going on.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import clock, jobs, staging
from app.health import SCHEDULER
from app.people import intake, queries
from app.people.models import Absence, Person
from app.people.queries import Member
from app.signin import accounts
from app.staging import StagedUpload
from bonus_rules import closing
from bonus_rules.plans import publish
from scorecards.channels import queries as channels
from scorecards.followups import answering
from scorecards.followups.moves import Move
from scorecards.maths.goal import Goal
from scorecards.responses import past
from scorecards.responses.files import Report
from scorecards.responses.models import Response
from scorecards.targets import proposed, proposing, wishes
from scorecards.targets import setting as target_setting
from scorecards.targets.proposed import Proposal
from tests.access import people_objects
from tests.bonus_rules.making import EXAMPLE
from tests.company import ZONE, answer, found

MORE_PEOPLE = """employee_number,name,email,team,supervisor_number,roles,language,time_zone,employed_from,employed_to
3002,Henrik Hovi,henrik@pankki.example,,,hr,en,,2020-01-01,
4001,Maija Marttila,maija@pankki.example,,,management,en,,2020-01-01,
5001,Arto Aalto,arto@pankki.example,,,admin,en,,2020-01-01,
5002,Aila Autio,aila@pankki.example,,,admin,en,,2020-01-01,
1008,Kerttu Suljettu,kerttu@pankki.example,Lahti,2001,employee supervisor hr management admin,en,,2020-01-01,
1009,Lauri Poissa,lauri@pankki.example,Lahti,2001,employee supervisor hr management admin,en,,2020-01-01,
"""
DONE_IMPORT = UUID(int=77)
PLAN = EXAMPLE.replace("maximum_cents = 20000", "maximum_cents = 21737")  # sums that are nothing else by chance
PART_TIME = {"1002": 83, "1006": 71}
COMMENT = "The words a customer of {} wrote"
NOTE = "What was done for a customer of {}"


@dataclass(frozen=True, slots=True)
class World:
    """The company and its days; `closed`, `prepared` and `current` are first days of months."""

    session: Session
    today: date
    closed: date
    prepared: date
    current: date

    def member(self, number: str) -> Member:
        """The person with this employee number, as of today."""
        return queries.known(self.session, number, self.today)

    def uuid(self, number: str) -> str:
        """How addresses name this person."""
        return str(self.member(number).uuid)

    def staged(self) -> str:
        """How addresses name the file that waits."""
        return str(self.session.scalars(select(StagedUpload.uuid).filter_by(kind="answers")).one())

    def response(self, number: str) -> Response:
        """This person's answer of the present month with a comment made for the purpose."""
        wanted = select(Response).filter_by(comment=COMMENT.format(number), month=self.current)
        return self.session.scalars(wanted).one()

    def low_score(self, number: str) -> Response:
        """A low score of the present month that this person was given and nobody has followed up."""
        theirs = select(Response).filter_by(person_id=self.member(number).id, month=self.current, band=-1)
        alone = theirs.where(Response.comment.is_(None)).order_by(Response.id)
        return self.session.scalars(alone).first() or self.session.scalars(theirs).one()

    def proposal(self, number: str) -> Proposal:
        """The proposed target of this person's team that waits for a second person."""
        team = self.member(number).team_id
        return next(one for one in proposed.proposals(self.session, self.current) if one.line.team_id == team)


def build(flask_app: Flask, session: Session) -> World:
    """Fill an empty database. Committed; nobody can sign in yet."""
    today = clock.local_day(clock.now(), ZONE)
    current = clock.month_of(today)
    world = World(session, today, clock.add_months(current, -2), clock.add_months(current, -1), current)
    with flask_app.app_context():
        _people_and_answers(world)
        _months(world)
        for add in OBJECTS:
            add(world)
    session.commit()
    return world


def _people_and_answers(world: World) -> None:
    found(world.session, world.closed, sign_in=False)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "people.csv"
        file.write_text(MORE_PEOPLE)
        intake.import_people(world.session, file, zone=ZONE, language="en", now=datetime(2020, 1, 2, tzinfo=UTC))
    world.session.execute(update(Person).values(language="en"))
    for number, percent in PART_TIME.items():
        world.session.execute(update(Person).filter_by(employee_number=number).values(part_time_percent=percent))
    _target(world, "1006", "45")
    answer(world.session, world.prepared)
    answer(world.session, world.current)
    for number in ("1001", "1002", "1006"):
        _comment(world, number)


def _target(world: World, number: str, score: str) -> None:
    wish = wishes.Wish(
        channel=channels.by_key(world.session, "phone"),
        month=world.closed,
        goal=Goal(Decimal(score), 10),
        reason="What can be reached there",
        person_id=world.member(number).id,
    )
    both = {"set_by": world.member("2001").id, "seconded_by": world.member("2002").id}
    target_setting.set_target(world.session, wish, today=world.closed, now=clock.now(), **both)


def _comment(world: World, number: str) -> None:
    for month in (world.closed, world.prepared, world.current):
        plain = select(Response).filter_by(person_id=world.member(number).id, month=month, comment=None)
        said = world.session.scalars(plain.order_by(Response.answered_at.desc())).first()
        assert said is not None
        said.comment = COMMENT.format(number)


def _months(world: World) -> None:
    session, now = world.session, clock.now()
    heli, henrik = world.member("3001").id, world.member("3002").id
    publish(session, PLAN, world.closed, now=now, actor_id=heli)
    closing.prepare(session, world.closed, today=world.today, now=now, actor_id=henrik)
    closing.approve(session, world.closed, today=world.today, now=now, actor_id=heli)
    closing.mark_exported(session, world.closed, now=now, actor_id=heli, format="csv")
    closing.prepare(session, world.prepared, today=world.today, now=now, actor_id=henrik)


def _absences(world: World) -> None:
    first = world.today.replace(day=1)
    for number in ("1001", "1002", "1006"):
        member = world.member(number)
        world.session.add(Absence(person_id=member.id, first_day=first, last_day=first))


def _scheduler(world: World) -> None:
    jobs.beat(world.session, SCHEDULER, clock.now())


def _proposals(world: World) -> None:
    maija, phone = world.member("4001"), channels.by_key(world.session, "phone")
    for number in ("1001", "1006"):
        wish = wishes.Wish(phone, world.current, Goal(Decimal(99), 10), "More is possible")
        wish = replace(wish, team_id=world.member(number).team_id)
        proposing.put(world.session, wish, today=world.today, now=clock.now(), by=maija.id, seen=0)


def _notes(world: World) -> None:
    for number, supervisor in (("1001", "2001"), ("1006", "2002")):
        one = select(Response).filter_by(person_id=world.member(number).id, band=-1, month=world.current)
        case = world.session.scalars(one.order_by(Response.id.desc())).first()
        assert case is not None
        by, note = world.member(supervisor).id, NOTE.format(number)
        answering.move(world.session, case.id, Move.ANSWER, seen=0, by=by, now=clock.now(), note=note)


def _personnel(world: World) -> None:
    people_objects.add(world.session, world.today, clock.now())


def _imports(world: World) -> None:
    """An import that is done, and a file of Arto's that waits for him to say what its columns hold."""
    now, arto = clock.now(), world.member("5001").id
    report = Report(read=1, counted=0, edited=0, duplicate=0, unmatched=0, rejected=1)
    problems = [[2, "score", "is blank: a missing score is not a zero", {}]]
    about = {"name": "answers.csv", "sha256": "0" * 64, "source": "Survey 7"}
    past.keep(world.session, report, uuid=DONE_IMPORT, now=now, actor_id=arto, problems=problems, **about)
    content = f"id,date,score,channel,comment\na1,2026-10-20,9,phone,{COMMENT.format('1001')}\n"
    staging.stage(world.session, "answers", arto, "answers.csv", content.encode(), now)


# What else there is to be tried on: a function per kind of object, in the order they need each other.
OBJECTS: tuple[Callable[[World], None], ...] = (_absences, _scheduler, _imports, _proposals, _notes, _personnel)


def shut_out(flask_app: Flask, world: World) -> None:
    """Close Kerttu's account and let Lauri's employment end yesterday, both while they are signed in."""
    now = clock.now()
    with flask_app.app_context():
        accounts.close(world.session, world.member("1008"), now)
    ended = clock.local_day(now, ZONE).toordinal() - 1
    person = update(Person).filter_by(employee_number="1009")
    world.session.execute(person.values(employed_to=date.fromordinal(ended)))
    world.session.commit()
