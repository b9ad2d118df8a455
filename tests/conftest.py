"""What every test can ask for stands in the plugins: application.py for databases and the application, browser.py."""

import pytest

pytest_plugins = [
    "tests.plugins.walls",
    "tests.plugins.application",
    "tests.plugins.company",
    "tests.plugins.browser",
    "tests.plugins.identity_provider",
    "tests.plugins.telling",
    "tests.plugins.whole",
]


@pytest.fixture(scope="session")
def base_url() -> None:
    """Tests name whole addresses. (pytest-playwright's own fixture is written in a way that pytest warns of.)"""
