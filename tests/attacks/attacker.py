"""An attacker who has stolen everybody's sessions: sends any form of any route as whoever may."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any
from urllib.parse import quote

from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from tests.access.matrix import COLUMNS, OTHERS, SHUT_OUT, rows
from tests.access.sample import Sample
from tests.access.samples import sample
from tests.access.tour import TOKEN, Tour, address_of, routes
from tests.attacks import fields

FORM = "application/x-www-form-urlencoded"
FURTHEST = "ok 422 409 404 403 in - "
# Fields that no page of the tour shows, for each needs a person in the middle of something.
HIDDEN = {
    "POST /targets": ("seen",),
    "POST /admin/channels/new": ("sure",),
    "POST /admin/channels/<key>": ("sure",),
    "POST /invitation/<token>": ("new", "again", "password"),
    "POST /sign-in/code": ("code", "next"),
    "POST /settings/security/second-factor/new": ("password", "proof"),
    "POST /settings/security/second-factor/codes": ("password", "code"),
    "POST /settings/security/second-factor/off": ("password", "code"),
}
Pairs = Iterable[tuple[str, object]]
Send = Callable[[dict[str, Any]], dict[str, Any]] | None


class Attacker:
    """Knows every form, and who may send it."""

    def __init__(self, tour: Tour) -> None:
        """Knows the tour's people."""
        self.tour = tour
        self.posts = [one for one in routes(tour.flask_app) if one.startswith("POST")]
        self.gets = [one for one in routes(tour.flask_app) if one.startswith("GET") and one in rows()]

    @cached_property
    def fields(self) -> fields.Fields:
        """The fields of all forms; all pages are read for them."""
        return fields.found(self.tour)

    @cached_property
    def targets(self) -> list[tuple[str, str]]:
        """(route, field) of everything that any form sends."""
        return [(route, name) for route in self.posts for name in self.names(route)]

    @cached_property
    def queries(self) -> list[tuple[str, str]]:
        """(route, name) of everything that stands in any query."""
        signing_in = [("GET /sign-in", "next"), ("GET /sign-in/provider", "next"), ("GET /sign-in/code", "next")]
        asked = [(route, name) for route, known in self.fields.asked.items() for name in known if route in self.gets]
        return sorted({*asked, *(one for one in signing_in if one[0] in self.gets)})

    def names(self, route: str) -> list[str]:
        """The fields of a route's form, but files and its token."""
        known = {**self.fields.posted.get(route, {}), **self._sample(route, self.column(route))}
        own = [name for name, value in known.items() if not isinstance(value, FileStorage)]
        return [*own, *HIDDEN.get(route, ())]

    def column(self, route: str) -> str:
        """A column of the matrix that gets furthest with a route."""
        cells = rows()[route].cells if route in rows() else {}
        mine = [name for name in cells if not name.endswith(OTHERS) and name not in SHUT_OUT]
        return min(mine, key=lambda name: FURTHEST.find(cells[name]) % len(FURTHEST), default="hr")

    def body(self, route: str, column: str) -> dict[str, Any]:
        """A form that is taken, where the route's sample or a page has one."""
        return self._sample(route, column) or dict(self.fields.posted.get(route, {}))

    def _sample(self, route: str, column: str) -> dict[str, Any]:
        return dict((sample(route) or Sample()).body(self.tour.world, COLUMNS[column].whose))

    def address(self, route: str, column: str) -> str:
        """The address of a route, for an object of the column's own."""
        return address_of(self.tour.flask_app, self.tour.world, route, COLUMNS[column].whose)

    def post(
        self,
        route: str,
        changes: Mapping[str, object] | None = None,
        *,
        column: str = "",
        more: Pairs = (),
        as_sent: Send = None,
        **parts: Any,
    ) -> TestResponse:
        """The answer to a form with these fields changed (None leaves one out), more after them. Not undone.

        as_sent makes what the test client takes of the form; else it goes as browsers send it.
        """
        who = column or self.column(route)
        token = self.tour.tokens[COLUMNS[who].actor]
        body = {**self.body(route, who), TOKEN: token, **(changes or {})}
        sent = [*((name, value) for name, value in body.items() if value is not None), *more]
        sending = {"method": "POST", "headers": {"X-CSRFToken": token}, **(as_sent(body) if as_sent else encoded(sent))}
        return self.tour.send(COLUMNS[who].actor, self.address(route, who), **{**sending, **parts})

    def get(self, route: str, query: Pairs, *, column: str = "", **parts: Any) -> TestResponse:
        """The page at a route with this in its query beside what its sample has."""
        who = column or self.column(route)
        place = self.address(route, who)
        asked = urlencoded(query)
        return self.tour.send(COLUMNS[who].actor, f"{place}{'&' if '?' in place else '?'}{asked}", **parts)

    @contextmanager
    def undoing(self) -> Iterator[None]:
        """Whatever is changed meanwhile is undone at the end."""
        with self.tour.undoing():
            yield


def encoded(pairs: Pairs) -> dict[str, Any]:
    """A form as the test client takes it; text that is no Unicode is sent all the same."""
    sent = list(pairs)
    if any(isinstance(value, FileStorage) for _, value in sent):
        return {"data": {name: value if isinstance(value, FileStorage) else _text(value) for name, value in sent}}
    return {"data": urlencoded(sent), "content_type": FORM}


def urlencoded(pairs: Pairs) -> str:
    """A query or form, percent-encoded."""
    return "&".join(f"{quote(name, safe='')}={quote(_bytes(value), safe='')}" for name, value in pairs)


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


def _text(value: object) -> str:
    return _bytes(value).decode("utf-8", "replace")
