"""Wires this floor into the application."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from app.access import Permission
from app.frame import MenuEntry, add_entry
from app.jobs import Job, add_job
from app.people.following import Follower, add_follower
from scorecards.answers.views import blueprint as answers
from scorecards.board import jobs
from scorecards.board.cli import chances, needed_command
from scorecards.board.views import blueprint as board
from scorecards.channels import cli as channels_cli
from scorecards.responses import cli as responses_cli
from scorecards.responses.recrediting import recredit
from scorecards.tallies import queries as tallies
from scorecards.targets import cli as targets_cli
from scorecards.targets.views import blueprint as targets

MENU = (
    MenuEntry(10, "board.my_card", _l("My card"), (Permission.OWN_CARD,)),
    MenuEntry(12, "answers.mine", _l("My answers"), (Permission.OWN_CARD,)),
    MenuEntry(20, "board.team", _l("Team"), (Permission.TEAM_CARDS,)),
    MenuEntry(30, "targets.index", _l("Targets"), (Permission.SET_TEAM_TARGETS, Permission.SET_ALL_TARGETS)),
)
COMMANDS = (
    channels_cli.group,
    responses_cli.responses,
    responses_cli.tallies,
    targets_cli.group,
    needed_command,
    chances,
)


def init_app(flask_app: Flask) -> None:
    """Wire the floor."""
    for blueprint in (board, answers, targets):
        flask_app.register_blueprint(blueprint)
    for entry in MENU:
        add_entry(flask_app, entry)
    for command in COMMANDS:
        flask_app.cli.add_command(command)
    add_job(flask_app, Job(jobs.NAME, jobs.run))
    add_follower(flask_app, Follower(tallies.last_closed, recredit))
