"""The figures of letters are those of the card at the same instant, and the scheduler's job sends them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy.orm import Session

from app import clock, jobs
from tests.bonus_rules.making import EXAMPLE
from tests.company import found
from tests.notifications.figures import text_of
from tests.notifications.mail_server import MailServer
from tests.notifications.staff import MORNING, hire, states
from tests.plugins.application import Run

DAY, THEN = date(2023, 8, 21), "2023-08-21T08:00+03:00"
PLAN = EXAMPLE.replace("chat = 1\n", "chat = 1\nemail = 1\n")


def card(send: Run, number: str) -> dict[str, Any]:
    asked = ("card", number, "--month", "2023-08", "--as-of", "2023-08-21", "--json")
    printed: dict[str, Any] = json.loads(send(*asked).stdout)
    return printed


@pytest.fixture
def company(office: Flask, session: Session, send: Run, tmp_path: Path) -> None:
    with office.app_context():
        found(session, DAY)
        session.commit()
    plan = tmp_path / "plan.toml"
    plan.write_text(PLAN)
    send("plans", "publish", str(plan), "--from", "2023-08")


def letter_to(server: MailServer, name: str) -> str:
    taken = dict(zip(server.recipients, server.letters, strict=True))
    return text_of(taken[f"{name}@pankki.example"])


@pytest.mark.usefixtures("company")
def test_a_letter_has_the_figures_of_the_card_of_that_day(send: Run, server: MailServer) -> None:
    send("letters", "daily", "--at", THEN)
    text = letter_to(server, "aino")
    for line in card(send, "1001")["channels"]:
        name = {"phone": "Phone", "chat": "Chat", "email": "E-mail"}[line["channel"]]
        shown = line["shown"] or "No answers yet"
        assert f"\n{name}\n{shown}, target {line['target']}\n" in text
        counts = [f"{line[kind]} {kind.removesuffix('s')}" for kind in ("positives", "neutrals", "negatives")]
        assert not line["responses"] or f"{line['responses']} responses: {', '.join(counts)}." in text


@pytest.mark.usefixtures("company")
def test_the_share_of_the_bonus_is_the_cards_of_the_plans_maximum(send: Run, server: MailServer) -> None:
    send("letters", "daily", "--at", THEN)
    bonus = card(send, "1001")["bonus"]
    text = letter_to(server, "aino")
    assert f"\n{bonus['secured_cents'] * 100 // 20000}% of the full bonus by today's figures\n" in text
    assert f"\nAt most {bonus['possible_cents'] * 100 // 20000}% can be reached this month.\n" in text


@pytest.mark.usefixtures("company")
def test_each_reads_the_own_figures_in_the_own_language_and_nobody_elses(send: Run, server: MailServer) -> None:
    send("letters", "daily", "--at", THEN)
    names = ("Aino", "Eero", "Sanna", "Mikko", "Noora", "Kaarlo")
    for name in names:
        text = letter_to(server, name.lower())
        assert not [other for other in names if other != name and other in text]
    assert "Tilanne 21.8.2023 klo 8.00 (Europe/Helsinki)." in letter_to(server, "eero")
    assert "Siffrorna är från 21 aug. 2023 kl. 08:00 (Europe/Helsinki)." in letter_to(server, "sanna")


def test_the_schedulers_job_sends_what_is_due_now(office: Flask, session: Session, server: MailServer) -> None:
    hire(session, "Aino")
    job = next(job for job in jobs.jobs(office) if job.name == "letters")
    with time_machine.travel(clock.parse_instant(MORNING)), office.app_context():
        job.run(clock.now())
    assert server.recipients == ["aino@pankki.example"]
    assert "Figures as of 23 Nov 2026 08:00" in text_of(server.letters[0])


def test_while_the_mail_server_is_out_the_job_tries_again_after_growing_pauses(
    make_app: Callable[..., Flask], session: Session, server: MailServer
) -> None:
    hire(session, "Aino")
    office = make_app(smtp_port=server.port, smtp_security="none")
    server.answers = {"MAIL": ["421 4.3.2 closing"] * 2}
    job = next(job for job in jobs.jobs(office) if job.name == "letters")
    reached = []
    with office.app_context(), time_machine.travel(clock.parse_instant(MORNING), tick=False) as travel:
        for _minute in range(8):
            job.run(clock.now())
            reached.append(server.connections)
            travel.shift(60)
    assert (reached, states(session)) == ([1, 2, 2, 2, 2, 2, 3, 3], ["sent"])


def test_told_to_stop_the_postman_leaves_the_rest_due(office: Flask, session: Session, server: MailServer) -> None:
    hire(session, "Aino", "Eero", "Sanna")
    server.on_letter = jobs.stop(office).set
    job = next(job for job in jobs.jobs(office) if job.name == "letters")
    with time_machine.travel(clock.parse_instant(MORNING)), office.app_context():
        job.run(clock.now())
    assert states(session) == ["sent", "due", "due"]
