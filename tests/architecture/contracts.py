"""The import contracts of pyproject.toml, held against the packages as they are or with one line added."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.sources import PACKAGES, ROOT


def lint(root: Path = ROOT) -> tuple[bool, str]:
    """Whether every contract holds for the packages in this folder, and what import-linter said, on one line."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    return done.returncode == 0, " ".join((done.stdout + done.stderr).split())


def copy_with(line: str, module: str, folder: Path) -> Path:
    """A copy of the packages and the contracts in which this module has one more line."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("[!_a-z]*", "*.html", "static"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    with (folder / module).open("a") as source:
        source.write(f"{line}\n")
    return folder


def pure_sources() -> set[str]:
    """The modules and packages the contract of purity names."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {
        name
        for contract in contracts
        if contract["name"].startswith("The maths")
        for name in contract["source_modules"]
    }
