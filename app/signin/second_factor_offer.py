"""What the set-up page shows of a new secret, and the seal under which the page brings it back."""

from dataclasses import dataclass
from datetime import timedelta

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from app.signin.models import Account
from app.signin.second_factor_codes import authenticator, picture
from app.wording import N_, RefusalError

GOOD_FOR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """A secret nobody uses yet: sealed for the form, to be typed, as a link for an app, and as a QR code.

    The code is `side` cells wide and drawn by one path.
    """

    sealed: str
    key: str
    uri: str
    side: int
    path: str


def offer(account: Account, secret: str | None = None) -> Offer:
    """A new secret, or this one again after a code that was not right."""
    made = authenticator()
    secret = secret or made.generate_totp_secret()
    name = (account.email or account.person.employee_number).replace(":", " ")
    uri, key = made.get_totp_uri(name, secret), made.get_totp_pretty_key(secret).replace("-", " ")
    return Offer(_seal().dumps([account.id, secret]), key, uri, *picture(uri))


def unsealed(account: Account, sealed: str | None) -> str:
    """The secret that a page of this account showed within the hour. Raises RefusalError for any other."""
    try:
        account_id, secret = _seal().loads(sealed or "", max_age=int(GOOD_FOR.total_seconds()))
    except BadData:
        account_id, secret = None, ""
    if account_id != account.id:
        raise RefusalError(N_("This page was open for too long. Here is a new picture; take that one."))
    return str(secret)


def _seal() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="second factor")
