"""People brought in by the page: looked at first, stored whole or not at all, just as shown."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Role
from app.audit import AuditEntry
from app.db import Base
from app.people import moving, queries
from app.people.models import Person, RoleRequest
from app.staging import StagedUpload
from tests.app.people.making import line
from tests.app.personnel.conftest import HENRIK, Uuid
from tests.app.personnel.making import path, press, send, told, upload
from tests.app.personnel.nasty import NEW, PARTS, WHOLE, Parts, Whole, lines
from tests.pages import Page, Visitor, checked, rows_in, token_in
from tests.plugins.company import SignIn

FIGURES = "//ul[@class='stats']//strong"
WRITTEN = ("person", "person_role", "assignment", "team", "role_request", "audit_entry")


def stored(session: Session) -> dict[str, int]:
    """How many rows each table of people has."""
    session.commit()
    tables = (Base.metadata.tables[name] for name in WRITTEN)
    return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def figures(page: Page) -> list[int]:
    """New, changed, unchanged, moves, leaving, roles to approve, refused lines."""
    return [int(figure) for figure in page.texts(FIGURES)]


def looked(visitor: Visitor, content: bytes) -> str:
    """Where the preview of a file stands."""
    answer = upload(visitor, content)
    assert answer.status_code == 302, answer.text
    return path(answer)


def person(session: Session, number: str) -> Person | None:
    session.commit()
    return session.scalars(select(Person).filter_by(employee_number=number)).one_or_none()


@pytest.mark.parametrize("file", WHOLE.values(), ids=WHOLE)
def test_a_file_that_is_none_of_people_is_refused_with_the_cure(hr: Visitor, company: Session, file: Whole) -> None:
    before = stored(company)
    assert told(upload(hr, file.content))[0].startswith(file.said)
    assert (stored(company), company.scalar(select(func.count(StagedUpload.id)))) == (before, 0)


@pytest.mark.parametrize("file", PARTS.values(), ids=PARTS)
def test_a_preview_stores_nothing_and_the_confirmation_just_what_it_showed(
    hr: Visitor, company: Session, file: Parts
) -> None:
    before = stored(company)
    address = looked(hr, file.content)
    page = hr.get(address)
    assert [*figures(page)[:3], figures(page)[6]] == [file.added, file.changed, file.unchanged, len(file.refused)]
    assert stored(company) == before
    if file.added + file.changed:
        done = press(hr, address, "Bring in, leave the refused out" if file.refused else "Bring in")
        assert figures(hr.get(path(done))) == figures(page)
    assert stored(company)["person"] == before["person"] + file.added


def test_refused_lines_are_told_on_the_page_and_as_a_file(hr: Visitor) -> None:
    address = looked(hr, lines(NEW, line("7002", language="xx"), "7003,Ville"))
    rows = rows_in(hr.client.get(f"{address}/refused.csv"))
    assert rows[0] == ["Line", "Column", "What is wrong"]
    assert rows[1] == ["3", "language", "'xx' is not one of en, fi, sv"]
    assert rows[2][:2] == ["4", ""]
    assert "'xx' is not one of en, fi, sv" in hr.get(address).text


def test_a_file_waits_for_its_uploader_alone_and_is_taken_once(hr: Visitor, more: Session, sign_in: SignIn) -> None:
    address, henrik = looked(hr, lines(NEW)), sign_in(HENRIK)
    henrik.get(address, status=404)
    form = {"csrf_token": token_in(henrik.client.get("/welcome").text)}
    assert henrik.client.post(address, data=form).status_code == 404
    mine = {"csrf_token": token_in(hr.client.get(address).text)}
    assert [hr.client.post(address, data=mine).status_code for _ in range(2)] == [302, 404]


def test_a_file_that_would_do_something_else_by_now_is_shown_anew(hr: Visitor, company: Session, uuid: Uuid) -> None:
    address = looked(hr, lines(line("1006", "Kaarlo Laine", email="kaarlo@pankki.example")))
    send(hr, f"/people/{uuid('1006')}/facts", name="Kaarlo Lehto")
    before = stored(company)
    page = checked(press(hr, address, "Bring in"), 409)
    assert "People changed since you looked, so nothing was stored." in page.text
    assert stored(company) == before
    assert press(hr, address, "Bring in").status_code == 302
    kaarlo = person(company, "1006")
    assert kaarlo
    assert kaarlo.name == "Kaarlo Laine"


def test_a_change_that_leaves_the_preview_as_it_was_is_no_matter(hr: Visitor, uuid: Uuid) -> None:
    address = looked(hr, lines(NEW))
    send(hr, f"/people/{uuid('1006')}/facts", name="Kaarlo Lehto")
    assert press(hr, address, "Bring in").status_code == 302


def test_a_forgotten_file_stores_nothing(hr: Visitor, company: Session) -> None:
    before, address = stored(company), looked(hr, lines(NEW))
    assert press(hr, address, "Forget the file").status_code == 302
    assert stored(company) == before
    hr.get(address, status=404)


def test_roles_of_a_file_wait_for_a_second_person(hr: Visitor, company: Session, uuid: Uuid) -> None:
    known = "1006,Kaarlo Heinonen,kaarlo@pankki.example,Turku,2002,employee hr,fi,,2020-01-01,"
    address = looked(hr, lines(known, line("7001", roles="supervisor admin employee"), line("7002", roles="hr")))
    assert figures(hr.get(address)) == [2, 0, 1, 0, 0, 4, 0]
    press(hr, address, "Bring in")
    found = {
        number: queries.roles_of(company, p.id) for number in ("1006", "7001", "7002") if (p := person(company, number))
    }
    assert found == {"1006": {Role.EMPLOYEE}, "7001": {Role.EMPLOYEE}, "7002": set()}
    asked = company.execute(select(RoleRequest.role, RoleRequest.wish, RoleRequest.state)).all()
    assert {tuple(row) for row in asked} == {(role, "grant", "open") for role in ("hr", "supervisor", "admin")}


def test_a_second_file_asks_for_no_role_twice(hr: Visitor, company: Session) -> None:
    for _ in range(2):
        address = looked(hr, lines(line("7001", roles="hr"), line("7002")))
        if "Bring in" in hr.get(address).texts("//button"):
            press(hr, address, "Bring in")
    assert company.scalar(select(func.count(RoleRequest.id))) == 1


def test_the_trail_has_the_file_by_its_sum_and_each_person_by_fields(hr: Visitor, company: Session) -> None:
    known = "1006,Kaarlo Laine,kaarlo@pankki.example,Turku,2002,employee,sv,,2020-01-01,"
    press(hr, looked(hr, lines(known, NEW)), "Bring in")
    company.commit()
    mine = select(AuditEntry).where(AuditEntry.actor_id.is_not(None), AuditEntry.subject.in_(["person", "file"]))
    entries = company.scalars(mine.order_by(AuditEntry.id)).all()
    assert [entry.action for entry in entries] == ["person.change", "person.add", "people.import"]
    assert (entries[0].details, entries[2].subject_key == "") == ({"fields": ["language", "name"]}, False)


def test_the_template_can_be_brought_in_as_it_is(hr: Visitor) -> None:
    template = hr.client.get("/people/import/template.csv").data
    assert figures(hr.get(looked(hr, template))) == [2, 0, 0, 0, 0, 1, 0]


@pytest.mark.parametrize("lead", ["", "2001"])
def test_nobody_moves_themselves_by_a_file(hr: Visitor, company: Session, lead: str) -> None:
    own = f"3001,Heli Heikkinen,heli@pankki.example,Lahti,{lead},hr,en,,2020-01-01,"
    assert figures(hr.get(looked(hr, lines(own, NEW)))) == [1, 0, 0, 0, 0, 0, 1]


def test_nobody_undoes_by_a_file_the_move_a_colleague_planned_for_them(
    hr: Visitor, company: Session, today: date
) -> None:
    own = queries.known(company, "3001", today).id
    moving.assign(company, own, queries.teams(company)["Lahti"], None, today + timedelta(days=9))
    company.commit()
    line_of_own = "3001,Heli Heikkinen,heli@pankki.example,,,hr,en,,2020-01-01,"
    assert figures(hr.get(looked(hr, lines(line_of_own, NEW)))) == [1, 0, 0, 0, 0, 0, 1]


def test_the_list_as_a_file_changes_nothing_when_it_comes_back(hr: Visitor, company: Session) -> None:
    content = hr.client.get("/people/list.csv").data
    page = hr.get(looked(hr, content))
    assert figures(page) == [0, 0, 9, 0, 0, 0, 0]
    assert "There is nothing to store" in page.text


def test_a_file_may_be_larger_than_other_forms(hr: Visitor) -> None:
    token = token_in(hr.client.get("/people/import").text)
    name, part = 'Content-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n', "--x\r\n"
    parts = name % ("csrf_token", "", token), name % ("file", '; filename="a.csv"', "x," * 600_000)
    body = part + part.join(parts) + "--x--\r\n"
    answer = hr.client.post("/people/import", data=body.encode(), content_type="multipart/form-data; boundary=x")
    assert told(answer)[0].startswith("the header lacks employee_number")


def test_a_file_sent_as_text_is_none(hr: Visitor) -> None:
    form = {"csrf_token": token_in(hr.client.get("/people/import").text), "file": "a,b"}
    assert told(hr.client.post("/people/import", data=form)) == ["Choose a file first."]
