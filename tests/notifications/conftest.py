"""A mail server, and the application that sends to it."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.notifications.mail_server import MailServer, mail_server
from tests.plugins.application import Run, runner


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A mail server of the test's own."""
    with mail_server() as server:
        yield server


@pytest.fixture
def office(make_app: Callable[..., Flask], session: Session, server: MailServer) -> Flask:
    """The application with that mail server; tests store through `session`."""
    sender = "kymppi@pankki.example"
    return make_app(smtp_port=server.port, smtp_security="none", sender=sender, company="Kymppi Pankki")


@pytest.fixture
def send(office: Flask) -> Run:
    """Runs the commands of that application."""
    return runner(office)
