"""`flask accounts ...`: passwords, by whoever runs the server."""

import click
from flask.cli import AppGroup

from app import clock
from app.db import db
from app.people import queries
from app.signin import accounts

group = AppGroup("accounts", help="Who may sign in.")


@group.command("set-password")
@click.argument("number")
@click.password_option(help="Asked for when not given.")
def set_password(number: str, password: str) -> None:
    """Let the person with employee NUMBER sign in with a new password."""
    now = clock.now()
    member = queries.by_number(db.session, number, now.date())
    if member is None:
        raise click.UsageError(f"there is nobody with employee number {number}; `flask people import` brings people in")
    try:
        accounts.set_password(db.session, member, password, now)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    db.session.commit()
    click.echo(f"{member.name} signs in as {member.email}.")
