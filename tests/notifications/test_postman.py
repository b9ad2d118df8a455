"""The postman: faults stop the round without blame, people are asked after once more, nothing strange gets in."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.people.models import Person
from notifications import letters
from tests.notifications.mail_server import DROP, MailServer, free_port
from tests.notifications.staff import MONDAY, MORNING, hire, outbox, send_away, states
from tests.plugins.application import Run, runner

SIX = ("Aino", "Eero", "Sanna", "Mikko", "Noora", "Kaarlo")


def counts(send: Run, status: int = 0) -> dict[str, Any]:
    result = send("letters", "daily", "--at", MORNING, "--json", status=status)
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_three_faults_in_a_row_stop_the_round_and_cost_nobody_an_attempt(
    send: Run, session: Session, server: MailServer
) -> None:
    hire(session, *SIX)
    server.answers = {"MAIL": ["550 5.7.1 sender not allowed"] * 3}
    found = counts(send, status=1)
    assert (found["due"], found["sent"], found["retry"]) == (6, 0, 6)
    assert {mail.attempts for mail in outbox(session)} == {0}
    assert counts(send)["sent"] == 6
    assert sorted(server.recipients) == sorted(f"{name.lower()}@pankki.example" for name in SIX)


def test_without_a_mail_server_everything_stays_due_and_the_reason_is_said(
    make_app: Callable[..., Flask], session: Session
) -> None:
    hire(session, *SIX)
    send = runner(make_app(smtp_port=free_port(), smtp_security="none"))
    result = send("letters", "daily", "--at", MORNING, status=1)
    assert result.stderr.startswith("The mail server did not take them: [Errno 111]")
    assert "6 due: 0 sent" in result.stdout


def test_faults_with_letters_sent_between_do_not_stop_the_round(
    send: Run, session: Session, server: MailServer
) -> None:
    hire(session, *SIX)
    server.answers = {"DATA": ["250 OK", DROP, "250 OK", DROP, "250 OK", DROP]}
    found = counts(send, status=1)
    assert (found["sent"], found["unknown"]) == (3, 3)


def test_who_went_on_leave_after_the_letter_was_due_gets_none(send: Run, session: Session, server: MailServer) -> None:
    aino = hire(session, "Aino")[0]
    server.answers = {"MAIL": ["421 4.3.2 closing"]}
    counts(send, status=1)
    send_away(session, aino, MONDAY, MONDAY)
    assert counts(send)["cancelled"] == 1
    assert (states(session), server.taken) == (["cancelled"], [])


@pytest.mark.parametrize("change", [{"email": None}, {"employed_to": MONDAY.replace(day=22)}])
def test_who_left_or_lost_the_address_meanwhile_gets_none(
    send: Run, session: Session, server: MailServer, change: dict[str, Any]
) -> None:
    aino = hire(session, "Aino")[0]
    server.answers = {"MAIL": ["421 4.3.2 closing"]}
    counts(send, status=1)
    for name, value in change.items():
        setattr(aino, name, value)
    session.commit()
    assert counts(send)["cancelled"] == 1


def test_a_name_with_line_breaks_adds_no_header_and_no_recipient(
    send: Run, session: Session, server: MailServer
) -> None:
    hire(session, 'Aino"\r\nBcc: kaikki@pankki.example\r\n\r\nHei, <b>', email="aino@pankki.example")
    assert counts(send)["sent"] == 1
    found = server.letters[0]
    assert (found["Bcc"], server.recipients) == (None, ["aino@pankki.example"])
    assert found["To"].addresses[0].display_name == 'Aino" Bcc: kaikki@pankki.example Hei, <b>'


@pytest.mark.parametrize("name", ["/etc/passwd", "pyproject.toml", "Ääkkönen, Åsa (Öl) " * 4, "日本 語"])
def test_no_name_attaches_a_file_or_breaks_the_address(
    send: Run, session: Session, server: MailServer, name: str
) -> None:
    hire(session, name, email="aino@pankki.example")
    counts(send)
    found = server.letters[0]
    assert [part.get_content_type() for part in found.iter_parts()] == ["text/plain", "text/html"]
    assert list(found.iter_attachments()) == []
    assert [address.addr_spec for address in found["To"].addresses] == ["aino@pankki.example"]
    assert b"root:" not in server.taken[0][1]


def test_a_letter_that_cannot_be_written_spoils_no_other_and_is_put_off_an_hour(
    send: Run, session: Session, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    hire(session, *SIX)
    write = letters.daily

    def daily(*args: Any) -> Any:
        return 1 / 0 if args[1].name == "Sanna" else write(*args)

    monkeypatch.setattr(letters, "daily", daily)
    found = counts(send, status=1)
    assert (found["sent"], found["retry"]) == (5, 1)
    assert [mail.next_attempt_at.hour for mail in outbox(session) if mail.state == "retry"] == [7]


def test_an_address_that_mail_cannot_carry_spoils_no_other(send: Run, session: Session, server: MailServer) -> None:
    hire(session, "Aino", email="aino@@pankki\r\n.example")
    hire(session, "Eero")
    found = counts(send, status=1)
    assert (found["sent"], found["retry"], server.recipients) == (1, 1, ["eero@pankki.example"])


def test_after_ten_attempts_a_letter_fails_for_good(send: Run, session: Session, server: MailServer) -> None:
    aino = hire(session, "Aino")[0]
    server.answers = {"RCPT": ["450 4.2.0 later"] * 10}
    for minute in range(0, 50, 5):
        send("letters", "daily", "--at", f"2026-11-23T08:{minute:02}+02:00", status=1)
    assert [(mail.state, mail.attempts) for mail in outbox(session)] == [("failed_permanent", 10)]
    assert session.get(Person, aino.id) is not None
