"""What the sources may not hold: hidden imports, silenced warnings, vague names, traces of a machine."""

import ast
import re
from pathlib import PurePath

from tests.architecture.sources import functions, imported

SILENCED = re.compile(
    r"#\s*(noqa|type:\s*ignore(?!\[[\w, -]+\]\s+#\s*\w+)|pragma:\s*no cover|ruff:|mypy:)", re.IGNORECASE
)
VAGUE = {"services", "service", "utils", "util", "helpers", "helper", "common", "misc"}
REGISTRY = re.compile(
    r"--(extra-)?index-url|--find-links|--trusted-host|file:///(?!tmp)|https?://[^\s/]+/(pypi|simple)\b"
)
MACHINE = re.compile(r"(?<![\w.])/(root|home/\w+|Users/\w+|work)/|\.pyenv")


def hidden_imports(text: str) -> list[int]:
    """The lines of imports that stand inside a function."""
    inside = [node for function in functions(text) for node in ast.walk(function)]
    return sorted({node.lineno for node in inside if isinstance(node, ast.Import | ast.ImportFrom)})


def silenced(text: str) -> list[int]:
    """The lines that switch a checker off; `type: ignore` is let through with its code and a reason after it."""
    return [number for number, line in enumerate(text.splitlines(), 1) if SILENCED.search(line)]


def more_than_docstring(text: str) -> bool:
    """Whether a package's `__init__.py` holds anything but a docstring, or not even that."""
    tree = ast.parse(text)
    return len(tree.body) != 1 or ast.get_docstring(tree) is None


def vague(path: PurePath) -> bool:
    """Whether a file or one of its folders is called by a word that says nothing."""
    return bool(VAGUE & {part.removesuffix(".py") for part in path.parts})


def imports_any(text: str, *names: str) -> bool:
    """Whether this source imports one of these modules or something in them."""
    return any(found == name or found.startswith(f"{name}.") for found in imported(text) for name in names)


def traces(text: str) -> list[int]:
    """The lines that name a package registry or a folder of one particular machine."""
    return [number for number, line in enumerate(text.splitlines(), 1) if REGISTRY.search(line) or MACHINE.search(line)]
