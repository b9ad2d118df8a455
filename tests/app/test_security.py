"""What every answer carries and every request must satisfy."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.app.signin.making import let_in, sign_in
from tests.pages import token_in

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "base-uri 'none'", "object-src 'none'", "form-action 'self'", "frame-ancestors 'none'",
}  # fmt: skip
HEADERS = {"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}
STYLES = "/static/css/kymppi.css"


@pytest.mark.parametrize("address", ["/sign-in", "/card", "/no/such/page", "/healthz", "/sign-out", STYLES])
def test_every_answer_carries_the_protections(client: FlaskClient, address: str) -> None:
    headers = client.get(address, buffered=True).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY


@pytest.mark.parametrize("address", ["/sign-in", "/welcome", "/card", "/no/such/page", "/readyz", "/static/no.css"])
def test_no_page_is_kept_by_a_cache(
    flask_app: Flask, client: FlaskClient, session: Session, tmp_path: Path, address: str
) -> None:
    let_in(flask_app, session, tmp_path)
    sign_in(client)
    assert client.get(address).headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(("base_url", "sent"), [("https://localhost", "max-age=31536000"), ("http://localhost", None)])
def test_a_service_on_https_tells_browsers_to_stay_there(
    make_app: Callable[..., Flask], base_url: str, sent: str | None
) -> None:
    answer = make_app(base_url=base_url).test_client().get("/sign-in", base_url=base_url)
    assert answer.headers.get("Strict-Transport-Security") == sent


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:80", "127.0.0.1", "a b"])
@pytest.mark.parametrize("address", ["/", "/sign-in", "/no/such/page", "/healthz"])
def test_a_request_for_another_host_is_refused_with_the_right_address(
    client: FlaskClient, host: str, address: str
) -> None:
    answer = client.get(address, headers={"Host": host})
    told = "This service answers at http://localhost only. Open it there.\n"
    assert (answer.status_code, answer.text, answer.mimetype) == (400, told, "text/plain")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.usefixtures("session")
def test_the_host_is_the_one_of_the_base_address_whatever_the_port(make_app: Callable[..., Flask]) -> None:
    client = make_app(base_url="http://kymppi.bank.example:8000").test_client()
    hosts = ("kymppi.bank.example", "kymppi.bank.example:8000")
    assert [client.get("/healthz", headers={"Host": host}).status_code for host in hosts] == [200, 200]


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(
    ("proxies", "address", "scheme"),
    [(0, "10.0.0.9", "http"), (1, "5.5.5.5", "https"), (2, "6.6.6.6", "https")],
)
def test_the_visitors_address_is_believed_from_as_many_proxies_as_are_set(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch, proxies: int, address: str, scheme: str
) -> None:
    flask_app = make_app(proxies=proxies)
    monkeypatch.setitem(flask_app.view_functions, "health.process", lambda: [request.remote_addr, request.scheme])
    headers = {"X-Forwarded-For": "7.7.7.7, 6.6.6.6, 5.5.5.5", "X-Forwarded-Proto": "https, https"}
    headers["X-Forwarded-Host"] = "evil.example"
    answer = flask_app.test_client().get("/healthz", headers=headers, environ_base={"REMOTE_ADDR": "10.0.0.9"})
    assert answer.get_json() == [address, scheme]


@pytest.mark.parametrize("body", [{"json": {"email": 5}}, {"json": [1]}, {"data": "<x/>", "content_type": "text/xml"}])
def test_a_body_that_is_no_form_is_not_read(client: FlaskClient, body: dict[str, Any]) -> None:
    token = token_in(client.get("/forgotten").text)
    assert client.post("/forgotten", headers={"X-CSRFToken": token}, **body).status_code == 415


def test_a_file_in_place_of_a_text_is_refused(client: FlaskClient) -> None:
    token = token_in(client.get("/forgotten").text)
    form = {"csrf_token": token, "email": (BytesIO(b"x"), "x.txt")}
    assert client.post("/forgotten", data=form).status_code == 400
