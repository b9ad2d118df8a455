"""The list of answers as a file."""

from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import clock
from app.people.models import Person
from scorecards.responses.models import Response
from tests.company import AINO, PAIVI
from tests.pages import rows_in
from tests.plugins.company import SignIn


def rows(client: FlaskClient, address: str) -> list[list[str]]:
    """The file's rows, as a spreadsheet reads them."""
    answer = client.get(address)
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return rows_in(answer)


def test_the_file_holds_every_answer_of_the_month_whatever_the_page(sign_in: SignIn) -> None:
    found = rows(sign_in(AINO).client, "/card/answers.csv")
    assert found[0] == ["Date", "Time", "Channel", "Score given", "Kind", "Counts", "Comment"]
    assert len(found) == 65


def test_the_file_has_the_filters_of_the_page_and_a_name_that_says_whose_it_is(sign_in: SignIn) -> None:
    client = sign_in(AINO).client
    assert len(rows(client, "/card/answers.csv?channel=phone&comment=1")) == 6
    month = clock.month_text(clock.month_of(clock.now().date()))
    name = client.get("/card/answers.csv").headers["Content-Disposition"]
    assert name.endswith(f"answers-1001-{month}.csv")


def test_a_comment_is_no_formula(sign_in: SignIn, company: Session) -> None:
    wrote = update(Response).where(Response.comment.is_not(None)).values(comment='=HYPERLINK("x")')
    company.execute(wrote)
    company.commit()
    cells = {row[-1] for row in rows(sign_in(AINO).client, "/card/answers.csv?comment=1")[1:]}
    assert cells == {'\'=HYPERLINK("x")'}


def test_a_supervisor_takes_the_file_of_whom_they_lead(sign_in: SignIn, company: Session) -> None:
    client = sign_in(PAIVI).client
    uuids = {
        number: company.scalar(select(Person.uuid).filter_by(employee_number=number)) for number in ("1001", "1006")
    }
    assert len(rows(client, f"/people/{uuids['1001']}/answers.csv")) == 65
    assert client.get(f"/people/{uuids['1006']}/answers.csv").status_code == 404
