"""Each import contract breaks when one line is added against it."""

from pathlib import Path

import pytest

from tests.architecture.contracts import copy_with, lint

AGAINST = {
    "Arrows only go down": ("app/health.py", "import scorecards.maths.metric"),
    "Only wsgi.py reads config.py, and nothing imports wsgi.py": ("app/health.py", "import config"),
    "The maths knows no web and no database": ("scorecards/maths/metric.py", "import flask"),
    "Rooms of scorecards": ("scorecards/channels/models.py", "import scorecards.targets.queries"),
    "Inside every room": ("scorecards/targets/models.py", "import scorecards.targets.queries"),
    "Inside bonus_rules, where everything starts from the plan in force": (
        "bonus_rules/models.py",
        "import bonus_rules.plans",
    ),
    "Inside notifications, from the scheduler down to what a letter says": (
        "notifications/queries.py",
        "import notifications.postman",
    ),
    "Only the mailer knows yagmail": ("notifications/postman.py", "import yagmail"),
    "Only scorecards opens its tables, forms and views": ("bonus_rules/closing.py", "import scorecards.targets.models"),
    "Only app opens its tables, forms and views": ("scorecards/wiring.py", "import app.people.models"),
    "Only bonus_rules opens its tables and views": ("notifications/wiring.py", "import bonus_rules.models"),
    "No circles": ("app/people/models.py", "import app.signin.models"),
}


@pytest.mark.parametrize("contract", AGAINST)
def test_a_contract_breaks_on_one_line_against_it(contract: str, tmp_path: Path) -> None:
    module, line = AGAINST[contract]
    holds, said = lint(copy_with(line, module, tmp_path))
    assert not holds
    assert f"{contract} BROKEN" in said
