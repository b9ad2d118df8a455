"""However the sending process dies, nobody is left without a letter and nobody gets more than two, under one id."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.notifications.mail_server import MailServer
from tests.notifications.staff import MORNING, hire, states
from tests.plugins.application import runner

ROOT = Path(__file__).resolve().parents[2]
SECRET = "a secret that only these tests use and anyone may know"
LEASE = 1


pytestmark = [pytest.mark.slow, pytest.mark.commits]


def settings(database_url: str, server: MailServer, lease: int) -> dict[str, str]:
    return os.environ | {
        "KYMPPI_DATABASE_URL": database_url,
        "KYMPPI_SECRET_KEY": SECRET,
        "KYMPPI_BASE_URL": "http://localhost",
        "KYMPPI_SMTP_PORT": str(server.port),
        "KYMPPI_SMTP_SECURITY": "none",
        "KYMPPI_LETTER_LEASE_SECONDS": str(lease),
    }


def start(
    database_url: str, server: MailServer, commit: int = 0, when: str = "after", lease: int = LEASE
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.notifications.dying", MORNING, str(commit), when]
    return subprocess.Popen(command, cwd=ROOT, env=settings(database_url, server, lease))


@pytest.mark.parametrize(
    "death",
    [
        (3, "after", 1),  # they are claimed
        (5, "after", 1),  # the first is begun, the server not yet spoken to
        (6, "before", 2),  # the first is sent, its mark not yet stored
        (6, "after", 1),  # the first is sent and marked
    ],
)
def test_killed_at_any_step_each_has_the_letter_and_at_most_one_copy_more(
    make_app: Callable[..., Flask],
    session: Session,
    database_url: str,
    server: MailServer,
    death: tuple[int, str, int],
) -> None:
    hire(session, "Aino", "Eero")
    assert start(database_url, server, *death[:2]).wait() == -signal.SIGKILL
    time.sleep(LEASE + 0.2)
    send = runner(make_app(smtp_port=server.port, smtp_security="none", letter_lease_seconds=LEASE))
    send("letters", "daily", "--at", MORNING)
    assert states(session) == ["sent", "sent"]
    found = Counter(str(letter["Message-ID"]) for letter in server.letters)
    assert sorted(found.values()) == sorted([1, death[2]])


def test_killed_twice_between_sending_and_marking_there_is_no_third_copy(
    session: Session, database_url: str, server: MailServer
) -> None:
    hire(session, "Aino")
    for _ in range(2):
        assert start(database_url, server, 6, "before").wait() == -signal.SIGKILL
        time.sleep(LEASE + 0.2)
    assert start(database_url, server).wait() == 1
    assert (states(session), len(server.taken)) == (["failed_permanent"], 2)


def test_postmen_at_work_at_the_same_time_send_each_letter_once(
    session: Session, database_url: str, server: MailServer
) -> None:
    hire(session, *(f"P{number}" for number in range(120)))
    postmen = [start(database_url, server, lease=900) for _ in range(3)]
    assert [postman.wait() for postman in postmen] == [0, 0, 0]
    assert set(states(session)) == {"sent"}
    assert Counter(server.recipients) == Counter({f"p{number}@pankki.example": 1 for number in range(120)})
