"""A mapping written as the command's mapping file would hold it. Pure."""

import json
from collections.abc import Mapping as Table

DELETE = "\x7f"


def written(sections: Table[str, Table[str, str]]) -> str:
    """The document of these sections; empty ones are left out."""
    return "\n".join(_section(name, pairs) for name, pairs in sections.items() if pairs)


def _section(name: str, pairs: Table[str, str]) -> str:
    lines = [f"{_quoted(key)} = {_quoted(value)}" for key, value in pairs.items()]
    return "\n".join([f"[{name}]", *lines, ""])


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace(DELETE, "\\u007f")
