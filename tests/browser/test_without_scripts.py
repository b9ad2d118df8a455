"""What people come for most, in a browser that runs no scripts."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.browser import tasks
from tests.browser.conftest import Desk
from tests.browser.hands import Hands, Mouse
from tests.browser.stored import answers, latest_target, still_needed
from tests.company import AINO, PAIVI

pytestmark = [pytest.mark.browser, pytest.mark.commits, pytest.mark.slow]
Plain = Callable[..., Hands]


@pytest.fixture
def plain(desk: Desk) -> Plain:
    """Somebody with a mouse at the start page, without scripts."""

    def started(email: str | None = None) -> Hands:
        hands = Mouse(desk.sit(email, java_script_enabled=False, **Mouse.WINDOW))
        hands.open("/")
        return hands

    return started


def test_my_number_is_seen_without_scripts(plain: Plain, desk: Desk) -> None:
    hands, needed = plain(), still_needed(answers(desk), 55)
    tasks.sign_in(hands)
    tile = tasks.at_a_glance(hands, "Phone")
    expect(tile.get_by_text(str(needed), exact=True)).to_be_in_viewport(ratio=1)
    expect(tile.get_by_text("more positive responses", exact=True)).to_be_in_viewport(ratio=1)


def test_an_answer_is_looked_up_without_scripts(plain: Plain, desk: Desk) -> None:
    assert tasks.look_up_an_answer(plain(AINO)) == len(answers(desk))


def test_a_target_is_set_without_scripts(plain: Plain, desk: Desk) -> None:
    hands = plain(PAIVI)
    tasks.set_a_target(hands, desk.office.month)
    tasks.look_at_aino(hands)
    expect(tasks.at_a_glance(hands, "Phone")).to_contain_text("target 51.5")
    assert latest_target(desk) == ("1001", "2001", desk.office.month, Decimal("51.5"))
