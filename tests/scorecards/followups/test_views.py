"""Low scores, as supervisors work on them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from app.people import queries as people
from app.people.models import Assignment, Person
from scorecards.followups.models import FollowUp
from scorecards.responses.models import Response
from tests.company import AINO, HELI, PAIVI
from tests.pages import Page, Visitor, token_in
from tests.plugins.company import SignIn

PAGE = "/team/low-scores"
ALICE = "I had to explain the same thing to three people. <b>Not good.</b>"
OLLI = "olli@pankki.example"


@pytest.fixture
def paivi(sign_in: SignIn) -> Visitor:
    """Päivi, whose team has 22 low scores, one with a comment; Olli's has 9."""
    return sign_in(PAIVI)


def addresses(page: Page) -> list[str]:
    """The addresses of the cases on a page, in its order."""
    return [one.removeprefix("case-") for one in page.tree.xpath("//article/@id")]


def do(visitor: Visitor, address: str, step: str, **form: str) -> str:
    """Take a step with a case as it was seen first, and give where it leads."""
    token = token_in(visitor.get(PAGE).response.text)
    answer = visitor.client.post(f"{PAGE}/{address}/{step}", data={"version": "0", "csrf_token": token} | form)
    assert answer.status_code == 302, answer.text
    return str(answer.location)


def refused(visitor: Visitor, address: str, step: str, status: int, **form: str) -> Page:
    token = token_in(visitor.get(PAGE).response.text)
    return visitor.post(f"{PAGE}/{address}/{step}", {"version": "0", "csrf_token": token} | form, status)


def rows(session: Session) -> list[tuple[str, str, int]]:
    session.expire_all()
    return [(row.state, row.note, row.version) for row in session.scalars(select(FollowUp))]


def test_the_teams_low_scores_stand_newest_first_and_no_other_teams(paivi: Visitor) -> None:
    page = paivi.get(PAGE)
    assert "22 customers wait for an answer" in page.text
    assert len(addresses(page)) == 22
    assert "Kaarlo Heinonen" not in page.text
    minutes = [text[-5:] for text in page.texts("//p[@class='case-times']/span[@class='quiet'][1]")]
    assert minutes == sorted(minutes, reverse=True)


def test_a_case_says_channel_score_comment_whose_when_and_how_long_it_has_waited(
    paivi: Visitor, company: Session
) -> None:
    at = datetime.now(UTC) - timedelta(hours=5)
    company.execute(update(Response).where(Response.comment == ALICE).values(answered_at=at))
    company.commit()
    case = paivi.get(PAGE).texts("(//article)[1]")[0]
    for word in ("4 of 10", "Phone", "Aino Virtanen", ALICE, "Waiting for 5 hours", "Nobody has taken it"):
        assert word in case


def test_the_oldest_shown_is_of_two_months_ago(paivi: Visitor, company: Session, today: date) -> None:
    company.execute(
        update(Response).where(Response.comment == ALICE).values(answered_at=datetime(2020, 1, 1, tzinfo=UTC))
    )
    company.commit()
    assert len(addresses(paivi.get(PAGE))) == 21


def test_no_row_stands_until_somebody_acts(paivi: Visitor, company: Session) -> None:
    paivi.get(PAGE)
    assert company.scalar(select(func.count()).select_from(FollowUp)) == 0


def test_a_case_is_taken_and_given_back(paivi: Visitor, company: Session) -> None:
    one = addresses(paivi.get(PAGE))[0]
    do(paivi, one, "take")
    assert addresses(paivi.get(f"{PAGE}?show=mine")) == [one]
    assert "You have taken it" in paivi.get(PAGE).text
    do(paivi, one, "release", version="1")
    assert addresses(paivi.get(f"{PAGE}?show=mine")) == []
    assert rows(company) == [("open", "", 2)]


def test_a_case_is_answered_and_reopened(paivi: Visitor, company: Session) -> None:
    one = addresses(paivi.get(PAGE))[0]
    do(paivi, one, "answer", note=" Rang the customer ")
    done = paivi.get(f"{PAGE}?show=done")
    assert addresses(done) == [one]
    assert "Rang the customer" in done.text
    assert "21 customers wait" in done.text
    do(paivi, one, "reopen", version="1")
    assert rows(company) == [("taken", "Rang the customer", 2)]
    assert addresses(paivi.get(f"{PAGE}?show=mine")) == [one]


def test_the_answered_ones_stand_last_among_all(paivi: Visitor) -> None:
    first, *others = addresses(paivi.get(PAGE))
    do(paivi, first, "answer", note="Rang")
    assert addresses(paivi.get(f"{PAGE}?show=all")) == [*others, first]


@pytest.mark.parametrize("note", ["", "  ", "x" * 501])
def test_an_answer_needs_a_note_and_what_was_written_stays(paivi: Visitor, company: Session, note: str) -> None:
    one = addresses(paivi.get(PAGE))[0]
    page = refused(paivi, one, "answer", 422, note=note)
    assert page.texts("//p[@class='field-error']") == ["Say in 1 to 500 characters what was done."]
    assert page.tree.xpath("//textarea[@aria-invalid]")[0].text_content().strip() == note.strip()
    assert rows(company) == []


