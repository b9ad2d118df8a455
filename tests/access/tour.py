"""The tour: everybody in turn tries every route on the company, and whatever they change is undone before the next."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from lxml.html import HtmlElement
from sqlalchemy import Connection, update
from werkzeug.routing import BuildError
from werkzeug.test import TestResponse

from app.db import db
from app.people.models import Person
from app.security import limiter
from tests.access.matrix import COLUMNS, pages
from tests.access.sample import Sample
from tests.access.samples import sample
from tests.access.world import World, build, shut_out
from tests.pages import token_in
from tests.plugins.company import signed_in
from tests.plugins.isolation import undone

TO_SIGN_IN = re.compile(r"/sign-in\?next=")
TOKEN = "csrf_token"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a route, tried by a column of the matrix."""

    column: str
    route: str
    address: str
    status: int
    cell: str
    kind: str
    text: str

    @property
    def is_page(self) -> bool:
        """Whether it is a page for people to read."""
        return self.kind == "text/html" and self.text != "" and not 300 <= self.status < 400

    @property
    def tree(self) -> HtmlElement:
        """The page, parsed."""
        return html.document_fromstring(self.text)

    def __str__(self) -> str:
        """Who asked for what and what came, with what the page said was wrong."""
        told = self.tree.xpath("//*[@class='field-error' or contains(@class, 'told')]") if self.is_page else []
        said = " / ".join(" ".join(one.text_content().split()) for one in told)
        return f"{self.column}: {self.route} answered {self.status}{' «' + said + '»' if said else ''}"


def routes(flask_app: Flask) -> list[str]:
    """Every method and address there is, as "GET /card"."""
    return sorted(
        f"{method} {rule}"
        for rule in flask_app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    )


def address_of(flask_app: Flask, world: World, route: str, number: str) -> str:
    """The address of a route for an object of this person; the rule itself where its sample lacks a value."""
    method, _, rule = route.partition(" ")
    values: Mapping[str, object] = (sample(route) or Sample()).address(world, number)
    found = next(one for one in flask_app.url_map.iter_rules() if str(one) == rule and method in (one.methods or ()))
    try:
        return str(flask_app.url_map.bind("localhost").build(found.endpoint, values, method=method))
    except BuildError:
        return rule


class Tour:
    """The company with everybody signed in to it, to be asked for any route by any column of the matrix."""

    def __init__(self, flask_app: Flask, connection: Connection, world: World) -> None:
        """Sign everybody in; then one account is closed and one employment ends."""
        self.flask_app, self.world, self.connection = flask_app, world, connection
        self._clients: dict[str | None, FlaskClient] = {None: flask_app.test_client()}
        self.tokens: dict[str | None, str] = {}
        for number in {column.actor for column in COLUMNS.values() if column.actor}:
            email = world.member(number).email
            self._clients[number] = signed_in(flask_app, world.session, str(email))
            limiter.reset()
        for actor, client in self._clients.items():
            self.tokens[actor] = token_in(client.get("/welcome" if actor else "/sign-in").text)
        shut_out(flask_app, world)

    def ask(self, column: str, route: str, *, token: bool = True) -> Answer:
        """The answer to a route as its sample says. What it changed is undone."""
        who, way = COLUMNS[column], sample(route) or Sample()
        method = route.partition(" ")[0]
        found = address_of(self.flask_app, self.world, route, who.whose)
        body = dict(way.body(self.world, who.whose)) if method != "GET" else None
        if body is not None and token:
            body[TOKEN] = self.tokens[who.actor]
        with self.undoing():
            got = self.send(who.actor, found, method=method, data=body)
        return Answer(column, route, found, got.status_code, cell_of(got), got.mimetype or "", text_of(got))

    def send(self, actor: str | None, address: str, **parts: Any) -> TestResponse:
        """What somebody is answered to any request; parts are those of the test client."""
        limiter.reset()
        if not self.connection.in_transaction():  # the application has connections of its own, and would wait for ours
            self.world.session.rollback()
        with self._fresh(actor) as client:
            return client.open(address, buffered=True, **parts)

    @contextmanager
    def undoing(self) -> Iterator[None]:
        """Whatever is changed meanwhile is undone at the end."""
        with self.connection.begin_nested() as changes:
            yield
            self.world.session.expire_all()
            changes.rollback()

    def is_somebodys(self, route: str, mine: str, anothers: str) -> bool:
        """Whether a route's address or form differs between an object of one person and another's."""
        way = sample(route) or Sample()
        both = [
            f"{address_of(self.flask_app, self.world, route, one)} {dict(way.body(self.world, one))}"
            for one in (mine, anothers)
        ]
        return both[0] != both[1]

    def speak(self, language: str) -> None:
        """Let everybody read this language from now on."""
        self.world.session.execute(update(Person).values(language=language))
        self.world.session.commit()

    def pages(self) -> Iterator[Answer]:
        """Every page that somebody may open, for each who may."""
        asked = [one for one in pages() if (sample(one[1]) or Sample()).page and one[1] in routes(self.flask_app)]
        yield from (self.ask(column, route) for column, route in asked)

    def cookie(self, actor: str) -> tuple[str, str]:
        """The name and value by which somebody is known."""
        name = self.flask_app.config["SESSION_COOKIE_NAME"]
        cookie = self._clients[actor].get_cookie(name)
        assert cookie is not None
        return name, cookie.value

    @contextmanager
    def _fresh(self, actor: str | None) -> Iterator[FlaskClient]:
        """A browser with the cookies of a person, so that what it does to them is forgotten."""
        client, name = self.flask_app.test_client(), self.flask_app.config["SESSION_COOKIE_NAME"]
        cookie = self._clients[actor].get_cookie(name)
        if cookie is not None:
            client.set_cookie(name, cookie.value)
        yield client


@contextmanager
def touring(flask_app: Flask) -> Iterator[Tour]:
    """A tour of a company that is gone afterwards."""
    with undone(flask_app) as connection:
        with flask_app.app_context():
            maker = db.sessionmaker
        with maker() as session:
            yield Tour(flask_app, connection, build(flask_app, session))


def cell_of(answer: TestResponse) -> str:
    """The word of the matrix for an answer."""
    if answer.status_code == 401 or TO_SIGN_IN.match(answer.headers.get("Location", "")):
        return "in"
    return "ok" if answer.status_code < 400 else str(answer.status_code)


def text_of(answer: TestResponse) -> str:
    """Everything that can be read in an answer, a spreadsheet's parts too."""
    data = answer.get_data()
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            data = b"\n".join(packed.read(name) for name in packed.namelist())
    return data.decode(errors="replace")
