"""The walls hold: no test leaves the machine, and what is missing is told."""

import os
import socket

import pytest

from tests import needs
from tests.plugins.walls import is_here

ELSEWHERE = ("192.0.2.7", 80)


@pytest.mark.parametrize("address", [("127.0.0.1", 25), ("::1", 25, 0, 0), ("localhost", 5432), "/run/socket"])
def test_an_address_of_this_machine_is_let_through(address: object) -> None:
    assert is_here(address)


@pytest.mark.parametrize("address", [ELSEWHERE, ("mail.example.com", 25), ("0.0.0.1", 1)])
def test_any_other_address_is_not(address: object) -> None:
    assert not is_here(address)


def test_a_test_that_reaches_out_fails() -> None:
    with socket.socket() as plug, pytest.raises(AssertionError, match="reached out"):
        plug.connect(ELSEWHERE)


def test_settings_of_whoever_runs_the_suite_are_forgotten() -> None:
    assert [name for name in os.environ if name.startswith("KYMPPI_")] == []


def test_what_is_missing_skips_a_test_at_home_and_fails_it_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "IN_CI", False)
    with pytest.raises(pytest.skip.Exception, match="no owls"):
        needs.need(False, "no owls")
    monkeypatch.setattr(needs, "IN_CI", True)
    with pytest.raises(pytest.fail.Exception, match="no owls"):
        needs.need(False, "no owls")


def test_what_is_there_stops_nobody() -> None:
    needs.need(True, "no owls")
