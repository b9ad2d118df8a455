"""The project's own files, and its Python parsed."""

import ast
import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "scorecards", "bonus_rules", "notifications")
ENTRANCES = ("wsgi.py", "config.py")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file under version control or about to be, as paths from the root; without git, all but the ignored."""
    names = _listed_by_git() or [str(path.relative_to(ROOT)) for path in ROOT.rglob("*")]
    ignored = (".venv/", ".git/", "var/", "instance/")
    mine = (Path(name) for name in sorted(names) if not name.startswith(ignored) and "cache" not in name)
    return tuple(path for path in mine if (ROOT / path).is_file())


def _listed_by_git() -> list[str]:
    git = shutil.which("git")
    if git is None:
        return []
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.splitlines()


@cache
def modules() -> dict[Path, str]:
    """The text of every Python module of the product, by its path from the root; not of tests and migrations."""
    mine = [
        path for path in tracked() if path.suffix == ".py" and (path.parts[0] in PACKAGES or str(path) in ENTRANCES)
    ]
    return {path: (ROOT / path).read_text() for path in mine}


@cache
def python_files() -> dict[Path, str]:
    """The text of every Python file, tests and tools included; generated migration scripts are not in it."""
    mine = [path for path in tracked() if path.suffix == ".py" and path.parts[:2] != ("migrations", "versions")]
    return {path: (ROOT / path).read_text() for path in mine}


def functions(text: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method in this source, inner ones too."""
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def imported(text: str) -> set[str]:
    """The dotted name of every module this source imports, wherever the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names
