"""What an attack that went through leaves behind: in a page, a file, the headers of an answer."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import dropwhile
from unicodedata import category

from lxml import html
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

from tests.attacks.payloads import EVERY, MARK, PRODUCT
from tests.plugins.application import SETTINGS

PLAIN = {"value", "title", "alt", "content", "placeholder", "label", "datetime"}
ADDRESSES = {"href", "src", "action", "formaction"}
LOCAL = re.compile(r"(/(?![/\\])|\?|#|$|mailto:)")
RUNS = {"script", "style", "template", "noscript", "iframe", "object", "xmp", "plaintext", "svg", "math"}
RAW = tuple(dict.fromkeys(one for one in EVERY if re.search(r"<[a-z/!?\\x00]", one, re.IGNORECASE)))
EVALUATED = re.compile(rf"{PRODUCT}|(<|&lt;)(class |module|function |Config)|__main__|root:x:0")
NUMBER = re.compile(r"[-+]?[0-9]+([.,  ][0-9]+)*%?")
SIGNS = tuple("=+-@|%＝＋－＠")
ELSEWHERE = "evil.example"


def injected(text: str) -> list[str]:
    """What of a page comes from an attack and is more than text or a plain attribute's value."""
    raw = [f"stands raw: {one!r}" for one in RAW if one in text] if MARK in text else []
    return [*raw, *(fault for element in html.document_fromstring(text).iter() for fault in _of(element))]


def _of(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or MARK in element.tag:
        if MARK in str(element.tag) or MARK in (element.text or ""):
            yield f"a comment or an element of its own: {html.tostring(element)[:200]!r}"
        return
    for name, value in element.attrib.items():
        if MARK in name or ((MARK in value or ELSEWHERE in value) and not _is_plain(name, value)):
            yield f"<{element.tag} {name}={value[:120]!r}>"
    if element.tag in RUNS and MARK in (element.text or ""):
        yield f"within <{element.tag}>: {element.text[:120]!r}"


def _is_plain(name: str, value: str) -> bool:
    if name in ADDRESSES:
        return LOCAL.match(value) is not None
    return name in PLAIN or name.startswith("aria-") or (name.startswith("data-") and not name.startswith("data-hx"))


def evaluated(text: str) -> list[str]:
    """What shows that a text was evaluated."""
    secret = ["the secret key"] if str(SETTINGS["secret_key"]) in text else []
    return [*secret, *(one[0] for one in EVALUATED.finditer(text))]


def misled(answer: TestResponse) -> list[str]:
    """Headers that an attack has added to or broken, and ways that lead elsewhere."""
    lines = [
        (name, value) for name, value in answer.headers if "x-mark" in name.lower() or re.search(r"[\r\n\0]", value)
    ]
    cookies = [one for one in answer.headers.getlist("Set-Cookie") if MARK in one or not one.startswith("kymppi=")]
    place = answer.headers.get("Location", "/").removeprefix("http://localhost/")
    away = [place] if re.match(r"[a-z]+:|//|/?\\|[\x00-\x20]", place, re.IGNORECASE) or place.startswith("//") else []
    return [*map(str, lines), *cookies, *away]


def formulas(text: str) -> list[str]:
    """The cells of a CSV file that a spreadsheet would take for formulas."""
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    return [cell for row in rows for cell in row if _is_formula(cell)]


def _is_formula(cell: str) -> bool:
    bare = "".join(dropwhile(lambda letter: category(letter)[0] in "CZ", cell))
    return bare.startswith(SIGNS) and NUMBER.fullmatch(cell.strip()) is None