def test_whoever_saw_an_older_case_is_told_how_it_stands_and_keeps_the_note(paivi: Visitor, company: Session) -> None:
    one = addresses(paivi.get(PAGE))[0]
    do(paivi, one, "take")
    page = refused(paivi, one, "answer", 409, note="Mine, kept")
    assert "Somebody else has changed this case" in page.texts("//*[@role='alert']")[0]
    assert page.texts("(//article)[1]//textarea") == ["Mine, kept"]
    assert page.tree.xpath("(//article)[1]//input[@name='version']/@value")[0] == "1"
    assert len(addresses(page)) == len(set(addresses(page))) == 22
    assert rows(company) == [("taken", "", 1)]


@pytest.mark.parametrize("step", ["release", "reopen"])
def test_a_step_that_a_case_does_not_allow_is_refused(paivi: Visitor, step: str) -> None:
    one = addresses(paivi.get(PAGE))[0]
    page = refused(paivi, one, step, 422)
    assert "That cannot be done with this case" in page.texts("//*[@role='alert']")[0]
    assert page.texts("//p[@class='field-error']") == []


def test_the_list_keeps_to_a_channel_and_a_person_and_comes_back_there(paivi: Visitor, company: Session) -> None:
    aino = company.scalars(select(Person.uuid).filter_by(email=AINO)).one()
    where = f"channel=phone&person={aino}"
    page = paivi.get(f"{PAGE}?{where}")
    assert len(addresses(page)) == 4
    form = {"version": "0", "csrf_token": token_in(page.response.text)}
    answer = paivi.client.post(f"{PAGE}/{addresses(page)[0]}/take?{where}", data=form)
    assert answer.location == f"{PAGE}?{where}"


def test_the_list_keeps_to_those_with_a_comment(paivi: Visitor) -> None:
    assert paivi.get(f"{PAGE}?said=1").texts("//article//blockquote") == [ALICE]


@pytest.mark.parametrize("nonsense", ["show=x", "channel=x", "person=x", "page=x", "page=99"])
def test_what_is_unknown_in_the_address_is_as_good_as_not_given(paivi: Visitor, nonsense: str) -> None:
    assert len(addresses(paivi.get(f"{PAGE}?{nonsense}"))) == 22


def test_another_teams_case_and_what_is_no_low_score_are_not_found(paivi: Visitor, sign_in: SignIn) -> None:
    foreign = addresses(sign_in(OLLI).get(PAGE))[0]
    refused(paivi, foreign, "take", 404)
    refused(paivi, "00000000-0000-4000-8000-000000000000", "take", 404)


def test_the_present_supervisor_sees_the_case_and_the_former_no_more(
    paivi: Visitor, company: Session, sign_in: SignIn, today: date
) -> None:
    aino, olli = (people.known(company, number, today).id for number in ("1001", "2002"))
    company.execute(update(Assignment).filter_by(person_id=aino).values(supervisor_id=olli))
    company.commit()
    assert ALICE not in paivi.get(PAGE).text
    assert ALICE in sign_in(OLLI).get(PAGE).text


def test_who_has_left_is_answered_for_by_whom_they_had_last(paivi: Visitor, company: Session) -> None:
    company.execute(update(Person).filter_by(email=AINO).values(employed_to=date(2021, 1, 1)))
    company.commit()
    assert ALICE in paivi.get(PAGE).text


@pytest.mark.parametrize("who", [AINO, HELI])
def test_only_supervisors_have_the_page(sign_in: SignIn, who: str) -> None:
    sign_in(who).get(PAGE, 403)


def test_an_employee_reads_no_note_on_their_card(paivi: Visitor, company: Session, sign_in: SignIn) -> None:
    one = next(each for each in addresses(paivi.get(PAGE)))
    do(paivi, one, "answer", note="A word among supervisors")
    visitor = sign_in(AINO)
    assert "A word among supervisors" not in visitor.get("/card").text + visitor.get("/card/answers").text


def test_each_step_leaves_a_trace_without_what_was_written(paivi: Visitor, company: Session) -> None:
    one = addresses(paivi.get(PAGE))[0]
    do(paivi, one, "answer", note="A word among supervisors")
    entry = company.scalars(select(AuditEntry).where(AuditEntry.subject == "response")).one()
    assert (entry.action, entry.details) == ("follow_up.answer", {"state": "answered", "version": 1})


def test_following_up_changes_no_answer(paivi: Visitor, company: Session) -> None:
    before = company.execute(select(Response.__table__).order_by(Response.id)).all()
    one = addresses(paivi.get(PAGE))[0]
    do(paivi, one, "answer", note="Rang")
    company.rollback()
    assert company.execute(select(Response.__table__).order_by(Response.id)).all() == before


def test_an_answer_that_is_withdrawn_waits_no_more(paivi: Visitor, company: Session) -> None:
    company.execute(update(Response).where(Response.comment == ALICE).values(state="withdrawn"))
    company.commit()
    assert ALICE not in paivi.get(PAGE).text


def test_no_euros_stand_on_the_page(paivi: Visitor) -> None:
    assert not any(sign in paivi.get(f"{PAGE}?show=all").response.text for sign in ("€", "EUR"))
