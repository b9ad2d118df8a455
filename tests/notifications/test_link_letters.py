"""Letters with a link: golden texts in three languages, a link made when the letter goes, and none for whoever left."""

import re
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.people import queries
from app.signin import invitations
from app.signin.links import Purpose
from app.signin.models import SignInLink
from notifications import link_letters
from tests.app.signin.making import token
from tests.notifications.figures import AT, HOUSE, LANGUAGES, member, text_of
from tests.notifications.mail_server import DROP, MailServer
from tests.notifications.staff import hire, outbox, states
from tests.notifications.test_letters import Words
from tests.plugins.application import Run

GOLDEN = Path(__file__).parent / "golden"
LINK = "https://kymppi.pankki.example/invitation/the-token"
NEW = "sininen lumi on kaunista"


def letter(flask_app: Flask, purpose: Purpose, language: str = "en", name: str = "Aino Virtanen") -> EmailMessage:
    with flask_app.app_context():
        return link_letters.written(purpose, member(language, name), LINK, AT, HOUSE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", Purpose)
def test_the_letter_reads_as_agreed(flask_app: Flask, purpose: Purpose, language: str) -> None:
    found = letter(flask_app, purpose, language)
    golden = (GOLDEN / f"{purpose}.{language}.txt").read_text()
    assert f"Subject: {found['Subject']}\n\n{text_of(found)}" == golden


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", Purpose)
def test_the_html_says_what_the_text_says_and_leads_to_the_link_alone(
    flask_app: Flask, purpose: Purpose, language: str
) -> None:
    found = letter(flask_app, purpose, language)
    words = Words(text_of(found, "html"))
    assert words.said == text_of(found).split()
    assert words.links == [LINK]
    assert words.tags.isdisjoint({"img", "script", "link", "iframe", "object", "form"})


def test_a_name_is_text_in_both_parts(flask_app: Flask) -> None:
    found = letter(flask_app, Purpose.INVITATION, name="<b>Aino</b>\r\nBcc: all")
    assert "Welcome, <b>Aino</b>" in text_of(found)
    assert "b" not in Words(text_of(found, "html")).tags


def invite(office: Flask, session: Session, number: str) -> None:
    with office.app_context():
        person = queries.known(session, number, clock.now().date())
        invitations.invite(session, person, None, clock.now())
    session.commit()


def link_in(server: MailServer, which: int = -1) -> str:
    found = re.search(r"http://localhost(/invitation/\S+)", text_of(server.letters[which]))
    assert found
    return found[1]


def post(send: Run, status: int = 0) -> None:
    send("letters", "daily", "--at", f"{clock.now().isoformat()}", status=status)


def test_an_invitation_leads_by_its_letter_to_the_first_page(
    office: Flask, send: Run, session: Session, server: MailServer
) -> None:
    hire(session, "Heli", role="hr")
    invite(office, session, "heli")
    post(send)
    client = office.test_client()
    data = {"new": NEW, "again": NEW, "csrf_token": token(client)}
    assert client.post(link_in(server), data=data).status_code == 302
    assert "Your password is kept." in client.get("/month").text
    assert (server.recipients, states(session)) == (["heli@pankki.example"], ["sent"])
    assert link_in(server).rsplit("/", 1)[1] not in str([vars(mail) for mail in outbox(session)])


def test_the_newest_letter_has_the_link_that_works(
    office: Flask, send: Run, session: Session, server: MailServer
) -> None:
    hire(session, "Heli", role="hr")
    for _ in range(2):
        invite(office, session, "heli")
        post(send)
    client = office.test_client()
    assert [client.get(link_in(server, which)).status_code for which in (0, 1)] == [404, 200]
    assert server.letters[0]["Message-ID"] != server.letters[1]["Message-ID"]


def test_a_letter_whose_fate_is_unknown_goes_once_more_with_a_link_that_works(
    office: Flask, send: Run, session: Session, server: MailServer
) -> None:
    hire(session, "Heli", role="hr")
    invite(office, session, "heli")
    server.answers = {"DATA": [DROP]}
    post(send, status=1)
    post(send)
    assert office.test_client().get(link_in(server)).status_code == 200


def test_whoever_left_meanwhile_gets_no_letter_and_no_link(
    office: Flask, send: Run, session: Session, server: MailServer
) -> None:
    heli = hire(session, "Heli", role="hr")[0]
    invite(office, session, "heli")
    heli.employed_to = clock.now().date().replace(year=2025)
    session.commit()
    post(send)
    assert (states(session), server.taken) == (["cancelled"], [])
    assert session.scalars(select(SignInLink)).all() == []


def test_the_daily_letter_and_an_invitation_go_in_one_round(
    office: Flask, send: Run, session: Session, server: MailServer
) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 6, tzinfo=UTC), tick=False):
        hire(session, "Aino")
        invite(office, session, "aino")
        assert "1 would go" in send("letters", "daily", "--dry-run").output
        post(send)
    assert sorted(mail.kind for mail in outbox(session)) == ["daily", "invitation"]
    assert states(session) == ["sent", "sent"]
