"""Fields that no form has: every column of every table by its name, each with a value that would be noticed."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer
from sqlalchemy.types import TypeEngine

from app.db import Base, Euros, Moment

NUMBER, DAY, WORD = 987_654, "1987-06-05", "kx7qword"
KNOWN = {
    "role": "admin",
    "roles": "admin",
    "state": "approved",
    "language": "fi",
    "chosen_language": "fi",
    "metric": "csat",
    "wish": "grant",
    "currency": "XXX",
    "email": f"{WORD}@evil.example",
    "month": "1987-06",
}
COLUMNS = [column for table in Base.metadata.sorted_tables for column in table.c]
SIGNS = (str(NUMBER), "1987", WORD, "XXX")


def _value(column: Column[Any]) -> str:
    kind: TypeEngine[Any] = column.type
    if column.name in KNOWN:
        return KNOWN[column.name]
    if isinstance(kind, Boolean):
        return "true"
    if isinstance(kind, Moment):
        return f"{DAY}T04:03:02+00:00"
    if isinstance(kind, Date):
        return DAY
    return str(NUMBER) if isinstance(kind, Integer | Euros) else WORD


VALUES = {column.name: _value(column) for column in COLUMNS}
SHAPES = ("{}", "{}[]", "{}[0]", "person.{}", "person[{}]", "person-0-{}", "__class__.{}", "data[attributes][{}]")
ALSO = {
    "id": str(NUMBER),
    "_method": "DELETE",
    "_id": str(NUMBER),
    "is_admin": "1",
    "admin": "1",
    "actor_id": str(NUMBER),
}


def extras(besides: set[str]) -> list[tuple[str, str]]:
    """Every extra field in every shape, but those whose plain names a form has itself."""
    every = {shape.format(name): value for shape in SHAPES for name, value in VALUES.items()} | ALSO
    return [(name, value) for name, value in every.items() if name not in besides]
