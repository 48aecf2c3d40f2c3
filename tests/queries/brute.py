"""The answer about a window, worked out by looking at every placement."""

from itertools import pairwise

from events.models import Placement

SLICES = 8


def order(row):
    return -row.rank, row.event_id, row.pk


def rows_of(timeline, audience, events=None):
    rows = Placement.objects.filter(timeline=timeline, audience=audience).exclude(kind="reading")
    return [row for row in rows.select_related("event") if events is None or row.event_id in events]


def within(rows, begins, ends):
    return sorted((row for row in rows if row.span_begins < ends and row.span_ends > begins), key=order)


def heaviest(rows, begins, ends, k):
    """Numbers of the events of the k heaviest, and of the heaviest of each slice."""
    width = 1
    while width * SLICES < ends - begins:
        width *= 2
    edges = [begins, *(n * width for n in range(begins // width + 1, -(-ends // width))), ends]
    found = within(rows, begins, ends)[:k]
    for one, other in pairwise(edges):
        found += within(rows, one, other)[: k // SLICES]
    return sorted({(row.event.number, row.span_begins, row.kind) for row in found})


def told(answer):
    return sorted({(row["n"], row["b"], row["kind"]) for row in answer["placements"]})


def near(rows, density):
    """Beginnings and overlaps of the buckets that a density names."""
    counted = [row for row in rows if row.kind != "former"]
    begins, step = density["from"], density["step"]
    edges = [
        (begins + n * step, begins + (n + 1) * step) for n in range(len(density.get("starts", density.get("counts"))))
    ]
    starts = [sum(one <= row.span_begins < other for row in counted) for one, other in edges]
    overlaps = [sum(row.span_begins < other and row.span_ends > one for row in counted) for one, other in edges]
    return starts, overlaps


def outside(rows, begins, ends):
    counted = sorted((row for row in rows if row.kind != "former"), key=order)
    before = [row.event.number for row in counted if row.span_ends <= begins][:3]
    after = [row.event.number for row in counted if row.span_begins >= ends][:3]
    return sorted(before), sorted(after)
