"""Wires this floor into the application."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from app.access import Permission
from app.admin.deeds import Deed, name_deeds
from app.admin.signs import add_sign
from app.admin.tabs import Tab, add_tab
from app.frame import MenuEntry, add_entry
from app.jobs import Job, add_job
from app.people.following import Follower, add_follower
from scorecards.answers.views import blueprint as answers
from scorecards.board import jobs
from scorecards.board.chances_cli import chances
from scorecards.board.cli import needed_command
from scorecards.board.pages import blueprint as team
from scorecards.board.views import blueprint as board
from scorecards.channels import cli as channels_cli
from scorecards.channels import usage
from scorecards.channels.views import blueprint as channels
from scorecards.followups.views import blueprint as followups
from scorecards.imports.problem_file import blueprint as import_problems
from scorecards.imports.views import blueprint as imports
from scorecards.insights.views import blueprint as insights
from scorecards.responses import cli as responses_cli
from scorecards.responses import queries as answers_stored
from scorecards.responses import signs
from scorecards.responses.recrediting import recredit
from scorecards.tallies import queries as tallies
from scorecards.targets import cli as targets_cli
from scorecards.targets import queries as targets_set
from scorecards.targets.views import blueprint as targets

MENU = (
    MenuEntry(10, "board.my_card", _l("My card"), (Permission.OWN_CARD,)),
    MenuEntry(12, "answers.mine", _l("My answers"), (Permission.OWN_CARD,)),
    MenuEntry(20, "team.index", _l("Team"), (Permission.TEAM_CARDS,)),
    MenuEntry(22, "followups.index", _l("Low scores"), (Permission.ANSWER_LOW_SCORES,)),
    MenuEntry(26, "insights.channels", _l("Channels"), (Permission.SEE_AGGREGATES,)),
    MenuEntry(27, "insights.teams", _l("Teams"), (Permission.SEE_AGGREGATES,)),
    MenuEntry(28, "insights.month", _l("Month on a page"), (Permission.SEE_AGGREGATES,)),
    MenuEntry(30, "targets.index", _l("Targets"), (Permission.SET_TEAM_TARGETS, Permission.SET_ALL_TARGETS)),
)
TABS = (
    Tab(30, "channels.index", _l("Channels"), Permission.MANAGE_CHANNELS),
    Tab(40, "imports.index", _l("Imports"), Permission.IMPORT_ANSWERS),
)
COUNTED = {"counted": _l("counted"), "duplicate": _l("duplicates"), "rejected": _l("rejected")}
BANDS = {"scale": _l("scale"), "positive": _l("positive from"), "negative": _l("negative to"), "minimum": _l("minimum")}
DEEDS = {
    "channel.add": Deed(_l("Channel added"), {"metric": _l("metric"), **BANDS}),
    "channel.change": Deed(_l("Channel changed"), {"name": _l("name"), "metric": _l("metric"), **BANDS}),
    "target.set": Deed(_l("Target set"), {"month": _l("from month")}),
    "target.propose": Deed(_l("Target proposed")),
    "target.confirm": Deed(_l("Target confirmed by a second person")),
    "target.decline": Deed(_l("Proposed target declined")),
    "target.withdraw": Deed(_l("Proposed target withdrawn")),
    "follow_up.take": Deed(_l("Low score taken up")),
    "follow_up.release": Deed(_l("Low score given back")),
    "follow_up.answer": Deed(_l("Low score followed up")),
    "follow_up.reopen": Deed(_l("Low score opened again")),
    "mapping.save": Deed(_l("Choices for reading a file kept")),
    "responses.import": Deed(
        _l("Answers imported"), {"file": _l("file"), **COUNTED, "unmatched": _l("credited to nobody")}
    ),
}
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
    for blueprint in (channels, imports, import_problems, board, team, answers, followups, insights, targets):
        flask_app.register_blueprint(blueprint)
    for entry in MENU:
        add_entry(flask_app, entry)
    for tab in TABS:
        add_tab(flask_app, tab)
    name_deeds(flask_app, DEEDS)
    add_sign(flask_app, 50, signs.answers)
    usage.count_by(flask_app, answers=answers_stored.in_channel, targets=targets_set.number_in)
    for command in COMMANDS:
        flask_app.cli.add_command(command)
    add_job(flask_app, Job(jobs.NAME, jobs.run))
    add_follower(flask_app, Follower(tallies.last_closed, recredit))
