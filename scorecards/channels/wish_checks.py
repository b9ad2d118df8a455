"""What a wished channel cannot be, refused with what to write instead."""

import re

from app.wording import N_, RefusalError
from scorecards.channels.queries import ChannelInfo
from scorecards.channels.usage import Use
from scorecards.channels.wishes import Wish, differences
from scorecards.maths.metric import Metric

LONGEST_NAME = 80
HIGHEST_SCORE = 1000
HIGHEST_MINIMUM = 1_000_000
_KEY = re.compile(r"[a-z0-9_-]{1,40}")
_SCALE = re.compile(r"([0-9]{1,4})-([0-9]{1,4})")


def check(wish: Wish) -> None:
    """Raise RefusalError where a part of a wished channel cannot be."""
    scale(wish)
    check_words(wish)


def scale(wish: Wish) -> tuple[int, int]:
    """The lowest and the highest score of a wish. Raises RefusalError where they are none, or the bands do not fit."""
    match = _SCALE.fullmatch(wish.scale)
    if match is None or int(match[1]) >= int(match[2]) or int(match[2]) > HIGHEST_SCORE:
        told = N_("the scale '%(scale)s' is none; write lowest and highest score, such as 0-10 (up to %(highest)s)")
        raise RefusalError(told, scale=wish.scale, highest=HIGHEST_SCORE)
    lowest, highest = int(match[1]), int(match[2])
    if not lowest <= wish.negative < wish.positive <= highest:
        told = N_(
            "positive from %(positive)s and negative to %(negative)s do not fit the scale %(scale)s; "
            "it takes %(lowest)s <= negative < positive <= %(highest)s"
        )
        figures = {"lowest": lowest, "highest": highest, "scale": wish.scale}
        raise RefusalError(told, positive=wish.positive, negative=wish.negative, **figures)
    return lowest, highest


def check_words(wish: Wish) -> None:
    """Raise RefusalError where key, metric, names or minimum cannot be."""
    if _KEY.fullmatch(wish.key) is None:
        told = N_("the key '%(key)s' is none; use 1 to 40 lower-case letters a-z, digits, - and _")
        raise RefusalError(told, key=wish.key)
    if wish.metric not in list(Metric):
        told = N_("the metric '%(metric)s' is none; choose from %(known)s")
        raise RefusalError(told, metric=wish.metric, known=", ".join(Metric))
    for name in (wish.name, wish.name_fi or "-", wish.name_sv or "-"):
        if not (1 <= len(name.strip()) <= LONGEST_NAME and name.isprintable()):
            told = N_("the name '%(name)s' is none; use 1 to %(longest)s characters on one line")
            raise RefusalError(told, name=name, longest=LONGEST_NAME)
    if not 0 <= wish.minimum <= HIGHEST_MINIMUM:
        told = N_("the minimum %(minimum)s is none; give a number of responses from 0 to %(highest)s")
        raise RefusalError(told, minimum=wish.minimum, highest=HIGHEST_MINIMUM)


def check_use(before: ChannelInfo, wish: Wish, use: Use) -> None:
    """Raise RefusalError where answers or targets stand on what the wish would change."""
    changed = {name for name, _was, _will in differences(before, wish)}
    if use.answers and changed & {"metric", "scale", "positive", "negative"}:
        told = N_(
            "the channel has %(count)s answers, and what was positive when they came stays so: "
            "scale and bands cannot change any more. Add a new channel for the new scale"
        )
        raise RefusalError(told, count=use.answers)
    if use.targets and "metric" in changed:
        raise RefusalError(
            N_("the channel has %(count)s targets in points of its metric: the metric cannot change any more"),
            count=use.targets,
        )
