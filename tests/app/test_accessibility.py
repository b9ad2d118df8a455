"""What the accessibility document promises and the page checks of every page do not see; see docs/accessibility.md."""

from itertools import product

import pytest
from flask import Flask

from tests.app.contrast import contrast, tokens
from tests.company import AINO, PAIVI
from tests.pages import Visitor
from tests.plugins.company import SignIn

LISTS = [(AINO, "/card/answers"), (PAIVI, "/team"), (PAIVI, "/team/low-scores"), (PAIVI, "/targets")]
HELP = [
    ("help@bank.example", "mailto:help@bank.example"),
    ("https://intra.bank.example/", "https://intra.bank.example/"),
]
TEXT = [
    *product(("ink", "quiet", "accent", "wrong"), ("surface", "paper")),
    *product(("ink", "quiet", "accent-deep"), ("accent-soft",)),
    ("wrong", "wrong-soft"),
    ("on-accent", "accent"),
    ("paper", "ink"),
]
SHAPES = [
    *product(("edge", "accent"), ("surface", "paper")),  # borders of fields and buttons; the ring, lines and bars
    ("accent", "accent-soft"),  # how far the way is
    ("ink", "surface"),  # the even month's mark, edged with the surface
    ("surface", "accent"),
    ("negative", "surface"),
    ("wrong", "surface"),
]
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("pair", TEXT, ids="-on-".join)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_stands_out_from_what_it_is_written_on(scheme: str, pair: tuple[str, str]) -> None:
    assert contrast(*(tokens(scheme)[name] for name in pair)) >= 4.5


@pytest.mark.parametrize("pair", SHAPES, ids="-on-".join)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_borders_lines_and_bars_stand_out_from_what_is_beside_them(scheme: str, pair: tuple[str, str]) -> None:
    assert contrast(*(tokens(scheme)[name] for name in pair)) >= 3


@pytest.mark.parametrize(("who", "address"), LISTS)
def test_how_much_a_list_holds_is_told_where_narrowing_it_changes_nothing_else(
    sign_in: SignIn, who: str, address: str
) -> None:
    page = sign_in(who).get(address)
    [told] = page.texts("//p[@id='found'][@role='status'][not(ancestor::*[@id='results'])]")
    assert told.split()[0].isdigit()
    assert page.tree.xpath("//form[@role='search']/@hx-select-oob") == ["#found:innerHTML"]


@pytest.mark.parametrize(("written", "href"), HELP)
def test_help_stands_at_the_foot_of_every_page(flask_app: Flask, sign_in: SignIn, written: str, href: str) -> None:
    flask_app.config["HELP"] = written
    visitor = sign_in(AINO)
    for page in (visitor.get("/card"), visitor.get("/settings"), Visitor(flask_app.test_client()).get("/sign-in")):
        assert page.tree.xpath("//footer/p[1]/a/@href") == [href]


def test_help_may_be_words_and_may_be_missing(flask_app: Flask, sign_in: SignIn) -> None:
    flask_app.config["HELP"] = "Service desk, 010 123 4567"
    visitor = sign_in(AINO)
    assert visitor.get("/settings").texts("//footer/p[1]") == ["Help: Service desk, 010 123 4567"]
    flask_app.config["HELP"] = ""
    assert visitor.get("/settings").tree.xpath("//p[@class='help']") == []


def test_the_warning_before_a_session_rests_is_for_who_is_signed_in(flask_app: Flask, sign_in: SignIn) -> None:
    flask_app.config["SESSION_IDLE_MINUTES"] = 45
    assert sign_in(AINO).get("/settings").tree.xpath("//dialog/@data-minutes") == ["45"]
    assert Visitor(flask_app.test_client()).get("/sign-in").tree.xpath("//dialog") == []
