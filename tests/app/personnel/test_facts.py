"""Changing what is known of a person: good, bad, too late, and never more than the form names."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.people.models import Person, PersonRole
from tests.app.personnel.conftest import Deeds, Uuid
from tests.app.personnel.making import offered, send, told
from tests.pages import Visitor, checked

NEW = {
    "name": "Aino Laine",
    "email": "Aino.Laine@pankki.example",
    "language": "sv",
    "time_zone": "Europe/Stockholm",
    "part_time_percent": "80",
    "employed_from": "2020-02-01",
    "employed_to": "2027-01-31",
}


def aino(session: Session) -> Person:
    session.commit()
    session.expire_all()
    return session.scalars(select(Person).filter_by(employee_number="1001")).one()


def plain(person: Person) -> tuple[object, ...]:
    return tuple(getattr(person, column.key) for column in Person.__table__.columns)


def test_everything_on_the_form_can_be_changed_and_the_trail_names_the_fields(
    hr: Visitor, company: Session, uuid: Uuid, deeds: Deeds
) -> None:
    assert send(hr, f"/people/{uuid('1001')}/facts", **NEW).status_code == 302
    found = aino(company)
    assert (found.name, found.email, found.language) == ("Aino Laine", "aino.laine@pankki.example", "sv")
    assert (found.time_zone, found.part_time_percent) == ("Europe/Stockholm", 80)
    assert (found.employed_from, found.employed_to) == (date(2020, 2, 1), date(2027, 1, 31))
    assert deeds("1001") == [("person.change", {"fields": sorted(NEW)})]


def test_nothing_of_what_was_written_stands_in_the_trail(hr: Visitor, uuid: Uuid, deeds: Deeds) -> None:
    send(hr, f"/people/{uuid('1001')}/facts", **NEW)
    assert not {value for value in NEW.values() if value in str(deeds("1001"))}


def test_a_form_sent_as_it_is_changes_and_notes_nothing(
    hr: Visitor, company: Session, uuid: Uuid, deeds: Deeds
) -> None:
    before = plain(aino(company))
    assert send(hr, f"/people/{uuid('1001')}/facts").status_code == 302
    assert (plain(aino(company)), deeds("1001")) == (before, [])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": ""}, "Write the name."),
        ({"name": "\u200b"}, "Write the name."),
        ({"name": "x" * 201}, "That is too long; shorten it."),
        ({"email": "aino"}, "Write an address such as aino@company.example, or leave it empty."),
        ({"email": "a b@pankki.example"}, "Write an address such as aino@company.example, or leave it empty."),
        ({"email": "eero@pankki.example"}, "This address is another person's already."),
        ({"language": "de"}, "Not a valid choice."),
        ({"time_zone": "Helsinki"}, "Write a time zone such as Europe/Helsinki."),
        ({"part_time_percent": "0"}, "Write a whole number from 1 to 100."),
        ({"part_time_percent": "101"}, "Write a whole number from 1 to 100."),
        ({"part_time_percent": "٥٠"}, "Write a whole number from 1 to 100."),
        ({"part_time_percent": ""}, "Write a whole number from 1 to 100."),
        ({"employed_from": "1.2.2026"}, "Write the day as year, month and day"),
        ({"employed_to": "2026-02-30"}, "Write the day as year, month and day"),
        ({"employed_to": "2019-12-31"}, "The last day is before the first."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_stored(
    hr: Visitor, company: Session, uuid: Uuid, changed: dict[str, str], said: str
) -> None:
    before = plain(aino(company))
    [only] = told(send(hr, f"/people/{uuid('1001')}/facts", **changed))
    assert only.startswith(said)
    assert plain(aino(company)) == before


def test_the_slower_of_two_is_shown_both_values_and_may_store_again(hr: Visitor, company: Session, uuid: Uuid) -> None:
    address = f"/people/{uuid('1001')}/facts"
    slow = offered(hr.get(address))
    send(hr, address, name="Aino Laine")
    page = checked(hr.client.post(address, data={**slow, "name": "Aino Lehto"}), 409)
    assert page.texts("//table//tbody/tr") == ["Name Aino Lehto Aino Laine"] or "Aino LehtoAino Laine" in page.text
    assert aino(company).name == "Aino Laine"
    assert hr.client.post(address, data=offered(page)).status_code == 302
    assert aino(company).name == "Aino Lehto"


def test_fields_that_the_form_does_not_name_change_nothing(hr: Visitor, company: Session, uuid: Uuid) -> None:
    before = plain(aino(company))
    columns = {column.key: "7" for column in Person.__table__.columns} | {"roles": "admin", "role": "admin"}
    mine = offered(hr.get(f"/people/{uuid('1001')}/facts"))
    answer = hr.client.post(f"/people/{uuid('1001')}/facts", data={**columns, "is_open": "1", **mine})
    assert (answer.status_code, plain(aino(company))) == (302, before)
    assert set(company.scalars(select(PersonRole.role).filter_by(person_id=before[0]))) == {"employee"}


@pytest.mark.parametrize("changed", [{"part_time_percent": "90"}, {"employed_from": "2019-01-01"}])
def test_nobody_changes_what_their_own_pay_hangs_on(hr: Visitor, uuid: Uuid, changed: dict[str, str]) -> None:
    [said] = told(send(hr, f"/people/{uuid('3001')}/facts", **changed))
    assert said.startswith("Your own pay hangs on your share and your days.")
    assert send(hr, f"/people/{uuid('3001')}/facts", name="Heli Laine").status_code == 302


@pytest.mark.parametrize("number", ["2001", "3001"])
def test_an_address_that_opens_more_than_an_own_card_takes_two_people(hr: Visitor, uuid: Uuid, number: str) -> None:
    [said] = told(send(hr, f"/people/{uuid(number)}/facts", email="mine@elsewhere.example"))
    assert said.startswith("Who has the role ")


def test_a_name_is_shown_as_it_is_written(hr: Visitor, uuid: Uuid) -> None:
    send(hr, f"/people/{uuid('1001')}/facts", name="<b>Aino</b> {{ 7*7 }}")
    assert hr.get(f"/people/{uuid('1001')}").texts("//h1") == ["<b>Aino</b> {{ 7*7 }}"]
