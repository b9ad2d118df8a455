"""`flask targets set`: a target from the command line."""

import click
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from app import clock
from app.cli import writing
from app.people import queries as people
from app.today import today
from scorecards.channels import queries as channels
from scorecards.maths.goal import goal
from scorecards.targets.setting import set_target
from scorecards.targets.wishes import Wish

group = AppGroup("targets", help="The score each channel should reach.")


@group.command("set")
@click.option("--channel", required=True, help="The channel's key.")
@click.option("--month", required=True, help="From this month on, such as 2026-12.")
@click.option("--score", required=True, help="Points, up to six decimals.")
@click.option("--minimum", help="The responses it takes; the channel's own unless given.")
@click.option("--team", help="Only for this team.")
@click.option("--person", help="Only for the person with this employee number.")
@click.option("--reason", required=True, help="Why; kept with the target.")
@click.option("--by", help="Employee number of who sets it.")
@click.option("--second", help="Employee number of who agrees, for raising a target in a running month.")
def set_command(**option: str | None) -> None:
    """Set a target for a channel from a month on: for everyone, a team or a person."""
    with writing() as session:
        wish = _wish(session, option)
        set_by, second = (_person_id(session, option[name]) for name in ("by", "second"))
        set_target(session, wish, today=today(), now=clock.now(), set_by=set_by, seconded_by=second)
    click.echo(f"{wish.channel.key}: target {wish.goal.score} from {option['month']} on, minimum {wish.goal.minimum}.")


def _wish(session: Session, option: dict[str, str | None]) -> Wish:
    if option["team"] and option["person"]:
        raise ValueError("a target is for a team or for a person: leave out --team or --person")
    channel = channels.by_key(session, option["channel"] or "")
    minimum = channel.minimum if option["minimum"] is None else _whole(option["minimum"])
    return Wish(
        channel=channel,
        month=clock.parse_month(option["month"] or ""),
        goal=goal(channel.metric, option["score"] or "", minimum),
        reason=option["reason"] or "",
        team_id=_team_id(session, option["team"]),
        person_id=_person_id(session, option["person"]),
    )


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"the minimum must be a whole number of responses, not {text!r}")
    return int(text)


def _team_id(session: Session, name: str | None) -> int | None:
    if name is None:
        return None
    known = people.teams(session)
    if name not in known:
        raise ValueError(f"there is no team {name!r} (there is: {', '.join(known) or 'none yet'})")
    return known[name]


def _person_id(session: Session, number: str | None) -> int | None:
    return None if number is None else people.known(session, number, today()).id
