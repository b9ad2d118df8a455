"""The six things people come for, each done with a mouse, with a keyboard alone, and with a thumb on a phone."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import tasks
from tests.browser.conftest import Desk, Start
from tests.browser.hands import Keyboard, Touch
from tests.browser.office import ARTO, HENRIK
from tests.browser.stored import answers, closed, latest_target, places, still_needed
from tests.company import AINO, HELI, PAIVI

pytestmark = [pytest.mark.tour, pytest.mark.browser, pytest.mark.commits, pytest.mark.slow]
LATER = timedelta(days=40)


def test_i_see_my_number_on_the_first_screen(start: Start, desk: Desk) -> None:
    hands, needed = start(), still_needed(answers(desk), 55)
    tasks.sign_in(hands)
    tile = tasks.at_a_glance(hands, "Phone")
    tasks.stands_at_once(tile.get_by_text(str(needed), exact=True))
    tasks.stands_at_once(tile.get_by_text("more positive responses", exact=True))


def test_i_look_up_an_answer_behind_my_number(start: Start, desk: Desk) -> None:
    told = tasks.look_up_an_answer(start(AINO))
    assert told == len(answers(desk))


def test_i_set_a_target_and_it_shows_on_the_card(start: Start, desk: Desk) -> None:
    hands = start(PAIVI)
    tasks.set_a_target(hands, desk.office.month)
    tasks.look_at_aino(hands)
    expect(tasks.at_a_glance(hands, "Phone")).to_contain_text("target 51.5")
    assert latest_target(desk) == ("1001", "2001", desk.office.month, Decimal("51.5"))


def test_i_bring_in_a_file_of_people_and_one_of_answers(start: Start, desk: Desk, tmp_path: Path) -> None:
    heli, arto, before = start(HELI), start(ARTO), answers(desk)
    tasks.show_a_file_of_people(heli, tmp_path)
    tasks.show_a_file_of_answers(arto, tmp_path, desk.office.today)
    assert (places(desk, "7001"), answers(desk)) == ([], before)
    heli.press("Bring in")
    heli.arrives("Brought in")
    arto.press("Import 1 row")
    arto.arrives("answers.csv")
    arto.sees("Done: 1 row was read.")
    assert [team for team, _ in places(desk, "7001")] == ["Lahti"]
    assert answers(desk) == [*before, 1]


def test_we_close_a_month_and_take_the_payroll_file(start: Start, desk: Desk) -> None:
    heli, henrik = start(HELI), start(HENRIK)
    tasks.open_the_month(heli)
    heli.press("Prepare the month")
    heli.sees("The month is prepared. A second person approves it.")
    tasks.open_the_month(henrik)
    henrik.press("Approve the month")
    henrik.sees("The month is approved. Its figures no longer change.")
    lines = tasks.payroll_lines(henrik)
    expect(henrik.page.get_by_role("row")).to_have_count(1 + len(lines))
    for line in lines:
        expect(henrik.page.get_by_role("row", name=line["name"])).to_contain_text(f"€{line['amount']}")
    assert closed(desk) == ("exported", {line["employee_number"]: line["amount_cents"] for line in lines})


def test_i_move_a_person_and_undo_it(start: Start, desk: Desk) -> None:
    hands, day, before = start(HELI), desk.office.today + LATER, places(desk, "1001")
    tasks.move_aino(hands, day)
    hands.turn_to("region", "Teams")
    hands.sees("Turku")
    hands.sees(f"{day.day} {day:%b %Y} –")
    assert places(desk, "1001") == [("Turku", day), *before]
    hands.press("Undo this move")
    hands.arrives("Aino Virtanen")
    hands.sees("The move is undone.")
    assert places(desk, "1001") == before


@pytest.mark.parametrize(("email", "address"), [(AINO, "/card"), (PAIVI, "/targets"), (HELI, "/people")])
def test_on_a_phone_the_menu_at_the_bottom_never_hides_the_focus(desk: Desk, email: str, address: str) -> None:
    hands = Keyboard(desk.sit(email, **Touch.WINDOW))
    hands.open(address)
    assert hands.walk() > 10
