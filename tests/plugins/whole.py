"""`--whole`: tests that try a product of many things try all of it; else a part in which each thing is tried."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option."""
    parser.addoption("--whole", action="store_true", help="try whole products, which takes long; `make prove` does")
