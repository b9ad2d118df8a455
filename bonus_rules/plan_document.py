"""The bonus plan as HR writes it: one TOML document, checked whole before anything is stored.

Pure. Every number stays exact: whole numbers and Decimals, never floats.
"""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from bonus_rules.curve import Curve, CurveKind, CurvePoint
from bonus_rules.plan_checks import PlanRefusedError, Table, currency, name, number, one_of, refuse, truth, whole

LONGEST_DOCUMENT = 20_000  # beyond it a few hostile lines take minutes to read
MOST_CENTS = 1_000_000_000
MOST_RESPONSES = 1_000_000
MOST_WEIGHT = Decimal(1_000_000)
LEAST = Decimal("0.000001")
MOST_CAP_PERCENT = Decimal(200)
MOST_OFFSET = Decimal(200)
HUNDRED = Decimal(100)


class BelowMinimum(StrEnum):
    """What a channel pays a person who has fewer responses than the minimum."""

    NOTHING = "nothing"
    TEAM = "team"
    CARRY = "carry"


@dataclass(frozen=True, slots=True)
class Plan:
    """The bonus rules in force from a month on.

    maximum_cents: whole cents a month, above 0. minimum: responses a channel needs before it pays, 0 or more.
    weights: (channel key, weight above 0), rescaled over the channels a person serves.
    team_share_percent: 0 to 100, the part of each channel's money that follows the team.
    soft: pay responses / minimum of the share below the minimum, in place of below_minimum.
    months: the score is over the sum of the last 1 or 3 months.
    """

    name: str
    currency: str
    maximum_cents: int
    minimum: int
    weights: tuple[tuple[str, Decimal], ...]
    curve: Curve
    team_share_percent: Decimal
    below_minimum: BelowMinimum
    soft: bool
    months: int

    @property
    def carries(self) -> bool:
        """Whether responses below the minimum are added to the next month's."""
        return self.below_minimum is BelowMinimum.CARRY and not self.soft and self.months == 1

    def weight(self, channel: str) -> Decimal | None:
        """The weight of the channel with this key, None where the plan names none."""
        return dict(self.weights).get(channel)


def parse(text: str) -> Plan:
    """The plan that a TOML document describes; raises PlanRefusedError, a ValueError, at the first thing wrong.

    [curve], [team], [gate], [period] and minimum may be left out: linear from 10 points below the target (0 %) to the
    target (100 %), 30 % for the team, nothing below 10 responses, one month.
    """
    keys = ("name", "currency", "maximum_cents", "minimum", "weights", "curve", "team", "gate", "period")
    top = Table("", _read(text), keys)
    team = top.table("team", ("share_percent",))
    gate = top.table("gate", ("below_minimum", "soft"))
    return Plan(
        name=top.value("name", name),
        currency=top.value("currency", currency),
        maximum_cents=top.value("maximum_cents", whole(1, MOST_CENTS)),
        minimum=top.value("minimum", whole(0, MOST_RESPONSES), 10),
        weights=top.value("weights", _weights),
        curve=_curve(top.table("curve", ("kind", "points", "cap_percent"))),
        team_share_percent=team.value("share_percent", number(Decimal(0), HUNDRED), 30),
        below_minimum=BelowMinimum(gate.value("below_minimum", one_of(*BelowMinimum), "nothing")),
        soft=gate.value("soft", truth, False),
        months=top.table("period", ("months",)).value("months", _months, 1),
    )


def _read(text: str) -> dict[str, object]:
    if len(text) > LONGEST_DOCUMENT:
        raise PlanRefusedError(f"The plan is longer than {LONGEST_DOCUMENT} characters. Leave out what is no rule.")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise PlanRefusedError(f"The plan is not TOML: {error}. Correct that place and try again.") from error


def _weights(key: str, found: object) -> tuple[tuple[str, Decimal], ...]:
    if not isinstance(found, dict) or not found:
        refuse(key, "names no channel", "write [weights] with one line for each channel, such as phone = 2")
    check = number(LEAST, MOST_WEIGHT)
    if any(not channel.strip() for channel in found):
        refuse(key, "has a channel without a key", "give the channel's key, such as phone")
    return tuple((channel, check(f"{key}.{channel}", weight)) for channel, weight in found.items())


def _curve(table: Table) -> Curve:
    cap = table.value("cap_percent", number(LEAST, MOST_CAP_PERCENT), 100)
    kind = CurveKind(table.value("kind", one_of(*CurveKind), "linear"))
    key, found = table.key("points"), table.content.get("points", [[-10, 0], [0, 100]])
    least = 2 if kind is CurveKind.LINEAR else 1
    if not isinstance(found, list) or len(found) < least:
        refuse(key, f"has too few points for {kind}", f"give {least} or more, such as [[-10, 0], [0, 100]]")
    points = tuple(_point(f"{key}[{place}]", point, cap) for place, point in enumerate(found))
    for place, (before, after) in enumerate(pairwise(points), start=1):
        if after.offset <= before.offset:
            refuse(
                f"{key}[{place}]",
                f"has offset {after.offset} after {before.offset}",
                "order the points by offset, each once",
            )
        if after.percent < before.percent:
            refuse(
                f"{key}[{place}]", f"pays {after.percent} after {before.percent}", "let a better score never pay less"
            )
    return Curve(kind, points, cap)


def _point(key: str, found: object, cap: Decimal) -> CurvePoint:
    if not isinstance(found, list) or len(found) != 2:
        refuse(
            key,
            "is not a pair",
            "write [offset from target in points, percent of the channel's share], such as [0, 100]",
        )
    offset = number(-MOST_OFFSET, MOST_OFFSET)(f"{key} offset", found[0])
    percent = number(Decimal(0), MOST_CAP_PERCENT)(f"{key} percent", found[1])
    if percent > cap:
        refuse(f"{key} percent", f"{percent} is above cap_percent, {cap}", "lower it, or raise cap_percent in [curve]")
    return CurvePoint(offset, percent)


def _months(key: str, found: object) -> int:
    months = whole(1, 3)(key, found)
    return months if months != 2 else refuse(key, "2 is not a period of this product", "write 1 or 3")
