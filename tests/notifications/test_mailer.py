"""The mailer tells apart what the server refused, what failed on the way, and what nobody can know."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from notifications.mailer import PER_CONNECTION, Answer, Mailer, Outcome, Server
from tests.notifications.mail_server import DROP, MailServer, free_port

TO = "aino@pankki.example"


def at(port: int, security: str = "none") -> Server:
    return Server("127.0.0.1", port, "kymppi@pankki.example", security)


def letter() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Puhelin"
    message.set_content("42,8\n.\npiste\n")
    return message


@pytest.fixture
def mailer(server: MailServer) -> Iterator[Mailer]:
    mailer = Mailer(at(server.port))
    yield mailer
    mailer.close()


@pytest.mark.parametrize(
    ("word", "answer", "outcome"),
    [
        ("MAIL", "421 4.3.2 closing", Outcome.FAULT),
        ("MAIL", "451 4.3.0 local error", Outcome.LATER),
        ("MAIL", "530 5.7.0 sign in first", Outcome.FAULT),
        ("MAIL", "550 5.7.1 sender not allowed", Outcome.FAULT),
        ("RCPT", "421 4.3.2 closing", Outcome.FAULT),
        ("RCPT", "450 4.2.0 greylisted", Outcome.LATER),
        ("RCPT", "452 4.2.2 mailbox full", Outcome.LATER),
        ("RCPT", "530 5.7.0 sign in first", Outcome.FAULT),
        ("RCPT", "550 5.1.1 nobody here", Outcome.REFUSED),
        ("RCPT", "553 5.1.3 bad address", Outcome.REFUSED),
        ("DATA", "421 4.3.2 closing", Outcome.FAULT),
        ("DATA", "451 4.3.0 local error", Outcome.LATER),
        ("DATA", "550 5.4.5 daily quota exceeded", Outcome.FAULT),
        ("DATA", "554 5.6.0 not wanted", Outcome.REFUSED),
        ("MAIL", DROP, Outcome.FAULT),
        ("RCPT", DROP, Outcome.FAULT),
        ("DATA", DROP, Outcome.UNKNOWN),
    ],
)
def test_each_answer_of_the_server_has_its_outcome(
    mailer: Mailer, server: MailServer, word: str, answer: str, outcome: Outcome
) -> None:
    server.answers = {word: [answer]}
    found = mailer.send(letter(), TO)
    assert found.outcome is outcome
    assert found.code == (None if answer == DROP else int(answer[:3]))
    assert mailer.send(letter(), TO).outcome is Outcome.SENT


def test_letters_go_on_one_connection_also_after_a_refusal(mailer: Mailer, server: MailServer) -> None:
    server.answers = {"RCPT": ["250 OK", "550 5.1.1 nobody here"], "DATA": ["250 OK", "451 4.3.0 later"]}
    assert [mailer.send(letter(), TO).outcome for _ in range(4)] == ["sent", "refused", "later", "sent"]
    assert server.connections == 1


def test_a_connection_is_changed_after_so_many_letters(mailer: Mailer, server: MailServer) -> None:
    for _ in range(PER_CONNECTION + 1):
        mailer.send(letter(), TO)
    assert (server.connections, len(server.taken)) == (2, PER_CONNECTION + 1)


def test_a_letter_surely_not_sent_on_a_used_connection_goes_on_a_new_one(mailer: Mailer, server: MailServer) -> None:
    server.answers = {"MAIL": ["250 OK", "421 4.7.0 enough for one connection"]}
    assert [mailer.send(letter(), TO).outcome for _ in range(2)] == ["sent", "sent"]
    assert (server.connections, len(server.taken)) == (2, 2)


def test_an_unknown_outcome_is_not_repeated_by_the_mailer(mailer: Mailer, server: MailServer) -> None:
    server.answers = {"DATA": ["250 OK", DROP]}
    assert [mailer.send(letter(), TO).outcome for _ in range(2)] == ["sent", "unknown"]
    assert len(server.taken) == 2


def test_a_line_of_a_single_dot_arrives_as_written(mailer: Mailer, server: MailServer) -> None:
    mailer.send(letter(), TO)
    assert server.letters[0].get_content().splitlines() == ["42,8", ".", "piste"]


def test_nobody_listening_is_a_fault_told_in_words() -> None:
    found = Mailer(at(free_port())).send(letter(), TO)
    assert (found.outcome, found.code) == (Outcome.FAULT, None)
    assert "refused" in found.words


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_without_the_encryption_asked_for_gets_nothing(server: MailServer, security: str) -> None:
    assert Mailer(at(server.port, security)).send(letter(), TO).outcome is Outcome.FAULT
    assert server.taken == []


def test_a_server_that_takes_no_password_is_a_fault(server: MailServer) -> None:
    where = Server("127.0.0.1", server.port, "kymppi@pankki.example", "none", user="kymppi", password="salainen")
    assert Mailer(where).send(letter(), TO).outcome is Outcome.FAULT
    assert "salainen" not in repr(where)


def test_closing_twice_or_without_a_connection_is_quiet(mailer: Mailer) -> None:
    mailer.close()
    mailer.send(letter(), TO)
    mailer.close()
    mailer.close()


def test_no_wait_is_shorter_than_five_seconds_and_none_longer_than_the_lease() -> None:
    short = Server("127.0.0.1", 25, "kymppi@pankki.example", "none", lease_seconds=90)
    assert (short.patience(600), short.patience(30)) == (60, 5)
    assert at(25).patience(600) == 600


def test_an_answer_keeps_the_servers_words(mailer: Mailer, server: MailServer) -> None:
    server.answers = {"RCPT": ["550 5.1.1 nobody here"]}
    assert mailer.send(letter(), TO) == Answer(Outcome.REFUSED, 550, "5.1.1 nobody here")
