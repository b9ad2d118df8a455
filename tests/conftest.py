"""What every test can ask for stands in the plugins: application.py for databases and the application, browser.py."""

pytest_plugins = ["tests.plugins.walls", "tests.plugins.application", "tests.plugins.browser"]
