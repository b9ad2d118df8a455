"""The fields of every form and the parts of every query, as they stand on the pages of the whole company."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from tests.access.tour import TOKEN, Tour, routes


@dataclass(slots=True)
class Fields:
    """By route, the names that its forms send, each with a value, and the names that stand in its query."""

    posted: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    asked: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


def found(tour: Tour) -> Fields:
    """What all pages of all roles hold."""
    fields, adapter = Fields(), tour.flask_app.url_map.bind("localhost")
    there = set(routes(tour.flask_app))
    for page in tour.pages():
        if page.is_page:
            for form in page.tree.forms:
                _note(fields, adapter, form, page.address)
            for place in page.tree.xpath("//@href"):
                _ask(fields, adapter, str(place), page.address)
    fields.posted = {route: values for route, values in fields.posted.items() if route in there}
    return fields


def _note(fields: Fields, adapter: MapAdapter, form: HtmlElement, page: str) -> None:
    method, action = form.method.upper(), form.action or page
    route = _route(adapter, action, page, method)
    known = fields.posted if method == "POST" else fields.asked
    for name, value in _inputs(form):
        known[route].setdefault(name, value)
    if method == "POST":
        _ask(fields, adapter, action, page)


def _inputs(form: HtmlElement) -> Iterator[tuple[str, str]]:
    for one in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name] | .//button[@name]"):
        if one.get("name") != TOKEN and one.get("type") != "file":
            chosen = one.xpath("./option[@selected]/@value | ./option[1]/@value") if one.tag == "select" else []
            yield one.get("name"), str(chosen[0]) if chosen else one.get("value") or one.text or ""


def _ask(fields: Fields, adapter: MapAdapter, place: str, page: str) -> None:
    route, query = _route(adapter, place, page, "GET"), urlsplit(place).query
    for name, value in parse_qsl(query, keep_blank_values=True):
        fields.asked[route].setdefault(name, value)


def _route(adapter: MapAdapter, place: str, page: str, method: str) -> str:
    path = urlsplit(place).path or urlsplit(page).path
    try:
        rule, _ = adapter.match(path, method=method, return_rule=True)
    except HTTPException:
        return ""
    return f"{method} {rule}"
