"""What the names of a file's columns are taken for."""

import re
import tomllib
from pathlib import Path

from scorecards.imports import proposing

SYSTEMS = Path(__file__).parents[3] / "docs/systems.md"


def test_the_columns_of_the_documented_mapping_are_proposed_as_it_names_them() -> None:
    example = re.search(r"```toml\n(\[columns\].*?)```", SYSTEMS.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    named = tomllib.loads(example[1])["columns"]
    assert proposing.columns(list(named.values())) == named
