"""`flask people ...`: bring people in from a file."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from app import clock
from app.cli import writing
from app.people import intake
from app.today import company_zone

group = AppGroup("people", help="Who works here.")


@group.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_file(file: Path) -> None:
    """Add and update people from a CSV FILE; all of it or, when any line is wrong, nothing."""
    zone = company_zone()
    with writing() as session:
        counts = intake.import_people(
            session, file, zone=zone, language=current_app.config["LANGUAGE"], now=clock.now()
        )
    click.echo(f"{counts.added} added, {counts.changed} changed, {counts.unchanged} unchanged.")
