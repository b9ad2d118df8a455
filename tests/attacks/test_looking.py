"""The lists are long enough, and an attack that went through would be found."""

import pytest

from tests.attacks.looking import evaluated, formulas, injected
from tests.attacks.payloads import EVERY, FORMULAS, HEADERS, LISTS, MARK, PLACES, TEMPLATES, XSS

PAGE = "<!doctype html><html><head><title>x</title></head><body><p>{}</p></body></html>"
THROUGH = [
    f"<b id={MARK}>x</b>",
    f"<i onclick=alert('{MARK}')>x</i>",
    f"<a href=\"javascript:alert('{MARK}')\">x</a>",
    f'<a href="//evil.example/{MARK}">x</a>',
    f"<script>{MARK}</script>",
    f"<{MARK}>x</{MARK}>",
    f"<!-- {MARK} -->",
    f'<i style="{MARK}">x</i>',
    f'<i hx-on:click="{MARK}">x</i>',
    f"<svg>{MARK}</svg>",
]
TEXT = [f"&lt;b id={MARK}&gt;", f'<a href="/x?q={MARK}">x</a>', f'<input value="&lt;{MARK}&gt;" title="{MARK}">', MARK]


def test_the_lists_are_as_long_as_they_should_be() -> None:
    lengths = {name: len(set(found)) for name, found in LISTS.items()} | {"places": len(set(PLACES))}
    least = {"xss": 200, "templates": 50, "headers": 100, "formulas": 100, "places": 50}
    assert {name: lengths[name] >= number for name, number in least.items()} == dict.fromkeys(least, True)
    assert len(EVERY) == len({*XSS, *TEMPLATES, *HEADERS, *FORMULAS})


def test_every_attempt_at_a_script_carries_the_mark() -> None:
    assert [text for text in XSS if MARK not in text] == []


@pytest.mark.parametrize("part", THROUGH)
def test_what_went_through_is_found(part: str) -> None:
    assert injected(PAGE.format(part))


@pytest.mark.parametrize("text", [text for text in XSS if "<" in text and "\0" not in text])
def test_each_attempt_is_found_where_nothing_is_escaped(text: str) -> None:
    assert injected(PAGE.format(text))


@pytest.mark.parametrize("part", TEXT)
def test_plain_text_is_let_off(part: str) -> None:
    assert injected(PAGE.format(part)) == []


def test_what_was_evaluated_is_found() -> None:
    assert evaluated("It is 9801547")
    assert evaluated("&lt;class 'str'&gt;")
    assert evaluated("{{1337*7331}} {0.__class__}") == []


@pytest.mark.parametrize("cell", ["=1+1", " =1", "\t@x", "\u200b+x", "\uff1d1", "-cmd", "|x"])
def test_a_formula_is_found(cell: str) -> None:
    assert formulas(f'a,"{cell}",b\r\n') == [cell]


def test_figures_and_quoted_signs_are_no_formulas() -> None:
    assert formulas('-5,+3.5,"-1 234,5",\'=1+1,a=b,"x\n=1",40 %\r\n') == []
