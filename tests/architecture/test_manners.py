"""The checkers of manners find what they are for, and let the rest pass."""

from pathlib import PurePath

import pytest

from tests.architecture import manners


def test_an_import_inside_a_function_is_found_and_one_at_the_top_is_not() -> None:
    assert manners.hidden_imports("import os\ndef f():\n    import sys\n    from a import b\n") == [3, 4]


@pytest.mark.parametrize(
    "line",
    [
        "x = 1  # no" + "qa",
        "x = 1  # NO" + "QA: E501",
        "x = y  # type:" + " ignore",
        "x = y  # type:" + " ignore[arg-type]",
    ],
)
def test_a_silenced_checker_is_found(line: str) -> None:
    assert manners.silenced(line) == [1]


def test_an_ignored_type_with_its_code_and_a_reason_passes() -> None:
    assert manners.silenced("x = y  # type: ignore[arg-type]  # the stub is wrong about None\n") == []


@pytest.mark.parametrize("text", ["", "import os\n", '"""Words."""\nimport os\n', "x = 1\n"])
def test_a_package_file_with_more_or_less_than_a_docstring_is_found(text: str) -> None:
    assert manners.more_than_docstring(text)


def test_a_package_file_with_a_docstring_alone_passes() -> None:
    assert not manners.more_than_docstring('"""Words\n\nand more words."""\n')


@pytest.mark.parametrize(
    "path", ["app/utils.py", "scorecards/helpers/text.py", "bonus_rules/services.py", "app/common.py"]
)
def test_a_name_that_says_nothing_is_found(path: str) -> None:
    assert manners.vague(PurePath(path))


def test_a_name_that_says_something_passes() -> None:
    assert not manners.vague(PurePath("scorecards/responses/intake.py"))


@pytest.mark.parametrize("text", ["import smtplib", "from smtplib import SMTP", "def f():\n    import smtplib.x"])
def test_an_import_of_a_forbidden_module_is_found_wherever_it_stands(text: str) -> None:
    assert manners.imports_any(text, "smtplib")


def test_a_module_whose_name_only_begins_alike_passes() -> None:
    assert not manners.imports_any("import configparser", "config")


@pytest.mark.parametrize(
    "line",
    ["--extra-" + "index-url x", "pip --find" + "-links x", "see /ro" + "ot/x", "cd /wo" + "rk/x", "/ho" + "me/ada/x"],
)
def test_a_trace_of_a_machine_or_a_registry_is_found(line: str) -> None:
    assert manners.traces(f"fine\n{line}\n") == [2]


@pytest.mark.parametrize(
    "line", ["scorecards/board/my card", "framework/", "https://kymppi.example/home/", "/var/lib/kymppi"]
)
def test_ordinary_text_holds_no_trace(line: str) -> None:
    assert manners.traces(line) == []
