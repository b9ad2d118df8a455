"""The card's page: what the next answers would do, earlier months, and that it keeps itself up to date."""

import time
from datetime import date

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from app import clock
from scorecards.responses import intake
from scorecards.responses.answer import Answer
from tests.company import AINO, PAIVI, ZONE
from tests.pages import Page
from tests.plugins.company import SignIn
from tests.scorecards.board.test_views import address_of


def answered(session: Session, number: str, count: int = 1, comment: str | None = None) -> None:
    """Let a person get further answers of 10 on the phone today."""
    now = clock.now()
    answers = [
        Answer("made-up", f"new-{number}-{at}", "phone", now, 10, number, comment=comment) for at in range(count)
    ]
    intake.record(session, answers, now, zone=ZONE)
    session.commit()


def live_of(page: Page) -> str:
    """The address by which a page asks whether its card has changed."""
    found: str = page.tree.xpath("//div[@data-live]/@hx-get")[0]
    return found


def then_of(page: Page) -> list[str]:
    """What the page says of imagined answers, without space at the ends."""
    return page.texts("//p[@class='what-if-then']")


def test_what_an_imagined_answer_would_do_is_said_without_any_script(sign_in: SignIn) -> None:
    visitor = sign_in(AINO)
    links = visitor.get("/card").tree.xpath("//section[@id='what-if']//a/@href")
    assert links[0] == "/card?if=phone:9#what-if"
    page = visitor.get(links[0].partition("#")[0])
    assert then_of(page) == ["With 9: score 51.8 · 2 more positive responses needed"]


def test_imagined_answers_add_up_until_one_starts_again(sign_in: SignIn) -> None:
    page = sign_in(AINO).get("/card?if=phone:9,chat:3,phone:0")
    assert then_of(page) == [
        "With 9, 0: score 46.4 · 6 more positive responses needed",
        "With 3: score 76.9 · Target met · Cushion: 1 negative answer, and it is still met.",
    ]
    assert page.tree.xpath("//a[@id='if-again']/@href") == ["/card#what-if"]


def test_ten_answers_are_the_most_and_more_are_not_found(sign_in: SignIn) -> None:
    visitor = sign_in(AINO)
    page = visitor.get("/card?if=" + ",".join(["phone:9"] * 10))
    assert page.tree.xpath("//section[@id='what-if']//a[@class='what-if-score']") == []
    assert "Ten answers are the most" in page.text
    visitor.get("/card?if=" + ",".join(["phone:9"] * 11), 404)


@pytest.mark.parametrize("text", ["phone:99", "nowhere:9", "phone", "%00"])
def test_what_cannot_be_imagined_is_not_found(sign_in: SignIn, text: str) -> None:
    sign_in(AINO).get(f"/card?if={text}", 404)


def test_nothing_can_be_imagined_in_a_month_that_is_over(sign_in: SignIn, today: date) -> None:
    before = clock.month_text(clock.add_months(clock.month_of(today), -1))
    page = sign_in(AINO).get(f"/card?month={before}")
    assert page.tree.xpath("//section[@id='what-if'] | //div[@data-live]") == []


def test_a_card_that_has_not_changed_is_answered_with_nothing(sign_in: SignIn) -> None:
    visitor = sign_in(AINO)
    answer = visitor.client.get(live_of(visitor.get("/card")))
    assert (answer.status_code, answer.data) == (204, b"")


def test_an_answer_that_arrives_makes_the_card_anew_and_is_told(sign_in: SignIn, company: Session) -> None:
    visitor = sign_in(AINO)
    before = visitor.get("/card")
    answered(company, "1001")
    page = visitor.get(live_of(before))
    assert page.texts("//p[@role='status']")[0] == "Phone: 2 more positive responses. Chat: Target met"
    assert visitor.client.get(live_of(page)).status_code == 204


def test_what_changed_elsewhere_is_not_told_to_who_reads_the_card(sign_in: SignIn, company: Session) -> None:
    visitor = sign_in(AINO)
    before = visitor.get("/card")
    sign_in(PAIVI)
    answer = visitor.client.get(live_of(before))
    assert answer.status_code == 204 or b'role="status"></p>' in answer.data
    assert before.texts("//p[@role='status']")[0] == ""


def test_the_card_of_a_person_one_leads_keeps_itself_up_to_date_too(sign_in: SignIn, company: Session) -> None:
    visitor = sign_in(PAIVI)
    before = visitor.get(address_of(company, "1001"))
    assert visitor.client.get(live_of(before)).status_code == 204
    answered(company, "1001")
    assert "2 more positive responses" in visitor.get(live_of(before)).text


def test_the_mark_of_another_card_opens_no_foreign_one(sign_in: SignIn, company: Session) -> None:
    visitor = sign_in(PAIVI)
    live = live_of(visitor.get(address_of(company, "1001")))
    visitor.get(address_of(company, "1006") + "?" + live.partition("?")[2], 404)


def test_the_way_to_the_target_shows_where_an_even_month_would_stand(sign_in: SignIn) -> None:
    phone = sign_in(AINO).get("/card").tree.xpath("//li[contains(@class, 'tile')]")[0]
    assert phone.xpath(".//rect[@class='way-done']/@width") == ["850"]
    assert "even month" in phone.text_content()


def queries_of(page: str, sign_in: SignIn, engine: Engine) -> int:
    """How many statements a page takes."""
    visitor, seen = sign_in(AINO), list[str]()
    event.listen(engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
    visitor.get(page)
    return len(seen)


def test_a_card_takes_as_many_reads_however_many_answers_there_are(sign_in: SignIn, company: Session) -> None:
    bind = company.get_bind()
    engine = bind if isinstance(bind, Engine) else bind.engine
    few = queries_of("/card", sign_in, engine)
    answered(company, "1001", 50, "Thank you")
    assert queries_of("/card", sign_in, engine) <= few


def test_an_open_page_that_asks_by_itself_does_not_keep_its_session_from_resting(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, started = sign_in(AINO), time.time()
    live = live_of(visitor.get("/card"))
    monkeypatch.setattr("app.signin.cookie.time.time", lambda: started + 90)
    assert "Set-Cookie" not in visitor.client.get(live).headers
    assert "Set-Cookie" in visitor.client.get("/card").headers


def test_a_page_that_asks_after_its_session_has_ended_is_sent_to_sign_in_as_a_whole(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, started = sign_in(AINO), time.time()
    live = live_of(visitor.get("/card"))
    monkeypatch.setattr("app.signin.cookie.time.time", lambda: started + 3600)
    answer = visitor.client.get(live, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (401, "true")
