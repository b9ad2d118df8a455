"""What a browser says of itself, the host it asks for and the words an installation chooses are data too."""

from collections.abc import Callable
from itertools import cycle

import pytest
from flask import Flask

from tests.attacks.attacker import Attacker
from tests.attacks.looking import ELSEWHERE, evaluated, injected, misled
from tests.attacks.payloads import EVERY, PLACES
from tests.plugins.telling import Tell

pytestmark = [pytest.mark.tour, pytest.mark.xdist_group("attacks"), pytest.mark.timeout(7200)]
SAID = (
    "USER_AGENT", "ACCEPT_LANGUAGE", "REFERER", "ORIGIN", "COOKIE", "ACCEPT", "ACCEPT_ENCODING", "AUTHORIZATION",
    "IF_NONE_MATCH", "IF_MODIFIED_SINCE", "X_FORWARDED_FOR", "X_FORWARDED_HOST", "X_FORWARDED_PROTO", "X_REAL_IP",
    "X_ORIGINAL_URL", "HX_REQUEST", "HX_CURRENT_URL", "HX_TARGET", "X_CSRFTOKEN", "FORWARDED", "X_REQUEST_ID", "RANGE",
)  # fmt: skip
PAGES = ((None, "/sign-in"), ("1001", "/card"), ("1001", "/settings/security"), (None, "/nowhere"))
HOSTS = [
    "evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example", "localhost:80@evil.example",
    "localhost, evil.example", "localhost evil.example", "localhost\tevil.example", "localhost#.evil.example",
    "localhost/evil.example", "127.0.0.1.evil.example", "[::1].evil.example", "localhost\\evil.example",
    *(place for place in PLACES if place.isascii() and place.isprintable() and ELSEWHERE in place),
]  # fmt: skip
SSO = {"sso_client_id": "x", "sso_client_secret": "x", "sso_metadata_url": "http://127.0.0.1:9/x"}


def wsgi(text: str) -> str:
    """The text as a server hands it on."""
    return text.encode("utf-8", "replace").decode("latin-1")


def test_what_a_browser_says_of_itself_is_data(attacker: Attacker, whole: bool, tell: Tell) -> None:
    names, places = cycle(SAID), cycle(PAGES)
    tries = [(text, name) for text in EVERY for name in SAID] if whole else [(text, next(names)) for text in EVERY]
    wrong = []
    for text, name in tries:
        who, place = next(places)
        answer = attacker.tour.send(who, place, environ_overrides={f"HTTP_{name}": wsgi(text)})
        found = [*injected(answer.text or "<p>"), *evaluated(answer.text), *misled(answer)]
        wrong += [f"{place}, {name}={text!r}: {one}" for one in found]
        wrong += [f"{place}, {name}={text!r}: {answer.status_code}"] if answer.status_code >= 500 else []
    tell(f"attacks: {len(SAID)} headers of requests, {len(tries)} tries, {len(wrong)} hits")
    assert not wrong, "\n".join(wrong[:40])


def test_no_other_host_is_answered(attacker: Attacker, tell: Tell) -> None:
    asked = {host: attacker.tour.send(None, "/", environ_overrides={"HTTP_HOST": host}) for host in HOSTS}
    tell(f"attacks: {len(asked)} hosts that are not ours")
    assert {host: answer.status_code for host, answer in asked.items() if answer.status_code != 400} == {}
    assert [host for host, answer in asked.items() if ELSEWHERE in answer.text] == []


@pytest.mark.parametrize("name", ["X_FORWARDED_HOST", "FORWARDED", "X_ORIGINAL_HOST"])
def test_a_host_named_beside_the_true_one_is_not_believed(attacker: Attacker, name: str) -> None:
    answer = attacker.tour.send(None, "/card", environ_overrides={f"HTTP_{name}": "host=evil.example"})
    assert ELSEWHERE not in str(answer.headers)


def test_the_names_an_installation_chooses_are_plain_text(make_app: Callable[..., Flask], tell: Tell) -> None:
    short = [text for text in EVERY if len(text) <= 40 and text.isprintable() and text.strip()]
    wrong, tried = [], short[:: len(short) // 12]
    for text in tried:
        answer = make_app(sso_name=text, company=text, **SSO).test_client().get("/sign-in")
        wrong += [*injected(answer.text), *evaluated(answer.text), *misled(answer)]
    tell(f"attacks: {len(tried)} names of the company and the provider, {len(wrong)} hits")
    assert wrong == []
