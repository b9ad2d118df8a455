"""How each route is tried: the values in its address and the fields of its form, for an object of a given person.

A GET route without values in its address that shows a page (or a file: there is a dot in it) needs no line here; every
other route does:

    "GET /admin/audit.csv": Sample(page=False),
    "GET /people/<uuid:uuid>/card": Sample(lambda world, number: {"uuid": world.uuid(number)}),
    "POST /absences": Sample(body=lambda world, number: {"person": world.uuid(number), "first_day": str(world.today)}),
    "GET /on": Sample(page=False),

`number` is the employee number of the person whose object it should be; leave it aside where an object is nobody's.
Values that are not in the rule become the query ("?month=2026-10"). A missing kind of object is added to OBJECTS in
world.py. The form should be one that is taken from whoever may send it; its token comes by itself.
"""

from typing import Any

from app import clock, opaque
from scorecards.channels import queries as channels
from scorecards.channels.wishes import mark
from scorecards.responses.addresses import key_from
from tests.access import people_samples
from tests.access.sample import Make, Sample
from tests.access.world import DONE_IMPORT, World
from tests.company import PASSWORD
from tests.plugins.application import SETTINGS


def of_month(name: str) -> Make:
    """The address with ?month= of the world's month of this name."""
    return lambda world, _number: {"month": clock.month_text(getattr(world, name))}


def target(world: World, number: str) -> dict[str, str]:
    """A target of a person's team, from next month on."""
    month = clock.month_text(clock.next_month(world.current))
    place = {"channel": "phone", "month": month, "place": f"team:{world.member(number).team_id}"}
    return place | {"score": "61.5", "minimum": "12", "reason": "What the team reached"}


def answer(world: World, number: str) -> dict[str, Any]:
    """An answer that is credited to a person."""
    key = key_from(str(SETTINGS["secret_key"]))
    return {"uuid": opaque.sealed(key, world.response(number).id)}


def low_score(world: World, number: str) -> dict[str, Any]:
    """A low score a person was given and nobody has followed up."""
    key = key_from(str(SETTINGS["secret_key"]))
    return {"uuid": opaque.sealed(key, world.low_score(number).id)}


def untouched(_world: World, _number: str) -> dict[str, str]:
    """The form of a case as nobody has touched it."""
    return {"version": "0", "note": "Rang the customer"}


def done_import(_world: World, _number: str) -> dict[str, str]:
    """An import that is done, anybody's who may see imports."""
    return {"uuid": str(DONE_IMPORT)}


def channel(_world: World, _number: str) -> dict[str, str]:
    """A channel to be looked at before it is saved."""
    scale = {"metric": "nps", "lowest": "0", "highest": "10", "positive": "9", "negative": "6", "minimum": "10"}
    return {"key": "branch", "name": "Branch", **scale}


def phone(world: World, _number: str) -> dict[str, str]:
    """The phone as it is, looked at before it is saved."""
    return {**channel(world, ""), "seen": mark(channels.by_key(world.session, "phone"))}


SAMPLES: dict[str, Sample] = {
    **people_samples.SAMPLES,
    "GET /admin/imports/<uuid:uuid>": Sample(done_import),
    "GET /admin/imports/<uuid:uuid>/columns": Sample(lambda world, number: {"uuid": world.staged()}),
    "POST /admin/imports/<uuid:uuid>/columns": Sample(lambda world, number: {"uuid": world.staged()}),
    "POST /admin/imports/<uuid:uuid>/confirm": Sample(done_import),
    "POST /admin/imports/<uuid:uuid>/drop": Sample(done_import),
    "GET /admin/imports/<uuid:uuid>/problems.csv": Sample(done_import, page=False),
    "POST /admin/imports": Sample(),
    "POST /admin/channels/new": Sample(body=channel),
    "GET /admin/channels/<key>": Sample(lambda world, number: {"key": "phone"}),
    "POST /admin/channels/<key>": Sample(lambda world, number: {"key": "phone"}, phone),
    "GET /": Sample(page=False),
    "GET /healthz": Sample(page=False),
    "GET /readyz": Sample(page=False),
    "GET /static/<path:filename>": Sample(lambda world, number: {"filename": "kymppi.svg"}, page=False),
    "POST /sign-in": Sample(body=lambda world, number: {"email": "nobody@pankki.example", "password": PASSWORD}),
    "GET /sign-in/code": Sample(page=False),
    "POST /sign-in/code": Sample(),
    "POST /sign-out": Sample(),
    "POST /settings/security/password": Sample(),
    "POST /settings/security/elsewhere": Sample(),
    "POST /forgotten": Sample(body=lambda world, number: {"email": "nobody@pankki.example"}),
    "GET /invitation/<token>": Sample(lambda world, number: {"token": "x" * 43}, page=False),
    "POST /invitation/<token>": Sample(lambda world, number: {"token": "x" * 43}),
    "GET /settings/security/second-factor": Sample(page=False),
    "POST /settings/security/second-factor/new": Sample(),
    "POST /settings/security/second-factor/codes": Sample(),
    "POST /settings/security/second-factor/off": Sample(),
    "GET /people/<uuid:uuid>/card": Sample(lambda world, number: {"uuid": world.uuid(number)}),
    "GET /people/<uuid:uuid>/answers": Sample(lambda world, number: {"uuid": world.uuid(number)}),
    "GET /people/<uuid:uuid>/answers.csv": Sample(lambda world, number: {"uuid": world.uuid(number)}, page=False),
    "GET /card/answers.csv": Sample(page=False),
    "GET /answers/<uuid:uuid>": Sample(answer),
    "GET /card/months/<month>": Sample(of_month("closed")),
    "GET /card/months/<month>.csv": Sample(of_month("closed"), page=False),
    "POST /settings": Sample(body=lambda world, number: {"language": "sv"}),
    "POST /targets": Sample(body=target),
    "POST /targets/proposals": Sample(
        body=lambda world, number: {"proposal": world.proposal(number).line.id, "decision": "decline"}
    ),
    "GET /team/low-scores": Sample(lambda world, number: {"show": "done"}),
    "POST /team/low-scores/<uuid:uuid>/take": Sample(low_score, untouched),
    "POST /team/low-scores/<uuid:uuid>/release": Sample(low_score, untouched),
    "POST /team/low-scores/<uuid:uuid>/answer": Sample(low_score, untouched),
    "POST /team/low-scores/<uuid:uuid>/reopen": Sample(low_score, untouched),
    "GET /insights/month.csv": Sample(page=False),
    "GET /month/<uuid:person>": Sample(lambda world, number: {"person": world.uuid(number)}),
    "POST /month/prepare": Sample(of_month("prepared")),
    "POST /month/approve": Sample(of_month("prepared")),
    "POST /month/payroll.csv": Sample(of_month("closed")),
}


def sample(route: str) -> Sample | None:
    """How a route is tried; None where that has to be written down first."""
    plain = route.startswith("GET") and "<" not in route
    return SAMPLES.get(route) or (Sample(page="." not in route) if plain else None)
