"""An OpenID Connect provider on loopback: real HTTP, real keys, the code flow with PKCE, as false as a test asks."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "kymppi", "a secret that the provider gave"
Change = Callable[[dict[str, Any]], object]


@cache
def _keys() -> tuple[RSAKey, RSAKey]:
    """The provider's key and one that only calls itself so; making them takes most of a test's time."""
    return RSAKey.generate_key(2048, {"kid": "first"}), RSAKey.generate_key(2048, {"kid": "first"})


@dataclass
class Wishes:
    """How the next sign-in goes: what is changed in the token and in the metadata, and what is answered instead."""

    email: str = ""
    claims: Change = lambda claims: None
    metadata: Change = lambda metadata: None
    header: dict[str, str] = field(default_factory=lambda: {"alg": "RS256"})
    forged: bool = False
    error: str = ""
    token_answer: tuple[int, str] | None = None


class IdentityProvider(ThreadingHTTPServer):
    """Signs in whom the test wishes, and checks its client as a provider must."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port of this machine."""
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.key, self.stranger = _keys()
        self.wishes = Wishes()
        self.asked: dict[str, dict[str, str]] = {}

    @property
    def settings(self) -> dict[str, object]:
        """The application's settings that name this provider."""
        return {
            "sso_name": "Owl Bank",
            "sso_client_id": CLIENT_ID,
            "sso_client_secret": CLIENT_SECRET,
            "sso_metadata_url": f"{self.issuer}/.well-known/openid-configuration",
        }

    def metadata(self) -> dict[str, Any]:
        """What discovery tells."""
        told: dict[str, Any] = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        self.wishes.metadata(told)
        return told

    def authorize(self, asked: dict[str, str]) -> tuple[int, str]:
        """Where the browser is sent back to; (400, why) for a request without what it needs."""
        needed = {"response_type": "code", "client_id": CLIENT_ID, "code_challenge_method": "S256"}
        if any(asked.get(name) != value for name, value in needed.items()) or not asked.get("code_challenge"):
            return 400, "the request lacks PKCE, or is not of a client known here"
        code = secrets.token_urlsafe()
        self.asked[code] = asked
        answer = {"error": self.wishes.error} if self.wishes.error else {"code": code}
        return 302, f"{asked['redirect_uri']}?{urlencode({**answer, 'state': asked['state']})}"

    def token(self, asked: dict[str, str], authorization: str) -> tuple[int, str]:
        """The tokens for a code; each code once, to the client and the browser that it was given to."""
        if self.wishes.token_answer:
            return self.wishes.token_answer
        given = self.asked.pop(asked.get("code", ""), None)
        client = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        proof = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        if not given or given["code_challenge"] != challenge or given["redirect_uri"] != asked.get("redirect_uri"):
            return 400, json.dumps({"error": "invalid_grant"})
        if authorization != f"Basic {client}":
            return 401, json.dumps({"error": "invalid_client"})
        answer = {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": self._id_token(given)}
        return 200, json.dumps(answer)

    def _id_token(self, given: dict[str, str]) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": "u-1", "aud": CLIENT_ID, "iat": now, "exp": now + 300}
        claims |= {"nonce": given.get("nonce"), "email": self.wishes.email, "email_verified": True}
        self.wishes.claims(claims)
        key = self.stranger if self.wishes.forged else self.key
        if self.wishes.header["alg"] == "none":
            parts = (json.dumps(part).encode() for part in (self.wishes.header, claims))
            return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + "."
        return jwt.encode({"kid": "first", **self.wishes.header}, claims, key)


class _Answers(BaseHTTPRequestHandler):
    server: IdentityProvider

    def do_GET(self) -> None:
        """Discovery, keys, and the page where people sign in, which asks nothing."""
        url = urlsplit(self.path)
        if url.path == "/.well-known/openid-configuration":
            self._answer(200, json.dumps(self.server.metadata()))
        elif url.path == "/jwks":
            self._answer(200, json.dumps({"keys": [self.server.key.as_dict(private=False)]}))
        elif url.path == "/authorize":
            self._answer(*self.server.authorize(_fields(url.query)))
        else:
            self._answer(404, "{}")

    def do_POST(self) -> None:
        """Tokens."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(*self.server.token(_fields(body), self.headers.get("Authorization", "")))

    def _answer(self, status: int, body: str) -> None:
        self.send_response(status)
        if status == 302:
            self.send_header("Location", body)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _fields(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text).items()}


@contextmanager
def serving() -> Iterator[IdentityProvider]:
    """A provider that answers meanwhile."""
    provider = IdentityProvider()
    thread = threading.Thread(target=provider.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        provider.shutdown()
        thread.join()
        provider.server_close()


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    """A provider of one's own."""
    with serving() as found:
        yield found
