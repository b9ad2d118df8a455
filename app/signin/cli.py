"""`flask accounts ...`: who may sign in, by whoever runs the server."""

import click
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from app import clock
from app.cli import writing
from app.people import queries
from app.people.queries import Member
from app.signin import accounts
from app.today import today

group = AppGroup("accounts", help="Who may sign in.")


@group.command("set-password")
@click.argument("number")
@click.password_option(help="Asked for when not given.")
def set_password(number: str, password: str) -> None:
    """Let the person with employee NUMBER sign in with a new password."""
    with writing() as session:
        member = _member(session, number)
        accounts.set_password(session, member, password, clock.now())
    click.echo(f"{member.name} signs in as {member.email}.")


@group.command("close")
@click.argument("number")
def close(number: str) -> None:
    """Keep the person with employee NUMBER from signing in, at once; `set-password` lets them in again."""
    with writing() as session:
        member = _member(session, number)
        accounts.close(session, member, clock.now())
    click.echo(f"{member.name} can no longer sign in.")


def _member(session: Session, number: str) -> Member:
    member = queries.by_number(session, number, today())
    if member is None:
        raise ValueError(f"there is nobody with employee number {number}; `flask people import` brings people in")
    return member
