"""Mutation testing of the arithmetic people are paid by: every small change to it must fail a test.

Run as a program (`make mutants`) it changes each file below in a copy under var/, one place at a time, and prints how
many changes the file's tests caught. `make mutants MODULES="curve pool"` tries only those. What was caught before is
not tried again until the file changes; throw var/mutation away to begin anew.
The exit status is 1 when a change survived that docs/mutation.md does not list.
"""

import json
import resource
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPIES = ROOT / "var" / "mutation"
LISTED = ROOT / "docs" / "mutation.md"
MATHS, BONUS = "scorecards/maths", "bonus_rules"
RULES: tuple[str, ...] = ("test_rules.py", "test_whole_sums.py", "test_carry.py", "test_rules_properties.py")
CHANCE: tuple[str, ...] = ("test_chance_batch.py", "test_chance.py")
FIT: tuple[str, ...] = ("test_likelihood.py", "test_fit.py")
TESTS: dict[str, tuple[str, ...]] = {
    f"{MATHS}/metric.py": ("test_metric.py", "test_needed.py", "test_progress.py"),
    f"{MATHS}/goal.py": ("test_goal.py", "test_needed.py"),
    f"{MATHS}/progress.py": ("test_progress_edges.py", "test_progress.py", "test_remaining_vectors.py"),
    f"{MATHS}/needed.py": ("test_needed.py",),
    f"{MATHS}/tiers.py": ("test_tiers.py", "test_remaining_vectors.py"),
    f"{MATHS}/composite.py": ("test_composite.py", "test_cheapest.py"),
    f"{MATHS}/rising.py": ("test_allotment.py", "test_cheapest.py"),
    f"{MATHS}/allotment.py": ("test_allotment.py", "test_cheapest.py"),
    f"{MATHS}/cheapest.py": ("test_cheapest.py",),
    f"{MATHS}/hits.py": ("test_cheapest.py",),
    f"{MATHS}/interval.py": ("test_interval.py",),
    f"{MATHS}/mix.py": ("test_prior.py", *FIT, *CHANCE),
    f"{MATHS}/settings.py": ("test_prior.py", "test_arrivals.py"),
    f"{MATHS}/tilts.py": ("test_prior.py",),
    f"{MATHS}/prior.py": ("test_prior.py", *FIT),
    f"{MATHS}/month_shape.py": ("test_arrivals.py",),
    f"{MATHS}/pace.py": ("test_arrivals.py", *FIT),
    f"{MATHS}/arrivals.py": ("test_arrivals.py", "test_outlook.py", *CHANCE),
    f"{MATHS}/outlook.py": ("test_outlook.py",),
    f"{MATHS}/calibration.py": ("test_calibration.py",),
    f"{MATHS}/chance.py": CHANCE,
    f"{MATHS}/chance_batch.py": CHANCE,
    f"{MATHS}/chance_columns.py": CHANCE,
    f"{MATHS}/chance_sums.py": CHANCE,
    f"{MATHS}/chance_beyond.py": CHANCE,
    f"{MATHS}/mix_likelihood.py": FIT,
    f"{MATHS}/arrival_likelihood.py": FIT,
    f"{MATHS}/fit.py": ("test_fit.py",),
    f"{MATHS}/fit_pace.py": ("test_fit.py",),
    f"{MATHS}/search.py": ("test_search.py", "test_fit.py"),
    f"{BONUS}/pool.py": ("test_pool.py",),
    f"{BONUS}/curve.py": ("test_curve.py", *RULES),
    f"{BONUS}/percents.py": RULES,
    f"{BONUS}/carry.py": ("test_carry.py",),
    f"{BONUS}/rules.py": RULES,
}
MOST_MEMORY = 4 * 2**30
CAUGHT = {1: "killed", 3: "killed", 36: "timeout", 24: "timeout", -24: "timeout", 152: "timeout", 255: "timeout"}
CONFTEST = """from hypothesis import HealthCheck, Phase, settings

phases, checks = (Phase.explicit, Phase.generate), [HealthCheck.differing_executors]
settings.register_profile("mutants", derandomize=True, deadline=None, phases=phases, suppress_health_check=checks)
settings.load_profile("mutants")

def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: ("thousands" in item.name or "cheaper" in item.name, "hypothesis" in item.keywords))
"""


def tried(source: str) -> dict[str, int | None]:
    """Change the file in every place; pytest's exit code for every change, None for one not tried."""
    copy = COPIES / Path(source).stem
    lay_out(copy, source)
    for results in copy.rglob("*.py.meta"):
        forget_survivors(results)
    subprocess.run([Path(sys.executable).parent / "mutmut", "run"], cwd=copy, check=False)
    codes: dict[str, int | None] = json.loads((copy / "mutants" / f"{source}.meta").read_text())["exit_code_by_key"]
    return codes


def lay_out(copy: Path, source: str) -> None:
    """Copy the product and its tests, with settings for this one file."""
    for name in ("app", "scorecards", "bonus_rules", "tests"):
        shutil.copytree(ROOT / name, copy / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    folder = f"tests/{Path(source).parent}"
    chosen = {
        "only_mutate": [source],
        "pytest_add_cli_args_test_selection": [f"{folder}/{name}" for name in TESTS[source]],
    }
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in chosen.items())
    settings = (ROOT / "pyproject.toml").read_text().replace("[tool.mutmut]\n", f"[tool.mutmut]\n{lines}")
    (copy / "pyproject.toml").write_text(settings)
    (copy / "tests" / "conftest.py").write_text(CONFTEST)
    if not (copy / "shared").exists():
        (copy / "shared").symlink_to(ROOT.parent / "shared")


def forget_survivors(results: Path) -> None:
    """Have the changes that no test caught so far tried again: tests may have come since."""
    meta = json.loads(results.read_text())
    codes = meta["exit_code_by_key"]
    meta["exit_code_by_key"] = {name: code if code in CAUGHT else None for name, code in codes.items()}
    results.write_text(json.dumps(meta, indent=4))


def survivors(results: dict[str, int | None]) -> list[str]:
    """The changes no test caught."""
    return [name for name, code in results.items() if code not in CAUGHT]


def row(name: str, results: dict[str, int | None]) -> str:
    """A line of the table for one file, or for all."""
    caught, total = len(results) - len(survivors(results)), len(results)
    late = Counter(CAUGHT.get(code or 0) for code in results.values())["timeout"]
    return f"| {name} | {total} | {caught} | {late} | {100 * caught / max(1, total):.1f} % |\n"


def main(modules: list[str]) -> int:
    """Try the changes, print the table; 1 when one survived that is not listed."""
    # A change that makes a loop endless must fail for want of memory before the machine has none left.
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    found = {source: tried(source) for source in TESTS if not modules or Path(source).stem in modules}
    everything = {name: code for results in found.values() for name, code in results.items()}
    sys.stdout.write("\n| file | changes | caught | of these by time running out | share |\n|---|---|---|---|---|\n")
    sys.stdout.writelines(row(source, results) for source, results in found.items())
    sys.stdout.write(row("together", everything))
    unlisted = [name for name in survivors(everything) if f"`{name}`" not in LISTED.read_text()]
    sys.stdout.writelines(f"survived and not listed: {name}\n" for name in unlisted)
    return 1 if unlisted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
