"""Codes that prove a second time who signs in: six digits from an app every half minute, and ten to keep on paper."""

import hashlib
import hmac
import re
import secrets
from base64 import b32encode

from flask import Flask, current_app
from flask_security import Totp
from passlib.totp import TotpMatch
from qrcode.main import QRCode

from app.signin.second_factor_models import SecondFactor

STEP_SECONDS = 30
RECOVERY_CODES = 10
RECOVERY_BYTES = 10  # 80 bits: beyond guessing, so that a plain hash keeps them
GROUP = 4


class Authenticator(Totp):
    """Flask-Security's, which forgets what was used unless it is told where to remember it."""

    def get_last_counter(self, user: SecondFactor) -> int | None:  # type: ignore[override]  # the row stands for its user
        """The half minute of the newest code that was used."""
        return user.last_counter

    def set_last_counter(self, user: SecondFactor, tmatch: TotpMatch) -> None:  # type: ignore[override]  # as above
        """Remember the code that was just used."""
        user.last_counter = tmatch.counter


def init_app(flask_app: Flask) -> None:
    """Derive the key that secrets are encrypted with: whoever has the database alone cannot make a code."""
    key = hmac.new(str(flask_app.config["SECRET_KEY"]).encode(), b"second factor", hashlib.sha256).hexdigest()
    issuer = flask_app.config["COMPANY"].replace(":", " ")  # apps divide the company from the person by a colon
    flask_app.extensions["kymppi_authenticator"] = Authenticator({"1": key}, issuer)


def authenticator() -> Authenticator:
    """The present application's."""
    found: Authenticator = current_app.extensions["kymppi_authenticator"]
    return found


def is_right(factor: SecondFactor, written: str) -> bool:
    """Whether this is the code of now, or of the half minute before or after, and was not used; it is used from now on.

    The caller has locked the row.
    """
    digits = re.sub(r"[\s-]", "", written)
    if re.fullmatch("[0-9]{6}", digits) is None:
        return False
    known = authenticator()
    return known.verify_totp(digits, factor.secret, factor, window=STEP_SECONDS)  # type: ignore[arg-type]  # as above


def new_recovery_codes() -> list[str]:
    """Ten codes, such as abcd-efgh-2345-xyz7."""
    words = [b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode().lower() for _ in range(RECOVERY_CODES)]
    return ["-".join(word[at : at + GROUP] for at in range(0, len(word), GROUP)) for word in words]


def digest(written: str) -> str:
    """What a recovery code is stored as; spaces, hyphens and capitals make no difference."""
    return hashlib.sha256(re.sub(r"[\s-]", "", written).lower().encode()).hexdigest()


def picture(uri: str) -> tuple[int, str]:
    """A QR code to be drawn as one path: the side of its square, and the path of its dark cells."""
    code = QRCode(border=4)
    code.add_data(uri)
    rows = ["".join("#" if dark else "." for dark in row) for row in code.get_matrix()]
    runs = [(run.start(), y, run.end() - run.start()) for y, row in enumerate(rows) for run in re.finditer("#+", row)]
    return len(rows), "".join(f"M{x} {y}h{width}v1h-{width}z" for x, y, width in runs)
