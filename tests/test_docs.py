"""The documentation says what is so: every setting and command it names exists, and its examples are taken."""

import re
from pathlib import Path

import click
import pytest
from flask import Flask

import config
from app.people.people_file import COLUMNS
from bonus_rules import export_rows, plan_document
from scorecards.responses import mapping
from tests.architecture.sources import ROOT

PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^ {4}flask ([^\n]+)|`flask ([^`]+)`", re.MULTILINE)


def text_of(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def examples(name: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", text_of(name), re.DOTALL)


def test_the_settings_stand_in_their_order_and_none_is_missing() -> None:
    listed = re.findall(r"^\| `(KYMPPI_\w+)` \|", text_of("admin.md"), re.MULTILINE)
    assert listed == [f"KYMPPI_{name.upper()}" for name in config.Settings.model_fields]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_named_exists(page: Path, flask_app: Flask) -> None:
    named = [one or other for one, other in COMMAND.findall(page.read_text(encoding="utf-8"))]
    assert [line for line in named if not exists(flask_app.cli, line.replace("\\|", "/").split())] == []


def exists(group: click.Group, words: list[str]) -> bool:
    found: click.Command | None = group
    while isinstance(found, click.Group) and words and not words[0].startswith("-"):
        found = found.commands.get(words.pop(0))
    if found is None:
        return False
    options = {option for parameter in found.params for option in parameter.opts}
    return {word for word in words if word.startswith("--")} <= options


def test_every_command_of_ours_is_in_the_admins_table(flask_app: Flask) -> None:
    theirs = {"limiter", "roles", "routes", "run", "shell", "users", "translate"}
    ours = {name for name in flask_app.cli.commands if name not in theirs}
    told = {words.split()[0] for pair in COMMAND.findall(text_of("admin.md")) for words in pair if words}
    assert ours - told == set()


def test_the_mapping_and_the_plan_given_as_examples_are_taken() -> None:
    answers, plan = examples("systems.md", "toml")
    assert mapping.parse(answers).channels == {"Puhelinpalvelu": "phone", "Konttori": "branch"}
    assert plan_document.parse(plan).maximum_cents == 20000


def test_the_columns_of_people_and_payroll_are_all_explained() -> None:
    text = text_of("systems.md")
    assert ",".join(COLUMNS) in text
    assert [column for column in (*COLUMNS, *export_rows.COLUMNS) if f"`{column}`" not in text] == []
