"""`flask accounts ...`: who may sign in, by whoever runs the server."""

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy.orm import Session

from app import clock
from app.cli import writing
from app.people import queries
from app.people.models import Person
from app.people.queries import Member
from app.signin import accounts, choosing, first_admin, invitations
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
        choosing.check_choice(member, password)
    click.echo(f"{member.name} signs in as {member.email}.")


@group.command("invite")
@click.argument("number")
@click.option("--by", help="Employee number of whoever does it, for the audit log.")
def invite(number: str, by: str | None) -> None:
    """Send the person with employee NUMBER a letter with a link to choose a password by; again, if they had one."""
    with writing() as session:
        member = _member(session, number)
        actor_id = _member(session, by).id if by else None
        day = invitations.invite(session, member, actor_id, clock.now())
    click.echo(f"{member.name} gets a letter at {member.email} on {day}. The scheduler sends it.")


@group.command("first-admin")
@click.option("--name", required=True, help="First and last name.")
@click.option("--email", required=True, help="The address to sign in with.")
@click.option("--number", default="admin", show_default=True, help="The employee number, if they have one.")
def make_first_admin(name: str, email: str, number: str) -> None:
    """Make the first admin of an empty installation, and print the link by which they choose their password."""
    config = current_app.config
    person = Person(
        employee_number=number,
        name=name,
        email=email,
        language=config["LANGUAGE"],
        language_named=False,
        time_zone=str(config["TIME_ZONE"]),
        employed_from=today(),
    )
    with writing() as session:
        token = first_admin.make(session, person, today=today(), now=clock.now())
    click.echo(f"{name} chooses a password within a day, by this link, which works once:")
    click.echo(f"{config['BASE_URL']}/invitation/{token}")


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
