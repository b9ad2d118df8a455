"""Letters made of what attackers have stored: no header more than there should be, nothing but text in their HTML."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import SMTP

import pytest

from app import clock
from app.people import queries as people
from app.signin.links import Purpose
from notifications import letters, link_letters, queries
from tests.access.letters import HOUSE
from tests.attacks.attacker import Attacker
from tests.attacks.filling import Filling
from tests.attacks.looking import evaluated, injected
from tests.attacks.payloads import EVERY
from tests.attacks.test_stored_attacks import SHORTER
from tests.plugins.telling import Tell

pytestmark = [pytest.mark.tour, pytest.mark.xdist_group("attacks"), pytest.mark.timeout(7200)]
HEADERS = {
    "subject",
    "mime-version",
    "content-type",
    "from",
    "to",
    "date",
    "message-id",
    "list-unsubscribe",
    "auto-submitted",
}
TYPES = ["multipart/alternative", "text/plain", "text/html"]


def addressed(letter: EmailMessage, member: people.Member, house: letters.House) -> Message:
    """The letter as it goes over the wire, read again."""
    now = clock.now()
    whole = letters.address(letter, member, "<1@localhost>", house, sent_at=now)
    return message_from_bytes(whole.as_bytes())


def faults(letter: Message) -> Iterator[str]:
    """What an attack has made of a letter."""
    names = {name.lower() for name, _ in letter.items()}
    if names != HEADERS or len(letter.items()) != len(HEADERS):
        yield f"headers: {sorted(letter.keys())}"
    if [part.get_content_type() for part in letter.walk()] != TYPES:
        yield f"parts: {[part.get_content_type() for part in letter.walk()]}"
    for part in letter.walk():
        payload = part.get_payload(decode=True)
        text = payload.decode() if isinstance(payload, bytes) else ""
        page = part.get_content_type() == "text/html"
        yield from [*evaluated(text), *(injected(text) if page else [])]
    if letter["To"].count("@") - letter["To"].count("evil.example") > 1 and '"' not in letter["To"]:
        yield f"to: {letter['To']}"


def test_a_letter_to_anybody_from_any_company_is_one_letter(attacker: Attacker, tell: Tell) -> None:
    session, today = attacker.tour.world.session, attacker.tour.world.today
    [aino] = people.everyone(session, today, [attacker.tour.world.member("1001").id])
    wrong, texts = [], [text for text in EVERY if letters.one_line(text)]
    with attacker.tour.flask_app.test_request_context():
        for text in texts:
            member, house = replace(aino, name=text), replace(HOUSE, company=text)
            letter = link_letters.written(Purpose.INVITATION, member, "http://localhost/x", clock.now(), house)
            wrong += [f"{text!r}: {fault}" for fault in faults(addressed(letter, member, house))]
    tell(f"letters: {len(texts)} names of people and companies, {len(wrong)} hits")
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.parametrize("local", ["=?utf-8?q?=0D=0AX-Mark=3A1?=", "x=?utf-8?b?DQpYLU1hcms6IDE=?="])
def test_no_letter_goes_to_an_address_that_mail_would_decode(attacker: Attacker, local: str) -> None:
    [aino] = people.everyone(attacker.tour.world.session, attacker.tour.world.today)[:1]
    with pytest.raises(ValueError, match="encoded word"):
        addressed(EmailMessage(policy=SMTP), replace(aino, email=f"{local}@pankki.example"), HOUSE)


def test_a_daily_letter_of_channels_and_teams_with_any_name_is_one_letter(
    attacker: Attacker, whole: bool, tell: Tell
) -> None:
    wrong, tries = [], range(0, len(SHORTER), 1 if whole else 12)
    session, today = attacker.tour.world.session, attacker.tour.world.today
    for at in tries:
        with attacker.undoing(), attacker.tour.flask_app.test_request_context():
            Filling(attacker).write_single([*SHORTER[at:], *SHORTER[:at]])
            session.expire_all()
            [aino] = members = people.everyone(session, today, [attacker.tour.world.member("1001").id])
            told = queries.digests(session, members, today, today=today)[aino.id]
            letter = addressed(letters.daily(told, aino, clock.now(), HOUSE), aino, HOUSE)
            wrong += [f"{SHORTER[at]!r}: {fault}" for fault in faults(letter)]
    tell(f"letters: {len(tries)} daily ones of names that are attacks, {len(wrong)} hits")
    assert not wrong, "\n".join(wrong[:40])
