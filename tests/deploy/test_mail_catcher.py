"""The mail catcher as a process: a letter handed to it by SMTP can be read in the browser."""

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from notifications.mailer import Mailer, Outcome, Server
from tests.architecture.sources import ROOT
from tests.deploy.ports import free_ports, until

pytestmark = pytest.mark.slow


@pytest.fixture
def catcher(tmp_path: Path) -> Iterator[tuple[int, int]]:
    smtp, web = free_ports(2)
    command = [sys.executable, "-m", "deploy.mail_catcher", "--folder", str(tmp_path)]
    process = subprocess.Popen([*command, "--smtp-port", str(smtp), "--web-port", str(web)], cwd=ROOT)
    until(lambda: socket.create_connection(("127.0.0.1", web), timeout=1).close())
    yield smtp, web
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0


def letter() -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"] = "kymppi@kaarna.example", "aino@kaarna.example"
    letter["Subject"] = "Puhelin: vielä 3 hyvää palautetta"
    letter.set_content("Vielä kolme.")
    return letter


def test_a_letter_is_kept_whole_and_can_be_read(catcher: tuple[int, int], tmp_path: Path) -> None:
    smtp, web = catcher
    mailer = Mailer(Server("127.0.0.1", smtp, "kymppi@kaarna.example", "none"))
    assert mailer.send(letter(), "aino@kaarna.example").outcome is Outcome.SENT
    mailer.close()
    assert len(list(tmp_path.glob("*.eml"))) == 1
    with urllib.request.urlopen(f"http://127.0.0.1:{web}/", timeout=10) as page:
        assert "Puhelin: vielä 3 hyvää palautetta" in page.read().decode()


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "deploy.mail_catcher", "--folder", str(tmp_path), "--web-port", port]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert (done.returncode, "cannot start" in done.stderr) == (1, True)
