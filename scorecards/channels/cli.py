"""`flask channels ...`: the ways customers are served."""

from typing import Any

import click
from flask.cli import AppGroup

from app import clock
from app.cli import writing
from scorecards.channels import queries
from scorecards.channels.setting import add_channel
from scorecards.channels.wishes import DEFAULT_MINIMUM, Wish

group = AppGroup("channels", help="The ways customers are served.")


@group.command("add")
@click.argument("key")
@click.option("--name", required=True, help="As people read it.")
@click.option("--metric", required=True, type=click.Choice(["nps", "csat"]))
@click.option("--scale", required=True, help="Lowest and highest score, such as 0-10.")
@click.option("--positive", required=True, type=int, help="Scores from this one up are positive.")
@click.option("--negative", required=True, type=int, help="Scores from this one down are negative.")
@click.option("--minimum", default=DEFAULT_MINIMUM, show_default=True, help="Responses a figure needs before it pays.")
@click.option("--name-fi", help="The name in Finnish.")
@click.option("--name-sv", help="The name in Swedish.")
def add(**option: Any) -> None:
    """Add a channel under KEY: lower-case letters, digits, - and _."""
    with writing() as session:
        add_channel(session, Wish(**option), now=clock.now())
    click.echo(f"{option['key']}: {option['name']} added.")


@group.command("list")
def show() -> None:
    """List the channels with their scales."""
    with writing() as session:
        for channel in queries.everything(session):
            bands = f"positive from {channel.positive_from}, negative to {channel.negative_to}"
            scale = f"{channel.metric} {channel.scale_min}-{channel.scale_max}"
            click.echo(f"{channel.key}: {channel.name}, {scale}, {bands}, minimum {channel.minimum}")
