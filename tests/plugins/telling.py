"""What tests count is told at the end of the run, from whichever process they ran in: `tell("640 cells")`."""

from collections.abc import Callable

import pytest

Tell = Callable[[str], None]
NAME = "told"


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Says a line at the end of the run."""
    return lambda line: record_property(NAME, line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write the lines that tests told, each once."""
    reports = [report for found in terminalreporter.stats.values() for report in found]
    told = [line for report in reports for name, line in getattr(report, "user_properties", ()) if name == NAME]
    for line in dict.fromkeys(told):
        terminalreporter.write_line(str(line))
