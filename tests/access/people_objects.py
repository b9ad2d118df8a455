"""What HR's pages are tried on: a move to come, a role asked for, and files that wait or were taken."""

from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import staging
from app.access import Role
from app.people import moving, queries, rehearsal, role_requests
from app.people.models import RoleRequest
from app.people.rehearsal import Setting
from app.people.role_requests import Wish
from app.staging import StagedUpload
from tests.app.people.making import HEAD, ZONE, line

FILE = "\n".join([HEAD, line("7001", "Aino Virtanen"), line("7002", "Eero Mäkinen", language="xx")]) + "\n"
MOVES_ON = timedelta(days=60)
KINDS = ("people", "people done")


def add(session: Session, today: date, now: datetime) -> None:
    """Kerttu moves to Turku in 60 days; Heli asked to make Eero a supervisor; she has a file waiting and one taken."""
    heli, eero, kerttu = (queries.known(session, number, today) for number in ("3001", "1002", "1008"))
    moving.assign(session, kerttu.id, queries.teams(session)["Turku"], None, today + MOVES_ON)
    wish = Wish(eero.id, Role.SUPERVISOR, role_requests.GRANT, today)
    role_requests.ask(session, wish, by=heli.id, now=now, today=today)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "people.csv"
        file.write_text(FILE)
        preview = rehearsal.rehearse(session, file, Setting(heli.id, "en", ZONE, now)).plain()
    for kind in KINDS:
        uuid = staging.stage(session, kind, heli.id, "people.csv", FILE.encode(), now)
        found = staging.staged(session, kind, heli.id, uuid, now)
        assert found
        staging.choose(session, found, preview=preview)


def file_of(session: Session, kind: str) -> UUID:
    """The address of the file of this kind."""
    return session.scalars(select(StagedUpload.uuid).filter_by(kind=kind)).one()


def request(session: Session) -> UUID:
    """The address of the role asked for."""
    return session.scalars(select(RoleRequest.uuid)).one()
