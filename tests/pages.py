"""A visitor who looks over every page as it comes: what any page must satisfy, with the cure in each message."""

import csv
import re
from dataclasses import dataclass
from io import StringIO

from flask.testing import FlaskClient
from lxml import html
from lxml.html import HtmlElement
from werkzeug.test import TestResponse

from tests.faults import faults
from tests.nesting import misplaced


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was found in order."""

    response: TestResponse
    tree: HtmlElement

    @property
    def text(self) -> str:
        """What can be read on it, runs of space made one."""
        return " ".join(self.tree.xpath("string(//body)").split())

    def texts(self, path: str) -> list[str]:
        """The text of each element at an XPath."""
        return [" ".join(found.text_content().split()) for found in self.tree.xpath(path)]


class Visitor:
    """A browser without scripts that checks each page it gets."""

    def __init__(self, client: FlaskClient) -> None:
        """Visit with this client, signed in or not."""
        self.client = client

    def get(self, address: str, status: int = 200, language: str | None = None) -> Page:
        """The page at an address. Fails when it comes with another status, or lacks what every page must have."""
        return checked(self.client.get(address, headers={"Accept-Language": language} if language else {}), status)

    def post(self, address: str, data: dict[str, str], status: int = 422) -> Page:
        """The page that answers a form which was not taken."""
        return checked(self.client.post(address, data=data), status)


def checked(response: TestResponse, status: int) -> Page:
    """The page of an answer, looked over."""
    address = response.request.path
    assert response.status_code == status, f"{address} answered {response.status_code}"
    tree = html.document_fromstring(response.text)
    wrong = [*misplaced(response.text), *faults(tree)]
    assert wrong == [], f"{address}: {wrong}"
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    return Page(response, tree)


def rows_in(response: TestResponse) -> list[list[str]]:
    """The rows of a CSV file, the header first."""
    return list(csv.reader(StringIO(response.data.decode("utf-8-sig"))))


def token_in(text: str) -> str:
    """The token of the page's form."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', text)
    assert found, "the page has no form with a token"
    return found[1]
