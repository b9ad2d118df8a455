"""`flask letters daily`: what is due goes once, and the counts say what happened."""

import json
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tests.notifications.mail_server import DROP, MailServer
from tests.notifications.staff import MONDAY, MORNING, hire, outbox, send_away, states
from tests.plugins.application import Run


def counts(send: Run, at: str = MORNING, *more: str, status: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(send("letters", "daily", "--at", at, "--json", *more, status=status).stdout)
    return found


def test_everyone_due_gets_a_letter_and_a_second_run_sends_nothing(
    send: Run, session: Session, server: MailServer
) -> None:
    hire(session, "Aino", "Eero", "Sanna")
    first, second = counts(send), counts(send)
    assert (first["due"], first["sent"]) == (3, 3)
    assert (second["due"], second["sent"]) == (0, 0)
    assert sorted(server.recipients) == ["aino@pankki.example", "eero@pankki.example", "sanna@pankki.example"]
    assert server.connections == 1


def test_the_counts_have_these_names(send: Run) -> None:
    names = ["due", "sent", "failed", "retry", "unknown", "expired", "cancelled", "skipped"]
    assert list(counts(send)) == names


def test_who_gets_none_is_counted_with_the_reason(send: Run, session: Session, server: MailServer) -> None:
    hire(session, "Eero", email=None)
    hire(session, "Tokyo", time_zone="America/New_York")
    send_away(session, hire(session, "Sanna")[0], MONDAY, MONDAY)
    assert counts(send)["skipped"] == {"absent": 1, "before_time": 1, "no_address": 1}
    assert server.taken == []


def test_only_employees_at_work_on_the_day_are_written_to(send: Run, session: Session, server: MailServer) -> None:
    hire(session, "Boss", role="supervisor")
    hire(session, "Gone", employed_to=date(2026, 11, 22))
    hire(session, "New", employed_from=date(2026, 11, 24))
    hire(session, "Last", employed_to=MONDAY)
    assert counts(send)["due"] == 1
    assert server.recipients == ["last@pankki.example"]


def test_a_dry_run_names_the_letters_and_writes_nothing(send: Run, session: Session, server: MailServer) -> None:
    hire(session, "Aino")
    found = counts(send, MORNING, "--dry-run")
    subject = "Your scorecard for November: no answers yet"
    assert found["letters"] == [{"employee_number": "aino", "subject": subject}]
    assert (outbox(session), server.taken) == ([], [])


def test_a_dry_run_for_people_lists_them_line_by_line(send: Run, session: Session) -> None:
    hire(session, "Aino")
    said = send("letters", "daily", "--at", MORNING, "--dry-run").stdout
    assert said == "aino: Your scorecard for November: no answers yet\n1 would go; nothing was written. \n"


def test_too_late_in_the_day_the_letter_expires_and_is_never_sent(
    send: Run, session: Session, server: MailServer
) -> None:
    hire(session, "Aino")
    assert counts(send, "2026-11-23T20:00+02:00", status=1)["expired"] == 1
    assert counts(send, "2026-11-23T20:05+02:00")["expired"] == 0
    assert counts(send, "2026-11-24T08:00+02:00")["sent"] == 1
    assert (states(session), len(server.taken)) == (["expired", "sent"], 1)


def test_a_letter_left_over_from_yesterday_expires(send: Run, session: Session, server: MailServer) -> None:
    hire(session, "Aino")
    server.answers = {"RCPT": ["450 4.2.0 come again"]}
    counts(send, status=1)
    found = counts(send, "2026-11-24T08:00+02:00", status=1)
    assert (found["sent"], found["expired"]) == (1, 1)
    assert len(server.taken) == 1


def test_an_instant_without_its_offset_is_refused_with_what_to_write(send: Run) -> None:
    result = send("letters", "daily", "--at", "2026-11-23T08:00", status=2)
    assert "write day, time and offset such as" in result.stderr


def test_without_a_moment_it_is_now(send: Run, session: Session) -> None:
    hire(session, "Aino", employed_from=date(2999, 1, 1))
    assert "0 due" in send("letters", "daily").stdout


def test_a_letter_the_server_would_take_later_goes_after_five_minutes(
    send: Run, session: Session, server: MailServer
) -> None:
    hire(session, "Aino")
    server.answers = {"RCPT": ["450 4.2.0 greylisted"]}
    assert counts(send, status=1)["retry"] == 1
    assert counts(send, "2026-11-23T08:04+02:00", status=1)["sent"] == 0
    assert counts(send, "2026-11-23T08:05+02:00")["sent"] == 1
    assert [mail.attempts for mail in outbox(session)] == [2]


def test_a_refused_recipient_fails_for_good_and_the_others_go(send: Run, session: Session, server: MailServer) -> None:
    hire(session, "Aino", "Eero", "Sanna")
    server.answers = {"RCPT": ["250 OK", "550 5.1.1 nobody here"]}
    found = counts(send, status=1)
    assert (found["due"], found["sent"], found["failed"]) == (3, 2, 1)
    assert counts(send)["due"] == 0
    assert [(mail.state, mail.last_code) for mail in outbox(session)][1] == ("failed_permanent", 550)


def test_a_connection_lost_after_the_letter_was_taken_is_repeated_once_under_the_same_id(
    send: Run, session: Session, server: MailServer
) -> None:
    hire(session, "Aino")
    server.answers = {"DATA": [DROP]}
    assert counts(send, status=1)["unknown"] == 1
    assert counts(send)["sent"] == 1
    one, other = [letter["Message-ID"] for letter in server.letters]
    assert one == other == outbox(session)[0].message_id


def test_a_letter_whose_outcome_stays_unknown_twice_is_not_sent_a_third_time(
    send: Run, session: Session, server: MailServer
) -> None:
    hire(session, "Aino")
    server.answers = {"DATA": [DROP, DROP]}
    counts(send, status=1)
    assert counts(send, status=1)["failed"] == 1
    assert counts(send)["due"] == 0
    assert len(server.taken) == 2
