"""For whom a viewer may set targets: management for everybody, supervisors for the teams and people they lead."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.access import Permission, Viewer
from app.people import queries as people
from scorecards.targets.queries import Placed

EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Place:
    """Whom a target is for. key is what a form sends back."""

    key: str
    label: str
    team_id: int | None = None
    person_id: int | None = None


def places(session: Session, viewer: Viewer, on: date) -> list[Place]:
    """Every place the viewer may set a target for, the widest first."""
    led = people.led_by(session, viewer.person_id, on)
    everybody = viewer.may(Permission.SET_ALL_TARGETS)
    own_teams = {member.team_id for member in led}
    teams = [
        Place(f"team:{team_id}", _("Team %(name)s", name=name), team_id=team_id)
        for name, team_id in people.teams(session).items()
        if everybody or team_id in own_teams
    ]
    persons = [Place(f"person:{member.uuid}", member.name, person_id=member.id) for member in led]
    return [*([Place(EVERYONE, _("Everyone"))] if everybody else []), *teams, *persons]


def with_everyone(own: list[Place]) -> list[Place]:
    """These places and the whole organisation, whose targets everybody may read, the widest first."""
    return own if own and own[0].key == EVERYONE else [Place(EVERYONE, _("Everyone")), *own]


def place_label(place: Placed, places: Collection[Place], names: Mapping[int, str]) -> str:
    """Whom a target is for, in words."""
    known = {(each.team_id, each.person_id): each.label for each in places}
    return known.get(place[1:]) or (names.get(place[2], "") if place[2] else str(_("Everyone")))
