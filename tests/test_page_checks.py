"""The checks every page goes through find each fault they are for."""

import pytest
from lxml import html

from tests.faults import faults
from tests.nesting import misplaced

FINE = """<!doctype html>
<html lang="en"><head><title>Team – Bank</title></head><body><a href="#main">Skip</a><main id="main"><h1>Team</h1>
<h2>People</h2><table><thead><tr><th scope="col">Name</th></tr></thead><tbody><tr><td>Aino</td></tr></tbody></table>
<form method="post"><input type="hidden" name="csrf_token"><label for="a">A</label><input id="a" name="a">
<button type="submit">Save</button></form></main></body></html>"""
FAULTS = [
    ("<h2>", "<h3>", "one step at a time"),
    ("<h1>Team</h1>", "", "one h1"),
    ('href="#main"', 'href="/"', "skips to the content"),
    ('lang="en"', "", "needs lang"),
    ("Team –", "–", "block `title`"),
    ('<label for="a">A</label>', "", "has no label"),
    ('for="a"', 'for="b"', "names no id"),
    ('name="csrf_token"', 'name="x"', "csrf_token once"),
    ('method="post"', 'method="get"', "stand in the address"),
    (' scope="col"', "", "scope=col"),
    ('<th scope="col">Name</th>', "<td>Name</td>", "header cells"),
    (">Save<", "><", "has words"),
    (' type="submit"', "", "says its type"),
    ("Aino", '<a href="/" target="_blank">x</a>', "noopener"),
    ("Aino", "<a>x</a>", "give it an href"),
    ("Aino", '<img src="x">', "needs alt"),
    ("Aino", '<p id="a">x</p>', "ids are unique"),
    ("Aino", '<p style="x">x</p>', "inline style"),
    ('name="a"', 'name="email"', "autocomplete"),
]
NESTINGS = [
    ("<ul><p>x</p></ul>", "<ul> holds only"),
    ("<div><li>x</li></div>", "<li> stands in"),
    ("<p><div>x</div></p>", "<p> holds words"),
    ("<a href='/'><button type='button'>x</button></a>", "in a link or button"),
    ("<form><form></form></form>", "another <form>"),
    ("<b><i>x</b></i>", "comes while <i> is open"),
    ("<div>", "never closed"),
    ("<div/>", "closes nothing"),
    ("<p id='a' id='b'></p>", "attribute twice"),
]


def test_a_page_in_order_has_no_fault() -> None:
    assert (faults(html.document_fromstring(FINE)), misplaced(FINE)) == ([], [])


@pytest.mark.parametrize(("there", "instead", "cure"), FAULTS)
def test_each_fault_is_found_with_its_cure(there: str, instead: str, cure: str) -> None:
    assert there in FINE
    found = faults(html.document_fromstring(FINE.replace(there, instead, 1)))
    assert any(cure in one for one in found), found


@pytest.mark.parametrize(("text", "words"), NESTINGS)
def test_each_wrong_nesting_is_found(text: str, words: str) -> None:
    assert any(words in one for one in misplaced(text)), misplaced(text)


def test_a_picture_may_hold_what_pictures_hold() -> None:
    assert misplaced('<p><svg viewBox="0 0 1 1"><g><path d="M0 0"/></g><title>x</title></svg></p>') == []
