"""Conventions of all routes at once: guarded or public by name, closed to strangers, deaf to forged requests."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app.signin.guard import check_every_route

SIGNING_IN = {"security.static", "security.login", "security.logout", "security.verify"}
PUBLIC = {"static", "health.process", "health.service"} | SIGNING_IN
SOMEBODY = UUID(int=1)


def routes(flask_app: Flask, method: str) -> Iterator[tuple[Rule, str]]:
    """Every route that takes this method, with an address that leads to it."""
    adapter = flask_app.url_map.bind("localhost")
    for rule in flask_app.url_map.iter_rules():
        if method in (rule.methods or ()):
            values = dict.fromkeys(rule.arguments, SOMEBODY if "uuid" in rule.rule else "1")
            yield rule, adapter.build(rule.endpoint, values, method=method)


def test_every_page_but_the_public_ones_sends_a_stranger_to_sign_in(flask_app: Flask, client: FlaskClient) -> None:
    closed = [address for rule, address in routes(flask_app, "GET") if rule.endpoint not in PUBLIC]
    answers = {address: client.get(address) for address in closed}
    assert len(answers) > 5
    assert [
        address for address, answer in answers.items() if "/sign-in" not in answer.headers.get("Location", "")
    ] == []


def test_every_form_refuses_a_request_without_its_token(flask_app: Flask, client: FlaskClient) -> None:
    answers = {address: client.post(address).status_code for _, address in routes(flask_app, "POST")}
    assert "/targets" in answers
    assert {address: status for address, status in answers.items() if status != 400} == {}


def test_a_route_with_neither_guard_nor_word_of_being_public_stops_the_start(
    flask_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(flask_app.view_functions, "owls", lambda: "hoot")
    with pytest.raises(RuntimeError, match="owls"):
        check_every_route(flask_app)
