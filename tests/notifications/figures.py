"""Figures for letters: one made-up member, and a digest for every kind of message."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from email.message import EmailMessage
from uuid import UUID

from flask import Flask

from app.people.queries import Member
from notifications import letters
from notifications.digest import Channel, Digest, Share, digest
from notifications.letters import House
from scorecards.maths.goal import Goal
from scorecards.maths.metric import Metric, Tally
from scorecards.maths.outlook import Outlook, Remaining
from scorecards.maths.prospect import Prospect

MONTH = date(2026, 11, 1)
AT = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
HOUSE = House("Kymppi Pankki", "kymppi@pankki.example", "https://kymppi.pankki.example", in_euros=False)
LANGUAGES = ("en", "fi", "sv")
NAMES = {
    "en": {"phone": "Phone", "chat": "Chat", "email": "E-mail"},
    "fi": {"phone": "Puhelin", "chat": "Chat", "email": "Sähköposti"},
    "sv": {"phone": "Telefon", "chat": "Chatt", "email": "E-post"},
}
BONUS = Share("EUR", 8_050, 17_500, 20_000)
OPEN, MET, EMPTY = Tally(31, 9, 10), Tally(20, 4, 2), Tally()


def member(language: str = "en", name: str = "Aino Virtanen", email: str | None = "aino@pankki.example") -> Member:
    """Somebody in Helsinki, in the team Lahti."""
    return Member(
        id=1,
        uuid=UUID("5e0f1c9e-0000-4000-8000-000000000001"),
        employee_number="1001",
        name=name,
        email=email,
        language=language,
        time_zone="Europe/Helsinki",
        employed_from=date(2020, 1, 1),
        employed_to=None,
        team_id=1,
        team="Lahti",
        supervisor_id=None,
    )


def channel(name: str, tally: Tally, target: str | None, minimum: int = 10, metric: Metric = Metric.NPS) -> Channel:
    """A channel whose team stands at 44.0 and has the same target."""
    goal = None if target is None else Goal(Decimal(target), minimum)
    return Channel(name, metric, tally, goal, Tally(60, 24, 16), goal)


LIKELY = Prospect(0.8, Outlook.LIKELY, Remaining(9, 5, 14), 12)


def case(name: str, language: str = "en") -> Digest:
    """The figures of one kind of letter."""
    called = NAMES[language]
    channels = {
        "needed": (
            channel(called["phone"], OPEN, "45"),
            channel(called["chat"], MET, "62.5"),
            channel(called["email"], EMPTY, "85", metric=Metric.CSAT),
        ),
        "one_needed": (channel(called["phone"], Tally(30, 9, 8), "47.5"),),
        "all_met": (channel(called["phone"], MET, "50"), channel(called["chat"], Tally(9, 1, 1), "70.5")),
        "met": (channel(called["phone"], Tally(10, 5, 5), "25"),),
        "responses": (channel(called["phone"], Tally(6, 1, 0), "50"),),
        "unreachable": (channel(called["phone"], Tally(12, 1, 0), "100"),),
        "no_target": (channel(called["phone"], Tally(1, 2, 9), None),),
        "no_answers": (channel(called["phone"], EMPTY, "45"),),
        "no_channel": (),
        "chance": (replace(channel(called["phone"], OPEN, "45"), prospect=LIKELY),),
    }[name]
    return digest(MONTH, channels, "Lahti", BONUS if name in ("needed", "all_met") else None)


CASES = (
    *("needed", "one_needed", "all_met", "met", "responses", "unreachable", "no_target"),
    *("no_answers", "no_channel", "chance"),
)


def letter(flask_app: Flask, told: Digest, language: str = "en", house: House = HOUSE) -> EmailMessage:
    """The letter to our member with these figures."""
    with flask_app.app_context():
        return letters.daily(told, member(language), AT, house)


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    """The plain text of a letter, or its HTML, with plain line ends."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")
