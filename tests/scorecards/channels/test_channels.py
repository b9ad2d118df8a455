"""Channels are added by a command, and what cannot be one is refused with what to write instead."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit import AuditEntry
from scorecards.channels import queries
from tests.plugins.application import Run

BANDS = ("--metric", "nps", "--scale", "0-10", "--positive", "9", "--negative", "6")
PHONE = ("channels", "add", "phone", "--name", "Phone", *BANDS)


def changed(option: str, value: str) -> list[str]:
    args = list(PHONE)
    args[args.index(option) + 1] = value
    return args


def test_a_channel_is_stored_as_given(run: Run, session: Session) -> None:
    run(*PHONE, "--minimum", "5", "--name-fi", "Puhelin", "--name-sv", "Telefon")
    [channel] = queries.everything(session)
    names = [channel.name_in(code) for code in ("en", "fi", "sv")]
    assert (channel.key, names) == ("phone", ["Phone", "Puhelin", "Telefon"])
    assert (channel.metric, channel.scale_min, channel.scale_max, channel.minimum) == ("nps", 0, 10, 5)
    assert [channel.band(score) for score in (0, 6, 7, 8, 9, 10)] == [-1, -1, 0, 0, 1, 1]


def test_a_channel_takes_ten_responses_unless_told_otherwise(run: Run, session: Session) -> None:
    run(*PHONE)
    assert queries.by_key(session, "phone").minimum == 10


def test_adding_a_channel_leaves_a_trace(run: Run, session: Session) -> None:
    run(*PHONE)
    [entry] = session.scalars(select(AuditEntry))
    assert (entry.action, entry.subject, entry.subject_key) == ("channel.add", "channel", "phone")
    assert entry.details["scale"] == [0, 10]


def test_a_key_that_exists_is_refused(run: Run, session: Session) -> None:
    run(*PHONE)
    assert "'phone' already" in run(*changed("--name", "Other"), status=2).output
    assert [channel.name for channel in queries.everything(session)] == ["Phone"]


@pytest.mark.parametrize("key", ["Phone", "pho ne", "phöne", "", "p" * 41, "phone\n"])
def test_a_key_of_other_letters_is_refused(run: Run, session: Session, key: str) -> None:
    assert "lower-case letters" in run(*changed("add", key), status=2).output
    assert queries.everything(session) == []


@pytest.mark.parametrize("scale", ["10-0", "5-5", "0..10", "a-b", "10", "-1-5", "0-9999", "٠-١٠"])
def test_a_scale_that_is_none_is_refused(run: Run, scale: str) -> None:
    assert "scale" in run(*changed("--scale", scale), status=2).output


@pytest.mark.parametrize(("positive", "negative"), [("11", "6"), ("6", "6"), ("5", "6"), ("9", "-1")])
def test_bands_that_do_not_fit_the_scale_are_refused(run: Run, positive: str, negative: str) -> None:
    args = changed("--positive", positive)
    args[args.index("--negative") + 1] = negative
    assert "0 <= negative < positive <= 10" in run(*args, status=2).output


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "two\nlines"])
def test_a_name_that_is_none_is_refused(run: Run, name: str) -> None:
    assert "name" in run(*changed("--name", name), status=2).output


def test_an_unknown_metric_is_refused(run: Run) -> None:
    assert "'nps', 'csat'" in run(*changed("--metric", "ces"), status=2).output


def test_a_minimum_below_zero_is_refused(run: Run) -> None:
    assert "minimum" in run(*PHONE, "--minimum", "-1", status=2).output


def test_the_channels_are_listed(run: Run) -> None:
    run(*PHONE)
    assert run("channels", "list").output == "phone: Phone, nps 0-10, positive from 9, negative to 6, minimum 10\n"
