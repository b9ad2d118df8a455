"""A phone with an authenticator app, written anew from RFC 6238, and what a person does with it on the pages."""

import hashlib
import hmac
import re
import time
from base64 import b32decode
from dataclasses import dataclass, field

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.app.signin.making import PASSWORD, sign_in, token

PAGE = "/settings/security/second-factor"
STEP = 30


@dataclass
class Phone:
    """The secret in the app, and the recovery codes on paper."""

    key: str
    recovery: list[str] = field(default_factory=list)

    def code(self, steps: int = 0) -> str:
        """What the app shows now, or so many half minutes from now."""
        counter = int(time.time()) // STEP + steps
        digest = hmac.new(b32decode(self.key), counter.to_bytes(8, "big"), hashlib.sha1).digest()
        start = digest[-1] & 15
        return f"{int.from_bytes(digest[start : start + 4], 'big') % (1 << 31) % 1_000_000:06}"


def shown(answer: TestResponse) -> tuple[Phone, str]:
    """The phone that took the picture of a set-up page, and the sealed secret of its form."""
    key = re.search(r'translate="no">([A-Z2-7 ]+)<', answer.text)
    sealed = re.search(r'name="secret"[^>]*value="([^"]+)"', answer.text)
    assert key
    assert sealed
    return Phone(key[1].replace(" ", "")), sealed[1]


def kept(answer: TestResponse) -> list[str]:
    """The recovery codes a page shows."""
    return re.findall(r'translate="no">([a-z2-7-]{19})<', answer.text)


def set_up(client: FlaskClient, password: str = PASSWORD) -> Phone:
    """Set the second factor up by the page, by somebody signed in."""
    phone, sealed = shown(client.get(f"{PAGE}/new"))
    form = {"csrf_token": token(client, f"{PAGE}/new"), "secret": sealed, "code": phone.code(), "password": password}
    answer = client.post(f"{PAGE}/new", data=form)
    assert answer.status_code == 200, answer.text
    phone.recovery = kept(answer)
    return phone


def begin(client: FlaskClient, query: str = "") -> str:
    """Write the right password; the address one is led to."""
    return sign_in(client, query=query).location


def write(client: FlaskClient, code: str, address: str = "/sign-in/code") -> TestResponse:
    """Write a code on the page that asks for it."""
    return client.post(address, data={"code": code, "csrf_token": token(client, address)})


def prove(client: FlaskClient, what: str, proof: str, password: str = PASSWORD) -> TestResponse:
    """Send the form of the second factor's page: `codes` or `off`."""
    form = {"csrf_token": token(client, PAGE), "password": password, "proof": proof}
    return client.post(f"{PAGE}/{what}", data=form)
