"""Bringing answers in by the page: the steps, who may, and what is stored when."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from app.people.models import Person, PersonRole
from app.staging import StagedUpload
from scorecards.responses import proving, queries
from scorecards.responses.models import Response
from scorecards.tallies import rollup
from tests.company import HELI
from tests.pages import Visitor, rows_in, token_in
from tests.plugins.company import SignIn
from tests.scorecards.imports.making import (
    HEAD,
    IMPORTS,
    ROW,
    confirm,
    figures,
    offered,
    send,
    stored,
    tried,
    uploaded,
)

MIXED = (
    HEAD + ROW + ROW + "a2,2026-10-20,3,chat,nobody,x\na3,2026-10-20,,chat,1001,CANARY\na4,2026-10-20,11,phone,1001,\n"
)


def test_nothing_is_stored_before_the_confirmation_but_the_file(admin: Visitor, company: Session) -> None:
    before = stored(company)[0]
    address = tried(admin)
    assert stored(company) == (before, 0, 1)
    assert confirm(admin, address).status_code == 302
    assert stored(company) == (before + 1, 1, 0)


def test_what_is_shown_before_is_what_is_stored_after(admin: Visitor, company: Session) -> None:
    address = tried(admin, MIXED)
    shown = figures(admin.get(address))
    assert shown == {"New": 1, "New, for nobody": 1, "There already": 1, "Rejected": 2}
    confirm(admin, address)
    done = admin.get(address)
    assert figures(done) == shown
    assert done.texts("//h1") == ["answers.csv"]
    for month in rollup.months(company):
        assert proving.prove(company, month).drifts == ()


def test_the_first_rows_are_shown_as_understood_without_comments(admin: Visitor) -> None:
    page = admin.get(tried(admin, MIXED))
    rows = [page.texts(f"//section[last()]//tbody/tr[{number}]/*") for number in (1, 3, 4)]
    assert rows[0] == ["2", "a1", "20 Oct 2026", "Phone", "9 (a positive one)", "Aino Virtanen", "yes, not shown"]
    assert rows[1] == ["4", "a2", "20 Oct 2026", "Chat", "3 (a negative one)", "nobody", "yes, not shown"]
    assert rows[2][:2] == ["5", "rejected, see above"]


def test_rejected_rows_are_told_with_line_column_and_cure(admin: Visitor) -> None:
    address = tried(admin, MIXED)
    file = rows_in(admin.client.get(f"{address}/problems.csv"))
    assert file == [
        ["Line", "Column", "What to do"],
        ["5", "score", "is blank: a missing score is not a zero"],
        ["6", "score", "11 is not on the scale 0-10 of channel phone"],
    ]
    confirm(admin, address)
    assert rows_in(admin.client.get(f"{address}/problems.csv")) == file


def test_what_customers_wrote_is_on_no_page_and_in_no_file(admin: Visitor) -> None:
    address = tried(admin, MIXED, score="comment", comment="")
    confirm(admin, address)
    for place in (address, f"{address}/problems.csv", IMPORTS, "/admin/audit", "/admin/audit.csv", "/admin"):
        assert "CANARY words" not in admin.client.get(place).text


@pytest.mark.parametrize(("score", "buttons"), [("9", ["Import 1 row"]), ("11", [])])
def test_a_file_of_which_nothing_could_be_stored_is_not_offered(admin: Visitor, score: str, buttons: list[str]) -> None:
    page = admin.get(tried(admin, HEAD + ROW.replace(",9,", f",{score},")))
    assert page.texts("//form[contains(@action, '/confirm')]//button") == buttons


def test_a_second_confirmation_stores_nothing_more(admin: Visitor, company: Session) -> None:
    address = tried(admin)
    answers = [confirm(admin, address).location, confirm(admin, address).location]
    after = stored(company)
    assert answers == [address, address]
    assert after[1:] == (1, 0)


def test_the_same_file_again_says_so_and_changes_nothing(admin: Visitor, company: Session) -> None:
    confirm(admin, tried(admin))
    before = stored(company)[0]
    page = admin.get(tried(admin))
    assert "This very file was imported before" in page.text
    assert figures(page) == {"There already": 1}
    confirm(admin, page.response.request.path)
    assert stored(company)[0] == before


def test_a_file_that_somebody_else_staged_does_not_exist(admin: Visitor, sign_in: SignIn, company: Session) -> None:
    address = tried(admin)
    heli = company.scalars(select(Person.id).where(Person.email == HELI)).one()
    company.execute(update(PersonRole).where(PersonRole.person_id == heli).values(role="admin"))
    company.commit()
    other = sign_in(HELI)
    assert confirm(other, address).status_code == 404
    places = ("", "/columns", "/problems.csv")
    assert [other.client.get(f"{address}{place}").status_code for place in places] == [404, 404, 404]
    assert stored(company)[1:] == (0, 1)


def test_a_staged_file_is_gone_when_its_time_is_over(admin: Visitor, company: Session) -> None:
    address = tried(admin)
    [row] = company.scalars(select(StagedUpload))
    row.expires_at -= timedelta(hours=2)
    company.commit()
    assert confirm(admin, address).status_code == 404
    assert stored(company)[1] == 0


def test_a_staged_file_can_be_forgotten(admin: Visitor, company: Session) -> None:
    address = tried(admin)
    token = token_in(admin.get(IMPORTS).response.text)
    assert admin.client.post(f"{address}/drop", data={"csrf_token": token}).status_code == 302
    assert admin.client.post(f"{address}/drop", data={"csrf_token": token}).status_code == 404
    assert stored(company)[1:] == (0, 0)


def test_a_file_without_columns_told_leads_to_that_step(admin: Visitor) -> None:
    address = uploaded(admin)
    base = address.removesuffix("/columns")
    assert admin.client.get(base).location == address
    assert confirm(admin, base).location == base


def test_columns_are_proposed_from_their_names_and_values(admin: Visitor) -> None:
    head = "Vastaus-ID;Pvm;Arvosana;Kanava;Työntekijä;Palaute\n"
    address = uploaded(admin, head + "a1;20.10.2026;9;Puhelin;Aino Virtanen;x\n")
    form = offered(admin, address)
    assert [form[name] for name in ("external_id", "answered_at", "score", "channel", "employee", "comment")] == [
        "Vastaus-ID", "Pvm", "Arvosana", "Kanava", "Työntekijä", "Palaute",
    ]  # fmt: skip
    assert (form["answered_at_style"], form["match"], form["word-0"]) == ("%d.%m.%Y", "name", "phone")


def test_a_day_that_can_be_two_is_asked_about(admin: Visitor, company: Session) -> None:
    address = uploaded(admin, HEAD + "a1,03/04/2026,9,phone,1001,\n")
    assert "“03/04/2026” can be two different days" in admin.get(address).text
    page = admin.post(address, offered(admin, address))
    assert "Say which day comes first" in page.text
    answer = admin.client.post(address, data=offered(admin, address, answered_at_style="%d/%m/%Y"))
    confirm(admin, answer.location)
    stored_day = company.scalars(select(Response.local_date).filter_by(external_id="a1")).one()
    assert str(stored_day) == "2026-04-03"


def test_a_later_value_settles_which_day_comes_first(admin: Visitor) -> None:
    address = uploaded(admin, HEAD + "a1,03/04/2026,9,phone,1001,\na2,04/25/2026,9,phone,1001,\n")
    assert offered(admin, address)["answered_at_style"] == "%m/%d/%Y"


def test_choices_kept_under_a_name_are_proposed_for_the_next_file(admin: Visitor, company: Session) -> None:
    content = "x,y,z\nb1,20.10.2026,9\n"
    fields = {"external_id": "x", "answered_at": "y", "score": "z", "channel": "=chat", "save_as": "Chat tool"}
    confirm(admin, tried(admin, content, answered_at_style="%d.%m.%Y", **fields))
    address = uploaded(admin, content.replace("b1", "b2"))
    assert "Proposed as in “Chat tool”" in admin.get(address).text
    form = offered(admin, address)
    assert (form["external_id"], form["channel"], form["answered_at_style"]) == ("x", "=chat", "%d.%m.%Y")
    assert "mapping.save" in set(company.scalars(select(AuditEntry.action)))


def test_words_for_channels_are_asked_and_kept(admin: Visitor) -> None:
    content = HEAD + "a1,2026-10-20,9,Linja 1,1001,\na2,2026-10-20,9,Linja 2,1001,\n"
    address = tried(admin, content, **{"word-0": "phone"})
    assert figures(admin.get(address)) == {"New": 1, "Rejected": 1}


def test_a_column_chosen_by_hand_asks_what_its_words_stand_for_before_anything_is_tried(admin: Visitor) -> None:
    address = uploaded(admin, "id,answered_at,score,line\na1,2026-10-20,9,Linja 1\n")
    chosen = offered(admin, address, external_id="id", channel="line")
    page = admin.post(address, {name: value for name, value in chosen.items() if not name.startswith("word-")})
    assert "Say below which channel each word of this column stands for." in page.text
    assert page.texts("//label[@for='word-0']") == ["Linja 1"]
    assert admin.client.post(address, data=chosen | {"word-0": "phone"}).status_code == 302


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"source": " "}, "Name the system"),
        ({"source": "x" * 61}, "Write at most 60 characters."),
        ({"external_id": ""}, "Choose the column"),
        ({"score": "nowhere"}, "Not a valid choice"),
        ({"channel": "=fax"}, "Not a valid choice"),
        ({"comment": "score"}, "Another field has this column already"),
        ({"answered_at_style": "%d/%m/%Y"}, "contradicts the declared"),
    ],
)
def test_what_is_wrong_with_the_columns_is_told_and_nothing_is_stored(
    admin: Visitor, company: Session, changed: dict[str, str], told: str
) -> None:
    address, before = uploaded(admin), stored(company)
    assert told in admin.post(address, offered(admin, address, **changed)).text
    assert stored(company) == before


def test_an_import_by_the_page_is_traced_with_who_did_it(admin: Visitor, company: Session) -> None:
    confirm(admin, tried(admin))
    entry = company.scalars(select(AuditEntry).filter_by(action="responses.import")).one()
    person = company.scalars(select(Person).filter_by(id=entry.actor_id)).one()
    assert (person.name, entry.details["counted"]) == ("Päivi Korhonen", 1)
    assert "Answers imported" in admin.get("/admin/audit").text
    assert queries.last_received(company) is not None


def test_a_file_over_the_limit_is_refused_with_the_other_way(admin: Visitor) -> None:
    admin.client.application.config["UPLOAD_MEGABYTES"] = 1
    try:
        answer = send(admin, b"x" * 1_000_001)
    finally:
        admin.client.application.config["UPLOAD_MEGABYTES"] = 20
    assert (answer.status_code, "a larger one is imported by command" in answer.text) == (413, True)


def test_a_file_above_the_common_limit_is_taken_here(admin: Visitor) -> None:
    rows = "".join(f"b{number},2026-10-20,9,phone,1001,{'x' * 900}\n" for number in range(1500))
    assert figures(admin.get(tried(admin, HEAD + rows))) == {"New": 1500}
