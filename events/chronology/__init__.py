"""What follows from statements about time: bounds, explanations and contradictions (a Simple Temporal Network).

`Network(statements)` is kept up by `change`; `settled()` has the bounds and the contradictions, `explain` tells how a
bound comes about. Nothing here knows who said what: statements have keys, and what is believed first a lesser rank.
"""

from events.chronology.contradiction import Contradiction
from events.chronology.explain import Step
from events.chronology.network import Bounds, Network, Settled
from events.chronology.statements import Distance, End, Moment, Statement, Unit, Within

__all__ = [
    "Bounds",
    "Contradiction",
    "Distance",
    "End",
    "Moment",
    "Network",
    "Settled",
    "Statement",
    "Step",
    "Unit",
    "Within",
]
