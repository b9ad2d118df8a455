"""The page of parts is there for who develops, and nowhere else."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.pages import Visitor

pytestmark = pytest.mark.usefixtures("session")


def test_every_part_is_shown_while_developing(make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    page = Visitor(make_app().test_client()).get("/style")
    assert len(page.texts("//h2")) >= 6


def test_a_service_at_work_has_no_such_page(client: FlaskClient) -> None:
    assert client.get("/style").status_code == 404
