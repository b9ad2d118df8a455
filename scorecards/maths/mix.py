"""A mix of answers: how likely each kind is, and how sure that is (maths.md C1)."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecards.maths.metric import Metric, Tally


@dataclass(frozen=True, slots=True)
class Mix:
    """Weights of positive, neutral and negative answers, each above 0 (alpha in maths.md).

    Their sum, in answers, says how sure the mix is. Raises ValueError otherwise.
    """

    positive: float
    neutral: float
    negative: float

    def __post_init__(self) -> None:
        if not (min(self.positive, self.neutral, self.negative) > 0 and self.total < float("inf")):
            raise ValueError(f"A mix has finite weights above 0: {self!r}.")

    @property
    def total(self) -> float:
        """How many answers the mix is worth (|alpha|)."""
        return self.positive + self.neutral + self.negative

    def plus(self, tally: Tally, weight: float = 1.0) -> "Mix":
        """The mix and so many answers, each worth the weight."""
        return Mix(
            self.positive + weight * tally.positives,
            self.neutral + weight * tally.neutrals,
            self.negative + weight * tally.negatives,
        )

    def times(self, factor: "Mix") -> "Mix":
        """Each weight times the factor's weight, the total left as it was."""
        raw = Mix(self.positive * factor.positive, self.neutral * factor.neutral, self.negative * factor.negative)
        return raw.worth(self.total)

    def worth(self, total: float) -> "Mix":
        """The same shares, worth so many answers."""
        scale = total / self.total
        return Mix(self.positive * scale, self.neutral * scale, self.negative * scale)

    def usual_net(self, metric: Metric) -> float:
        """Positives less w negatives per answer, -1 to 1 (mu in maths.md A6)."""
        return (self.positive - metric.negative_weight * self.negative) / self.total


def pooled(tallies: Iterable[Tally]) -> Mix:
    """A channel's shares, from the sums of its tallies and half an answer of each kind (pi; its total is 1)."""
    counts = sum(tallies, Tally())
    return Mix(counts.positives + 0.5, counts.neutrals + 0.5, counts.negatives + 0.5).worth(1.0)
