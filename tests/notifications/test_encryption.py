"""Letters over STARTTLS: only to a server whose certificate is trusted, with name and password."""

import shutil
import ssl
import subprocess
from email.message import EmailMessage
from pathlib import Path

import pytest

from notifications.mailer import Mailer, Outcome, Server
from tests.needs import need
from tests.notifications.mail_server import MailServer, mail_server

PASSWORD = "vain palvelin sen muistaa"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this machine that nobody else trusts, and its key."""
    need(shutil.which("openssl"), "there is no openssl here to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "certificate.pem", folder / "key.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    command = ["openssl", *kind, *names, "-keyout", str(key), "-out", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    return made, key


def sent(server: MailServer, cafile: Path | None, password: str = PASSWORD) -> Outcome:
    where = Server("127.0.0.1", server.port, "kymppi@pankki.example", "starttls", "kymppi", password, cafile)
    letter, mailer = EmailMessage(), Mailer(where)
    letter.set_content("42,8")
    outcome = mailer.send(letter, "aino@pankki.example").outcome
    mailer.close()
    return outcome


def test_only_a_trusted_server_and_the_right_password_get_the_letter_through(certificate: tuple[Path, Path]) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with mail_server(context, PASSWORD) as server:
        assert sent(server, None) is Outcome.FAULT
        assert sent(server, certificate[0], "arvaus") is Outcome.FAULT
        assert sent(server, certificate[0], "ääliö") is Outcome.FAULT
        assert server.taken == []
        assert sent(server, certificate[0]) is Outcome.SENT
    assert server.recipients == ["aino@pankki.example"]
