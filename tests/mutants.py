"""Mutation testing of the arithmetic people are paid by: every small change to it must fail a test.

Run as a program (`make mutants`) it changes a copy of the checkout under var/, one place at a time, and prints how
many changes the tests caught in each file. With names of modules, only theirs: tests/mutants.py curve pool.
The exit status is 1 when a change survived that docs/mutation.md does not list.
"""

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPY = ROOT / "var" / "mutation"
LISTED = ROOT / "docs" / "mutation.md"
CAUGHT = {1: "killed", 3: "killed", 36: "timeout", 24: "timeout", -24: "timeout", 152: "timeout", 255: "timeout"}
CONFTEST = """from hypothesis import HealthCheck, Phase, settings

phases, checks = (Phase.explicit, Phase.generate), [HealthCheck.differing_executors]
settings.register_profile("mutants", derandomize=True, deadline=None, phases=phases, suppress_health_check=checks)
settings.load_profile("mutants")

def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: ("thousands" in item.name or "cheaper" in item.name, "hypothesis" in item.keywords))
"""


def laid_out() -> None:
    """Copy the product and its tests, without what needs a database or a browser; results of before stay."""
    for name in ("app", "scorecards", "bonus_rules", "tests"):
        shutil.copytree(ROOT / name, COPY / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "pyproject.toml", COPY)
    (COPY / "tests" / "conftest.py").write_text(CONFTEST)
    shared = COPY / "shared"
    if not shared.exists():
        shared.symlink_to(ROOT.parent / "shared")


def forget_survivors() -> None:
    """Have the changes that no test caught so far tried again: tests may have come since."""
    for path in (COPY / "mutants").rglob("*.py.meta"):
        meta = json.loads(path.read_text())
        codes = meta["exit_code_by_key"]
        meta["exit_code_by_key"] = {name: code if code in CAUGHT else None for name, code in codes.items()}
        path.write_text(json.dumps(meta, indent=4))


def outcomes() -> dict[str, dict[str, int | None]]:
    """How the tests ended for every change, by file: pytest's exit code, None for one not tried."""
    found = {}
    for path in sorted((COPY / "mutants").rglob("*.py.meta")):
        results = json.loads(path.read_text())["exit_code_by_key"]
        if results:
            found[str(path.relative_to(COPY / "mutants")).removesuffix(".meta")] = results
    return found


def survivors(results: dict[str, int | None]) -> list[str]:
    """The changes no test caught."""
    return [name for name, code in results.items() if code is not None and code not in CAUGHT]


def row(name: str, results: dict[str, int | None]) -> str:
    """A line of the table for one file, or for all."""
    tried = Counter(CAUGHT.get(code, "survived") for code in results.values() if code is not None)
    caught, total = tried["killed"] + tried["timeout"], tried.total()
    return f"| {name} | {caught} | {total} | {100 * caught / max(1, total):.1f} % |\n"


def main(modules: list[str]) -> int:
    """Try the changes, print the table; 1 when one survived that is not listed."""
    laid_out()
    forget_survivors()
    wanted = [f"*.{module}.*" for module in modules]
    subprocess.run([Path(sys.executable).parent / "mutmut", "run", *wanted], cwd=COPY, check=False)
    found = outcomes()
    everything = {name: code for results in found.values() for name, code in results.items()}
    sys.stdout.write("\n| file | caught | changes | share |\n|---|---|---|---|\n")
    sys.stdout.writelines(row(file, results) for file, results in found.items())
    sys.stdout.write(row("together", everything))
    unlisted = [name for name in survivors(everything) if name not in LISTED.read_text()]
    sys.stdout.writelines(f"survived and not listed: {name}\n" for name in unlisted)
    return 1 if unlisted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
