"""Two administrators who decide about each other in the same moment: one of them stays an administrator."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.access import Role
from app.db import db
from app.people import queries, role_requests
from app.people.models import PersonRole, RoleRequest
from app.people.role_requests import WITHDRAW, Wish
from app.wording import RefusalError
from tests.app.people.making import NOW, bring_in, line

pytestmark = pytest.mark.commits
TODAY = NOW.date()
ADMINS = ("5001", "5002")
TIMES = 5


@pytest.mark.parametrize("_time", range(TIMES))
def test_of_two_last_administrators_one_stays(
    flask_app: Flask, session: Session, tmp_path_factory: pytest.TempPathFactory, _time: int
) -> None:
    people = [line("3001", roles="hr"), *(line(number, roles="admin") for number in ADMINS)]
    bring_in(session, tmp_path_factory.mktemp("people"), *people)
    ids = {number: queries.known(session, number, TODAY).id for number in ("3001", *ADMINS)}
    asked = [withdrawal(session, ids["3001"], ids[number]) for number in ADMINS]
    session.commit()
    deciders = [ids[number] for number in reversed(ADMINS)]
    assert sorted(decided(flask_app, dict(zip(deciders, asked, strict=True)))) == ["done", "refused"]
    assert len(session.scalars(select(PersonRole).filter_by(role="admin")).all()) == 1


def withdrawal(session: Session, asker: int, admin: int) -> UUID:
    """HR asks that somebody be an administrator no more."""
    now, wish = clock.now(), Wish(admin, Role.ADMIN, WITHDRAW, TODAY)
    role_requests.ask(session, wish, by=asker, now=now, today=TODAY)
    return session.scalars(select(RoleRequest.uuid).filter_by(person_id=admin)).one()


def decided(flask_app: Flask, asked: dict[int, UUID]) -> list[str]:
    """What becomes of these requests when each is approved at once, by whom it is beside."""
    together = Barrier(len(asked))

    def one(by: int) -> str:
        with flask_app.app_context():
            together.wait(30)
            try:
                role_requests.decide(db.session, asked[by], approve=True, by=by, now=clock.now(), today=TODAY)
                db.session.commit()
            except RefusalError:
                db.session.rollback()
                return "refused"
            return "done"

    with ThreadPoolExecutor(len(asked)) as pool:
        return list(pool.map(one, asked))
