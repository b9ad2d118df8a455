"""Purity: a starred module of the architecture loads neither web nor database, seen in a process of its own."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import ROOT

IMPURE = ("flask", "werkzeug", "wtforms", "jinja2", "sqlalchemy", "alembic", "yagmail", "apscheduler")
STARRED = (
    "app/clock.py",
    "app/access.py",
    "app/csvs.py",
    "scorecards/maths/*.py",
    "bonus_rules/rules.py",
    "bonus_rules/month.py",
    "bonus_rules/export_rows.py",
    "notifications/digest.py",
)


def starred() -> list[str]:
    """The dotted names of the starred modules that exist."""
    files = sorted(path for pattern in STARRED for path in ROOT.glob(pattern) if path.stem != "__init__")
    return [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files]


def loaded_by(module: str, root: Path = ROOT) -> set[str]:
    """Which impure packages a fresh interpreter has loaded after importing this module."""
    script = f"import sys, {module}; print(*({set(IMPURE)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    return set(done.stdout.split())
