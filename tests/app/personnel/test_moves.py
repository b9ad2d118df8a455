"""Moving a person to another team: looked at first, done, undone while still to come, never into a closed month."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from app import clock
from app.people import places, queries
from scorecards.responses import proving
from scorecards.tallies import rollup
from tests.app.personnel.conftest import Deeds, Uuid
from tests.app.personnel.making import offered, press, send, told
from tests.pages import Visitor, checked

LATER = timedelta(days=40)


@pytest.fixture
def aino(uuid: Uuid) -> str:
    """The address of Aino of the team Lahti under Päivi."""
    return f"/people/{uuid('1001')}"


def stays(session: Session) -> list[tuple[str, str | None, date, date | None]]:
    session.commit()
    member = queries.known(session, "1001", date(2026, 1, 1))
    return [(one.team, one.supervisor, one.starts_on, one.ends_on) for one in places.places(session, member.id)]


def move(visitor: Visitor, address: str, day: date, team: str = "Turku", step: str = "move") -> int:
    form = {"team": team, "supervisor": "2002", "starts_on": str(day), "step": step}
    return send(visitor, f"{address}/move", **form).status_code


def by_person(session: Session, month: date) -> dict[tuple[int, int | None], rollup.Counts]:
    standing = rollup.standing(session, month).items()
    return {(place[1], place[3]): counts for place, counts in standing if any(counts)}


SINCE = date(2020, 1, 1)
LAHTI = ("Lahti", "Päivi Korhonen")
TURKU = ("Turku", "Olli Saarinen")


def test_a_move_is_looked_at_before_it_is_done(hr: Visitor, company: Session, aino: str, today: date) -> None:
    form = {"team": "Vaasa", "starts_on": str(clock.month_of(today)), "step": "look"}
    page = checked(send(hr, f"{aino}/move", **form), 200)
    said = page.texts("//section//li")
    assert "Vaasa is a new team, made for this." in said
    assert [line for line in said if "answers count for the other team" in line]
    assert stays(company) == [(*LAHTI, SINCE, None)]
    assert "Vaasa" not in queries.teams(company)


@pytest.mark.parametrize("days", [-3, 0, 40])
def test_a_move_holds_from_its_day_on(hr: Visitor, company: Session, aino: str, today: date, days: int) -> None:
    day = max(today + timedelta(days=days), clock.month_of(today))
    assert move(hr, aino, day) == 302
    assert stays(company) == [(*TURKU, day, None), (*LAHTI, SINCE, day)]


def test_the_answers_since_the_day_go_along_and_the_sums_stay(
    hr: Visitor, company: Session, aino: str, today: date, deeds: Deeds
) -> None:
    month = clock.month_of(today)
    before = by_person(company, month)
    move(hr, aino, month)
    company.commit()
    lahti, me = queries.teams(company)["Lahti"], queries.known(company, "1001", today).id
    left = [counts for place, counts in rollup.standing(company, month).items() if place[2:] == (lahti, me)]
    assert (by_person(company, month), proving.prove(company, month).drifts) == (before, ())
    assert not any(map(any, left))
    assert deeds("1001")[-1][1]["answers"] == 64


@pytest.mark.parametrize("again", range(2))
def test_a_move_to_come_is_undone(hr: Visitor, company: Session, aino: str, today: date, again: int) -> None:
    for later in range(again + 1):
        move(hr, aino, today + LATER + timedelta(days=later), team=f"Team {later}")
    for _ in range(again + 1):
        assert press(hr, aino, "Undo this move").status_code == 302
    assert stays(company) == [(*LAHTI, SINCE, None)]


def test_a_move_that_holds_is_not_undone(hr: Visitor, company: Session, aino: str, today: date) -> None:
    move(hr, aino, today)
    seen = offered(hr.get(f"{aino}/move"))
    hr.client.post(f"{aino}/move/{today}/undo", data=seen)
    assert "This move holds already." in hr.get(aino).text
    assert hr.client.post(f"{aino}/move/2026-01-01/undo", data=seen).status_code == 404
    assert hr.client.post(f"{aino}/move/never/undo", data=seen).status_code == 404
    assert len(stays(company)) == 2


def test_nobody_moves_within_a_closed_month(hr: Visitor, company: Session, aino: str, today: date) -> None:
    month = clock.month_of(today)
    earlier = clock.add_months(month, -1)
    rollup.lock_month(company, earlier)
    rollup.close_month(company, earlier, clock.now())
    company.commit()
    form = {"team": "Turku", "starts_on": str(clock.last_day(earlier)), "step": "move"}
    [said] = told(send(hr, f"{aino}/move", **form))
    assert said.startswith(f"{clock.month_text(earlier)} is closed, so teams stay as they were until its end.")
    assert (stays(company), move(hr, aino, month)) == ([(*LAHTI, SINCE, None)], 302)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"team": " "}, "Name the team."),
        ({"team": "x" * 121}, "That is too long"),
        ({"team": "Lahti", "supervisor": "2001"}, "The person is there from that day on already."),
        ({"supervisor": "9999"}, "There is nobody with the employee number 9999."),
        ({"supervisor": "1001"}, "Nobody is their own supervisor."),
        ({"starts_on": ""}, "Choose the first day in the team."),
        ({"starts_on": "tomorrow"}, "Write the day as year, month and day"),
        ({"starts_on": "2019-12-31"}, "The person does not work here on 31 Dec 2019."),
        ({"seen": "something else"}, ""),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_stored(
    hr: Visitor, company: Session, aino: str, changed: dict[str, str], said: str
) -> None:
    form = {"team": "Turku", "supervisor": "2002", "step": "move", **changed}
    answer = send(hr, f"{aino}/move", **form)
    assert told(answer, 422 if said else 409)[0].startswith(said)
    assert stays(company) == [(*LAHTI, SINCE, None)]


def test_the_slower_of_two_movers_is_told(hr: Visitor, company: Session, aino: str, today: date) -> None:
    slow = offered(hr.get(f"{aino}/move")) | {"team": "Vaasa", "step": "move"}
    move(hr, aino, today)
    assert "Somebody else has moved this person meanwhile." in told(hr.client.post(f"{aino}/move", data=slow), 409)[0]
    assert stays(company)[0] == (*TURKU, today, None)


def test_nobody_moves_themselves(hr: Visitor, company: Session, uuid: Uuid, today: date) -> None:
    address = f"/people/{uuid('3001')}"
    assert move(hr, address, today) == 422
    assert hr.get(address).texts("//a[contains(@href, '/move')]") == []


def test_a_later_move_is_replaced_and_said_to_be(hr: Visitor, company: Session, aino: str, today: date) -> None:
    move(hr, aino, today + LATER, team="Vaasa")
    form = {"team": "Turku", "supervisor": "2002", "starts_on": str(today), "step": "look"}
    page = checked(send(hr, f"{aino}/move", **form), 200)
    assert any(line.startswith("The place in Vaasa from ") for line in page.texts("//section//li"))
    move(hr, aino, today)
    assert [place[0] for place in stays(company)] == ["Turku", "Lahti"]
