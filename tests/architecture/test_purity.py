"""The purity check sees what a module drags in."""

from pathlib import Path

from tests.architecture.purity import loaded_by, starred


def test_a_module_that_imports_flask_far_down_is_seen(tmp_path: Path) -> None:
    (tmp_path / "upper.py").write_text("import lower\n")
    (tmp_path / "lower.py").write_text("def f() -> None: ...\nimport flask\n")
    assert {"flask", "werkzeug", "jinja2"} <= loaded_by("upper", tmp_path)


def test_a_module_of_the_standard_library_alone_is_pure(tmp_path: Path) -> None:
    (tmp_path / "plain.py").write_text("import datetime\n")
    assert loaded_by("plain", tmp_path) == set()


def test_the_maths_is_among_the_starred_modules() -> None:
    assert "scorecards.maths.progress" in starred()
