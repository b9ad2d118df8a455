"""Values kept in memory: the latest used stay."""

from app.kept import Kept


def test_the_value_not_asked_for_the_longest_goes_first() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (1, None, 3)


def test_a_newer_value_takes_the_place_of_the_older_one() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("a", 1)
    kept.put("a", 2)
    assert kept.get("a") == 2
