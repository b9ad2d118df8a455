"""The answers of `flask needed`."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from scorecards.maths.needed import needed, needed_from_text

CASE = {"metric": "nps", "positives": 5, "neutrals": 5, "negatives": 1, "target": "50", "minimum": 10}


def test_one_case_is_answered_in_full() -> None:
    assert needed(CASE) == {
        "state": "open",
        "still_needed": 3,
        "missing_responses": 0,
        "cushion_negative": None,
        "cushion_neutral": None,
        "score": "400/11",
        "shown": "36.3",
    }


def test_the_score_is_shown_with_the_decimals_of_the_target() -> None:
    assert needed(CASE | {"target": "36.363"})["shown"] == "36.363"


def test_without_answers_score_and_text_are_null() -> None:
    answer = needed(CASE | {"positives": 0, "neutrals": 0, "negatives": 0})
    assert (answer["state"], answer["still_needed"], answer["score"], answer["shown"]) == ("no_data", 10, None, None)


def test_an_answer_is_plain_json() -> None:
    answer = needed(CASE | {"target": -100})
    assert json.loads(json.dumps(answer)) == answer
    assert (answer["state"], answer["cushion_negative"], answer["cushion_neutral"]) == ("hit", "unlimited", "unlimited")


@pytest.mark.parametrize("target", ["50", "50.0", 50, Decimal("50"), Decimal("5e1"), Decimal("50.000000")])
def test_the_target_may_be_text_or_an_exact_number(target: object) -> None:
    assert needed(CASE | {"target": target}) == needed(CASE)


@pytest.mark.parametrize("metric", ["NPS", "Nps"])
def test_the_metric_is_known_in_any_case_of_letters(metric: str) -> None:
    assert needed(CASE | {"metric": metric}) == needed(CASE)


def test_the_largest_counts_are_answered() -> None:
    answer = needed(CASE | {"positives": 10**9, "neutrals": 10**9, "negatives": 10**9, "target": "99.999999"})
    assert answer["still_needed"] == 3 * 10**17 - 3 * 10**9


BAD_COUNTS: list[Any] = [
    True,
    False,
    1.0,
    -1,
    10**9 + 1,
    10**6000,
    Decimal(5),
    "5",
    "٥",
    None,
    [1],
    {"a": 1},
    float("nan"),
]


@pytest.mark.parametrize("key", ["positives", "neutrals", "negatives", "minimum"])
@pytest.mark.parametrize("bad", BAD_COUNTS, ids=[str(number) for number in range(len(BAD_COUNTS))])
def test_a_bad_count_is_named_with_its_key_and_the_cure(key: str, bad: Any) -> None:
    with pytest.raises(ValueError, match=rf"^{key} must be (a whole number such as 12|between 0 and 10+), not "):
        needed(CASE | {key: bad})


BAD_TARGETS: list[Any] = [
    True, 50.0, float("inf"), None, "", "1e400", Decimal("1e400"), "٥٠", "101", -101, "50.0000001", [], "x" * 9999,
]  # fmt: skip


@pytest.mark.parametrize("bad", BAD_TARGETS, ids=[str(number) for number in range(len(BAD_TARGETS))])
def test_a_bad_target_is_named_with_its_key(bad: Any) -> None:
    with pytest.raises(ValueError, match=r"^target (must be|may have)") as told:
        needed(CASE | {"target": bad})
    assert len(str(told.value)) < 200


def test_a_target_below_zero_is_no_csat() -> None:
    with pytest.raises(ValueError, match=r"^target must be between 0 and 100 points, not -1"):
        needed(CASE | {"metric": "csat", "target": "-1"})


@pytest.mark.parametrize("bad", ["", "ces", "nps ", None, 1, True, ["nps"], "ⓝps", "x" * 9999])
def test_a_bad_metric_is_named(bad: Any) -> None:
    with pytest.raises(ValueError, match=r'^metric must be "nps" or "csat", not ') as told:
        needed(CASE | {"metric": bad})
    assert len(str(told.value)) < 200


@pytest.mark.parametrize("key", sorted(CASE))
def test_a_missing_key_is_named(key: str) -> None:
    with pytest.raises(ValueError, match=f"^{key} is missing: give exactly these: metric, positives"):
        needed({name: value for name, value in CASE.items() if name != key})


@pytest.mark.parametrize("key", ["Target", "goal", "", "x" * 9999, 5, "minimum\n"])
def test_an_unknown_key_is_named(key: Any) -> None:
    with pytest.raises(ValueError, match=r"is not a known key: give exactly these: metric, positives") as told:
        needed(CASE | {key: 1})
    assert len(str(told.value)) < 200


@pytest.mark.parametrize("case", [[], None, 5, "nps", [CASE], True])
def test_a_case_that_is_no_object_is_refused(case: object) -> None:
    with pytest.raises(ValueError, match=r"^A case must be an object with keys"):
        needed(case)


def test_options_as_text_give_the_same_answer() -> None:
    assert needed_from_text({key: str(value) for key, value in CASE.items()}) == needed(CASE)


@pytest.mark.parametrize("bad", ["", "5.0", "٥", "1e3", "1_0", " 5", "-1", "9" * 5000, "99999999999", "5\n"])
def test_a_bad_option_is_named_with_its_key(bad: str) -> None:
    with pytest.raises(ValueError, match=r"^negatives must be"):
        needed_from_text({key: str(value) for key, value in CASE.items()} | {"negatives": bad})


@pytest.mark.parametrize(
    ("case", "message"),
    [
        (CASE | {"Goal": 1}, "'Goal' is not a known key: give exactly these: "),
        ([CASE], "A case must be an object with keys, not a list: give exactly these: "),
        (CASE | {"metric": "ces"}, """metric must be "nps" or "csat", not 'ces'."""),
        (CASE | {"metric": 5}, 'metric must be "nps" or "csat", not 5.'),
    ],
)
def test_a_refusal_repeats_what_was_given(case: object, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        needed(case)


def test_only_counts_are_read_as_numbers_among_options() -> None:
    with pytest.raises(ValueError, match=r"not '5'\.$"):
        needed_from_text({key: str(value) for key, value in CASE.items()} | {"metric": "5"})


def test_a_message_is_one_line_of_plain_characters_whatever_was_given() -> None:
    with pytest.raises(ValueError, match=r"^target must be a number, not '5\\n\\u0665'") as told:
        needed(CASE | {"target": "5\n٥"})
    assert str(told.value).isascii()
