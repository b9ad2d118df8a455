"""HR and an administrator, signed in, reading English; and the people they look after."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from app.people import intake
from app.people.models import Person
from tests.app.people.making import HEAD, line
from tests.company import HELI, ZONE
from tests.pages import Visitor
from tests.plugins.company import SignIn

HENRIK, ARTO, AILA = "henrik@pankki.example", "arto@pankki.example", "aila@pankki.example"
MORE = (
    line("3002", "Henrik Hovi", email=HENRIK, roles="hr", language="en"),
    line("5001", "Arto Aalto", email=ARTO, roles="admin", language="en"),
    line("5002", "Aila Autio", email=AILA, roles="admin hr", language="en"),
)
Uuid = Callable[[str], UUID]
Deeds = Callable[[str], list[tuple[str, dict[str, object]]]]


@pytest.fixture
def hr(sign_in: SignIn, speak: Callable[[str, str], None]) -> Visitor:
    """Heli."""
    speak(HELI, "en")
    return sign_in(HELI)


@pytest.fixture
def more(company: Session, tmp_path_factory: pytest.TempPathFactory) -> Session:
    """Another HR, 3002 Henrik, and two administrators: 5001 Arto, and 5002 Aila, who is HR as well."""
    from_file = tmp_path_factory.mktemp("more") / "more.csv"
    from_file.write_text("\n".join([HEAD, *MORE]) + "\n")
    now = company.scalars(select(AuditEntry.at)).first()
    assert now
    intake.import_people(company, from_file, zone=ZONE, language="en", now=now)
    company.commit()
    return company


@pytest.fixture
def uuid(company: Session) -> Uuid:
    """The address of the person with an employee number."""
    return lambda number: company.scalars(select(Person.uuid).filter_by(employee_number=number)).one()


@pytest.fixture
def deeds(company: Session) -> Deeds:
    """What the trail says was done to the person with an employee number, and its details, oldest first; not at the
    beginning, by file."""

    def read(number: str) -> list[tuple[str, dict[str, object]]]:
        company.commit()
        statement = select(AuditEntry).filter_by(subject="person", subject_key=number).order_by(AuditEntry.id)
        entries = company.scalars(statement.where(AuditEntry.actor_id.is_not(None)))
        return [(entry.action, entry.details) for entry in entries]

    return read
