"""A company with as many answers as are asked for, in which every person's months look the same."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.orm import Session

from app import clock
from app.people import intake, queries
from app.signin import accounts
from scorecards.channels import queries as channels
from scorecards.channels import setting as channel_setting
from scorecards.channels.wishes import Wish
from scorecards.maths.goal import Goal
from scorecards.tallies import rollup
from scorecards.targets import setting as target_setting
from scorecards.targets.wishes import Wish as TargetWish

ZONE = ZoneInfo("Europe/Helsinki")
EMAIL, PASSWORD = "number1@pankki.example", "a password for the benchmark alone"
CHANNELS, MONTHS, EACH, TEAM = 3, 14, 24, 10
PER_PERSON = CHANNELS * MONTHS * EACH
HEAD = "employee_number,name,email,team,supervisor_number,roles,language,time_zone,employed_from,employed_to\n"
ANSWERS = """
WITH RECURSIVE n(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < :each - 1)
INSERT INTO response (source_id, external_id, channel_id, person_id, team_id, month, local_date, answered_at, score,
                      band, state, version, received_at, comment)
SELECT 1, p.id || '-' || c.id || '-' || :name || '-' || n.k, c.id, p.id, a.team_id, MONTH, DAY, INSTANT,
       (n.k * 7 + p.id + c.id) % 11,
       CASE WHEN (n.k * 7 + p.id + c.id) % 11 >= 9 THEN 1 WHEN (n.k * 7 + p.id + c.id) % 11 >= 7 THEN 0 ELSE -1 END,
       'active', 1, INSTANT, CASE WHEN n.k % 4 = 0 THEN 'Quick and friendly, thank you!' END
  FROM person p JOIN assignment a ON a.person_id = p.id CROSS JOIN channel c CROSS JOIN n
"""
SPELLED = {
    "sqlite": {
        "INSTANT": "DAY || ' 09:00:00.000000'",
        "DAY": "date(MONTH, '+' || (n.k % :days) || ' days')",
        "MONTH": ":month",
    },
    "postgresql": {
        "INSTANT": "(DAY + interval '9 hours')",
        "DAY": "(MONTH + n.k % :days)",
        "MONTH": "CAST(:month AS date)",
    },
}
TALLIES = text("""
INSERT INTO tally (month, channel_id, team_id, person_id, positives, neutrals, negatives)
SELECT month, channel_id, team_id, person_id, sum(CASE WHEN band = 1 THEN 1 ELSE 0 END),
       sum(CASE WHEN band = 0 THEN 1 ELSE 0 END), sum(CASE WHEN band = -1 THEN 1 ELSE 0 END)
  FROM response GROUP BY month, channel_id, team_id, person_id
""")


def fill(session: Session, answers: int, today: date) -> int:
    """Fill an empty database, and let the first person sign in. Returns how many answers there are. Commits."""
    people = max(TEAM, round(answers / PER_PERSON))
    now = datetime.combine(today, datetime.min.time(), UTC)
    _hire(session, people)
    for at in range(CHANNELS):
        names = f"Channel {at}", f"Kanava {at}", f"Kanal {at}"
        wish = Wish(f"channel{at}", names[0], "nps", "0-10", 9, 6, 10, *names[1:])
        channel_setting.add_channel(session, wish, now=now)
    session.flush()
    _set_targets(session, today, now)
    first = queries.known(session, "1", today)
    accounts.set_password(session, first, PASSWORD, now)
    session.commit()
    _answer(session, today)
    return people * PER_PERSON


def _hire(session: Session, people: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "people.csv"
        rows = (
            f"{at},Person {at},number{at}@pankki.example,Team {at // TEAM},,employee,en,,2020-01-01,\n"
            for at in range(1, people + 1)
        )
        file.write_text(HEAD + "".join(rows))
        intake.import_people(session, file, zone=ZONE, language="en", now=datetime(2020, 1, 2, tzinfo=UTC))


def _set_targets(session: Session, today: date, now: datetime) -> None:
    long_ago = clock.add_months(clock.month_of(today), -MONTHS)
    for info in channels.everything(session):
        wish = TargetWish(channel=info, month=long_ago, goal=Goal(Decimal(40), 10), reason="As usual")
        target_setting.set_target(session, wish, today=long_ago, now=now)


def _answer(session: Session, today: date) -> None:
    statement = ANSWERS
    for word, spelled in SPELLED[session.get_bind().dialect.name].items():
        statement = statement.replace(word, spelled)
    months = [clock.add_months(clock.month_of(today), -back) for back in range(MONTHS)]
    rollup.lock_months(session, months)
    session.execute(text("INSERT INTO source (id, key) VALUES (1, 'made-up')"))
    for month in months:
        days = min(20, today.day) if month == months[0] else 20
        named = {"month": month.isoformat(), "name": f"{month:%Y-%m}", "days": days, "each": EACH}
        session.execute(text(statement), named)
    session.execute(TALLIES)
    session.commit()
    session.execute(text("ANALYZE"))
    session.commit()
