"""A small made-up company whose people stand in every state a card can show, for pages to be looked at and checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.people import intake, queries
from app.signin import accounts
from scorecards.channels import queries as channels
from scorecards.channels import setting as channel_setting
from scorecards.channels.wishes import Wish
from scorecards.maths.goal import Goal
from scorecards.responses.models import Response, Source
from scorecards.tallies import rollup
from scorecards.targets import setting as target_setting
from scorecards.targets.wishes import Wish as TargetWish

PASSWORD = "sininen lumi on kaunista"
ZONE = ZoneInfo("Europe/Helsinki")
AINO, SANNA, PAIVI, HELI = "aino@pankki.example", "sanna@pankki.example", "paivi@pankki.example", "heli@pankki.example"

PEOPLE = """employee_number,name,email,team,supervisor_number,roles,language,time_zone,employed_from,employed_to
2001,Päivi Korhonen,paivi@pankki.example,Lahti,,supervisor,en,,2020-01-01,
2002,Olli Saarinen,olli@pankki.example,Turku,,supervisor,fi,,2020-01-01,
3001,Heli Heikkinen,heli@pankki.example,,,hr,fi,,2020-01-01,
1001,Aino Virtanen,aino@pankki.example,Lahti,2001,employee,en,,2020-01-01,
1002,Eero Mäkinen,eero@pankki.example,Lahti,2001,employee,fi,,2020-01-01,
1003,Sanna Lindqvist,sanna@pankki.example,Lahti,2001,employee,sv,,2020-01-01,
1004,Mikko Nieminen,mikko@pankki.example,Lahti,2001,employee,fi,,2020-01-01,
1005,Noora Laine,noora@pankki.example,Lahti,2001,employee,fi,,2020-01-01,
1006,Kaarlo Heinonen,kaarlo@pankki.example,Turku,2002,employee,fi,,2020-01-01,
"""

COUNTS = {
    "phone": {"1001": (14, 4, 3), "1002": (4, 1, 0), "1003": (2, 3, 9), "1004": (21, 6, 2), "1006": (30, 12, 9)},
    "chat": {"1001": (33, 3, 2), "1002": (13, 4, 3), "1004": (9, 1, 0), "1003": (8, 2, 1)},
    "email": {"1001": (0, 0, 0), "1004": (11, 2, 1)},
}
NAMES = {
    "phone": ("Phone", "Puhelin", "Telefon"),
    "chat": ("Chat", "Chat", "Chatt"),
    "email": ("E-mail", "Sähköposti", "E-post"),
}
COMMENTS = (
    (10, "Aino found the mistake in two minutes and rang me back the same day."),
    (9, "Quick and friendly, thank you!"),
    (8, "Good help, though I waited a while in the queue."),
    (4, "I had to explain the same thing to three people. <b>Not good.</b>"),
    (10, "Kiitos, juuri näin palvelun kuuluu toimia. Tack!"),
)


@dataclass(frozen=True, slots=True)
class _Answer:
    channel: str
    number: str
    score: int
    comment: str | None


def found(session: Session, today: date, *, sign_in: bool = True) -> None:
    """Fill an empty database with the company, its answers all on the first day of today's month. The caller commits.

    Four of its people can sign in, unless left out: hashing their passwords takes most of the time.
    """
    now = datetime.combine(today, time(6), UTC)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "people.csv"
        file.write_text(PEOPLE)
        intake.import_people(session, file, zone=ZONE, language="en", now=datetime(2020, 1, 2, tzinfo=UTC))
    for key, (name, name_fi, name_sv) in NAMES.items():
        metric, scale, positive, negative = ("csat", "1-5", 4, 2) if key == "email" else ("nps", "0-10", 9, 6)
        wish = Wish(key, name, metric, scale, positive, negative, 10, name_fi, name_sv)
        channel_setting.add_channel(session, wish, now=now)
    session.flush()
    _set_targets(session, today, now)
    answer(session, clock.month_of(today))
    for email in (AINO, SANNA, PAIVI, HELI) if sign_in else ():
        let_in(session, email, now)


def _set_targets(session: Session, today: date, now: datetime) -> None:
    people = {member.employee_number: member.id for member in queries.everyone(session, today)}
    for key, number, score in (("phone", None, "55"), ("chat", None, "70"), ("chat", "1003", "100")):
        wish = TargetWish(
            channel=channels.by_key(session, key),
            month=clock.month_of(today),
            goal=Goal(Decimal(score), 10),
            reason="The branch's own level of last year",
            person_id=people[number] if number else None,
        )
        both = {"set_by": people["2001"], "seconded_by": people["2002"]}
        target_setting.set_target(session, wish, today=today, now=now, **both)


def _answers() -> Iterator[_Answer]:
    for channel, people in COUNTS.items():
        best, middle, worst = (5, 3, 1) if channel == "email" else (10, 8, 3)
        for number, counts in people.items():
            for score, count in zip((best, middle, worst), counts, strict=True):
                yield from (_Answer(channel, number, score, None) for _ in range(count))
    yield from (_Answer("phone", "1001", score, comment) for score, comment in COMMENTS)


def answer(session: Session, month: date) -> None:
    """Store everybody's answers on the first day of a month, the same in each. The caller commits."""
    rollup.lock_month(session, month)
    source = session.scalar(select(Source).filter_by(key="made-up")) or Source(key="made-up")
    session.add(source)
    session.flush()
    people = {member.employee_number: member for member in queries.everyone(session, month)}
    infos = {info.key: info for info in channels.everything(session)}
    changes = rollup.Changes()
    for index, given in enumerate(_answers()):
        member, info = people[given.number], infos[given.channel]
        band, at = info.band(given.score), datetime.combine(month, time(9, index % 60), ZONE)
        changes.add((month, info.id, member.team_id, member.id), band)
        session.add(
            Response(
                source_id=source.id,
                external_id=f"{clock.month_text(month)}-{index}",
                channel_id=info.id,
                person_id=member.id,
                team_id=member.team_id,
                month=month,
                local_date=month,
                answered_at=at,
                score=given.score,
                band=band,
                state="active",
                version=1,
                received_at=at,
                comment=given.comment,
            )
        )
    rollup.bump(session, changes)


def let_in(session: Session, email: str, now: datetime) -> None:
    """Let the person with this address sign in with PASSWORD. The caller commits."""
    people = {member.email: member for member in queries.everyone(session, now.date())}
    accounts.set_password(session, people[email], PASSWORD, now)
