"""The tabs above every page of the administrator, handed up by the floors they lead to, as menu entries are."""

from dataclasses import dataclass

from flask import Flask, current_app, request, url_for
from flask_babel.speaklater import LazyString

from app.access import Permission
from app.signin.guard import viewer_or_none

HOME = "admin.index"


@dataclass(frozen=True, slots=True)
class Tab:
    """A page with its place in the row, and what it takes to open it."""

    rank: int
    endpoint: str
    label: LazyString
    permission: Permission


def add_tab(flask_app: Flask, tab: Tab) -> None:
    """Hand a tab up; called by a package's wiring."""
    flask_app.extensions.setdefault("kymppi_admin_tabs", []).append(tab)


def items() -> list[tuple[LazyString, str, bool]]:
    """The tabs that the present viewer may open, each with its address and whether the page shown belongs to it."""
    found = viewer_or_none()
    everything: list[Tab] = current_app.extensions.get("kymppi_admin_tabs", [])
    open_ones = [tab for tab in everything if found and found.may(tab.permission)]
    ordered = sorted(open_ones, key=lambda tab: tab.rank)
    return [(tab.label, url_for(tab.endpoint), _is_here(tab)) for tab in ordered]


def _is_here(tab: Tab) -> bool:
    address = url_for(tab.endpoint)
    return request.path == address or (tab.endpoint != HOME and request.path.startswith(f"{address}/"))
