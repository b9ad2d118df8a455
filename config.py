"""Every setting, read from the environment once.

Each is the variable KYMPPI_ plus the field's name in capitals; docs/admin.md lists them in the same order.
Only wsgi.py imports this module: the floors read what they need from the Flask configuration.
"""

import os
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import click
from pydantic import AfterValidator, AnyHttpUrl, Field, SecretStr, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

HERE = Path(__file__).resolve().parent
SHORTEST_SECRET = 32
LOCAL_PROVIDERS = (("http", "127.0.0.1"), ("http", "localhost"))
CURES = {
    "secret_key": f"needs at least {SHORTEST_SECRET} random characters; `openssl rand -hex 32` makes them",
    "base_url": "is not an address; write the one people open, such as https://kymppi.company.example",
    "company": "needs 1 to 80 characters on one line",
    "country": "is not a country; use its two capital letters, such as FI",
    "sso_name": "is not a name for a button; write 1 to 40 characters such as Company sign-in",
    "help": "needs at most 120 characters on one line, such as help@company.example or an https address",
    "sender": "is not an e-mail address; write one such as kymppi@company.example",
}


class SettingsError(click.ClickException):
    """The environment holds a setting that cannot be used; the message names each one and says what to do."""

    exit_code = 2


def _database_url(text: str) -> str:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # a ValueError of its own would quote parts of a password
        raise ValueError(
            "is not a database address; use sqlite:////absolute/path.db or postgresql://user@host/name"
        ) from None
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise ValueError(f"is for {url.drivername}; Kymppi stores in sqlite or postgresql")
    if url.drivername == "sqlite" and not (url.database or "").startswith("/"):
        raise ValueError("must be an absolute path with four slashes, such as sqlite:////var/lib/kymppi/kymppi.db")
    return url.render_as_string(hide_password=False)


def _time_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("is not a time zone; use a name such as Europe/Helsinki")
    return name


def _clock_time(text: str) -> str:
    hours, colon, minutes = text.partition(":")
    plain = text.isascii() and hours.isdigit() and minutes.isdigit() and len(text) == len("08:00")
    if not (plain and colon and int(hours) < 24 and int(minutes) < 60):
        raise ValueError("is not a time of day; use hours and minutes such as 08:00")
    return text


def _metadata_url(text: str) -> str:
    url = urlsplit(text)
    local = (url.scheme, url.hostname) in LOCAL_PROVIDERS
    if text and not (local or (url.scheme == "https" and url.hostname)):
        raise ValueError("is not an https address; write the one that ends in /.well-known/openid-configuration")
    return text


ClockTime = Annotated[str, AfterValidator(_clock_time)]


