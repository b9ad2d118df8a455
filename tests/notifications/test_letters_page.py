"""The administrator's page of the letters sent."""

from datetime import date

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import clock, outbox
from app.outbox import Letter, Mail, MailState
from app.people.models import Person
from tests.pages import Visitor

FATES = [
    (MailState.RETRY, 421, "busy", "The mail server cannot be reached."),
    (MailState.RETRY, None, "Connection refused", "The mail server cannot be reached."),
    (MailState.RETRY, 535, "bad password", "Check KYMPPI_SMTP_USER and KYMPPI_SMTP_PASSWORD."),
    (MailState.RETRY, 451, "greylisted", "Nothing to do: the mail server asked us to wait."),
    (MailState.UNKNOWN, None, "timed out", "It goes once more, by itself."),
    (MailState.FAILED_PERMANENT, 550, "no such user", "Check the person's e-mail address with HR."),
    (MailState.FAILED_PERMANENT, None, "could not be written", "See the scheduler's log."),
    (MailState.EXPIRED, None, None, "See whether the scheduler and the mail server run."),
    (MailState.CANCELLED, None, None, "Nothing to do: the person was away"),
]


@pytest.fixture
def letters(company: Session, today: date) -> Session:
    """A letter of today to each employee, waiting."""
    now = clock.now()
    people = company.execute(select(Person.id, Person.employee_number).where(Person.employee_number < "2000")).all()
    made = [Letter(person, "daily", today, now, now, f"<{number}@x>") for person, number in people]
    outbox.enqueue(company, made, now)
    company.commit()
    return company


def fare(session: Session, number: str, state: MailState, code: int | None = None, error: str | None = None) -> None:
    person = session.scalars(select(Person.id).filter_by(employee_number=number)).one()
    values = {"state": state, "last_code": code, "last_error": error}
    session.execute(update(Mail).where(Mail.person_id == person).values(values))
    session.commit()


def rows(visitor: Visitor, query: str = "") -> list[str]:
    return visitor.get(f"/admin/letters{query}").texts("//tbody/tr")


def test_todays_letters_stand_by_name_with_their_state(admin: Visitor, letters: Session) -> None:
    fare(letters, "1001", MailState.SENT)
    page = admin.get("/admin/letters")
    assert page.texts("//tbody/tr/th")[:2] == ["Aino Virtanen 1001", "Eero Mäkinen 1002"]
    assert page.texts("//tbody/tr/td[2]")[:2] == ["sent", "waiting"]
    assert page.texts("//ul[@class='stats']/li") == ["waiting 5", "sent 1"]


@pytest.mark.parametrize(("state", "code", "error", "cure"), FATES)
def test_beside_a_letter_that_did_not_go_stands_what_to_do(
    admin: Visitor, letters: Session, state: MailState, code: int | None, error: str | None, cure: str
) -> None:
    fare(letters, "1001", state, code, error)
    (row,) = rows(admin, f"?state={state}")
    assert cure in row
    assert (error or "") in row


@pytest.mark.parametrize(
    ("query", "found"), [("?who=1002", 1), ("?who=nen", 4), ("?who=%25", 0), ("?day=2020-01-01", 0), ("?day=", 6)]
)
def test_letters_are_found_by_person_and_day(admin: Visitor, letters: Session, query: str, found: int) -> None:
    assert len(rows(admin, query)) == found


def test_a_filter_that_is_none_is_told(admin: Visitor, letters: Session) -> None:
    assert "such as 2026-11-22" in admin.get("/admin/letters?day=x", status=422).text
    assert admin.get("/admin/letters?state=lost", status=422).texts("//p[@class='field-error']")


def test_the_first_page_counts_todays_letters(admin: Visitor, letters: Session) -> None:
    assert "Letters today on their way 0 sent, 6 waiting" in admin.get("/admin").text
    fare(letters, "1002", MailState.FAILED_PERMANENT, 550, "no such user")
    assert "Letters today 1 did not go 0 sent, 5 waiting Open the letters" in admin.get("/admin").text


def test_no_letter_text_and_no_score_is_shown(admin: Visitor, letters: Session) -> None:
    text = admin.get("/admin/letters").text
    assert [word for word in ("positive", "target", "%", "bonus", "€") if word in text] == []
