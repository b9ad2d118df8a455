"""The one door to the mail server: yagmail opens the connection and signs in, we say each word of a letter ourselves.

yagmail's own send() is not used: it reconnects for every letter, sends up to three copies after a lost connection and
attaches a file wherever a text happens to be a path. One mailer serves one thread.
"""

import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from pathlib import Path
from typing import Any

import yagmail

PER_CONNECTION = 100
SYSTEM_CODES = frozenset({421, 530, 534, 535, 538})
QUOTA = "5.4.5"
CONNECT, COMMAND, FINAL = 30.0, 60.0, 600.0
FULL_LEASE = 900


class Outcome(StrEnum):
    """How an attempt ended. FAULT: the server or the way to it, surely not sent. UNKNOWN: nobody can tell."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    FAULT = "fault"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome with the server's code and words, or the words of the failure."""

    outcome: Outcome
    code: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how letters are handed over; security is "starttls", "tls" or "none".

    lease_seconds bounds the waiting: the longest attempt must end before the letter's lease does.
    """

    host: str
    port: int
    sender: str
    security: str
    user: str = ""
    password: str = field(default="", repr=False)
    cafile: Path | None = None
    lease_seconds: int = FULL_LEASE

    def patience(self, seconds: float) -> float:
        """The time to wait for something that may take `seconds` under a full lease; never below 5 seconds."""
        return max(5.0, seconds * min(1.0, self.lease_seconds / FULL_LEASE))


class Mailer:
    """Hands letters over, many on one connection. Close it in the end."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._client: Any = None
        self._used = 0

    def send(self, letter: EmailMessage, to: str) -> Answer:
        """Hand one letter over to one ASCII address; never raises for what the server or the network does.

        A server may end a connection after some letters: a letter surely not sent on a used one goes on a new one.
        """
        used = self._client is not None
        content = letter.as_bytes(policy=SMTP)
        answer = self._attempt(content, to)
        return self._attempt(content, to) if used and answer.outcome is Outcome.FAULT else answer

    def _attempt(self, content: bytes, to: str) -> Answer:
        try:
            self._open()
            answer = self._announce(to) or self._hand_over(content)
        except OSError as error:
            answer = Answer(Outcome.FAULT, *_told(error))
        except UnicodeError:
            answer = Answer(Outcome.FAULT, None, "sender, user or password hold letters that SMTP cannot carry")
        if answer.outcome in (Outcome.FAULT, Outcome.UNKNOWN):
            self.close()
        elif answer.outcome is not Outcome.SENT:
            self._forget()
        return answer

    def close(self) -> None:
        """Take leave of the server, if there is a connection; never raises for what the network does."""
        client, self._client = self._client, None
        if client is None:
            return
        client.is_closed = True
        if client.smtp is not None:
            with suppress(OSError):
                client.smtp.quit()
            client.smtp.close()

    def _open(self) -> None:
        if self._client is not None and self._used < PER_CONNECTION:
            return
        self.close()
        self._used = 0
        self._client = _client(self._server)
        self._client.login()
        smtp = self._client.smtp
        smtp.sock.settimeout(self._server.patience(COMMAND))
        if self._server.user:
            smtp.login(self._server.user, self._server.password)
        smtp.ehlo_or_helo_if_needed()

    def _announce(self, to: str) -> Answer | None:
        """Say who writes to whom. None when the server will take the letter."""
        self._used += 1
        smtp = self._client.smtp
        smtp.sock.settimeout(self._server.patience(COMMAND))
        code, words = smtp.mail(self._server.sender)
        if code != 250:
            outcome = Outcome.LATER if 400 <= code < 500 and code not in SYSTEM_CODES else Outcome.FAULT
            return Answer(outcome, code, _plain(words))
        code, words = smtp.rcpt(to)
        return None if code in (250, 251) else _refusal(code, _plain(words))

    def _hand_over(self, letter: bytes) -> Answer:
        smtp = self._client.smtp
        try:
            smtp.sock.settimeout(self._server.patience(FINAL))
            code, words = smtp.data(letter)
        except OSError as error:
            code, told = _told(error)
            return Answer(Outcome.UNKNOWN, None, told) if code is None else _refusal(code, told)
        if code >= 400:
            return _refusal(code, _plain(words))
        return Answer(Outcome.SENT if code >= 200 else Outcome.UNKNOWN, code, _plain(words))

    def _forget(self) -> None:
        """Let the server drop the letter it refused, so that the next one starts clean."""
        try:
            self._client.smtp.rset()
        except OSError:
            self.close()


def _client(server: Server) -> Any:
    context = ssl.create_default_context(cafile=server.cafile)
    client = yagmail.SMTP(
        user=server.sender,
        host=server.host,
        port=server.port,
        smtp_ssl=server.security == "tls",
        smtp_starttls={"context": context} if server.security == "starttls" else False,
        smtp_skip_login=True,
        soft_email_validation=False,
        timeout=server.patience(CONNECT),
        **({"context": context} if server.security == "tls" else {}),
    )
    client.set_logging(None)
    return client


def _refusal(code: int, words: str) -> Answer:
    if code in SYSTEM_CODES or words.startswith(QUOTA):
        return Answer(Outcome.FAULT, code, words)
    return Answer(Outcome.LATER if code < 500 else Outcome.REFUSED, code, words)


def _told(error: OSError) -> tuple[int | None, str]:
    """The server's code and words where the failure carries them, else the failure's own words."""
    code = getattr(error, "smtp_code", None)
    if isinstance(code, int) and code > 0:
        return code, _plain(getattr(error, "smtp_error", b""))
    return None, _plain(str(error) or type(error).__name__)


def _plain(words: object) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    return "".join(letter if letter.isprintable() else " " for letter in text)
