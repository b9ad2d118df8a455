"""Progress against a brute force that adds answers one at a time, and at any size (maths.md A1-A4, A6, A7)."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.maths.goal import Goal, goal
from scorecards.maths.metric import Metric, Tally, score, shown
from scorecards.maths.progress import (
    UNLIMITED,
    Progress,
    State,
    progress,
    responses_at_mix,
)

FAR = 3000  # further than any finite answer of the small cases
NPS, CSAT = Metric.NPS, Metric.CSAT
Counts = tuple[int, int, int]


def met(metric: Metric, counts: Counts, target: str, minimum: int) -> bool:
    positives, neutrals, negatives = counts
    n = positives + neutrals + negatives
    if n == 0 or n < minimum:
        return False
    good = Fraction(positives, n) - (Fraction(negatives, n) if metric is NPS else 0)
    return good * 100 >= Fraction(target)


def first_met(metric: Metric, counts: Counts, target: str, minimum: int) -> int | None:
    positives, *rest = counts
    return next((k for k in range(FAR) if met(metric, (positives + k, rest[0], rest[1]), target, minimum)), None)


def last_met(metric: Metric, counts: Counts, target: str, minimum: int, kind: int) -> int | str:
    for more in range(1, FAR):
        tried = list(counts)
        tried[kind] += more
        if not met(metric, (tried[0], tried[1], tried[2]), target, minimum):
            return more - 1
    return UNLIMITED


def most_negatives(metric: Metric, counts: Counts, target: str, minimum: int, missing: int) -> int:
    p, u, d = counts
    return max(x for x in range(missing + 1) if met(metric, (p + missing - x, u, d + x), target, minimum))


@st.composite
def small_cases(draw: st.DrawFn) -> tuple[Metric, Counts, str, int]:
    metric = draw(st.sampled_from(Metric))
    count = st.integers(0, 7)
    target = draw(st.integers(metric.lowest, 100) | st.sampled_from([metric.lowest, 0, 50, 100]))
    decimals = draw(st.sampled_from(["", ".5"])) if -99 < target < 90 else ""
    return metric, (draw(count), draw(count), draw(count)), f"{target}{decimals}", draw(st.integers(0, 20))


@st.composite
def big_cases(draw: st.DrawFn) -> tuple[Metric, Tally, Goal]:
    metric = draw(st.sampled_from(Metric))
    counts = st.integers(0, 10**9) | st.integers(0, 40)
    tally = Tally(draw(counts), draw(counts), draw(counts))
    target = draw(st.decimals(metric.lowest, 100, places=draw(st.integers(0, 6)), allow_nan=False))
    return metric, tally, goal(metric, target, draw(st.integers(0, 10**9) | st.integers(0, 60)))


def found(metric: Metric, counts: Counts, target: str, minimum: int) -> Progress:
    return progress(metric, Tally(*counts), goal(metric, target, minimum))


@settings(max_examples=300, deadline=None)
@given(small_cases())
def test_still_needed_is_the_first_number_of_positives_that_meets_the_target(
    case: tuple[Metric, Counts, str, int],
) -> None:
    assert found(*case).still_needed == first_met(*case)


@settings(max_examples=300, deadline=None)
@given(small_cases())
def test_the_cushions_are_what_trying_finds(case: tuple[Metric, Counts, str, int]) -> None:
    result = found(*case)
    if met(*case):
        assert (result.cushion_negative, result.cushion_neutral) == (last_met(*case, 2), last_met(*case, 1))
    else:
        assert (result.cushion_negative, result.cushion_neutral) == (None, None)


@settings(max_examples=300, deadline=None)
@given(small_cases())
def test_the_slack_is_the_most_negatives_among_the_missing_responses(case: tuple[Metric, Counts, str, int]) -> None:
    result = found(*case)
    missing = max(0, max(1, case[3]) - sum(case[1]))
    assert result.missing_responses == missing
    if missing and first_met(*case) == missing:
        assert result.slack_negative == most_negatives(*case, missing)
    else:
        assert result.slack_negative is None


@settings(max_examples=300, deadline=None)
@given(small_cases())
def test_the_state_is_the_one_that_trying_gives(case: tuple[Metric, Counts, str, int]) -> None:
    metric, counts, target, _ = case
    result = found(*case)
    expected = (
        State.NO_DATA if sum(counts) == 0
        else State.HIT if met(*case)
        else State.UNREACHABLE if first_met(*case) is None
        else State.NEEDS_RESPONSES if met(metric, counts, target, 0)
        else State.OPEN
    )  # fmt: skip
    assert result.state is expected


@settings(max_examples=300, deadline=None)
@given(big_cases())
def test_still_needed_suffices_and_one_fewer_does_not_at_any_size(case: tuple[Metric, Tally, Goal]) -> None:
    metric, tally, aim = case
    counts, target = (tally.positives, tally.neutrals, tally.negatives), str(aim.score)
    k = progress(*case).still_needed
    if k is None:
        assert aim.score == 100
        assert tally.positives < tally.responses
        return
    assert met(metric, (counts[0] + k, *counts[1:]), target, aim.minimum)
    assert k == 0 or not met(metric, (counts[0] + k - 1, *counts[1:]), target, aim.minimum)


@settings(max_examples=300, deadline=None)
@given(big_cases())
def test_a_cushion_holds_and_one_more_breaks_it_at_any_size(case: tuple[Metric, Tally, Goal]) -> None:
    metric, tally, aim = case
    result = progress(*case)
    for cushion, one in ((result.cushion_negative, Tally(0, 0, 1)), (result.cushion_neutral, Tally(0, 1, 0))):
        if isinstance(cushion, int):
            states = [progress(metric, tally + times(one, c), aim).state for c in (cushion, cushion + 1)]
            assert [state is State.HIT for state in states] == [True, False]
        elif cushion == UNLIMITED:
            assert progress(metric, tally + times(one, 10**12), aim).state is State.HIT


def times(one: Tally, factor: int) -> Tally:
    return Tally(one.positives * factor, one.neutrals * factor, one.negatives * factor)


@settings(max_examples=500, deadline=None)
@given(big_cases() | small_cases().map(lambda c: (c[0], Tally(*c[1]), goal(c[0], c[2], c[3]))))
def test_the_shown_score_never_contradicts_the_state(case: tuple[Metric, Tally, Goal]) -> None:
    metric, tally, aim = case
    points = score(metric, tally)
    if points is None:
        return
    text = shown(points, aim.score)
    reaches = Fraction(text) >= Fraction(aim.score)
    assert reaches == (progress(*case).state in (State.HIT, State.NEEDS_RESPONSES))
    assert 0 <= points - Fraction(text) < Fraction(1, 10)
    assert text[0] != "-" or Fraction(text) < 0


@settings(max_examples=200, deadline=None)
@given(big_cases(), st.integers(1, 10**6))
def test_more_positives_never_lower_the_score_nor_raise_the_need(case: tuple[Metric, Tally, Goal], more: int) -> None:
    metric, tally, aim = case
    richer = tally + Tally(positives=more)
    before, after = score(metric, tally), score(metric, richer)
    assert after is not None
    assert before is None or after >= before
    k = progress(*case).still_needed
    assert progress(metric, richer, aim).still_needed == (None if k is None else max(0, k - more))


@settings(max_examples=150, deadline=None)
@given(small_cases(), st.fractions(-1, 1, max_denominator=12))
def test_responses_at_the_usual_mix_are_the_first_that_meet_the_target(
    case: tuple[Metric, Counts, str, int], mix: Fraction
) -> None:
    metric, (p, u, d), target, minimum = case
    n, net = p + u + d, p - (d if metric is NPS else 0)
    least, asked = max(1, minimum), Fraction(target) / 100
    tried = (r for r in range(FAR) if n + r >= least and net + r * mix >= asked * (n + r))
    assert_same_or_far(responses_at_mix(metric, Tally(p, u, d), goal(metric, target, minimum), mix), next(tried, None))


def assert_same_or_far(answer: int | None, tried: int | None) -> None:
    assert answer == tried or (tried is None and answer is not None and answer >= FAR)
