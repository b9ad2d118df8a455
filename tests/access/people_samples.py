"""How HR's routes are tried; see samples.py."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from sqlalchemy import select
from werkzeug.datastructures import FileStorage

from app.people import editing, places
from app.people.away import seen_of
from app.people.models import Absence
from tests.access import people_objects
from tests.access.sample import Make, Sample
from tests.access.world import World


def person(world: World, number: str) -> dict[str, str]:
    """The person."""
    return {"uuid": world.uuid(number)}


def facts(world: World, number: str) -> dict[str, str]:
    """The person as they are, with another language."""
    known = editing.facts(world.session, world.member(number).uuid)
    assert known
    plain = {"name": known.name, "email": known.email or "", "time_zone": known.time_zone, "language": "sv"}
    days = {"employed_from": str(known.employed_from), "employed_to": ""}
    return {**plain, **days, "part_time_percent": str(known.part_time_percent), "seen": known.seen()}


def move(world: World, number: str) -> dict[str, str]:
    """To another team from today on."""
    seen = places.seen_of(places.places(world.session, world.member(number).id))
    return {"team": "Turku", "supervisor": "2002", "starts_on": str(world.today), "seen": seen, "step": "move"}


def coming(world: World, _number: str) -> dict[str, str]:
    """Kerttu's move to come."""
    return {"uuid": world.uuid("1008"), "day": str(world.today + people_objects.MOVES_ON)}


def coming_seen(world: World, _number: str) -> dict[str, str]:
    """Kerttu's teams as they are."""
    return {"seen": places.seen_of(places.places(world.session, world.member("1008").id))}


def absence(world: World, number: str) -> dict[str, Any]:
    """The person's absence."""
    own = select(Absence.id).filter_by(person_id=world.member(number).id)
    return {"uuid": world.uuid(number), "absence_id": world.session.scalars(own).one()}


def days(world: World, number: str) -> dict[str, str]:
    """The day of the absence as it is, and days long past in its place."""
    first = world.session.scalars(select(Absence.first_day).filter_by(person_id=world.member(number).id)).one()
    return {"first_day": "2020-02-03", "last_day": "2020-02-04", "seen": seen_of(first, first)}


def role(world: World, _number: str) -> dict[str, str]:
    """A role from today on."""
    return {"role": "management", "wish": "grant", "starts_on": str(world.today)}


def of_file(kind: str) -> Make:
    """A file of this kind."""
    return lambda world, _number: {"uuid": people_objects.file_of(world.session, kind)}


def asked(world: World, _number: str) -> dict[str, Any]:
    """The role asked for."""
    return {"uuid": world.uuid("1002"), "asked": people_objects.request(world.session)}


def decided(world: World, _number: str) -> dict[str, Any]:
    """The role asked for, by itself."""
    return {"asked": people_objects.request(world.session)}


def upload(_world: World, _number: str) -> dict[str, Any]:
    """A file of people."""
    return {"file": FileStorage(BytesIO(people_objects.FILE.encode()), "people.csv")}


SAMPLES: Mapping[str, Sample] = {
    "GET /people/list.csv": Sample(page=False),
    "GET /people/<uuid:uuid>": Sample(person),
    "GET /people/<uuid:uuid>/facts": Sample(person),
    "POST /people/<uuid:uuid>/facts": Sample(person, facts),
    "GET /people/<uuid:uuid>/move": Sample(person),
    "POST /people/<uuid:uuid>/move": Sample(person, move),
    "POST /people/<uuid:uuid>/move/<day>/undo": Sample(coming, coming_seen),
    "GET /people/<uuid:uuid>/absences/new": Sample(person),
    "POST /people/<uuid:uuid>/absences/new": Sample(person, days),
    "GET /people/<uuid:uuid>/absences/<int:absence_id>": Sample(absence),
    "POST /people/<uuid:uuid>/absences/<int:absence_id>": Sample(absence, days),
    "POST /people/<uuid:uuid>/absences/<int:absence_id>/remove": Sample(absence, days),
    "POST /people/<uuid:uuid>/invite": Sample(person),
    "POST /people/<uuid:uuid>/close": Sample(person),
    "GET /people/<uuid:uuid>/roles": Sample(person),
    "POST /people/<uuid:uuid>/roles": Sample(person, role),
    "POST /people/<uuid:uuid>/roles/<uuid:asked>/take-back": Sample(asked),
    "POST /people/import": Sample(body=upload),
    "GET /people/import/<uuid:uuid>": Sample(of_file("people")),
    "POST /people/import/<uuid:uuid>": Sample(of_file("people")),
    "POST /people/import/<uuid:uuid>/forget": Sample(of_file("people")),
    "GET /people/import/<uuid:uuid>/result": Sample(of_file("people done")),
    "GET /people/import/<uuid:uuid>/refused.csv": Sample(of_file("people"), page=False),
    "POST /admin/roles/<uuid:asked>": Sample(decided, lambda world, number: {"decision": "approve"}),
}
