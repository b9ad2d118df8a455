"""Every page that any role gets, refusals too, is what a page must be; see tests/faults.py and tests/nesting.py."""

import pytest

from tests.access.conftest import Found
from tests.access.matrix import OTHERS
from tests.access.sample import Sample
from tests.access.samples import sample
from tests.faults import faults
from tests.nesting import misplaced
from tests.plugins.telling import Tell

pytestmark = [pytest.mark.xdist_group("access"), pytest.mark.timeout(600)]


def test_every_page_is_as_a_page_must_be(found: Found, database_kind: str, tell: Tell) -> None:
    pages = {one.text: one for one in (*found.answers, *found.unlisted) if one.is_page}
    wrong = [f"{one}: {fault}" for text, one in pages.items() for fault in (*misplaced(text), *faults(one.tree))]
    tell(f"pages: {len(pages)} different ones on {database_kind}, {len(wrong)} faults")
    assert not wrong, "\n".join(sorted(set(wrong)))


def test_a_title_belongs_to_one_page(found: Found) -> None:
    shown = [one for one in found.answers if one.is_page and one.status == 200 and one.route.startswith("GET")]
    titles: dict[tuple[str, str], set[str]] = {}
    for one in shown:
        titles.setdefault((one.column.rstrip(OTHERS), one.tree.findtext(".//title")), set()).add(one.route)
    assert {title: sorted(routes) for title, routes in titles.items() if len(routes) > 1} == {}


def test_samples_say_which_routes_show_a_page(found: Found) -> None:
    opened = [one for one in found.answers if one.route.startswith("GET") and one.cell == "ok"]
    showing = {one.route for one in opened if one.is_page}
    wrong = {one.route for one in opened if (one.route in showing) != (sample(one.route) or Sample()).page}
    assert not wrong, f"correct page= of these in tests/access/samples.py: {sorted(wrong)}"
