"""A real mail server on this machine that keeps what it takes and answers as it is told to."""

import socket
import ssl
from asyncio import WriteTransport
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

DROP = "drop the connection"


@dataclass
class MailServer:
    """What came in, and the answers still to be given by the words "MAIL", "RCPT" and "DATA": each once, then 250.

    The answer DROP ends the connection; after DATA the letter has been taken by then.
    """

    port: int = 0
    connections: int = 0
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    on_letter: Callable[[], None] = lambda: None

    @property
    def letters(self) -> list[EmailMessage]:
        """Every letter taken, parsed."""
        return [message_from_bytes(content, policy=default) for _to, content in self.taken]

    @property
    def recipients(self) -> list[str]:
        """To whom each letter was, in the order they came."""
        return [to for to, _content in self.taken]

    def _answer(self, word: str, server: SMTP) -> str:
        waiting = self.answers.get(word, [])
        answer = waiting.pop(0) if waiting else "250 OK"
        if answer == DROP and isinstance(server.transport, WriteTransport):
            server.transport.abort()
        return "250 OK" if answer == DROP else answer

    async def handle_EHLO(  # aiosmtpd finds its hooks by these names
        self, _server: SMTP, session: Any, _envelope: Any, hostname: str, lines: list[str]
    ) -> list[str]:
        """Count the connections."""
        self.connections += 1
        session.host_name = hostname
        return lines

    async def handle_MAIL(self, server: SMTP, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        """Answer MAIL FROM."""
        answer = self._answer("MAIL", server)
        envelope.mail_from = address if answer.startswith("250") else None
        return answer

    async def handle_RCPT(self, server: SMTP, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        """Answer RCPT TO."""
        answer = self._answer("RCPT", server)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:
        """Take the letter, unless the answer refuses it."""
        answer = self._answer("DATA", server)
        if answer.startswith("250"):
            self.taken.append((envelope.rcpt_tos[0], envelope.content))
            self.on_letter()
        return answer


class _OnAnyPort(Controller):
    def _create_server(self) -> Any:
        listening = socket.create_server(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        return self.loop.create_server(self._factory_invoker, sock=listening)


@contextmanager
def mail_server(context: ssl.SSLContext | None = None, password: str = "") -> Iterator[MailServer]:
    """A mail server on a free port of this machine; with a context it asks for STARTTLS and for this password."""
    server = MailServer()

    def let_in(_server: SMTP, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        return AuthResult(success=given.password == password.encode())

    secured: dict[str, Any] = {"tls_context": context, "require_starttls": True}
    secured |= {"auth_required": True, "authenticator": let_in}
    controller = _OnAnyPort(server, hostname="127.0.0.1", **(secured if context else {}))
    controller.start()
    server.port = controller.port
    yield server
    controller.stop()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
