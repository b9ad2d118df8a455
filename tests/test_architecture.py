"""The house stands as drawn: layers, sizes, names, purity. The checkers are tried in tests/architecture."""

from pathlib import Path

import pytest

from tests.architecture import budget, manners
from tests.architecture.contracts import lint, pure_sources
from tests.architecture.purity import loaded_by, starred
from tests.architecture.sources import ENTRANCES, ROOT, modules, python_files, tracked

MODULES = {str(path): text for path, text in modules().items()}
FILES = {str(path): text for path, text in python_files().items()}
PLAIN = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".sh",
    ".html",
    ".css",
    ".js",
    ".po",
    ".cfg",
    ".mako",
    ".yml",
    ".yaml",
    "",
}


def test_every_import_contract_holds() -> None:
    holds, said = lint()
    assert holds, said


def test_no_file_is_over_250_lines() -> None:
    assert budget.long_files(FILES) == []


def test_no_function_is_over_40_lines() -> None:
    assert budget.long_functions(FILES) == []


def test_no_test_is_over_16_lines() -> None:
    tests = {name: text for name, text in FILES.items() if Path(name).name.startswith("test_")}
    assert budget.long_functions(tests, budget.TEST_MAXIMUM, prefix="test_") == []


def test_the_median_file_has_at_most_60_lines_and_the_median_function_8() -> None:
    files, functions = budget.medians(MODULES)
    assert (files <= budget.FILE_MEDIAN, functions <= budget.FUNCTION_MEDIAN) == (True, True), (files, functions)


def test_no_import_stands_inside_a_function() -> None:
    assert {name: manners.hidden_imports(text) for name, text in FILES.items() if manners.hidden_imports(text)} == {}


def test_no_checker_is_switched_off() -> None:
    mine = {name: text for name, text in FILES.items() if not name.startswith("tests/architecture/")}
    assert {name: manners.silenced(text) for name, text in mine.items() if manners.silenced(text)} == {}


def test_a_package_file_holds_a_docstring_and_nothing_else() -> None:
    packages = {name: text for name, text in FILES.items() if name.endswith("__init__.py")}
    assert [name for name, text in packages.items() if manners.more_than_docstring(text)] == []


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {Path(name).parent for name in MODULES if name not in ENTRANCES}
    assert [str(folder) for folder in folders if str(folder / "__init__.py") not in MODULES] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name for name in FILES if manners.vague(Path(name))] == []


def test_nothing_of_the_product_imports_wsgi() -> None:
    assert [name for name, text in MODULES.items() if manners.imports_any(text, "wsgi")] == []


def test_only_wsgi_imports_config() -> None:
    assert [name for name, text in MODULES.items() if manners.imports_any(text, "config")] == ["wsgi.py"]


def test_nothing_of_the_product_imports_smtplib() -> None:
    assert [name for name, text in MODULES.items() if manners.imports_any(text, "smtplib")] == []


def test_the_contract_of_purity_names_every_pure_module() -> None:
    named = pure_sources()
    assert [module for module in starred() if not {module, module.rpartition(".")[0]} & named] == []


@pytest.mark.parametrize("module", starred())
def test_a_pure_module_loads_neither_web_nor_database(module: str) -> None:
    assert loaded_by(module) == set()


def test_no_tracked_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    plain = [path for path in tracked() if path.suffix in PLAIN and path.parts[:2] != ("tests", "architecture")]
    found = {str(path): manners.traces((ROOT / path).read_text(errors="replace")) for path in plain}
    assert {name: lines for name, lines in found.items() if lines} == {}
