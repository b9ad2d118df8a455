"""A card's page made earlier is shown again while it holds, and only to the session it was made for."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from app import audit, clock
from app.people.models import Person
from tests.company import AINO, PASSWORD, SANNA
from tests.pages import Visitor, token_in
from tests.plugins.company import SignIn


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every statement sent to a database from now on."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield sent
    event.remove(Engine, "before_cursor_execute", note)


def test_a_card_that_still_holds_is_two_reads(sign_in: SignIn, statements: list[str]) -> None:
    visitor = sign_in(AINO)
    first = visitor.get("/card").response.text
    statements.clear()
    assert visitor.get("/card").response.text == first
    assert len([one for one in statements if one.startswith("SELECT")]) == 2


def test_a_change_is_on_the_card_the_next_time(sign_in: SignIn, company: Session) -> None:
    visitor = sign_in(AINO)
    visitor.get("/card")
    company.execute(update(Person).where(Person.email == AINO).values(name="Aino Muu"))
    audit.record(company, at=clock.now(), actor_id=None, action="person.change", subject="person", key="1001")
    company.commit()
    assert "Aino Muu" in visitor.get("/card").text


def test_another_session_of_the_same_person_gets_its_own_token(sign_in: SignIn) -> None:
    one = sign_in(AINO)
    other = Visitor(one.client.application.test_client())
    token = token_in(other.get("/sign-in").response.text)
    other.client.post("/sign-in", data={"email": AINO, "password": PASSWORD, "csrf_token": token})
    tokens = {token_in(visitor.get("/card").response.text) for visitor in (one, other)}
    assert len(tokens) == 2
    assert _sign_out(one, token_in(one.get("/card").response.text)) == 302


def test_a_cookie_with_another_token_gets_a_page_whose_forms_it_can_send(sign_in: SignIn) -> None:
    visitor = sign_in(AINO)
    visitor.get("/card")
    with visitor.client.session_transaction() as session:
        del session["csrf_token"]
    visitor.get("/welcome")
    assert _sign_out(visitor, token_in(visitor.get("/card").response.text)) == 302


def test_nobody_gets_the_card_of_somebody_who_sat_here_before(sign_in: SignIn) -> None:
    aino = sign_in(AINO)
    mine = aino.get("/card").text
    _sign_out(aino, token_in(aino.get("/card").response.text))
    assert aino.client.get("/card").status_code == 302
    assert sign_in(SANNA).get("/card").text != mine


def test_what_is_told_once_is_not_told_again(sign_in: SignIn) -> None:
    visitor = sign_in(AINO)
    with visitor.client.session_transaction() as session:
        session["_flashes"] = [("done", "Said once")]
    assert "Said once" in visitor.get("/card").text
    assert "Said once" not in visitor.get("/card").text


def _sign_out(visitor: Visitor, token: str) -> int:
    return visitor.client.post("/sign-out", data={"csrf_token": token}).status_code
