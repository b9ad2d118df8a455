"""One company for all attacks on a kind of database; each attack is undone before the next."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from flask import Flask

from tests.access.tour import touring
from tests.attacks.attacker import Attacker
from tests.needs import need
from tests.plugins.application import copied
from tests.plugins.isolation import engine_of
from tests.plugins.servers import NO_POSTGRESQL, Servers, postgresql_answers


@pytest.fixture(scope="session")
def attackers(servers: Servers, standing: Callable[[str], Flask]) -> Iterator[Callable[[str], Attacker]]:
    """The attacker on a database of this kind that nobody else uses; made when first asked for."""
    known: dict[str, Attacker] = {}
    with ExitStack() as stack:

        def on(kind: str) -> Attacker:
            need(kind == "sqlite" or postgresql_answers(), NO_POSTGRESQL)
            if kind not in known:
                flask_app = copied(standing, servers, kind)
                stack.callback(engine_of(flask_app).dispose)
                known[kind] = Attacker(stack.enter_context(touring(flask_app)))
                assert known[kind].fields.posted, "read before anything is changed and undone"
            return known[kind]

        yield on


@pytest.fixture
def attacker(attackers: Callable[[str], Attacker]) -> Attacker:
    """The attacker, where the kind of database makes no difference."""
    return attackers("sqlite")


@pytest.fixture
def each_attacker(attackers: Callable[[str], Attacker], database_kind: str) -> Attacker:
    """The attacker on each kind of database."""
    return attackers(database_kind)


@pytest.fixture(scope="session")
def whole(pytestconfig: pytest.Config) -> bool:
    """Whether every attack is tried at every place (`make prove`), not each somewhere and some at each place."""
    return bool(pytestconfig.getoption("--whole"))