class Settings(BaseSettings):
    """What an installation can choose. Times of day are local to each person, leases in seconds;
    proxies is how many of them stand before the pages and name the visitor's address."""

    model_config = SettingsConfigDict(env_prefix="KYMPPI_", env_ignore_empty=True, extra="ignore", frozen=True)

    database_url: Annotated[str, AfterValidator(_database_url)] = Field(f"sqlite:///{HERE}/var/kymppi.db", repr=False)
    secret_key: SecretStr = Field(min_length=SHORTEST_SECRET)
    base_url: AnyHttpUrl = AnyHttpUrl("http://127.0.0.1:8000")
    proxies: int = Field(0, ge=0, le=9)
    company: str = Field("Kymppi", min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$")
    time_zone: Annotated[str, AfterValidator(_time_zone)] = "Europe/Helsinki"
    country: str = Field("FI", pattern="^[A-Z]{2}$")
    language: Literal["en", "fi", "sv"] = "en"
    sender: str = Field("kymppi@localhost", pattern=r"^[^\s@<>\"]+@[A-Za-z0-9.-]+$")
    smtp_host: str = Field("127.0.0.1", min_length=1)
    smtp_port: int = Field(25, ge=1, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_cafile: Path | None = None
    session_idle_minutes: int = Field(30, ge=1, le=720)
    second_factor: Literal["required", "offered"] = "required"
    sso_name: str = Field("", max_length=40, pattern=r"^[^\x00-\x1f\x7f]*$")
    sso_client_id: str = ""
    sso_client_secret: SecretStr = SecretStr("")
    sso_metadata_url: Annotated[str, AfterValidator(_metadata_url)] = ""
    sso_only: bool = False
    sso_trust_email: bool = False
    letter_time: ClockTime = "08:00"
    letter_latest: ClockTime = "20:00"
    letter_lease_seconds: int = Field(900, ge=1, le=86400)
    letter_euros: bool = False
    supervisor_euros: bool = False
    help: str = Field("", max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")
    upload_megabytes: int = Field(20, ge=1, le=200)
    demo: bool = False

    @model_validator(mode="after")
    def _belong_together(self) -> Self:
        if bool(self.smtp_user) != bool(self.smtp_password.get_secret_value()):
            raise ValueError("KYMPPI_SMTP_USER and KYMPPI_SMTP_PASSWORD go together: set both or neither")
        if self.smtp_cafile is not None and not self.smtp_cafile.is_file():
            raise ValueError(f"KYMPPI_SMTP_CAFILE: there is no file {self.smtp_cafile}")
        self._check_single_sign_on()
        if self.letter_time >= self.letter_latest:
            raise ValueError("KYMPPI_LETTER_TIME must be earlier than KYMPPI_LETTER_LATEST")
        return self

    def _check_single_sign_on(self) -> None:
        secret = self.sso_client_secret.get_secret_value()
        given = [bool(one) for one in (self.sso_name, self.sso_client_id, secret, self.sso_metadata_url)]
        if any(given) and not all(given):
            raise ValueError(
                "KYMPPI_SSO_NAME, KYMPPI_SSO_CLIENT_ID, KYMPPI_SSO_CLIENT_SECRET and KYMPPI_SSO_METADATA_URL go "
                "together: set all or none"
            )
        for name in ("sso_only", "sso_trust_email"):
            if getattr(self, name) and not any(given):
                raise ValueError(f"KYMPPI_{name.upper()} needs the provider: set KYMPPI_SSO_NAME and what goes with it")

    def flask_config(self) -> dict[str, object]:
        """The same settings as Flask's configuration, each under its name in capitals, secrets in clear."""
        values: dict[str, object] = {name.upper(): getattr(self, name) for name in type(self).model_fields}
        values["SECRET_KEY"] = self.secret_key.get_secret_value()
        values["SMTP_PASSWORD"] = self.smtp_password.get_secret_value()
        values["SSO_CLIENT_SECRET"] = self.sso_client_secret.get_secret_value()
        values["BASE_URL"] = str(self.base_url).rstrip("/")
        values["TIME_ZONE"] = ZoneInfo(self.time_zone)
        values["SETTINGS"] = self.shown()
        return values

    def shown(self) -> list[tuple[str, bool, str, str]]:
        """(variable, whether it is secret, value, value unless set) of every setting, as text fit to be shown.

        What is not set is empty; of a secret the value says no more than "set".
        """
        return [self._shown(name, field) for name, field in type(self).model_fields.items()]

    def _shown(self, name: str, field: FieldInfo) -> tuple[str, bool, str, str]:
        value, variable = getattr(self, name), f"KYMPPI_{name.upper()}"
        if isinstance(value, SecretStr) or not field.repr:
            is_set = bool(value.get_secret_value() if isinstance(value, SecretStr) else name in self.model_fields_set)
            return variable, True, "set" if is_set else "", ""
        default = "" if field.is_required() else _plain(field.default)
        return variable, False, _plain(value), default


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def read() -> Settings:
    """The settings of this process.

    Raises SettingsError naming every variable that is missing or wrong, before anything has started.
    """
    wrong = _unknown(os.environ)
    try:
        settings = Settings()  # pyright: ignore[reportCallIssue]
    except ValidationError as error:
        wrong += _told(error)
    else:
        if not wrong:
            return settings
    raise SettingsError("the settings cannot be used:\n" + "\n".join(wrong)) from None


def _unknown(names: Iterable[str]) -> list[str]:
    known = [f"KYMPPI_{field.upper()}" for field in Settings.model_fields]
    ours = sorted(name for name in names if name.startswith("KYMPPI_") and not name.startswith("KYMPPI_DEMO"))
    near = {name: "".join(get_close_matches(name, known, n=1)) for name in ours if name not in known}
    return [
        f"  {name}: there is no such setting; {f'write {meant}' if meant else 'take it away'}"
        for name, meant in near.items()
    ]


def _told(error: ValidationError) -> list[str]:
    lines = []
    for problem in error.errors():
        what = problem["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
        if problem["loc"]:
            field = str(problem["loc"][0])
            what = f"KYMPPI_{field.upper()}: {CURES.get(field, what)}"
        lines.append(f"  {what}")
    return lines
