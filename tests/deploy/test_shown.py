"""The table of pages to photograph is whole, and a browser finds its way to each."""

from uuid import UUID

from deploy.shown import NOT_SHOWN, PAGES, Shown
from tests.access.matrix import pages
from tests.access.sample import Sample
from tests.access.samples import sample


def test_every_page_is_photographed() -> None:
    routes = {route.removeprefix("GET ") for _, route in pages() if (sample(route) or Sample()).page}
    shown = {page.route for page in PAGES.values()} | NOT_SHOWN.keys()
    assert routes - shown == set(), (
        "give each a name, a role and a way to it in PAGES of deploy/shown.py, or a reason in NOT_SHOWN"
    )
    assert shown - routes == set(), "no such page (any more): take it out of deploy/shown.py"


def test_a_page_whose_address_names_an_object_is_reached_from_another() -> None:
    assert {name for name, page in PAGES.items() if ("<" in page.route) != bool(page.via)} == set()
    assert {page.via for page in PAGES.values() if page.via} <= set(PAGES)


def test_a_link_to_a_page_is_told_from_one_to_another() -> None:
    links, somebody = Shown("supervisor", "/people/<uuid:uuid>/card", via="team").links, "/people/" + str(UUID(int=7))
    assert links.match(f"{somebody}/card")
    assert links.match(f"{somebody}/card?month=2026-10")
    others = (f"{somebody}/cards", f"{somebody}/card/x", "/people/a/b/card", "/people/import/card")
    assert [one for one in others if links.match(one)] == []


def test_a_page_for_something_new_is_not_taken_for_one_of_a_thing_there_is() -> None:
    links = Shown("admin", "/admin/channels/<key>", via="channels").links
    assert [bool(links.match(f"/admin/channels/{key}")) for key in ("phone", "newest", "new")] == [True, True, False]
